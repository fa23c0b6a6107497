/** Resolves weeks, months and years, whole or in part: "early next week", "third week of January", "mid November"; called by resolveDay.ts. */

import type { Portion, Side } from '../drafts/sides.ts';
import {
  civilDate,
  type DayNumber,
  dayNumber,
  daysInMonth,
  type LocalNow,
  mondayOf,
  shiftMonth,
} from './calendar.ts';
import { type DayReading, nextWeekday, oneDay, period } from './dayReading.ts';

function monthOf(side: Side, now: LocalNow): { year: number; month: number } | null {
  const today = civilDate(now.today);
  if (side.monthShift !== null) return shiftMonth(today, side.monthShift);
  if (side.month === null) return null;
  if (side.year !== null) return { year: side.year, month: side.month };
  if (side.yearShift !== null) return { year: today.year + side.yearShift, month: side.month };
  return { year: side.month < today.month ? today.year + 1 : today.year, month: side.month };
}

/** "the third week of January", "first Friday of July", "last day of the month". */
export function readNth(side: Side, now: LocalNow): DayReading | null {
  if (side.nth === null || side.nthOf === null) return null;
  const month = monthOf(side, now) ?? wholeYear(side, now) ?? shiftMonth(civilDate(now.today), 0);
  const found = nthIn(month, side);
  if (found === null) return null;
  const last = side.nthOf === 'week' ? found + 6 : found;
  // July's first Friday has gone by: next year's is meant, unless the year was said.
  const isGone = last < now.today && side.year === null && (side.month !== null || side.monthShift === 0);
  const later = side.month === null ? shiftMonth(month, 1) : { year: month.year + 1, month: month.month };
  const day = isGone ? nthIn(later, side) : found;
  if (day === null) return null;
  if (side.nthOf !== 'week') return oneDay(day, now);
  if (side.isWeekend) return period(day + 5, day + 6, now);
  return side.weekday !== null ? oneDay(day + side.weekday - 1, now) : period(day, day + 6, now);
}

function wholeYear(side: Side, now: LocalNow): { year: number; month: number } | null {
  const year = side.year ?? (side.yearShift === null ? null : civilDate(now.today).year + side.yearShift);
  return year === null ? null : { year, month: side.nth === -1 ? 12 : 1 };
}

/** Weeks belong to the month that has their Thursday, as in ISO 8601. */
function nthIn(month: { year: number; month: number }, side: Side): DayNumber | null {
  const first = dayNumber({ ...month, day: 1 });
  const last = first + daysInMonth(month.year, month.month) - 1;
  const nth = side.nth ?? 1;
  if (side.nthOf === 'day') return nth === -1 ? last : null;
  if (side.nthOf === 'week') {
    const thursday = nth === -1 ? nextWeekday(4, last - 6) : nextWeekday(4, first) + 7 * (nth - 1);
    return mondayOf(thursday);
  }
  if (side.weekday === null) return null;
  return nth === -1 ? nextWeekday(side.weekday, last - 6) : nextWeekday(side.weekday, first) + 7 * (nth - 1);
}

/** "next week", "early next week", "this weekend". */
export function readWeek(side: Side, now: LocalNow): DayReading | null {
  if (side.week === null && !side.isWeekend) return null;
  const monday = mondayOf(now.today) + 7 * (side.week ?? 0);
  if (side.isWeekend) return period(monday + 5, monday + 6, now);
  const [from, to] = portionOf(monday, monday + 6, side.portion);
  return period(from, to, now);
}

function portionOf(from: DayNumber, to: DayNumber, portion: Portion | null): [DayNumber, DayNumber] {
  const isWeek = to - from < 7;
  if (to - from > 31 && portion !== null) return portion === 'beginning' ? [from, from + 89] : [to - 91, to];
  switch (portion) {
    case 'beginning':
      return isWeek ? [from, from + 2] : [from, from + 14];
    case 'middle':
      return isWeek ? [from + 1, from + 4] : [from + 9, from + 19];
    case 'ending':
    case 'later':
      return isWeek ? [from + 3, to] : [from + 15, to];
    default:
      return [from, to];
  }
}

/** "April", "next month", "mid November". */
export function readMonth(side: Side, now: LocalNow): DayReading | null {
  const month = monthOf(side, now);
  if (month === null) return null;
  const first = dayNumber({ ...month, day: 1 });
  const [from, to] = portionOf(first, first + daysInMonth(month.year, month.month) - 1, side.portion);
  return period(from, to, now);
}

/** "next year", "2027". */
export function readYear(side: Side, now: LocalNow): DayReading | null {
  if (side.year === null && side.yearShift === null) return null;
  const year = side.year ?? civilDate(now.today).year + (side.yearShift ?? 0);
  const [from, to] = portionOf(
    dayNumber({ year, month: 1, day: 1 }),
    dayNumber({ year, month: 12, day: 31 }),
    side.portion,
  );
  return period(from, to, now);
}
