// Sandbox, Sheets: what a cell holds, and what becomes of what somebody types into it, as a spreadsheet of India reads it.

/** A formula is kept as text and never computed: it only has to be told from text. */
export type Cell =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'boolean'; readonly boolean: boolean }
  | { readonly kind: 'formula'; readonly formula: string };

export type Plain = string | number | boolean;

export const EMPTY: Cell = { kind: 'empty' };

/** RAW: "the values the user has entered will not be parsed and will be stored as-is". */
export function rawCell(value: unknown): Cell {
  if (typeof value === 'number') return { kind: 'number', number: value };
  if (typeof value === 'boolean') return { kind: 'boolean', boolean: value };
  if (value === null || value === undefined || value === '') return EMPTY;
  return { kind: 'text', text: typeof value === 'string' ? value : JSON.stringify(value) };
}

export interface TypedInto {
  readonly isTextColumn: boolean;
  /** "en_US" reads the month first, all others here the day. */
  readonly locale: string;
}

/** As if typed into the sheet: numbers, dates, times and formulas are seen; an apostrophe keeps text as text. */
export function typedCell(value: unknown, { isTextColumn, locale }: TypedInto): Cell {
  if (typeof value !== 'string') return rawCell(value);
  if (value === '') return EMPTY;
  if (isTextColumn) return { kind: 'text', text: value };
  if (value.startsWith("'")) return { kind: 'text', text: value.slice(1) };
  if (value.startsWith('=') || value.startsWith('+=')) return { kind: 'formula', formula: value };
  if (/^(true|false)$/i.test(value)) return { kind: 'boolean', boolean: /^true$/i.test(value) };
  const number = numberTyped(value.trim()) ?? dateTyped(value.trim(), locale) ?? timeTyped(value.trim());
  return number === null ? { kind: 'text', text: value } : { kind: 'number', number };
}

const numberTyped = (text: string): number | null => {
  const bare = text.replace(/^₹\s*/, '').replaceAll(/(?<=\d),(?=\d)/g, '');
  return /^[-+]?\d+(\.\d+)?$/.test(bare) ? Number(bare) : null;
};

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAY_MS = 86_400_000;
/** Day 0 of a spreadsheet. */
const EPOCH_MS = Date.UTC(1899, 11, 30);

const serialOf = (year: number, month: number, day: number): number | null => {
  const at = new Date(Date.UTC(year, month - 1, day));
  const isReal = at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return isReal ? (at.getTime() - EPOCH_MS) / DAY_MS : null;
};

function dateTyped(text: string, locale: string): number | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso !== null) return serialOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dayFirst = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})$/.exec(text);
  if (dayFirst !== null) {
    const [first, second] = [Number(dayFirst[1]), Number(dayFirst[2])];
    const [month, day] = locale === 'en_US' ? [first, second] : [second, first];
    return serialOf(fullYear(dayFirst[3]), month, day);
  }
  const named = /^(\d{1,2})[ -]([A-Za-z]{3})[a-z]*[ -](\d{4})$/.exec(text);
  const month = MONTHS.indexOf((named?.[2] ?? '').toLowerCase()) + 1;
  return named === null || month === 0 ? null : serialOf(Number(named[3]), month, Number(named[1]));
}

const fullYear = (text: string | undefined): number =>
  Number(text) < 100 ? 2000 + Number(text) : Number(text);

function timeTyped(text: string): number | null {
  const match = /^(\d{1,2}):(\d{2})(?::00)?\s*([ap]m)?$/i.exec(text);
  if (match === null) return null;
  const half = match[3]?.toLowerCase();
  const hours = Number(match[1]);
  if (Number(match[2]) > 59 || hours > (half === undefined ? 23 : 12)) return null;
  const of24 = half === undefined ? hours : (hours % 12) + (half === 'pm' ? 12 : 0);
  return (of24 * 60 + Number(match[2])) / 1440;
}

/** UNFORMATTED_VALUE with serial numbers. */
export function plainOf(cell: Cell): Plain {
  switch (cell.kind) {
    case 'empty':
      return '';
    case 'text':
      return cell.text;
    case 'number':
      return cell.number;
    case 'boolean':
      return cell.boolean;
    // What a formula would show depends on the whole sheet; here it shows that it was one.
    case 'formula':
      return '#FORMULA!';
  }
}

/** What is seen in the sheet: numbers by their column's pattern. */
export function shownOf(cell: Cell, pattern: string | undefined): string {
  if (cell.kind === 'boolean') return cell.boolean ? 'TRUE' : 'FALSE';
  if (cell.kind !== 'number') return String(plainOf(cell));
  if (pattern?.includes('yyyy') === true) return dateShown(cell.number, pattern);
  if (pattern?.includes('h:mm') === true) return timeShown(cell.number);
  return pattern?.includes('₹') === true
    ? `₹${cell.number.toLocaleString('en-IN', { minimumFractionDigits: 2 })}`
    : String(cell.number);
}

function dateShown(serial: number, pattern: string): string {
  const at = new Date(EPOCH_MS + Math.round(serial) * DAY_MS);
  const weekday = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][at.getUTCDay()];
  const month = MONTHS[at.getUTCMonth()] ?? '';
  const day = `${at.getUTCDate()} ${month.charAt(0).toUpperCase()}${month.slice(1)} ${at.getUTCFullYear()}`;
  return pattern.includes('ddd') ? `${weekday} ${day}` : day;
}

function timeShown(fraction: number): string {
  const minutes = Math.round(fraction * 1440);
  const hours = Math.floor(minutes / 60) % 24;
  const half = hours < 12 ? 'am' : 'pm';
  return `${hours % 12 === 0 ? 12 : hours % 12}:${String(minutes % 60).padStart(2, '0')} ${half}`;
}
