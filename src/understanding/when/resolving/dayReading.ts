/** What a reading of the day looks like, and the small steps that every resolver of days takes; used by resolveDay.ts, resolveDates.ts and resolvePeriods.ts. */

import type { Side } from '../drafts/sides.ts';
import { type DayNumber, type LocalNow, weekdayOf } from './calendar.ts';

/** The days that a side means, with what must be asked about them. */
export interface DayReading {
  readonly from: DayNumber;
  /** Last day, for a period; null for one day. */
  readonly to: DayNumber | null;
  /** The weekday that was said does not belong to the date that was said. */
  readonly contradiction: {
    readonly date: DayNumber;
    readonly weekday: number;
    readonly dateOfWeekday: DayNumber;
  } | null;
  /** The date as first understood lay in the past: it was explicit, or this year's has gone by. */
  readonly past: DayNumber | null;
}

/** Reads one kind of saying; null when the side does not say it. */
export type Resolver = (side: Side, now: LocalNow) => DayReading | null;

/** One day; a past one is reported. */
export function oneDay(from: DayNumber, now: LocalNow): DayReading {
  return { from, to: null, contradiction: null, past: from < now.today ? from : null };
}

/** A run of days; a wholly past one is reported. */
export function period(from: DayNumber, to: DayNumber, now: LocalNow): DayReading {
  // Of a running week or month only what is left can be booked.
  const start = from < now.today && to >= now.today ? now.today : from;
  return { from: start, to, contradiction: null, past: to < now.today ? to : null };
}

/** The date stands; a weekday that does not fit it is reported. */
export function withWeekday(reading: DayReading, side: Side, now: LocalNow): DayReading {
  if (side.weekday === null || weekdayOf(reading.from) === side.weekday) return reading;
  const dateOfWeekday = nextWeekday(side.weekday, Math.max(now.today, reading.from - 3));
  return { ...reading, contradiction: { date: reading.from, weekday: side.weekday, dateOfWeekday } };
}

/** The first such weekday on or after `from`. */
export function nextWeekday(weekday: number, from: DayNumber): DayNumber {
  return from + ((weekday - weekdayOf(from) + 7) % 7);
}
