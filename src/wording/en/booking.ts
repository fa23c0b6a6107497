/** English: from the doctor to the booked appointment. */
import { formatRupees } from '../../domain/money/money.ts';
import { bothTimesOfDay } from '../calendar.ts';
import { formatPhone } from '../phrases.ts';
import { asGiven, bold, lines, link, rich } from '../rich.ts';
import type { BookingSentences } from '../themes.ts';
import { counted, english, englishVocabulary } from './vocabulary.ts';

const { specialities, genders } = englishVocabulary;

const withDoctor = (doctorName: string | null): string =>
  doctorName === null ? '' : ` with ${english.doctor(doctorName)}`;

export const englishBooking = {
  askDoctor: ({ speciality, fromComplaint }) => {
    if (speciality === null) return lines('Which kind of doctor would you like to see?');
    return fromComplaint
      ? lines(
          rich`For this, patients usually see a doctor of ${bold(specialities[speciality])}. You are free to choose another.`,
          'Which doctor would you like to see?',
        )
      : lines(rich`${bold(specialities[speciality])}: which doctor would you like to see?`);
  },
  doctorLine: ({ doctorName, speciality, feePaise, languages }) =>
    rich`${bold(english.doctor(doctorName))}, ${specialities[speciality]} · ${formatRupees(feePaise)}${languages.length === 0 ? null : ` · ${languages.join(', ')}`}`,
  whichDoctor: () => lines('More than one of our doctors fits that name.', 'Which one do you mean?'),
  askSlot: ({ doctorName, wish }) => {
    const wished = wish === null ? null : english.wish(wish);
    return wished === null
      ? lines(
          `When would you like to come${doctorName === null ? '' : ` to ${english.doctor(doctorName)}`}?`,
          'Choose below, or write a day and time.',
        )
      : lines(
          rich`📅 ${bold(wished)}`,
          `These times are free${withDoctor(doctorName)}.`,
          'Which one suits you?',
        );
  },
  askOtherSlot: ({ doctorName, wish }) =>
    lines(
      rich`Sorry, nothing is free${withDoctor(doctorName)} for ${bold(english.wish(wish) ?? 'that time')}.`,
      'The nearest free times are below.',
      'Which one suits you?',
    ),
  noFreeSlots: ({ doctorName, clinicPhone }) =>
    lines(
      `Sorry, we have no free time${withDoctor(doctorName)} in the coming days.`,
      rich`Our staff may be able to fit you in: ${bold(clinicPhone)}.`,
    ),
  slotJustTaken: (visit) =>
    lines(
      rich`Sorry, ${bold(english.visit(visit))} with ${english.doctor(visit.doctorName)} was taken just now.`,
      'Please choose another time.',
    ),
  weekdayContradictsDate: ({ date, weekday, dateOfWeekday }) =>
    lines(
      `${english.dateWithoutWeekday(date)} is a ${english.weekdayOf(date)}, not a ${english.weekday(weekday)}.`,
      rich`Do you mean ${bold(english.date(date))} or ${bold(english.date(dateOfWeekday))}?`,
    ),
  morningOrEvening: ({ hour12, minute }) => {
    const [early, late] = bothTimesOfDay(hour12, minute).map(english.time);
    return lines(`Do you mean ${early} or ${late}?`);
  },
  summary: (facts) =>
    lines(
      'Please check that all is right:',
      rich`Patient: ${english.patient(facts.patientName)}, ${english.age(facts.ageYears, facts.ageMonths)}, ${genders[facts.gender]}`,
      rich`Phone: ${formatPhone(facts.phone)}`,
      rich`Reason: ${asGiven(facts.purpose)}`,
      rich`Doctor: ${bold(english.doctor(facts.doctorName))}, ${specialities[facts.speciality]}`,
      rich`When: ${bold(english.visit(facts))}`,
      rich`Fee: ${bold(facts.feePaise === 0 ? 'free' : formatRupees(facts.feePaise))}`,
      `We are keeping this time for you for ${counted(facts.holdMinutes, 'minute')}.`,
      facts.feePaise === 0 ? 'Shall we book it?' : 'How would you like to pay?',
    ),
  booked: (facts) =>
    lines(
      rich`✅ ${bold('Your appointment is booked.')}`,
      rich`Reference: ${bold(facts.reference)}`,
      rich`Patient: ${english.patient(facts.patientName)}`,
      rich`Doctor: ${english.doctor(facts.doctorName)}, ${specialities[facts.speciality]}`,
      rich`When: ${bold(english.visit(facts))}`,
      facts.payAtClinicPaise === null
        ? null
        : rich`Please pay ${bold(formatRupees(facts.payAtClinicPaise))} at the clinic.`,
      rich`Address: ${facts.address}`,
      [link(facts.mapUrl)],
    ),
  holdExpired: (visit) =>
    lines(
      'The time that we were keeping for you has run out:',
      rich`${bold(english.visit(visit))}, ${english.doctor(visit.doctorName)}`,
      'Shall we find you a time again?',
    ),
} satisfies BookingSentences;
