/** Hinglish: what is said between booking and visit, and after it. */
import { formatRupees } from '../../domain/money.ts';
import { bold, lines, rich } from '../rich.ts';
import type { LifeSentences } from '../themes.ts';
import { hinglish } from './vocabulary.ts';

const CALENDAR_CAPTIONS = {
  booked: 'Visit apne calendar mein daalne ke liye file kholiye.',
  moved: 'Calendar mein naya time daalne ke liye file kholiye.',
  cancelled: 'Calendar se visit hatane ke liye file kholiye.',
} as const;

export const hinglishLife = {
  reminder: (facts) =>
    lines(
      rich`⏰ ${hinglish.patient(facts.patientName)} ke appointment ki yaad:`,
      rich`${bold(hinglish.visit(facts))}, ${hinglish.doctor(facts.doctorName)} (${facts.reference})`,
      facts.payAtClinicPaise === null
        ? null
        : rich`Clinic mein dena hai: ${bold(formatRupees(facts.payAtClinicPaise))}`,
      facts.address,
      'Kya aap aa rahe hain?',
    ),
  calendarCaption: ({ change }) => CALENDAR_CAPTIONS[change],
  visitConfirmed: (facts) =>
    lines(
      rich`Shukriya, ${bold(hinglish.visit(facts))} par aapka intezaar rahega, ${hinglish.doctor(facts.doctorName)} (${facts.reference}).`,
    ),
  askRating: ({ doctorName, patientName }) =>
    lines(
      rich`${hinglish.doctor(doctorName)} ke saath ${hinglish.patient(patientName)} ki visit kaisi rahi?`,
      'Bas ek button dabaiye: 5 bahut achhi, 1 kharab.',
    ),
  thanksForRating: ({ wasGood, clinicPhone }) =>
    wasGood
      ? lines('Shukriya, jaankar khushi hui.')
      : lines(
          'Batane ke liye shukriya, aur humein khed hai. Hamara staff ise dekhega.',
          rich`Aap phone bhi kar sakte hain: ${bold(clinicPhone)}`,
        ),
  followUpDue: ({ doctorName, patientName, date }) =>
    lines(
      rich`${hinglish.doctor(doctorName)} ne ${hinglish.patient(patientName)} ko ${bold(hinglish.formatDate(date, date))} ke aas-paas phir bulaya hai.`,
      'Kya time dekh lein?',
    ),
} satisfies LifeSentences;
