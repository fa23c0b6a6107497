/** English: what is said between booking and visit, and after it. */
import { formatRupees } from '../../domain/money.ts';
import { bold, lines, rich } from '../rich.ts';
import type { LifeSentences } from '../themes.ts';
import { english } from './vocabulary.ts';

const CALENDAR_CAPTIONS = {
  booked: 'Open the file to put the visit into your calendar.',
  moved: 'Open the file to move the visit in your calendar.',
  cancelled: 'Open the file to take the visit out of your calendar.',
} as const;

export const englishLife = {
  reminder: (facts) =>
    lines(
      rich`⏰ A reminder of the visit of ${english.patient(facts.patientName)}:`,
      rich`${bold(english.visit(facts))}, ${english.doctor(facts.doctorName)} (${facts.reference})`,
      facts.payAtClinicPaise === null
        ? null
        : rich`To be paid at the clinic: ${bold(formatRupees(facts.payAtClinicPaise))}`,
      facts.address,
      'Will you come?',
    ),
  calendarCaption: ({ change }) => CALENDAR_CAPTIONS[change],
  visitConfirmed: (facts) =>
    lines(
      rich`Thank you, we expect you ${bold(english.visit(facts))}, ${english.doctor(facts.doctorName)} (${facts.reference}).`,
    ),
  askRating: ({ doctorName, patientName }) =>
    lines(
      rich`How was the visit of ${english.patient(patientName)} to ${english.doctor(doctorName)}?`,
      'One tap is enough: 5 is very good, 1 is bad.',
    ),
  thanksForRating: ({ wasGood, clinicPhone }) =>
    wasGood
      ? lines('Thank you, we are glad to hear it.')
      : lines(
          'Thank you for telling us, and we are sorry. Our front desk will look into it.',
          rich`You can also call us: ${bold(clinicPhone)}`,
        ),
  followUpDue: ({ doctorName, patientName, date }) =>
    lines(
      rich`${english.doctor(doctorName)} asked to see ${english.patient(patientName)} again around ${bold(english.formatDate(date, date))}.`,
      'Shall we find a time?',
    ),
} satisfies LifeSentences;
