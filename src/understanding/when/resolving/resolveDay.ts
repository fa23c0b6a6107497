/** Turns what was said about the day into days of the calendar; the order in which sayings win is the table at the end. Called by resolve.ts. */

import type { Side } from '../drafts/sides.ts';
import {
  civilDate,
  type DayNumber,
  dayNumber,
  daysInMonth,
  type LocalNow,
  mondayOf,
  shiftMonth,
  weekdayOf,
} from './calendar.ts';
import { type DayReading, nextWeekday, oneDay, type Resolver, withWeekday } from './dayReading.ts';
import { readDate, readDayOfMonth, readDayOfNamedMonth } from './resolveDates.ts';
import { readMonth, readNth, readWeek, readYear } from './resolvePeriods.ts';

/** "tomorrow", "2 days from today", "in 3 weeks", "3 days after January 12th" (the base is set by the caller's side). */
function readStep(side: Side, now: LocalNow): DayReading | null {
  if (side.step === null) return null;
  const { days, months, workdays, weekday, minutes } = side.step;
  const base = baseOfStep(side, now);
  if (weekday !== null) return oneDay(nextWeekday(weekday, base + 1) + days - 7, now);
  const start = civilDate(base);
  const shifted = shiftMonth(start, months);
  const inMonth =
    months === 0
      ? base
      : dayNumber({ ...shifted, day: Math.min(start.day, daysInMonth(shifted.year, shifted.month)) });
  const afterDays = addWorkdays(inMonth + days, workdays);
  const day = afterDays + (minutes === 0 ? 0 : Math.floor((now.minute + minutes) / 1440));
  const namesDay = side.weekday !== null && (side.isStepFromNow || side.isWeekdayOfStep);
  if (!namesDay) return oneDay(day, now);
  return days % 7 === 0 && days > 0
    ? oneDay(mondayOf(day) + (side.weekday ?? 1) - 1, now)
    : withWeekday(oneDay(day, now), side, now);
}

function baseOfStep(side: Side, now: LocalNow): DayNumber {
  if (side.isStepFromNow) return now.today;
  const bare: Side = { ...side, step: null, weekday: side.isWeekdayOfStep ? null : side.weekday };
  return readDay(bare, now)?.from ?? now.today;
}

function addWorkdays(from: DayNumber, count: number): DayNumber {
  let day = from;
  for (let left = Math.min(count, 60); left > 0; ) {
    day += 1;
    if (weekdayOf(day) <= 5) left -= 1;
  }
  return day;
}

/** "next 3 days" begins tomorrow, "within 5 days" today. */
function readStretch(side: Side, now: LocalNow): DayReading | null {
  if (side.stretch === null) return null;
  const { span, isFromTomorrow } = side.stretch;
  if (span.days === 0 && span.months === 0 && span.workdays === 0) {
    return { ...oneDay(now.today, now), to: endOfMinutes(now, span.minutes) };
  }
  const start = isFromTomorrow ? now.today + 1 : now.today;
  const whole: Side = { ...side, stretch: null, step: span, offset: null, weekday: null };
  const end = readStep(whole, now)?.from ?? start;
  return { from: start, to: end, contradiction: null, past: null };
}

function endOfMinutes(now: LocalNow, minutes: number): DayNumber | null {
  const days = Math.floor((now.minute + minutes) / 1440);
  return days === 0 ? null : now.today + days;
}

function readOffset(side: Side, now: LocalNow): DayReading | null {
  if (side.offset === null) return null;
  const day = now.today + side.offset;
  return withWeekday(oneDay(day, now), side, now);
}

/** "Monday" is the coming one, "next Monday" that of next week, "Monday next week" too. */
function readWeekday(side: Side, now: LocalNow): DayReading | null {
  if (side.weekday === null) return null;
  const monday = mondayOf(now.today);
  if (side.week !== null) {
    const day = monday + 7 * side.week + side.weekday - 1;
    // "Tuesday this week", said on Friday, is gone by.
    return oneDay(day, now);
  }
  if (side.weekdayWhich === 'next') return oneDay(monday + 7 + side.weekday - 1, now);
  if (side.weekdayWhich === 'overNext') return oneDay(monday + 14 + side.weekday - 1, now);
  if (side.weekdayWhich === 'past') return oneDay(nextWeekday(side.weekday, now.today - 7), now);
  if (side.weekdayWhich === 'coming') return oneDay(nextWeekday(side.weekday, now.today + 1), now);
  return oneDay(nextWeekday(side.weekday, now.today), now);
}

/** Strongest saying first. This order is the only place where it is decided which of two sayings wins. */
const ORDER: readonly Resolver[] = [
  readStep,
  readStretch,
  readNth,
  readDate,
  readDayOfNamedMonth,
  readDayOfMonth,
  readOffset,
  readWeekday,

  readWeek,
  readMonth,
  readYear,
];

/** The day or days that a side means, or null when it says nothing about the day. */
export function readDay(side: Side, now: LocalNow): DayReading | null {
  for (const resolve of ORDER) {
    const reading = resolve(side, now);
    if (reading !== null) return reading;
    // 31 February is no day, and no reason to offer all of February.
    const isNoDay =
      (resolve === readDate && side.date !== null) ||
      (resolve === readDayOfNamedMonth && side.dayOfMonth !== null && side.month !== null);
    if (isNoDay || (resolve === readDayOfMonth && side.dayOfMonth !== null)) return null;
  }
  return null;
}
