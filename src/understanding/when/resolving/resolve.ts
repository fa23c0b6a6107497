/** Turns a finished draft into a moment: days, times, and what must be asked about them; called by readMoments. */
import type { When } from '../../reading.ts';
import { settleNumbers } from '../drafts/looseNumbers.ts';
import { type Draft, hasDay, hasPeriod, type Side } from '../drafts/sides.ts';
import { clockText, isoDate, type LocalNow } from './calendar.ts';
import type { Hours } from './dayParts.ts';
import type { DayReading } from './dayReading.ts';
import { readDay } from './resolveDay.ts';
import { hoursOfPart, minuteOf, rangeOfClocks } from './resolveTime.ts';

/** One wish with its days and minutes worked out; the fields of `When`, before they are put into words. */
export interface Resolved {
  /** Day numbers; see calendar.ts. */
  date: number | null;
  dateTo: number | null;
  /** Minutes since midnight. */
  time: number | null;
  timeFrom: number | null;
  timeTo: number | null;
  readonly contradiction: DayReading['contradiction'];
  readonly pastDay: number | null;
  readonly isAmbiguous: boolean;
  readonly isWeak: boolean;
}

interface Times {
  readonly time: number | null;
  readonly timeFrom: number | null;
  readonly timeTo: number | null;
  readonly isAmbiguous: boolean;
}

const NO_TIMES: Times = { time: null, timeFrom: null, timeTo: null, isAmbiguous: false };
const LAST_MINUTE = 1439;

/** The draft's meaning, or null when it says neither a day nor a time. */
export function resolveDraft(draft: Draft, now: LocalNow, isAskedForTime: boolean): Resolved | null {
  const hadNumbers = draft.left.numbers.length > 0 || (draft.right?.numbers.length ?? 0) > 0;
  settleNumbers(draft, isAskedForTime);
  const days = readDays(draft, now);
  const isToday = days.date === now.today && days.dateTo === null;
  const times = readTimes(draft, { now, isToday });
  if (
    days.date === null &&
    days.dateTo === null &&
    times.time === null &&
    times.timeFrom === null &&
    times.timeTo === null
  )
    return null;
  const isWeak = hadNumbers || (draft.left.isClockWeak && !hasDay(draft.left) && draft.left.part === null);
  const resolved: Resolved = { ...days, ...times, isWeak };
  return moveOn(resolved, draft, now);
}

/** "Monday at 10", said on Monday at noon, is the next one. */
function moveOn(resolved: Resolved, draft: Draft, now: LocalNow): Resolved {
  const { left } = draft;
  const isBareWeekday =
    left.weekday !== null &&
    left.dayOfMonth === null &&
    left.offset === null &&
    left.week === null &&
    left.date === null;
  const minute = resolved.time ?? resolved.timeTo;
  if (
    !isBareWeekday ||
    left.weekdayWhich !== null ||
    resolved.date !== now.today ||
    minute === null ||
    minute > now.minute
  )
    return resolved;
  return {
    ...resolved,
    date: resolved.date + 7,
    dateTo: resolved.dateTo === null ? null : resolved.dateTo + 7,
  };
}

interface Days {
  readonly date: number | null;
  readonly dateTo: number | null;
  readonly contradiction: DayReading['contradiction'];
  readonly pastDay: number | null;
}

function readDays(draft: Draft, now: LocalNow): Days {
  const { left, right } = draft;
  if (right !== null) shareCalendar(left, right);
  const first = readDay(left, now);
  if (right === null || !hasDay(right))
    return first === null ? daysOfSoonest(left, right, now) : relateDays(left, first, now);
  const isFromNow = right.offset !== null || right.step !== null || right.date !== null;
  const last = readDay(right, first === null || isFromNow ? now : { ...now, today: first.from });
  if (last === null) return first === null ? noDays() : relateDays(left, first, now);
  if (first === null)
    return { date: last.from, dateTo: last.to, contradiction: last.contradiction, pastDay: last.past };
  const end = last.to ?? last.from;
  return {
    date: first.from,
    dateTo: end > first.from ? end : null,
    contradiction: first.contradiction ?? last.contradiction,
    pastDay: first.past,
  };
}

