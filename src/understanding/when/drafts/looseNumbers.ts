/** Decides what the bare numbers of a wish are, hours or days of the month, by their company; called by resolve.ts. */

import { HOURS_OF_PART } from '../resolving/dayParts.ts';
import { minuteOf } from '../resolving/resolveTime.ts';
import { readCompactHour } from '../signs/clocks.ts';
import { type Draft, hasDay, hasTime, type LooseNumber, type Side } from './sides.ts';

/** Settles every loose number of the draft. Numbers that nothing speaks for are dropped. */
export function settleNumbers(draft: Draft, isAskedForTime: boolean): void {
  const { left, right } = draft;
  if (right !== null) shareMonth(left, right);
  else splitMonthAndClock(left);
  for (const side of right === null ? [left] : [left, right]) {
    const other = side === left ? right : left;
    for (const loose of side.numbers) settle(loose, { side, other, draft, isAskedForTime });
    side.numbers = [];
  }
}

interface Company {
  readonly side: Side;
  readonly other: Side | null;
  readonly draft: Draft;
  readonly isAskedForTime: boolean;
}

/** "between 3 and 12 of September", "November 19-20": the month said once belongs to both numbers. */
function shareMonth(left: Side, right: Side): void {
  for (const [bare, full] of [
    [left, right],
    [right, left],
  ] as const) {
    const first = bare.numbers[0];
    const isDay =
      first !== undefined &&
      isDayNumber(first.value) &&
      bare.clock === null &&
      bare.dayOfMonth === null &&
      bare.month === null;
    const isFullDate =
      full.dayOfMonth !== null && full.clock === null && full.part === null && full.numbers.length === 0;
    if (!isDay || !isFullDate || bare.weekday !== null || bare.part !== null) continue;
    bare.dayOfMonth = first.value;
    bare.numbers = [];
  }
}

/** "Feb 5 AM" is the morning of the fifth: no clock time belongs to a whole month. */
function splitMonthAndClock(side: Side): void {
  const { clock } = side;
  const isHalf = clock?.half === 'am' || clock?.half === 'pm';
  if (
    clock === null ||
    !isHalf ||
    clock.minute % 60 !== 0 ||
    side.month === null ||
    side.dayOfMonth !== null ||
    side.numbers.length > 0
  )
    return;
  side.dayOfMonth = clock.minute / 60;
  side.part ??= clock.half === 'am' ? 'morning' : 'afternoon';
  side.clock = null;
}

function isDayNumber(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 31;
}

function isHourNumber(loose: LooseNumber): boolean {
  if (loose.digits >= 3)
    return (
      readCompactHour(loose.value, loose.digits, 0) !== null &&
      loose.value % 5 === 0 &&
      loose.value % 100 !== 0
    );
  return loose.value >= 0 && loose.value <= 24;
}

/** A loose number with what it could be and what stands around it. */
interface Case extends Company {
  readonly loose: LooseNumber;
  readonly canBeHour: boolean;
  readonly canBeDay: boolean;
}

type Witness = (seen: Case) => 'hour' | 'day' | 'neither' | null;

