/** English: the clinic's own facts. */
import { bold, lines, link, rich } from '../rich.ts';
import type { ClinicSentences } from '../themes.ts';
import { english } from './vocabulary.ts';

export const englishClinic = {
  openingHours: ({ opens, closes, closedWeekdays }) => {
    const hours = bold(`${english.time(opens)} to ${english.time(closes)}`);
    return closedWeekdays.length === 0
      ? lines(rich`We are open every day, ${hours}.`)
      : lines(rich`We are open ${hours}.`, `Closed on ${english.weekdays(closedWeekdays)}.`);
  },
  whereWeAre: ({ clinicName, address, mapUrl }) =>
    lines(rich`${bold(clinicName)}, ${address}`, [link(mapUrl)]),
  parking: ({ parking }) =>
    lines(parking ? 'Yes, there is parking at the clinic.' : 'Sorry, the clinic has no parking of its own.'),
  contact: ({ clinicPhone }) => lines(rich`You can call us on ${bold(clinicPhone)}.`),
  ourDoctors: () => lines('These are our doctors:'),
} satisfies ClinicSentences;