function noDays(): Days {
  return { date: null, dateTo: null, contradiction: null, pastDay: null };
}

function daysOfSoonest(left: Side, right: Side | null, now: LocalNow): Days {
  return left.isSoonest || left.isNow || right?.isNow === true ? { ...noDays(), date: now.today } : noDays();
}

/** The month, or the week, said once belongs to both ends. */
function shareCalendar(left: Side, right: Side): void {
  for (const [bare, full] of [
    [left, right],
    [right, left],
  ] as const) {
    if (bare.dayOfMonth === null || bare.month !== null || bare.monthShift !== null || bare.date !== null)
      continue;
    bare.month = full.month;
    bare.monthShift = full.monthShift;
    bare.year ??= full.year;
  }
  // "Feb 1st to March 2019": the year belongs to both.
  if (left.month !== null && left.year === null && right.year !== null && right.month !== null)
    left.year = right.year;
  if (left.weekday !== null && right.weekday !== null && left.week === null) left.week = right.week;
}

function relateDays(side: Side, day: DayReading, now: LocalNow): Days {
  const { contradiction, past: pastDay } = day;
  const last = day.to ?? day.from;
  const asSaid: Days = { date: day.from, dateTo: day.to, contradiction, pastDay };
  if (
    side.lasting !== null &&
    side.lasting.minutes === 0 &&
    (side.lasting.days > 1 || side.lasting.months > 0) &&
    day.to === null
  ) {
    const end = readDay({ ...side, step: side.lasting, lasting: null }, now);
    if (end !== null) return { ...asSaid, dateTo: end.from - 1 };
  }
  switch (side.dayRelation) {
    case 'after':
      if (side.portion === 'beginning') return { ...asSaid, dateTo: null };
      return { date: last + 1, dateTo: null, contradiction, pastDay };
    case 'before':
      // "before the end of December" is as long as December lasts.
      if (side.portion === 'ending')
        return { date: Math.min(now.today, last), dateTo: last, contradiction, pastDay };
      return { date: Math.min(now.today, day.from - 1), dateTo: day.from - 1, contradiction, pastDay };
    case 'until':
      return {
        date: Math.min(now.today, last),
        dateTo: last > now.today ? last : null,
        contradiction,
        pastDay,
      };
    case 'from':
      return { date: day.from, dateTo: null, contradiction, pastDay };
    default:
      return asSaid;
  }
}

interface Setting {
  readonly now: LocalNow;
  readonly isToday: boolean;
}

function readTimes(draft: Draft, setting: Setting): Times {
  const { left, right } = draft;
  if (right === null) return timesOfSide(left, setting);
  const notBefore = setting.isToday ? setting.now.minute : null;
  if (left.isNow || right.isNow) return timesWithNow(left, right, setting);
  if (left.clock !== null && right.clock !== null) {
    // "in the afternoon on Friday between 1 and 4": the part covers both ends.
    const hours = rangeOfClocks(left, right, notBefore);
    return { time: null, timeFrom: hours.from, timeTo: hours.to, isAmbiguous: false };
  }
  const [first, last] = [hoursOfSide(left, setting), hoursOfSide(right, setting)];
  if (first !== null && last !== null)
    return { time: null, timeFrom: first.from, timeTo: last.to, isAmbiguous: false };
  if (first === null && last === null) return NO_TIMES;
  // Two days and one time ("from Monday to Friday at 5"): the time holds for each day.
  if (hasDay(left) && hasDay(right)) return timesOfSide(last === null ? left : right, setting);
  return last === null
    ? timesOfSide(left, setting)
    : { time: null, timeFrom: null, timeTo: last.to, isAmbiguous: false };
}

