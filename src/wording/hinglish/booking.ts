/** Hinglish: from the doctor to the booked appointment. */
import { formatRupees } from '../../domain/money/money.ts';
import { bothTimesOfDay } from '../calendar.ts';
import { formatPhone } from '../phrases.ts';
import { asGiven, bold, lines, link, rich } from '../rich.ts';
import type { BookingSentences } from '../themes.ts';
import { hinglish, hinglishVocabulary } from './vocabulary.ts';

const { specialities, genders } = hinglishVocabulary;

const withDoctor = (doctorName: string | null): string =>
  doctorName === null ? '' : `${hinglish.doctor(doctorName)} ke paas `;

export const hinglishBooking = {
  askDoctor: ({ speciality, fromComplaint }) => {
    if (speciality === null) return lines('Aapko kis tarah ke doctor ko dikhana hai?');
    return fromComplaint
      ? lines(
          rich`Iske liye patients aam taur par ${bold(specialities[speciality])} ke doctor ko dikhate hain. Chahein to koi aur chuniye.`,
          'Kis doctor ko dikhana hai?',
        )
      : lines(rich`${bold(specialities[speciality])}: kis doctor ko dikhana hai?`);
  },
  doctorLine: ({ doctorName, speciality, feePaise, languages }) =>
    rich`${bold(hinglish.doctor(doctorName))}, ${specialities[speciality]} · ${formatRupees(feePaise)}${languages.length === 0 ? null : ` · ${languages.join(', ')}`}`,
  whichDoctor: () => lines('Is naam se hamare ek se zyada doctor milte hain.', 'Kis doctor ko dikhana hai?'),
  askSlot: ({ doctorName, wish }) => {
    const wished = wish === null ? null : hinglish.wish(wish);
    if (wished !== null) {
      const free =
        doctorName === null ? 'Yeh time free hain.' : `${withDoctor(doctorName)}yeh time free hain.`;
      return lines(rich`📅 ${bold(wished)}`, free, 'Kaun sa theek rahega?');
    }
    return lines(
      doctorName === null ? 'Kab aana hai?' : `${withDoctor(doctorName)}kab aana hai?`,
      'Neeche se chuniye, ya din aur time likhiye.',
    );
  },
  askOtherSlot: ({ doctorName, wish }) => {
    const wished = hinglish.wish(wish);
    return lines(
      rich`Maaf kijiye, ${withDoctor(doctorName)}aapke bataye time mein kuch free nahi hai${wished === null ? null : rich`: ${bold(wished)}`}.`,
      'Sabse paas ke free time neeche hain.',
      'Kaun sa theek rahega?',
    );
  },
  noFreeSlots: ({ doctorName, clinicPhone }) =>
    lines(
      `Maaf kijiye, agle kuch dinon mein ${withDoctor(doctorName)}koi time free nahi hai.`,
      rich`Shayad hamara staff koi time nikal sake: ${bold(clinicPhone)}`,
    ),
  slotJustTaken: (visit) =>
    lines(
      rich`Maaf kijiye, ${hinglish.doctor(visit.doctorName)} ka ${bold(hinglish.visit(visit))} wala time abhi-abhi bhar gaya.`,
      'Koi doosra time chuniye.',
    ),
  weekdayContradictsDate: ({ date, weekday, dateOfWeekday }) =>
    lines(
      `${hinglish.dateWithoutWeekday(date)} ko ${hinglish.weekdayOf(date)} hai, ${hinglish.weekday(weekday)} nahi.`,
      rich`Kaun sa din sahi hai: ${bold(hinglish.date(date))} ya ${bold(hinglish.date(dateOfWeekday))}?`,
    ),
  morningOrEvening: ({ hour12, minute }) => {
    const [early, late] = bothTimesOfDay(hour12, minute).map(hinglish.time);
    return lines(`${early} par aana hai ya ${late} par?`);
  },
  summary: (facts) =>
    lines(
      'Ek baar sab dekh lijiye:',
      rich`Patient: ${hinglish.patient(facts.patientName)}, ${hinglish.age(facts.ageYears, facts.ageMonths)}, ${genders[facts.gender]}`,
      rich`Phone: ${formatPhone(facts.phone)}`,
      rich`Dikhane ki wajah: ${asGiven(facts.purpose)}`,
      rich`Doctor: ${bold(hinglish.doctor(facts.doctorName))}, ${specialities[facts.speciality]}`,
      rich`Time: ${bold(hinglish.visit(facts))}`,
      rich`Fees: ${bold(facts.feePaise === 0 ? 'free' : formatRupees(facts.feePaise))}`,
      `Yeh time aapke liye ${facts.holdMinutes} minute tak rakha hai.`,
      facts.feePaise === 0 ? 'Kya book kar dein?' : 'Payment kaise karna hai?',
    ),
  booked: (facts) =>
    lines(
      rich`✅ ${bold('Aapka appointment book ho gaya hai.')}`,
      rich`Booking number: ${bold(facts.reference)}`,
      rich`Patient: ${hinglish.patient(facts.patientName)}`,
      rich`Doctor: ${hinglish.doctor(facts.doctorName)}, ${specialities[facts.speciality]}`,
      rich`Time: ${bold(hinglish.visit(facts))}`,
      facts.payAtClinicPaise === null
        ? null
        : rich`Clinic mein ${bold(formatRupees(facts.payAtClinicPaise))} ka payment kijiye.`,
      rich`Address: ${facts.address}`,
      [link(facts.mapUrl)],
    ),
  holdExpired: (visit) =>
    lines(
      'Jo time humne aapke liye rokkar rakha tha, woh ab chhoot gaya hai:',
      rich`${bold(hinglish.visit(visit))}, ${hinglish.doctor(visit.doctorName)}`,
      'Kya phir se time dekhein?',
    ),
} satisfies BookingSentences;
