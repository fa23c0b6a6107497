/** Hindi: appointments that exist, and changing or cancelling them. */
import { formatRupees } from '../../domain/money.ts';
import { bold, lines, rich } from '../rich.ts';
import type { AppointmentSentences } from '../themes.ts';
import type { RefundFacts, VisitFacts } from '../wording.ts';
import { hindi, hindiVocabulary } from './vocabulary.ts';

const PAYMENTS = { paid: 'पेमेंट हो चुका है', due: 'पेमेंट क्लिनिक में', free: 'मुफ़्त' } as const;

const visitWithReference = (facts: VisitFacts & { reference: string }) =>
  rich`${bold(hindi.visit(facts))}, ${hindi.doctor(facts.doctorName)} (${facts.reference})`;

/** Said before the patient's yes: what they get, and by which rule it is less than they paid. */
function whatGoesBack({ paidPaise, refundPaise, percent, underHours, backBy }: RefundFacts) {
  if (paidPaise === 0) return null;
  const where = backBy === 'account' ? 'उसी खाते में वापस आएँगे जिससे पेमेंट हुआ था' : 'क्लिनिक के डेस्क पर वापस मिलेंगे';
  if (underHours === null) return rich`${bold(formatRupees(refundPaise))} ${where}।`;
  const late = `क्लिनिक का नियम: अपॉइंटमेंट में ${underHours} घंटे से कम रहने पर कैंसल करें, तो`;
  return refundPaise === 0
    ? rich`${late} ${formatRupees(paidPaise)} में से ${bold('कुछ भी वापस नहीं')} होता।`
    : rich`${late} ${percent} % वापस होता है। ${formatRupees(paidPaise)} में से ${bold(formatRupees(refundPaise))} ${where}।`;
}

function howItComesBack({ refundPaise, backBy }: Pick<RefundFacts, 'refundPaise' | 'backBy'>) {
  if (refundPaise === 0) return null;
  return backBy === 'account'
    ? rich`${bold(formatRupees(refundPaise))} वापस किए जा रहे हैं।`
    : rich`पेमेंट क्लिनिक में हुआ था: ${bold(formatRupees(refundPaise))} डेस्क से ले लीजिए, या डेस्क से कहिए कि UPI से भेज दें।`;
}

export const hindiAppointments = {
  appointmentLine: (facts) =>
    lines(
      rich`📅 ${bold(hindi.visit(facts))}`,
      rich`${hindi.doctor(facts.doctorName)}, ${hindiVocabulary.specialities[facts.speciality]} · ${hindi.patient(facts.patientName)}`,
      rich`${facts.reference} · ${PAYMENTS[facts.payment]}`,
    ),
  yourAppointments: ({ count }) => lines(count === 1 ? 'आपका 1 अपॉइंटमेंट है:' : `आपके ${count} अपॉइंटमेंट हैं:`),
  noAppointments: () => lines('अभी आपका कोई अपॉइंटमेंट बुक नहीं है।', 'क्या एक बुक कर दें?'),
  chooseAppointmentToCancel: () => lines('कौन सा अपॉइंटमेंट कैंसल करना है?'),
  chooseAppointmentToMove: () => lines('कौन सा अपॉइंटमेंट बदलना है?'),
  confirmCancel: (facts) => lines(visitWithReference(facts), whatGoesBack(facts), 'क्या यह अपॉइंटमेंट कैंसल कर दें?'),
  appointmentCancelled: (facts) =>
    lines('आपका अपॉइंटमेंट कैंसल हो गया है:', visitWithReference(facts), howItComesBack(facts)),
  appointmentKept: (facts) => lines('ठीक है, आपका अपॉइंटमेंट वैसा ही है:', visitWithReference(facts)),
  askNewSlot: (facts) => lines('आपका अभी का अपॉइंटमेंट:', visitWithReference(facts), 'नया समय कौन सा ठीक रहेगा?'),
  appointmentMoved: (facts) => lines('✅ आपका अपॉइंटमेंट बदल गया है। नया समय:', visitWithReference(facts)),
  appointmentCancelledByClinic: (facts) =>
    lines(
      'माफ़ कीजिए, क्लिनिक को यह अपॉइंटमेंट कैंसल करना पड़ा।',
      visitWithReference(facts),
      howItComesBack(facts),
      rich`दूसरे समय के लिए यहीं लिखिए, या ${bold(facts.clinicPhone)} पर फ़ोन कीजिए।`,
    ),
  appointmentMovedByClinic: (facts) =>
    lines(
      '🔁 माफ़ कीजिए, क्लिनिक को आपका अपॉइंटमेंट बदलना पड़ा। नया समय:',
      visitWithReference(facts),
      rich`पहले ${hindi.visit({ visitDate: facts.oldVisitDate, visitTime: facts.oldVisitTime })} था।`,
      rich`यह समय ठीक न हो तो यहीं लिखिए, या ${bold(facts.clinicPhone)} पर फ़ोन कीजिए।`,
    ),
} satisfies AppointmentSentences;
