/** Reads lengths of time: "2 days", "an hour and a half", "do hafte", "1 घंटे और 30 मिनट", "two Mondays"; called by atoms.ts. */

import { type Meaning, UNITS, WEEKDAYS } from '../lexicon.ts';
import type { AtomRead, Span, Unit } from './atoms.ts';
import type { Sign } from './signs.ts';

const NOTHING: Span = { minutes: 0, days: 0, months: 0, workdays: 0, weekday: null };
const UNIT_NAMES = new Set<string>(UNITS);
const WEEKDAY_NAMES: readonly string[] = WEEKDAYS;
/** Longest span anybody means; beyond it a number is no count of days. */
const MOST = 400;

/** The span that begins at `index`, or null. */
export function readSpan(signs: readonly Sign[], index: number): AtomRead | null {
  const first = readCounted(signs, index);
  if (first === null) return null;
  const join = signs[first.next];
  const joined = join?.kind === 'meaning' && join.meaning === 'and' ? first.next + 1 : first.next;
  const second = readCounted(signs, joined);
  const isSecondSmaller =
    second !== null && first.unit !== null && second.unit !== null && isSmaller(second.unit, first.unit);
  if (!isSecondSmaller) return { body: { kind: 'span', ...first }, next: first.next };
  const span = addSpans(first.span, second.span);
  return {
    body: { kind: 'span', span, isComing: first.isComing, count: first.count, unit: first.unit },
    next: second.next,
  };
}

function isSmaller(unit: Unit, than: Unit): boolean {
  return UNITS.indexOf(unit) < UNITS.indexOf(than);
}

function addSpans(a: Span, b: Span): Span {
  return {
    minutes: a.minutes + b.minutes,
    days: a.days + b.days,
    months: a.months + b.months,
    workdays: a.workdays + b.workdays,
    weekday: a.weekday ?? b.weekday,
  };
}

interface Counted {
  readonly span: Span;
  /** "5 coming days" are the next five. */
  readonly isComing: boolean;
  readonly count: number;
  readonly unit: Unit | null;
  readonly next: number;
}

function readCounted(signs: readonly Sign[], index: number): Counted | null {
  const count = readCount(signs, index);
  if (count === null || count.value > MOST) return null;
  // "5 coming days", "5 आने वाले मिनटों", "2 more minutes"
  const between = signs[count.next];
  const isBetween =
    between?.kind === 'meaning' && (between.meaning === 'coming' || between.meaning === 'next');
  const unitIndex = isBetween ? count.next + 1 : count.next;
  const sign = signs[unitIndex];
  if (sign?.kind !== 'meaning') return null;
  const weekday = WEEKDAY_NAMES.indexOf(sign.meaning);
  if (weekday >= 0) return readWeekdays(signs, { unitIndex, weekday: weekday + 1, count: count.value });
  if (!UNIT_NAMES.has(sign.meaning)) return null;
  const unit = sign.meaning as Unit;
  return {
    span: spanOf(count.value, unit),
    isComing: isBetween,
    count: count.value,
    unit,
    next: unitIndex + 1,
  };
}

/** "3 fridays from now", "two Mondays later", "अगले दो रविवार"; but "21 Monday" is a date. */
function readWeekdays(
  signs: readonly Sign[],
  found: { unitIndex: number; weekday: number; count: number },
): Counted | null {
  const { unitIndex, weekday, count } = found;
  if (count < 2 || count > 8 || !Number.isInteger(count)) return null;
  const number = signs[unitIndex - 1];
  const after = signs[unitIndex + 1];
  const before = signs[unitIndex - 2];
  const isCounted =
    (after?.kind === 'meaning' && ['fromNow', 'later', 'afterBehind'].includes(after.meaning)) ||
    (before?.kind === 'meaning' && before.meaning === 'next' && number?.kind === 'number');
  if (!isCounted) return null;
  return {
    span: { ...NOTHING, days: 7 * count, weekday },
    isComing: false,
    count,
    unit: null,
    next: unitIndex + 1,
  };
}

function isMeaning(sign: Sign | undefined, meaning: Meaning): boolean {
  return sign?.kind === 'meaning' && sign.meaning === meaning;
}

function readCount(signs: readonly Sign[], index: number): { value: number; next: number } | null {
  const sign = signs[index];
  if (sign?.kind === 'number' && sign.digits <= 3) {
    const isHalfMore = isMeaning(signs[index + 1], 'and') && isMeaning(signs[index + 2], 'half');
    return isHalfMore ? { value: sign.value + 0.5, next: index + 3 } : { value: sign.value, next: index + 1 };
  }
  if (sign?.kind !== 'meaning') return null;
  if (sign.meaning === 'half') return { value: 0.5, next: index + 1 };
  if (sign.meaning === 'couple') return { value: 2, next: index + 1 };
  if (sign.meaning === 'few') return { value: 3, next: index + 1 };
  if (sign.meaning !== 'one') return null;
  const next = signs[index + 1];
  if (
    next?.kind === 'meaning' &&
    (next.meaning === 'half' || next.meaning === 'couple' || next.meaning === 'few')
  )
    return readCount(signs, index + 1);
  return { value: 1, next: index + 1 };
}

const SPAN_OF_UNIT: Readonly<Record<Unit, Partial<Span>>> = {
  minute: { minutes: 1 },
  hour: { minutes: 60 },
  day: { days: 1 },
  workday: { workdays: 1 },
  week: { days: 7 },
  weekend: { days: 7 },
  fortnight: { days: 14 },
  month: { months: 1 },
  quarter: { months: 3 },
  year: { months: 12 },
};

function spanOf(count: number, unit: Unit): Span {
  const one = { ...NOTHING, ...SPAN_OF_UNIT[unit] };
  const days = one.days * count;
  return {
    minutes: Math.round(one.minutes * count),
    // Half a day more is the same calendar day; half a month is a fortnight.
    days: Math.floor(days) + (one.months > 0 ? Math.round((count - Math.floor(count)) * one.months * 30) : 0),
    months: Math.floor(one.months * Math.floor(count)),
    workdays: Math.floor(one.workdays * count),
    weekday: null,
  };
}
