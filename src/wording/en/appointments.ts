/** English: appointments that exist, and changing or cancelling them. */
import { formatRupees } from '../../domain/money.ts';
import { bold, lines, rich } from '../rich.ts';
import type { AppointmentSentences } from '../themes.ts';
import type { RefundFacts, VisitFacts } from '../wording.ts';
import { counted, english, englishVocabulary } from './vocabulary.ts';

const PAYMENTS = { paid: 'paid', due: 'to be paid at the clinic', free: 'free review' } as const;

const visitWithReference = (facts: VisitFacts & { reference: string }) =>
  rich`${bold(english.visit(facts))}, ${english.doctor(facts.doctorName)} (${facts.reference})`;

/** Said before the patient's yes: what they get, and by which rule it is less than they paid. */
function whatGoesBack({ paidPaise, refundPaise, percent, underHours, backBy }: RefundFacts) {
  if (paidPaise === 0) return null;
  const where = backBy === 'account' ? 'to the account you paid from' : 'at the clinic’s desk';
  if (underHours === null) return rich`You will get ${bold(formatRupees(refundPaise))} back ${where}.`;
  const late = `less than ${counted(underHours, 'hour')} before the visit`;
  return refundPaise === 0
    ? rich`By the clinic’s rules, ${bold('nothing')} of the ${formatRupees(paidPaise)} goes back when you cancel ${late}.`
    : rich`By the clinic’s rules, ${percent} % goes back when you cancel ${late}: you will get ${bold(formatRupees(refundPaise))} of ${formatRupees(paidPaise)} ${where}.`;
}

function howItComesBack({ refundPaise, backBy }: Pick<RefundFacts, 'refundPaise' | 'backBy'>) {
  if (refundPaise === 0) return null;
  return backBy === 'account'
    ? rich`We are refunding ${bold(formatRupees(refundPaise))}.`
    : rich`You paid this at the clinic: please collect ${bold(formatRupees(refundPaise))} at the desk, or ask the desk to send it by UPI.`;
}

export const englishAppointments = {
  appointmentLine: (facts) =>
    lines(
      rich`📅 ${bold(english.visit(facts))}`,
      rich`${english.doctor(facts.doctorName)}, ${englishVocabulary.specialities[facts.speciality]} · ${english.patient(facts.patientName)}`,
      rich`${facts.reference} · ${PAYMENTS[facts.payment]}`,
    ),
  yourAppointments: ({ count }) => lines(`You have ${counted(count, 'appointment')}:`),
  noAppointments: () => lines('You have no appointments coming up.', 'Shall we book one?'),
  chooseAppointmentToCancel: () => lines('Which appointment would you like to cancel?'),
  chooseAppointmentToMove: () => lines('Which appointment would you like to move?'),
  confirmCancel: (facts) =>
    lines(visitWithReference(facts), whatGoesBack(facts), 'Shall we cancel this appointment?'),
  appointmentCancelled: (facts) =>
    lines('Your appointment is cancelled:', visitWithReference(facts), howItComesBack(facts)),
  appointmentKept: (facts) => lines('Good, your appointment stays as it is:', visitWithReference(facts)),
  askNewSlot: (facts) =>
    lines('Your appointment now:', visitWithReference(facts), 'Which new time suits you?'),
  appointmentMoved: (facts) =>
    lines('✅ Your appointment has been moved. The new time:', visitWithReference(facts)),
  appointmentCancelledByClinic: (facts) =>
    lines(
      'We are sorry: the clinic has had to cancel this appointment.',
      visitWithReference(facts),
      howItComesBack(facts),
      rich`For another time, write here or call ${bold(facts.clinicPhone)}.`,
    ),
  appointmentMovedByClinic: (facts) =>
    lines(
      '🔁 We are sorry: the clinic has had to move your appointment. The new time:',
      visitWithReference(facts),
      rich`It was ${english.visit({ visitDate: facts.oldVisitDate, visitTime: facts.oldVisitTime })}.`,
      rich`If it does not suit you, write here or call ${bold(facts.clinicPhone)}.`,
    ),
} satisfies AppointmentSentences;
