/** Hinglish: the clinic's own facts. */
import { bold, lines, link, rich } from '../rich.ts';
import type { ClinicSentences } from '../themes.ts';
import { hinglish } from './vocabulary.ts';

export const hinglishClinic = {
  openingHours: ({ opens, closes, closedWeekdays }) => {
    const hours = bold(`${hinglish.time(opens)} se ${hinglish.time(closes)} tak`);
    return closedWeekdays.length === 0
      ? lines(rich`Clinic roz ${hours} khula rehta hai.`)
      : lines(
          rich`Clinic ${hours} khula rehta hai.`,
          `${hinglish.weekdays(closedWeekdays)} ko band rehta hai.`,
        );
  },
  whereWeAre: ({ clinicName, address, mapUrl }) =>
    lines(rich`Hamara address: ${bold(clinicName)}, ${address}`, [link(mapUrl)]),
  parking: ({ parking }) =>
    lines(parking ? 'Ji haan, clinic mein parking hai.' : 'Maaf kijiye, clinic ki apni parking nahi hai.'),
  contact: ({ clinicPhone }) => lines(rich`Hamara phone number: ${bold(clinicPhone)}`),
  ourDoctors: () => lines('Yeh hamare doctors hain:'),
} satisfies ClinicSentences;
