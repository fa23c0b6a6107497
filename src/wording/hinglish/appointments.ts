/** Hinglish: appointments that exist, and changing or cancelling them. */
import { formatRupees } from '../../domain/money/money.ts';
import { bold, lines, link, rich } from '../rich.ts';
import type { AppointmentSentences } from '../themes.ts';
import type { RefundFacts, VisitFacts } from '../wording.ts';
import { hinglish, hinglishVocabulary } from './vocabulary.ts';

const PAYMENTS = { paid: 'payment ho chuka hai', due: 'payment clinic mein', free: 'free' } as const;

const visitWithReference = (facts: VisitFacts & { reference: string }) =>
  rich`${bold(hinglish.visit(facts))}, ${hinglish.doctor(facts.doctorName)} (${facts.reference})`;

const WHERE: Readonly<Record<RefundFacts['backBy'], string>> = {
  account: 'usi account mein wapas aayenge jisse payment hua tha',
  desk: 'clinic ke desk par wapas milenge',
  both: 'kuch usi account me wapas aayenge jisse payment hua tha, kuch clinic ke desk par milenge',
};

/** Said before the patient's yes: what they get, and by which rule it is less than they paid. */
function whatGoesBack({ paidPaise, refundPaise, percent, underHours, backBy }: RefundFacts) {
  if (paidPaise === 0) return null;
  const where = WHERE[backBy];
  if (underHours === null) return rich`${bold(formatRupees(refundPaise))} ${where}.`;
  const late = `Clinic ka niyam: appointment mein ${underHours} ghante se kam rehne par cancel karein, to`;
  return refundPaise === 0
    ? rich`${late} ${formatRupees(paidPaise)} mein se ${bold('kuch bhi wapas nahi')} hota.`
    : rich`${late} ${percent} % wapas hota hai. ${formatRupees(paidPaise)} mein se ${bold(formatRupees(refundPaise))} ${where}.`;
}

function howItComesBack({ refundPaise, backBy }: Pick<RefundFacts, 'refundPaise' | 'backBy'>) {
  if (refundPaise === 0) return null;
  if (backBy === 'both') return rich`${bold(formatRupees(refundPaise))} ${WHERE.both}.`;
  return backBy === 'account'
    ? rich`${bold(formatRupees(refundPaise))} wapas kiye ja rahe hain.`
    : rich`Payment clinic mein hua tha: ${bold(formatRupees(refundPaise))} desk se le lijiye, ya desk se kahiye ki UPI se bhej dein.`;
}

export const hinglishAppointments = {
  appointmentLine: (facts) =>
    lines(
      rich`📅 ${bold(hinglish.visit(facts))}`,
      rich`${hinglish.doctor(facts.doctorName)}, ${hinglishVocabulary.specialities[facts.speciality]} · ${hinglish.patient(facts.patientName)}`,
      rich`${facts.reference} · ${PAYMENTS[facts.payment]}`,
    ),
  yourAppointments: ({ count }) =>
    lines(count === 1 ? 'Aapka 1 appointment hai:' : `Aapke ${count} appointments hain:`),
  noAppointments: () => lines('Abhi aapka koi appointment book nahi hai.', 'Kya ek book kar dein?'),
  chooseAppointmentToCancel: () => lines('Kaun sa appointment cancel karna hai?'),
  chooseAppointmentToMove: () => lines('Kaun sa appointment badalna hai?'),
  confirmCancel: (facts) =>
    lines(visitWithReference(facts), whatGoesBack(facts), 'Kya yeh appointment cancel kar dein?'),
  appointmentCancelled: (facts) =>
    lines('Aapka appointment cancel ho gaya hai:', visitWithReference(facts), howItComesBack(facts)),
  appointmentKept: (facts) => lines('Theek hai, aapka appointment waisa hi hai:', visitWithReference(facts)),
  askNewSlot: (facts) =>
    lines('Aapka abhi ka appointment:', visitWithReference(facts), 'Naya time kaun sa theek rahega?'),
  appointmentMoved: (facts) =>
    lines('✅ Aapka appointment badal gaya hai. Naya time:', visitWithReference(facts)),
  moveChangesFee: ({ doctorName, feePaise, toPayPaise, backPaise, paidPaise }) =>
    lines(
      rich`${hinglish.doctor(doctorName)} ki fees ${bold(formatRupees(feePaise))} hai.`,
      paidPaise === 0 ? 'Yeh clinic par deni hai.' : rich`Aap ${formatRupees(paidPaise)} de chuke hain.`,
      paidPaise > 0 && toPayPaise > 0 ? rich`${bold(formatRupees(toPayPaise))} aur dene honge.` : null,
      backPaise > 0 ? rich`${bold(formatRupees(backPaise))} aapko wapas milenge.` : null,
      'Kya appointment badal doon?',
    ),
  moveFeeSettled: ({ doctorName, feePaise, toPayPaise, backPaise, paidPaise }) =>
    lines(
      rich`${hinglish.doctor(doctorName)} ki fees ${bold(formatRupees(feePaise))} hai.`,
      backPaise > 0 ? rich`${bold(formatRupees(backPaise))} usi tarah wapas honge jaise diye the.` : null,
      toPayPaise > 0
        ? rich`${bold(formatRupees(toPayPaise))} ${paidPaise > 0 ? 'baaki hain: aane wale link se dijiye, ya clinic par.' : 'clinic par dene hain.'}`
        : null,
    ),
  payTheRest: ({ amountPaise, until, url }) =>
    lines(
      rich`💳 Baaki ${bold(formatRupees(amountPaise))} yahan ${hinglish.time(until)} tak dijiye:`,
      [link(url)],
      'Uske baad clinic par dijiye.',
    ),
  appointmentCancelledByClinic: (facts) =>
    lines(
      'Maaf kijiye, clinic ko yeh appointment cancel karna pada.',
      visitWithReference(facts),
      howItComesBack(facts),
      rich`Doosre time ke liye yahin likhiye, ya ${bold(facts.clinicPhone)} par phone kijiye.`,
    ),
  appointmentMovedByClinic: (facts) =>
    lines(
      '🔁 Maaf kijiye, clinic ko aapka appointment badalna pada. Naya time:',
      visitWithReference(facts),
      rich`Pehle ${hinglish.visit({ visitDate: facts.oldVisitDate, visitTime: facts.oldVisitTime })} tha.`,
      rich`Yeh time theek na ho to yahin likhiye, ya ${bold(facts.clinicPhone)} par phone kijiye.`,
    ),
} satisfies AppointmentSentences;
