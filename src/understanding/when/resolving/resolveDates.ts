/** Resolves dates of the calendar: "8 March", "the 8th", "20th of next month", "Monday 21"; called by resolveDay.ts. */

import type { Side } from '../drafts/sides.ts';
import {
  civilDate,
  type DayNumber,
  existingDay,
  type LocalNow,
  mondayOf,
  shiftMonth,
  weekdayOf,
} from './calendar.ts';
import { type DayReading, nextWeekday, oneDay, withWeekday } from './dayReading.ts';

/** How long ago a date of this year may be and still be taken for a slip rather than for next year's. */
const RECENT_DAYS = 60;

/** How far ahead "Monday the 21st" may be without being asked about. */
const NEAR_DAYS = 45;

/** A date in figures, or a feast. */
export function readDate(side: Side, now: LocalNow): DayReading | null {
  if (side.date === null) return null;
  const { year, month, day } = side.date;
  return dateOf({ year: year ?? side.year, month, day }, side, now);
}

/** "8 March", "12th of March 2027". */
export function readDayOfNamedMonth(side: Side, now: LocalNow): DayReading | null {
  if (side.dayOfMonth === null || side.month === null) return null;
  const year = side.year ?? (side.yearShift === null ? null : civilDate(now.today).year + side.yearShift);
  return dateOf({ year, month: side.month, day: side.dayOfMonth }, side, now);
}

/** A day and month; without a year the coming one. */
function dateOf(
  date: { year: number | null; month: number; day: number },
  side: Side,
  now: LocalNow,
): DayReading | null {
  const { year, month, day } = date;
  const thisYear = civilDate(now.today).year;
  if (year !== null) {
    const exact = existingDay({ year, month, day });
    return exact === null ? null : withWeekday(oneDay(exact, now), side, now);
  }
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const found = existingDay({ year: thisYear + ahead, month, day });
    if (found === null || found < now.today) continue;
    const gone = existingDay({ year: thisYear, month, day });
    // "the week of October 7th"
    if (side.week === 0 && side.weekday === null) {
      return { from: mondayOf(found), to: mondayOf(found) + 6, contradiction: null, past: null };
    }
    const isSlip = gone !== null && gone < now.today && now.today - gone <= RECENT_DAYS;
    return withWeekday({ ...oneDay(found, now), past: isSlip ? gone : null }, side, now);
  }
  return null;
}

/** "the 8th", "20th of next month", "week of the 18th", "Monday 21". */
export function readDayOfMonth(side: Side, now: LocalNow): DayReading | null {
  if (side.dayOfMonth === null) return null;
  const day = dayOfMonthFrom(side, now);
  if (day === null) return null;
  if (side.week !== null && side.weekday === null) {
    const monday = mondayOf(day);
    return { from: monday, to: monday + 6, contradiction: null, past: null };
  }
  if (side.weekday === null || weekdayOf(day) === side.weekday) return oneDay(day, now);
  const fitting = fittingDay(side, day, now);
  if (fitting - now.today <= NEAR_DAYS) return oneDay(fitting, now);
  return {
    ...oneDay(fitting, now),
    contradiction: {
      date: day,
      weekday: side.weekday,
      dateOfWeekday: nextWeekday(side.weekday, Math.max(now.today, day - 3)),
    },
  };
}

function dayOfMonthFrom(side: Side, now: LocalNow): DayNumber | null {
  const today = civilDate(now.today);
  const day = side.dayOfMonth ?? 1;
  if (side.monthShift !== null && side.monthShift !== 0)
    return existingDay({ ...shiftMonth(today, side.monthShift), day });
  for (let ahead = 0; ahead <= 3; ahead += 1) {
    const found = existingDay({ ...shiftMonth(today, ahead), day });
    if (found !== null && found >= now.today) return found;
  }
  return null;
}

/** The first month in which this day falls on this weekday: "Monday 21". */
function fittingDay(side: Side, near: DayNumber, now: LocalNow): DayNumber {
  const today = civilDate(now.today);
  for (let ahead = 0; ahead <= 14; ahead += 1) {
    const found = existingDay({ ...shiftMonth(today, ahead), day: side.dayOfMonth ?? 1 });
    if (found !== null && found >= now.today && weekdayOf(found) === side.weekday) return found;
  }
  return near;
}
