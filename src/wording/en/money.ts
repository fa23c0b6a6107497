/** English: fees, payments, refunds and receipts. */
import type { DocumentKind } from '../../domain/money/documents.ts';
import { type DeskMode, formatRupees } from '../../domain/money/money.ts';
import { bold, lines, link, rich } from '../rich.ts';
import type { MoneySentences } from '../themes.ts';
import { counted, english } from './vocabulary.ts';

const BY = { cash: 'in cash', upi: 'by UPI', card: 'by card' } as const satisfies Record<DeskMode, string>;
const PAPERS = {
  receipt: 'receipt',
  bill_of_supply: 'bill of supply',
  tax_invoice: 'tax invoice',
  credit_note: 'credit note',
} as const satisfies Record<DocumentKind, string>;

export const englishMoney = {
  fee: ({ doctorName, feePaise }) =>
    lines(rich`The consultation fee of ${english.doctor(doctorName)} is ${bold(formatRupees(feePaise))}.`),
  paymentWays: () =>
    lines(
      'You can pay online by a secure link (UPI or card), or at the clinic when you come.',
      'You get a receipt either way.',
    ),
  makingPaymentLink: ({ feePaise }) =>
    lines(rich`💳 Making your payment link for ${bold(formatRupees(feePaise))}. One moment, please.`),
  paymentLink: ({ feePaise, minutesLeft, url }) =>
    lines(
      rich`💳 Please pay ${bold(formatRupees(feePaise))} here:`,
      [link(url)],
      minutesLeft < 1
        ? 'The link works for less than a minute more.'
        : `The link works for ${counted(minutesLeft, 'minute')}.`,
      'We will confirm here as soon as your payment reaches us.',
    ),
  awaitingPayment: ({ feePaise, holdUntil }) =>
    lines(
      rich`We are waiting for your payment of ${bold(formatRupees(feePaise))}.`,
      rich`Your time is kept until ${bold(english.time(holdUntil))}.`,
    ),
  paymentNotSeenYet: () =>
    lines(
      'We do not see your payment yet. It can take a few minutes.',
      'If the money has left your account, please do not pay again. We will tell you here as soon as it reaches us.',
    ),
  paymentLinkFailed: () =>
    lines('Sorry, we could not make a payment link just now.', 'You can try again, or pay at the clinic.'),
  paymentFailed: () =>
    lines(
      'That payment did not go through.',
      'If money was taken, your bank usually returns it by itself. You can try again, or pay at the clinic.',
    ),
  paymentReceived: ({ amountPaise }) =>
    lines(rich`✅ We have received ${bold(formatRupees(amountPaise))}. Thank you!`),
  paidTooLateSameSlot: () =>
    lines('✅ Your payment came late, but your time was still free, so it is yours.'),
  paidTwice: (facts) =>
    lines(
      rich`${bold(english.visit(facts))} (${facts.reference}) was already paid and stays booked.`,
      rich`We are refunding your second payment of ${bold(formatRupees(facts.amountPaise))}.`,
    ),
  paidTooLateRefund: (facts) =>
    lines(
      rich`Sorry, when your payment of ${bold(formatRupees(facts.amountPaise))} came, ${english.visit(facts)} with ${english.doctor(facts.doctorName)} was no longer free.`,
      'We are refunding the full amount to the account you paid from. Banks usually take 5 to 7 working days.',
      'Would you like another time?',
    ),
  refundStarted: ({ amountPaise }) =>
    lines(
      rich`Your refund of ${bold(formatRupees(amountPaise))} is on its way to the account you paid from.`,
      'Banks usually take 5 to 7 working days.',
    ),
  refundProcessed: ({ amountPaise, refundReference }) =>
    lines(
      rich`✅ Your refund of ${bold(formatRupees(amountPaise))} has been paid out.`,
      rich`Refund reference, should your bank ask: ${refundReference}`,
    ),
  strayCredited: ({ amountPaise }) =>
    lines(
      rich`We have received ${bold(formatRupees(amountPaise))} from you that fitted no appointment.`,
      'The clinic keeps it for your next visit: tell the desk, and it is counted there.',
    ),
  strayRefundStarted: ({ amountPaise }) =>
    lines(
      rich`Your payment of ${bold(formatRupees(amountPaise))} fitted no appointment. We are sending it back to the account you paid from.`,
      'Banks usually take 5 to 7 working days.',
    ),
  strayReturned: ({ amountPaise }) =>
    lines(
      rich`Your payment of ${bold(formatRupees(amountPaise))} has been given back to you by the clinic. If you have not got it, please call us.`,
    ),
  deskPaymentReceived: ({ amountPaise, mode }) =>
    lines(rich`✅ We have received ${bold(formatRupees(amountPaise))} at the clinic ${BY[mode]}. Thank you!`),
  deskMoneyReturned: ({ amountPaise, mode }) =>
    lines(rich`✅ ${bold(formatRupees(amountPaise))} has been given back to you at the clinic ${BY[mode]}.`),
  deskPaymentTakenBack: ({ amountPaise, mode }) =>
    lines(
      rich`↩️ The entry of ${bold(formatRupees(amountPaise))} ${BY[mode]} was a mistake of our desk and is taken back, with its receipt.`,
      'The fee is paid at the clinic.',
    ),
  paidTooLateOffer: (facts) =>
    lines(
      rich`Sorry, when your payment of ${bold(formatRupees(facts.amountPaise))} came, ${english.visit(facts)} with ${english.doctor(facts.doctorName)} was no longer free.`,
      rich`We are keeping the times below for you until ${bold(english.time(facts.holdUntil))}; your payment pays for the one you choose.`,
      'If none suits you, we give all of it back.',
    ),
  lateMoneyTaken: ({ amountPaise }) =>
    lines(rich`✅ Your payment of ${bold(formatRupees(amountPaise))} pays for the new time.`),
  lateMoneyGoesBack: ({ amountPaise, becauseOf }) =>
    lines(
      becauseOf === 'wish' ? 'All right.' : 'No other time was chosen, so we are not keeping one any longer.',
      rich`We are refunding ${bold(formatRupees(amountPaise))} to the account you paid from. Banks usually take 5 to 7 working days.`,
    ),
  freeReview: ({ doctorName, lastDate }) =>
    lines(
      rich`Your review with ${english.doctor(doctorName)} is ${bold('free')} until ${bold(english.date(lastDate))}.`,
    ),
  documentCaption: ({ kind, number }) => `📄 Your ${PAPERS[kind]} ${number}.`,
  confirmationCaption: ({ reference }) =>
    `📄 Your appointment ${reference}: please show this page at the desk.`,
} satisfies MoneySentences;
