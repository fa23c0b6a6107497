/** Hinglish: fees, payments, refunds and receipts. */
import type { DocumentKind } from '../../domain/money/documents.ts';
import { type DeskMode, formatRupees } from '../../domain/money/money.ts';
import { bold, lines, link, rich } from '../rich.ts';
import type { MoneySentences } from '../themes.ts';
import { hinglish } from './vocabulary.ts';

const BY = { cash: 'cash mein', upi: 'UPI se', card: 'card se' } as const satisfies Record<DeskMode, string>;
const PAPERS = {
  receipt: 'Aapki receipt',
  bill_of_supply: 'Aapka bill',
  tax_invoice: 'Aapka tax bill',
  credit_note: 'Aapka credit note',
} as const satisfies Record<DocumentKind, string>;

export const hinglishMoney = {
  fee: ({ doctorName, feePaise }) =>
    lines(rich`${hinglish.doctor(doctorName)} ki fees ${bold(formatRupees(feePaise))} hai.`),
  paymentWays: () =>
    lines(
      'Payment secure link se online (UPI ya card) ho sakta hai, ya aane par clinic mein.',
      'Receipt dono mein milti hai.',
    ),
  makingPaymentLink: ({ feePaise }) =>
    lines(rich`💳 ${bold(formatRupees(feePaise))} ka payment link ban raha hai. Ek minute rukiye.`),
  paymentLink: ({ feePaise, minutesLeft, url }) =>
    lines(
      rich`💳 Yahan ${bold(formatRupees(feePaise))} ka payment kijiye:`,
      [link(url)],
      minutesLeft < 1 ? 'Link ek minute se bhi kam chalega.' : `Link ${minutesLeft} minute tak chalega.`,
      'Payment milte hi hum aapko yahin bata denge.',
    ),
  awaitingPayment: ({ feePaise, holdUntil }) =>
    lines(
      rich`Hum aapke ${bold(formatRupees(feePaise))} ke payment ka intezaar kar rahe hain.`,
      rich`Aapka time ${bold(hinglish.time(holdUntil))} tak rakha hai.`,
    ),
  paymentNotSeenYet: () =>
    lines(
      'Aapka payment abhi hum tak nahi pahuncha hai. Kuch minute lag sakte hain.',
      'Agar account se paise kat gaye hain, to dobara payment mat kijiye. Paise milte hi hum yahin bata denge.',
    ),
  paymentLinkFailed: () =>
    lines(
      'Maaf kijiye, abhi payment link nahi ban paaya.',
      'Phir se koshish kijiye, ya clinic mein payment kijiye.',
    ),
  paymentFailed: () =>
    lines(
      'Payment nahi ho paaya.',
      'Agar paise kate hain, to bank aam taur par apne-aap lauta deta hai. Phir se koshish kijiye, ya clinic mein payment kijiye.',
    ),
  paymentReceived: ({ amountPaise }) =>
    lines(rich`✅ ${bold(formatRupees(amountPaise))} mil gaye hain. Dhanyavaad!`),
  paidTooLateSameSlot: () =>
    lines('✅ Payment der se aaya, lekin aapka time free tha, isliye woh aapka hi hai.'),
  paidTwice: (facts) =>
    lines(
      rich`${bold(hinglish.visit(facts))} (${facts.reference}) ka payment pehle hi ho chuka tha, aur woh book hi hai.`,
      rich`Doosri baar ke ${bold(formatRupees(facts.amountPaise))} wapas kiye ja rahe hain.`,
    ),
  paidTooLateRefund: (facts) =>
    lines(
      rich`Maaf kijiye, aapka ${bold(formatRupees(facts.amountPaise))} ka payment jab aaya, tab tak ${hinglish.doctor(facts.doctorName)} ka ${hinglish.visit(facts)} wala time bhar chuka tha.`,
      'Poore paise usi account mein wapas kiye ja rahe hain jisse payment hua tha. Bank mein aam taur par 5 se 7 working days lagte hain.',
      'Kya doosra time dekhein?',
    ),
  refundStarted: ({ amountPaise }) =>
    lines(
      rich`Aapke ${bold(formatRupees(amountPaise))} usi account mein wapas bheje ja rahe hain jisse payment hua tha.`,
      'Bank mein aam taur par 5 se 7 working days lagte hain.',
    ),
  refundProcessed: ({ amountPaise, refundReference }) =>
    lines(
      rich`✅ Aapke ${bold(formatRupees(amountPaise))} bank ko lauta diye gaye hain.`,
      rich`Bank pooche to refund number yeh hai: ${refundReference}`,
    ),
  strayCredited: ({ amountPaise }) =>
    lines(
      rich`Aapke ${bold(formatRupees(amountPaise))} mile hain, jo kisi appointment se match nahi hue.`,
      'Clinic ne inhe aapki agli visit ke liye rakha hai: desk par bataiye, wahin gin liye jaayenge.',
    ),
  strayRefundStarted: ({ amountPaise }) =>
    lines(
      rich`Aapka ${bold(formatRupees(amountPaise))} ka payment kisi appointment se match nahi hua. Paise usi account mein wapas bheje ja rahe hain jisse payment hua tha.`,
      'Bank mein aam taur par 5 se 7 working days lagte hain.',
    ),
  strayReturned: ({ amountPaise }) =>
    lines(
      rich`Clinic ne aapke ${bold(formatRupees(amountPaise))} lauta diye hain. Na mile hon, to humein phone kijiye.`,
    ),
  deskPaymentReceived: ({ amountPaise, mode }) =>
    lines(rich`✅ Clinic mein ${BY[mode]} ${bold(formatRupees(amountPaise))} mil gaye hain. Dhanyavaad!`),
  deskMoneyReturned: ({ amountPaise, mode }) =>
    lines(rich`✅ Clinic mein ${BY[mode]} ${bold(formatRupees(amountPaise))} aapko lauta diye gaye hain.`),
  deskPaymentTakenBack: ({ amountPaise, mode }) =>
    lines(
      rich`↩️ ${BY[mode]} ${bold(formatRupees(amountPaise))} ki entry hamari galti se hui thi; woh aur uski receipt wapas li gayi hai.`,
      'Fees clinic mein deni hai.',
    ),
  paidTooLateOffer: (facts) =>
    lines(
      rich`Maaf kijiye, aapka ${bold(formatRupees(facts.amountPaise))} ka payment jab aaya, tab tak ${hinglish.doctor(facts.doctorName)} ka ${hinglish.visit(facts)} wala time bhar chuka tha.`,
      rich`Neeche ke time aapke liye ${bold(hinglish.time(facts.holdUntil))} tak rakhe hain; jo chunenge, uska payment ho chuka hai.`,
      'Koi theek na lage, to poore paise wapas kar denge.',
    ),
  lateMoneyTaken: ({ amountPaise }) =>
    lines(rich`✅ Aapka ${bold(formatRupees(amountPaise))} ka payment naye time ke liye lag gaya hai.`),
  lateMoneyGoesBack: ({ amountPaise, becauseOf }) =>
    lines(
      becauseOf === 'wish'
        ? 'Theek hai.'
        : 'Koi doosra time nahi chuna gaya, isliye ab humne koi time nahi rakha hai.',
      rich`${bold(formatRupees(amountPaise))} usi account mein wapas kiye ja rahe hain jisse payment hua tha. Bank mein aam taur par 5 se 7 working days lagte hain.`,
    ),
  freeReview: ({ doctorName, lastDate }) =>
    lines(
      rich`${hinglish.doctor(doctorName)} ko dobara dikhana ${bold(hinglish.date(lastDate))} tak ${bold('free')} hai.`,
    ),
  documentCaption: ({ kind, number }) => `📄 ${PAPERS[kind]} ${number}.`,
  confirmationCaption: ({ reference }) => `📄 Aapka appointment ${reference}: yeh page desk par dikhaiye.`,
} satisfies MoneySentences;