/** The one place where it is decided: the first witness that answers wins. */
const WITNESSES: readonly Witness[] = [
  ({ loose, side }) => (isCount(loose, side) ? 'neither' : null),
  ({ loose, canBeHour }) => (canBeHour && (loose.lead === 'hour' || loose.tail === 'hour') ? 'hour' : null),
  ({ loose, side, canBeDay }) => (canBeDay && loose.value > 12 && side.weekday !== null ? 'day' : null),
  ({ loose, canBeDay }) => (canBeDay && loose.tail === 'date' && loose.digits < 3 ? 'day' : null),
  // "The 8" is a day, "my two kids" are kids.
  ({ loose, side }) =>
    loose.hasThe && loose.form === 'words' && side.month === null && side.weekday === null ? 'neither' : null,
  (seen) => (seen.canBeDay && seen.loose.lead === 'date' ? hourOrDayBehindOn(seen) : null),
  (seen) => (seen.canBeHour && isOtherATime(seen.other) ? rangeOfHours(seen) : null),
  ({ loose, side, other, canBeHour }) => {
    if (!canBeHour || !hasDay(side)) return null;
    return loose.form === 'weak' && other === null ? 'neither' : 'hour';
  },
  // "Subah ka do", "shaam ka time do": the word asks to be given something, since no hour of that part is called so.
  ({ loose, side }) => (loose.form === 'weak' && !isHourOfPart(loose, side) ? 'neither' : null),
  ({ side, canBeHour }) => (canBeHour && side.part !== null ? 'hour' : null),
  ({ loose, side, canBeDay }) => (canBeDay && hasTime(side) && loose.form === 'figures' ? 'day' : null),
  ({ other, canBeHour, isAskedForTime }) =>
    canBeHour && other !== null && (hasDay(other) || isAskedForTime) ? 'hour' : null,
  ({ isAskedForTime }) => (isAskedForTime ? null : 'neither'),
  ({ loose, canBeHour }) => (canBeHour && loose.value >= 1 ? 'hour' : null),
  ({ canBeDay }) => (canBeDay ? 'day' : null),
];

function settle(loose: LooseNumber, company: Company): void {
  const { side } = company;
  const canBeHour = isHourNumber(loose) && side.clock === null;
  const isDayOpen = side.dayOfMonth === null && side.date === null && side.offset === null;
  const seen: Case = { ...company, loose, canBeHour, canBeDay: isDayNumber(loose.value) && isDayOpen };
  for (const witness of WITNESSES) {
    const verdict = witness(seen);
    if (verdict === null) continue;
    if (verdict === 'hour') setHour(side, loose);
    if (verdict === 'day') side.dayOfMonth = loose.value;
    return;
  }
}

/** "three night markets", "2 morning sessions": an hour outside that part of the day counts something; "5 evening" is five o'clock. */
function isCount(loose: LooseNumber, side: Side): boolean {
  if (!loose.isBeforePart || side.part === null || loose.digits > 2) return false;
  if (loose.form === 'words' && loose.lead === 'none') return true;
  return !isHourOfPart(loose, side);
}

function isHourOfPart(loose: LooseNumber, side: Side): boolean {
  if (side.part === null) return true;
  const { minute } = minuteOf({ minute: Math.round((loose.value % 24) * 60), half: 'open' }, side.part, null);
  const { from, to } = HOURS_OF_PART[side.part];
  return minute >= from - 120 && minute <= to + 60;
}

/** "on 5 in the evening", "on 2 to 4pm": the time around it outweighs "on". */
function hourOrDayBehindOn(seen: Case): 'hour' | 'day' {
  const { loose, side, other } = seen;
  if (loose.value > 12 || side.clock !== null || loose.hasThe) return 'day';
  const isOtherClock = other !== null && other.clock !== null && side.numbers.length === 1;
  return side.part !== null || isOtherClock ? 'hour' : 'day';
}

function isOtherATime(other: Side | null): boolean {
  if (other === null) return false;
  return other.clock !== null || other.part !== null || (!hasDay(other) && other.numbers.length > 0);
}

/** "4 to 6" counts anything unless it says between or one side has a day or a time. */
function rangeOfHours(seen: Case): 'hour' | null {
  const { loose, other, draft, isAskedForTime, side } = seen;
  const isTimed = side.part !== null || (other !== null && (other.clock !== null || other.part !== null));
  if (isTimed || isAskedForTime || hasDay(side) || (other !== null && hasDay(other))) return 'hour';
  return draft.isBetween && loose.digits !== 3 ? 'hour' : null;
}

function setHour(side: Side, loose: LooseNumber): void {
  if (side.clock !== null) return;
  const compact = loose.digits >= 3 ? readCompactHour(loose.value, loose.digits, 0) : null;
  const minute = compact?.minute ?? Math.round((loose.value % 24) * 60);
  side.clock = { minute, half: minute >= 780 || (compact === null && loose.value === 0) ? 'exact' : 'open' };
}
