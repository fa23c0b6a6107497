/** Hindi: the clinic's own facts. */
import { bold, lines, link, rich } from '../rich.ts';
import type { ClinicSentences } from '../themes.ts';
import { hindi } from './vocabulary.ts';

export const hindiClinic = {
  openingHours: ({ opens, closes, closedWeekdays }) => {
    const hours = bold(`${hindi.time(opens)} से ${hindi.time(closes)} तक`);
    return closedWeekdays.length === 0
      ? lines(rich`क्लिनिक रोज़ ${hours} खुला रहता है।`)
      : lines(rich`क्लिनिक ${hours} खुला रहता है।`, `${hindi.weekdays(closedWeekdays)} को बंद रहता है।`);
  },
  whereWeAre: ({ clinicName, address, mapUrl }) =>
    lines(rich`हमारा पता: ${bold(clinicName)}, ${address}`, [link(mapUrl)]),
  parking: ({ parking }) =>
    lines(parking ? 'जी हाँ, क्लिनिक में पार्किंग है।' : 'माफ़ कीजिए, क्लिनिक की अपनी पार्किंग नहीं है।'),
  contact: ({ clinicPhone }) => lines(rich`हमारा फ़ोन नंबर: ${bold(clinicPhone)}`),
  ourDoctors: () => lines('ये हमारे डॉक्टर हैं:'),
} satisfies ClinicSentences;
