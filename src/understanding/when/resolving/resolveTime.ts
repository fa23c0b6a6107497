/** Turns what was said about the time of day into minutes since midnight, within a clinic's hours; called by resolve.ts. */

import type { Side } from '../drafts/sides.ts';
import type { Clock, PartOfDay } from '../signs/atoms.ts';
import { CLINIC_DAY, HOURS_OF_PART, type Hours, PORTION_MINUTES } from './dayParts.ts';

const NOON = 720;
const DAY = 1440;

/** A minute of the day, and whether it might as well be twelve hours later. */
export interface ClockReading {
  readonly minute: number;
  /** Both halves of the day lie inside clinic hours and nothing tells which was meant ("at 8"). */
  readonly isAmbiguous: boolean;
}

/** The minute of the day that a clock time means, given the part of the day said with it. `notBefore` is now, when the day is today. */
export function minuteOf(clock: Clock, part: PartOfDay | null, notBefore: number | null): ClockReading {
  const { minute, half } = clock;
  if (half === 'exact' || minute >= 780) return { minute, isAmbiguous: false };
  if (half === 'am') return { minute: minute >= NOON ? minute - NOON : minute, isAmbiguous: false };
  if (half === 'pm') return { minute: minute >= NOON ? minute : minute + NOON, isAmbiguous: false };
  if (part !== null) return { minute: minuteInPart(minute, part), isAmbiguous: false };
  return minuteInClinicDay(minute, notBefore);
}

function minuteInPart(minute: number, part: PartOfDay): number {
  const isTwelve = minute >= NOON;
  switch (part) {
    case 'morning':
      return minute;
    case 'daytime':
      return minute < CLINIC_DAY.from ? minute + NOON : minute;
    case 'lunch':
      return minute < 600 ? minute + NOON : minute;
    case 'afternoon':
      return isTwelve || minute >= 660 ? minute : minute + NOON;
    case 'evening':
      return isTwelve ? minute - NOON : minute + NOON;
    case 'night':
      // "raat 2 baje" is after midnight, "raat 5 baje" nobody says of the morning.
      if (isTwelve) return minute - NOON;
      return minute < 300 ? minute : minute + NOON;
  }
}

function minuteInClinicDay(minute: number, notBefore: number | null): ClockReading {
  if (minute >= NOON) return { minute, isAmbiguous: false };
  const later = minute + NOON;
  const isMorningOpen = minute >= CLINIC_DAY.from;
  const isEveningOpen = later < CLINIC_DAY.to;
  if (!isMorningOpen) return { minute: later, isAmbiguous: false };
  if (!isEveningOpen) return { minute, isAmbiguous: false };
  if (notBefore !== null && minute <= notBefore && later > notBefore)
    return { minute: later, isAmbiguous: false };
  return { minute, isAmbiguous: true };
}

/** Both ends of a range of clock times. An end without am or pm takes the half that makes the range shortest. */
export function rangeOfClocks(left: Side, right: Side, notBefore: number | null): Hours {
  const [a, b] = [left.clock as Clock, right.clock as Clock];
  const [leftPart, rightPart] = [left.part, right.part];
  const isLeftKnown = a.half !== 'open' || leftPart !== null || a.minute >= 780;
  const isRightKnown = b.half !== 'open' || rightPart !== null || b.minute >= 780;
  if (!isLeftKnown && isRightKnown) {
    const to = minuteOf(b, rightPart, null).minute;
    return { from: nearestBefore(a.minute, to), to };
  }
  const from = minuteOf(a, leftPart, notBefore).minute;
  return { from, to: isRightKnown ? minuteOf(b, rightPart, null).minute : nearestAfter(b.minute, from) };
}

function gap(from: number, to: number): number {
  return (((to - from) % DAY) + DAY) % DAY || DAY;
}

function nearestBefore(minute: number, to: number): number {
  const [first, second] = [minute % NOON, (minute % NOON) + NOON];
  return gap(first, to) <= gap(second, to) ? first : second;
}

function nearestAfter(minute: number, from: number): number {
  const [first, second] = [minute % NOON, (minute % NOON) + NOON];
  return gap(from, first) <= gap(from, second) ? first : second;
}

/** The hours of a part of the day, or of its beginning or end. */
export function hoursOfPart(part: PartOfDay, portion: Side['partPortion']): Hours {
  const hours = HOURS_OF_PART[part];
  if (portion === 'beginning') return { from: hours.from, to: hours.from + PORTION_MINUTES };
  if (portion === 'ending')
    return { from: hours.to - PORTION_MINUTES + (hours.to === DAY - 1 ? 1 : 0), to: hours.to };
  return hours;
}
