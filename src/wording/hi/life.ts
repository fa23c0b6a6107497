/** Hindi: what is said between booking and visit, and after it. */
import { formatRupees } from '../../domain/money.ts';
import { bold, lines, rich } from '../rich.ts';
import type { LifeSentences } from '../themes.ts';
import { hindi } from './vocabulary.ts';

const CALENDAR_CAPTIONS = {
  booked: 'विज़िट अपने कैलेंडर में डालने के लिए फ़ाइल खोलिए।',
  moved: 'कैलेंडर में नया समय डालने के लिए फ़ाइल खोलिए।',
  cancelled: 'कैलेंडर से विज़िट हटाने के लिए फ़ाइल खोलिए।',
} as const;

export const hindiLife = {
  reminder: (facts) =>
    lines(
      rich`⏰ ${hindi.patient(facts.patientName)} के अपॉइंटमेंट की याद:`,
      rich`${bold(hindi.visit(facts))}, ${hindi.doctor(facts.doctorName)} (${facts.reference})`,
      facts.payAtClinicPaise === null
        ? null
        : rich`क्लिनिक में देना है: ${bold(formatRupees(facts.payAtClinicPaise))}`,
      facts.address,
      'क्या आप आ रहे हैं?',
    ),
  calendarCaption: ({ change }) => CALENDAR_CAPTIONS[change],
  visitConfirmed: (facts) =>
    lines(
      rich`धन्यवाद, ${bold(hindi.visit(facts))} पर आपका इंतज़ार रहेगा, ${hindi.doctor(facts.doctorName)} (${facts.reference})।`,
    ),
  askRating: ({ doctorName, patientName }) =>
    lines(
      rich`${hindi.doctor(doctorName)} के साथ ${hindi.patient(patientName)} की विज़िट कैसी रही?`,
      'बस एक बटन दबाइए: 5 बहुत अच्छी, 1 ख़राब।',
    ),
  thanksForRating: ({ wasGood, clinicPhone }) =>
    wasGood
      ? lines('धन्यवाद, जानकर ख़ुशी हुई।')
      : lines(
          'बताने के लिए धन्यवाद, और हमें खेद है। हमारा स्टाफ़ इसे देखेगा।',
          rich`आप फ़ोन भी कर सकते हैं: ${bold(clinicPhone)}`,
        ),
  followUpDue: ({ doctorName, patientName, date }) =>
    lines(
      rich`${hindi.doctor(doctorName)} ने ${hindi.patient(patientName)} को ${bold(hindi.formatDate(date, date))} के आसपास फिर बुलाया है।`,
      'क्या समय देख लें?',
    ),
} satisfies LifeSentences;