function timesWithNow(left: Side, right: Side, setting: Setting): Times {
  const end = left.isNow ? right : left;
  const { minute: nowMinute } = setting.now;
  // "between eight and now" is the eight before now.
  const isOpen =
    end.clock !== null &&
    end.clock.half === 'open' &&
    end.part === null &&
    end.clock.minute <= nowMinute &&
    end === left;
  const other =
    isOpen && end.clock !== null
      ? { from: end.clock.minute, to: end.clock.minute }
      : hoursOfSide(end, setting);
  const minute = nowMinute;
  if (other === null) return { ...NO_TIMES, time: minute };
  return left.isNow
    ? { ...NO_TIMES, timeFrom: minute, timeTo: other.to }
    : { ...NO_TIMES, timeFrom: other.from, timeTo: minute };
}

function hoursOfSide(side: Side, setting: Setting): Hours | null {
  if (side.clock !== null) {
    const { minute } = minuteOf(side.clock, side.part, setting.isToday ? setting.now.minute : null);
    return { from: minute, to: minute };
  }
  return side.part === null ? null : hoursOfPart(side.part, side.partPortion);
}

function timesOfSide(side: Side, setting: Setting): Times {
  const { now } = setting;
  if (side.clock !== null) return timesOfClock(side, setting);
  if (side.part !== null) return timesOfPart(side);
  if (side.isNow || (side.isSoonest && !hasDay(side))) return { ...NO_TIMES, time: now.minute };
  if (side.step !== null && side.step.minutes > 0)
    return { ...NO_TIMES, time: (now.minute + side.step.minutes) % 1440 };
  if (side.stretch !== null && side.stretch.span.minutes > 0) {
    return { ...NO_TIMES, timeFrom: now.minute, timeTo: (now.minute + side.stretch.span.minutes) % 1440 };
  }
  if (side.portion === 'ending' && !hasPeriod(side) && hasDay(side))
    return { ...NO_TIMES, time: LAST_MINUTE };
  return NO_TIMES;
}

function timesOfClock(side: Side, setting: Setting): Times {
  if (side.clock === null) return NO_TIMES;
  const { minute, isAmbiguous } = minuteOf(
    side.clock,
    side.part,
    setting.isToday ? setting.now.minute : null,
  );
  if (side.lasting !== null && side.lasting.minutes > 0) {
    return { time: null, timeFrom: minute, timeTo: (minute + side.lasting.minutes) % 1440, isAmbiguous };
  }
  switch (side.timeRelation) {
    case 'after':
      return { time: null, timeFrom: minute, timeTo: null, isAmbiguous };
    case 'from':
      return { time: null, timeFrom: minute, timeTo: null, isAmbiguous };
    case 'before':
    case 'until':
      return { time: null, timeFrom: null, timeTo: minute, isAmbiguous };
    default:
      return { time: minute, timeFrom: null, timeTo: null, isAmbiguous };
  }
}

function timesOfPart(side: Side): Times {
  if (side.part === null) return NO_TIMES;
  const hours = hoursOfPart(side.part, side.partPortion);
  if (side.partPortion === 'middle') return { ...NO_TIMES, time: Math.ceil((hours.from + hours.to) / 2) };
  switch (side.timeRelation) {
    case 'after':
      return { ...NO_TIMES, timeFrom: hours.to };
    case 'from':
      return { ...NO_TIMES, timeFrom: hours.from };
    case 'before':
      return { ...NO_TIMES, timeTo: hours.from };
    case 'until':
      return { ...NO_TIMES, timeTo: hours.to };
    default:
      return { ...NO_TIMES, timeFrom: hours.from, timeTo: hours.to };
  }
}

/** For When: text of days and minutes. */
export function whenOf(resolved: Resolved): When {
  const { date, dateTo, time, timeFrom, timeTo } = resolved;
  return {
    date: date === null ? null : isoDate(date),
    dateTo: dateTo === null ? null : isoDate(dateTo),
    time: time === null ? null : clockText(time),
    timeFrom: timeFrom === null ? null : clockText(timeFrom),
    timeTo: timeTo === null ? null : clockText(timeTo),
  };
}
