/** Puts signs together into atoms: whole clock times, spans ("2 din"), bare numbers, and the words that link them; called by readMoments. */

import { type Meaning, MONTHS, PARTS_OF_DAY, UNITS, WEEKDAYS } from '../lexicon.ts';
import { readClock } from './clocks.ts';
import type { Figures } from './figures.ts';
import type { Sign } from './signs.ts';
import { readSpan } from './spans.ts';

/** A part of the day that has hours of its own. */
export type PartOfDay = (typeof PARTS_OF_DAY)[number] | 'lunch';
/** What spans are counted in. */
export type Unit = (typeof UNITS)[number];

/** A length of time, or a step from some day. */
export interface Span {
  readonly minutes: number;
  readonly days: number;
  readonly months: number;
  readonly workdays: number;
  /** "two Mondays": so many of this weekday. */
  readonly weekday: number | null;
}

/** A time of day as said: minutes on a 12-hour or a 24-hour clock, with what was said about the half of the day. */
export interface Clock {
  /** Minutes since midnight as the figures stand: "5:30" is 330. */
  readonly minute: number;
  readonly half: 'am' | 'pm' | 'exact' | 'open';
}

/** What an atom is. */
export type AtomBody =
  | { readonly kind: 'clock'; readonly clock: Clock; readonly isWeak: boolean }
  | {
      readonly kind: 'number';
      readonly value: number;
      readonly digits: number;
      readonly form: 'figures' | 'words' | 'weak';
    }
  | { readonly kind: 'ordinal'; readonly value: number; readonly form: 'figures' | 'words' }
  | { readonly kind: 'date'; readonly year: number | null; readonly month: number; readonly day: number }
  | { readonly kind: 'offset'; readonly days: number; readonly part: PartOfDay | null }
  | { readonly kind: 'weekday'; readonly weekday: number }
  | { readonly kind: 'month'; readonly month: number }
  | { readonly kind: 'part'; readonly part: PartOfDay }
  | { readonly kind: 'unit'; readonly unit: Unit }
  | {
      readonly kind: 'span';
      readonly span: Span;
      readonly isComing: boolean;
      readonly count: number;
      readonly unit: Unit | null;
    }
  | { readonly kind: 'now' }
  | { readonly kind: 'soonest' }
  | { readonly kind: 'endOfDay' }
  | { readonly kind: 'word'; readonly meaning: Meaning; readonly text: string }
  | { readonly kind: 'mark'; readonly text: string }
  | { readonly kind: 'unknown' };

/** An atom and its place in the folded text. */
export type Atom = AtomBody & {
  readonly start: number;
  readonly end: number;
  readonly needsCompany: boolean;
  readonly spaceBefore: boolean;
};

/** What a group of signs was read as, and the index of the sign after it. */
export interface AtomRead {
  readonly body: AtomBody;
  readonly next: number;
}

/** One meaning, one atom. Meanings that are not listed stay words. */
const ATOM_OF_MEANING = new Map<Meaning, AtomBody>([
  ...WEEKDAYS.map((name, index): [Meaning, AtomBody] => [name, { kind: 'weekday', weekday: index + 1 }]),
  ...MONTHS.map((name, index): [Meaning, AtomBody] => [name, { kind: 'month', month: index + 1 }]),
  ...PARTS_OF_DAY.map((part): [Meaning, AtomBody] => [part, { kind: 'part', part }]),
  ...UNITS.map((unit): [Meaning, AtomBody] => [unit, { kind: 'unit', unit }]),
  ['lunch', { kind: 'part', part: 'lunch' }],
  ['today', { kind: 'offset', days: 0, part: null }],
  ['tomorrow', { kind: 'offset', days: 1, part: null }],
  ['dayAfterTomorrow', { kind: 'offset', days: 2, part: null }],
  ['threeDaysOn', { kind: 'offset', days: 3, part: null }],
  ['yesterday', { kind: 'offset', days: -1, part: null }],
  ['dayBeforeYesterday', { kind: 'offset', days: -2, part: null }],
  ['tonight', { kind: 'offset', days: 0, part: 'night' }],
  ['christmas', { kind: 'date', year: null, month: 12, day: 25 }],
  ['newYear', { kind: 'date', year: null, month: 1, day: 1 }],
  ['newYearsEve', { kind: 'date', year: null, month: 12, day: 31 }],
  ['republicDay', { kind: 'date', year: null, month: 1, day: 26 }],
  ['independenceDay', { kind: 'date', year: null, month: 8, day: 15 }],
  ['gandhiJayanti', { kind: 'date', year: null, month: 10, day: 2 }],
  ['now', { kind: 'now' }],
  ['soonest', { kind: 'soonest' }],
  ['endOfDay', { kind: 'endOfDay' }],
]);

/** Atoms of a message, in order. At each place a span is tried first ("5 minute" is no hour), then a clock, then the sign alone. */
export function atomsOf(signs: readonly Sign[]): Atom[] {
  const atoms: Atom[] = [];
  for (let index = 0; index < signs.length; ) {
    const sign = signs[index] as Sign;
    const read = readClock(signs, index) ?? readSpan(signs, index) ?? { body: bodyOf(sign), next: index + 1 };
    const end = (signs[read.next - 1] as Sign).end;
    const needsCompany = sign.kind === 'meaning' && sign.needsCompany;
    atoms.push({ ...read.body, start: sign.start, end, needsCompany, spaceBefore: sign.spaceBefore });
    index = read.next;
  }
  return atoms;
}

function bodyOf(sign: Sign): AtomBody {
  switch (sign.kind) {
    case 'meaning':
      return ATOM_OF_MEANING.get(sign.meaning) ?? { kind: 'word', meaning: sign.meaning, text: sign.text };
    case 'number':
      if (!canBelongToTime(sign.value, sign.digits)) return { kind: 'unknown' };
      return { kind: 'number', value: sign.value, digits: sign.digits, form: sign.form };
    case 'ordinal':
      return { kind: 'ordinal', value: sign.value, form: sign.form };
    case 'figures':
      return figuresBody(sign.figures);
    case 'mark':
      return { kind: 'mark', text: sign.text };
    case 'unknown':
      return { kind: 'unknown' };
  }
}

/** Days, hours and week numbers are small; 530 is an hour and 2026 a year; phone numbers, fees and house numbers are none of these. */
function canBelongToTime(value: number, digits: number): boolean {
  if (digits <= 2) return value <= 53;
  if (digits > 4) return false;
  return (value >= 1990 && value <= 2100) || (value % 100 < 60 && value < 2400);
}

function figuresBody(figures: Figures): AtomBody {
  if (figures.kind === 'date')
    return { kind: 'date', year: figures.year, month: figures.month, day: figures.day };
  const clock: Clock = {
    minute: figures.hour * 60 + figures.minute,
    half: figures.form === 'exact' ? 'exact' : 'open',
  };
  return { kind: 'clock', clock, isWeak: figures.form === 'weak' };
}
