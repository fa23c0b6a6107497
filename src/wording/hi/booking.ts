/** Hindi: from the doctor to the booked appointment. */
import { formatRupees } from '../../domain/money/money.ts';
import { bothTimesOfDay } from '../calendar.ts';
import { formatPhone } from '../phrases.ts';
import { asGiven, bold, lines, link, rich } from '../rich.ts';
import type { BookingSentences } from '../themes.ts';
import { hindi, hindiLanguageName, hindiVocabulary } from './vocabulary.ts';

const { specialities, genders } = hindiVocabulary;

const withDoctor = (doctorName: string | null): string =>
  doctorName === null ? '' : `${hindi.doctor(doctorName)} के पास `;

export const hindiBooking = {
  askDoctor: ({ speciality, fromComplaint }) => {
    if (speciality === null) return lines('आपको किस तरह के डॉक्टर को दिखाना है?');
    return fromComplaint
      ? lines(
          rich`इसके लिए मरीज़ आम तौर पर ${bold(specialities[speciality])} के डॉक्टर को दिखाते हैं। चाहें तो कोई और चुनिए।`,
          'किस डॉक्टर को दिखाना है?',
        )
      : lines(rich`${bold(specialities[speciality])}: किस डॉक्टर को दिखाना है?`);
  },
  doctorLine: ({ doctorName, speciality, feePaise, languages }) =>
    rich`${bold(hindi.doctor(doctorName))}, ${specialities[speciality]} · ${formatRupees(feePaise)}${languages.length === 0 ? null : ` · ${languages.map(hindiLanguageName).join(', ')}`}`,
  whichDoctor: () => lines('इस नाम से हमारे एक से ज़्यादा डॉक्टर मिलते हैं।', 'किस डॉक्टर को दिखाना है?'),
  askSlot: ({ doctorName, wish }) => {
    const wished = wish === null ? null : hindi.wish(wish);
    return wished === null
      ? lines(`${withDoctor(doctorName)}कब आना है?`, 'नीचे से चुनिए, या दिन और समय लिखिए।')
      : lines(rich`📅 ${bold(wished)}`, `${withDoctor(doctorName)}ये समय खाली हैं।`, 'कौन सा ठीक रहेगा?');
  },
  askOtherSlot: ({ doctorName, wish }) => {
    const wished = hindi.wish(wish);
    return lines(
      rich`माफ़ कीजिए, ${withDoctor(doctorName)}आपके बताए समय में कुछ खाली नहीं है${wished === null ? null : rich`: ${bold(wished)}`}।`,
      'सबसे पास के खाली समय नीचे हैं।',
      'कौन सा ठीक रहेगा?',
    );
  },
  noFreeSlots: ({ doctorName, clinicPhone }) =>
    lines(
      `माफ़ कीजिए, अगले कुछ दिनों में ${withDoctor(doctorName)}कोई समय खाली नहीं है।`,
      rich`शायद हमारा स्टाफ़ कोई समय निकाल सके: ${bold(clinicPhone)}`,
    ),
  slotJustTaken: (visit) =>
    lines(
      rich`माफ़ कीजिए, ${hindi.doctor(visit.doctorName)} का ${bold(hindi.visit(visit))} वाला समय अभी-अभी भर गया।`,
      'कोई दूसरा समय चुनिए।',
    ),
  weekdayContradictsDate: ({ date, weekday, dateOfWeekday }) =>
    lines(
      `${hindi.dateWithoutWeekday(date)} को ${hindi.weekdayOf(date)} है, ${hindi.weekday(weekday)} नहीं।`,
      rich`कौन सा दिन सही है: ${bold(hindi.date(date))} या ${bold(hindi.date(dateOfWeekday))}?`,
    ),
  morningOrEvening: ({ hour12, minute }) => {
    const [early, late] = bothTimesOfDay(hour12, minute).map(hindi.time);
    return lines(`${early} आना है या ${late}?`);
  },
  summary: (facts) =>
    lines(
      'एक बार सब देख लीजिए:',
      rich`मरीज़: ${hindi.patient(facts.patientName)}, ${hindi.age(facts.ageYears, facts.ageMonths)}, ${genders[facts.gender]}`,
      rich`फ़ोन: ${formatPhone(facts.phone)}`,
      rich`दिखाने की वजह: ${asGiven(facts.purpose)}`,
      rich`डॉक्टर: ${bold(hindi.doctor(facts.doctorName))}, ${specialities[facts.speciality]}`,
      rich`समय: ${bold(hindi.visit(facts))}`,
      rich`फ़ीस: ${bold(facts.feePaise === 0 ? 'मुफ़्त' : formatRupees(facts.feePaise))}`,
      `यह समय आपके लिए ${facts.holdMinutes} मिनट तक रखा है।`,
      facts.feePaise === 0 ? 'क्या बुक कर दें?' : 'पेमेंट कैसे करना है?',
    ),
  booked: (facts) =>
    lines(
      rich`✅ ${bold('आपका अपॉइंटमेंट बुक हो गया है।')}`,
      rich`बुकिंग नंबर: ${bold(facts.reference)}`,
      rich`मरीज़: ${hindi.patient(facts.patientName)}`,
      rich`डॉक्टर: ${hindi.doctor(facts.doctorName)}, ${specialities[facts.speciality]}`,
      rich`समय: ${bold(hindi.visit(facts))}`,
      facts.payAtClinicPaise === null
        ? null
        : rich`क्लिनिक में ${bold(formatRupees(facts.payAtClinicPaise))} का पेमेंट कीजिए।`,
      rich`पता: ${facts.address}`,
      [link(facts.mapUrl)],
    ),
  holdExpired: (visit) =>
    lines(
      'जो समय हमने आपके लिए रोककर रखा था, वह अब छूट गया है:',
      rich`${bold(hindi.visit(visit))}, ${hindi.doctor(visit.doctorName)}`,
      'क्या फिर से समय देखें?',
    ),
} satisfies BookingSentences;
