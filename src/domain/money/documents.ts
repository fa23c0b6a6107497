/** The clinic's papers: which financial year a day is in, and how a document's number is written. */

/** Each kind counts for itself, from 1 in every financial year. */
export const DOCUMENT_KINDS = ['receipt', 'bill_of_supply', 'tax_invoice', 'credit_note'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** A registered clinic bills what is exempt and invoices what is taxed; one without registration, or one that set it so, gives a receipt. */
export function documentKindOf(
  clinic: { readonly documentTitle: DocumentKind; readonly gstin: string | null },
  taxPercent: number,
): Exclude<DocumentKind, 'credit_note'> {
  if (clinic.gstin === null || clinic.documentTitle === 'receipt') return 'receipt';
  return taxPercent > 0 ? 'tax_invoice' : 'bill_of_supply';
}

const SERIES = {
  receipt: 'R',
  bill_of_supply: 'B',
  tax_invoice: 'T',
  credit_note: 'C',
} as const satisfies Record<DocumentKind, string>;

/** Rule 46(b) of the CGST Rules: a consecutive number of at most 16 characters, of letters, digits, hyphen and slash, unique for a financial year. */
export const LONGEST_DOCUMENT_NUMBER = 16;

/** Filled with noughts to this width, so that lists sort; more digits are written as they are. */
const NUMBER_WIDTH = 6;

const CLINIC_DATE = /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** The Indian financial year, April to March, of a clinic's day `YYYY-MM-DD`: "2627" for 1 April 2026 to 31 March 2027. */
export function financialYearOf(date: string): string {
  const parts = CLINIC_DATE.exec(date);
  if (parts === null) throw new Error('a financial year is asked of a day written YYYY-MM-DD');
  const year = Number(parts[1]);
  const firstYear = Number(parts[2]) >= 4 ? year : year - 1;
  return twoDigits(firstYear) + twoDigits(firstYear + 1);
}

/** "R/2627/000042": series, financial year and number, at most 16 characters. */
export function documentNumberText(kind: DocumentKind, financialYear: string, number: number): string {
  if (!/^\d{4}$/.test(financialYear)) throw new Error('a financial year is four digits');
  if (!Number.isSafeInteger(number) || number < 1)
    throw new Error('a document number is a whole number from 1');
  const text = `${SERIES[kind]}/${financialYear}/${String(number).padStart(NUMBER_WIDTH, '0')}`;
  if (text.length > LONGEST_DOCUMENT_NUMBER)
    throw new Error('the series is full: a document number has at most 16 characters');
  return text;
}

const twoDigits = (year: number): string => String(((year % 100) + 100) % 100).padStart(2, '0');
