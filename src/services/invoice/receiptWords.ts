/** The words on the papers: titles, days, times, amounts in Indian words; used by `printReceipt.ts`. Papers are in English, as the tax rules and insurers read them. */
import { ToWords } from 'to-words/en-IN';
import type { PaidBy } from '../../domain/money/dayClose.ts';
import type { DocumentKind } from '../../domain/money/documents.ts';
import type { ConfirmationFacts } from '../../ports/documentPrinter.ts';

export const TITLES = {
  receipt: 'Receipt',
  bill_of_supply: 'Bill of Supply',
  tax_invoice: 'Tax Invoice',
  credit_note: 'Credit Note',
} as const satisfies Record<DocumentKind, string>;

/** Notification 12/2017-Central Tax (Rate) of 28 June 2017, entry 74: health care by a clinical establishment is exempt. */
export const EXEMPTION_NOTE =
  'Health care service, exempt from GST: Notification 12/2017-Central Tax (Rate), entry 74.';

/** What stands on paper for a name of which no letter can be printed. */
export const NAME_ON_FILE = 'Name as registered with the clinic';

export const PAID_BY_WORDS = {
  online: 'Paid online through Razorpay',
  cash: 'Paid in cash at the clinic',
  upi: 'Paid by UPI at the clinic',
  card: 'Paid by card at the clinic',
} as const satisfies Record<PaidBy, string>;

export const RETURNED_BY_WORDS = {
  online: 'Given back to the account it was paid from',
  cash: 'Given back in cash at the clinic',
  upi: 'Given back by UPI at the clinic',
  card: 'Given back by card at the clinic',
} as const satisfies Record<PaidBy, string>;

export const DAY_MODES = {
  online: 'online',
  cash: 'in cash',
  upi: 'by UPI at the desk',
  card: 'by card at the desk',
} as const satisfies Record<PaidBy, string>;

const USUAL = [
  'Earlier prescriptions and reports of tests',
  'The medicines you take now, or a photo of them',
  'An identity card, and your insurance card if you have one',
] as const;

export const BRING_WORDS = {
  usual: USUAL,
  fasting: [...USUAL, 'Come fasting, as the clinic has told you'],
  nothing: [],
} as const satisfies Record<ConfirmationFacts['bring'], readonly string[]>;

const WORDS = new ToWords({
  localeCode: 'en-IN',
  converterOptions: { currency: true, ignoreZeroCurrency: false },
});

/** "One Lakh Twenty Three Thousand Four Hundred Fifty Six Rupees And Fifty Paise Only". */
export function amountInWords(amountPaise: number): string {
  if (!Number.isSafeInteger(amountPaise) || amountPaise < 0)
    throw new Error('an amount in words is of whole paise, from 0');
  const rupees = Math.floor(amountPaise / 100);
  const paise = amountPaise % 100;
  // As text: 0.1 + 0.2 has no place in an amount.
  return WORDS.convert(paise === 0 ? String(rupees) : `${rupees}.${String(paise).padStart(2, '0')}`);
}

const VISIT_DAY = new Intl.DateTimeFormat('en-IN', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** A clinic's day "2026-04-14" as "Tuesday, 14 April 2026". */
export function visitDayText(visitDate: string): string {
  return VISIT_DAY.format(new Date(`${visitDate}T00:00:00Z`));
}

const LONG_DAY = new Intl.DateTimeFormat('en-IN', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** A clinic's day "2026-04-14" as "14 April 2026". */
export const longDayText = (date: string): string => LONG_DAY.format(new Date(`${date}T00:00:00Z`));

/** "17:05" as "5:05 pm". */
export function visitTimeText(visitTime: string): string {
  const [hour = 0, minute = 0] = visitTime.split(':').map(Number);
  return `${hour % 12 === 0 ? 12 : hour % 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'am' : 'pm'}`;
}

/** The day of issue as the clinic's calendar has it: "14 April 2026". */
export function issueDayText(issuedAt: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-IN', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
  }).format(issuedAt);
}

/** "+919876543210" as "+91 98765 43210"; other numbers as they are. */
export function phoneText(phone: string): string {
  return phone.replace(/^\+91(\d{5})(\d{5})$/, '+91 $1 $2');
}

/** With the title once, however the sheet has the name. */
export function doctorText(name: string): string {
  return /^(?:dr\b|डॉ)/iu.test(name.trim()) ? name : `Dr ${name}`;
}
