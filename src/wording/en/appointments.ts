/** English: appointments that exist, and changing or cancelling them. */
import { formatRupees } from '../../domain/money/money.ts';
import { bold, lines, link, rich } from '../rich.ts';
import type { AppointmentSentences } from '../themes.ts';
import type { RefundFacts, VisitFacts } from '../wording.ts';
import { counted, english, englishVocabulary } from './vocabulary.ts';

const PAYMENTS = { paid: 'paid', due: 'to be paid at the clinic', free: 'free review' } as const;

const visitWithReference = (facts: VisitFacts & { reference: string }) =>
  rich`${bold(english.visit(facts))}, ${english.doctor(facts.doctorName)} (${facts.reference})`;

const WHERE: Readonly<Record<RefundFacts['backBy'], string>> = {
  account: 'to the account you paid from',
  desk: 'at the clinic’s desk',
  both: 'partly to the account you paid from, partly at the clinic’s desk',
};

/** Said before the patient's yes: what they get, and by which rule it is less than they paid. */
function whatGoesBack({ paidPaise, refundPaise, percent, underHours, backBy }: RefundFacts) {
  if (paidPaise === 0) return null;
  const where = WHERE[backBy];
  if (underHours === null) return rich`You will get ${bold(formatRupees(refundPaise))} back ${where}.`;
  const late = `less than ${counted(underHours, 'hour')} before the visit`;
  return refundPaise === 0
    ? rich`By the clinic’s rules, ${bold('nothing')} of the ${formatRupees(paidPaise)} goes back when you cancel ${late}.`
    : rich`By the clinic’s rules, ${percent} % goes back when you cancel ${late}: you will get ${bold(formatRupees(refundPaise))} of ${formatRupees(paidPaise)} ${where}.`;
}

function howItComesBack({ refundPaise, backBy }: Pick<RefundFacts, 'refundPaise' | 'backBy'>) {
  if (refundPaise === 0) return null;
  if (backBy === 'both') return rich`We are giving ${bold(formatRupees(refundPaise))} back ${WHERE.both}.`;
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
  moveChangesFee: ({ doctorName, feePaise, toPayPaise, backPaise, paidPaise }) =>
    lines(
      rich`The fee of ${english.doctor(doctorName)} is ${bold(formatRupees(feePaise))}.`,
      paidPaise === 0 ? 'It is paid at the clinic.' : rich`You have paid ${formatRupees(paidPaise)}.`,
      paidPaise > 0 && toPayPaise > 0 ? rich`${bold(formatRupees(toPayPaise))} would be left to pay.` : null,
      backPaise > 0 ? rich`You would get ${bold(formatRupees(backPaise))} back.` : null,
      'Shall I move the appointment?',
    ),
  moveFeeSettled: ({ doctorName, feePaise, toPayPaise, backPaise, paidPaise }) =>
    lines(
      rich`The fee of ${english.doctor(doctorName)} is ${bold(formatRupees(feePaise))}.`,
      backPaise > 0 ? rich`${bold(formatRupees(backPaise))} goes back the way it was paid.` : null,
      toPayPaise > 0
        ? rich`${bold(formatRupees(toPayPaise))} ${paidPaise > 0 ? 'is left: pay it by the link that follows, or at the clinic.' : 'is paid at the clinic.'}`
        : null,
    ),
  payTheRest: ({ amountPaise, until, url }) =>
    lines(
      rich`💳 Pay the remaining ${bold(formatRupees(amountPaise))} here until ${english.time(until)}:`,
      [link(url)],
      'Afterwards it is paid at the clinic.',
    ),
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
