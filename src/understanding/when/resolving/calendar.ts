/** Days of the calendar as plain numbers, so that readings cost no date objects; called by the resolvers in `when/`. */

/** Days since 1970-01-01 in the clinic's calendar. */
export type DayNumber = number;

const DAY_MS = 86_400_000;

/** The clinic's wall clock at one instant. */
export interface LocalNow {
  readonly today: DayNumber;
  /** Minutes since midnight. */
  readonly minute: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();
let last: { readonly instantMinute: number; readonly timeZone: string; readonly local: LocalNow } | null =
  null;

/** The wall clock at `now` in `timeZone`. The last answer is kept, because a burst of messages falls into one minute. */
export function localNow(now: Date, timeZone: string): LocalNow {
  const instantMinute = Math.floor(now.getTime() / 60_000);
  if (last !== null && last.instantMinute === instantMinute && last.timeZone === timeZone) return last.local;
  const shifted = wallClockMs(now, timeZone);
  const today = Math.floor(shifted / DAY_MS);
  const local = { today, minute: Math.floor((shifted - today * DAY_MS) / 60_000) };
  last = { instantMinute, timeZone, local };
  return local;
}

/** India has kept one offset since 1945, so its clinics need no time zone database on the hot path. */
function wallClockMs(now: Date, timeZone: string): number {
  if (timeZone === 'Asia/Kolkata' || timeZone === 'Asia/Calcutta') return now.getTime() + 330 * 60_000;
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formats.set(timeZone, format);
  }
  const part = new Map(format.formatToParts(now).map(({ type, value }) => [type, Number(value)]));
  const date = { year: part.get('year') ?? 1970, month: part.get('month') ?? 1, day: part.get('day') ?? 1 };
  return dayNumber(date) * DAY_MS + (part.get('hour') ?? 0) * 3_600_000 + (part.get('minute') ?? 0) * 60_000;
}

/** A date of the calendar. */
export interface CivilDate {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  readonly day: number;
}

/** The number of a date that exists. */
export function dayNumber(date: CivilDate): DayNumber {
  return Math.round(Date.UTC(date.year, date.month - 1, date.day) / DAY_MS);
}

/** The date of a day number. */
export function civilDate(day: DayNumber): CivilDate {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The Monday of that day's week. */
export function mondayOf(day: DayNumber): DayNumber {
  return day - weekdayOf(day) + 1;
}

/** 28 to 31. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The day, or null when the calendar has none such (31 April, 29 February of most years). */
export function existingDay(date: CivilDate): DayNumber | null {
  const { year, month, day } = date;
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return dayNumber(date);
}

/** Year and month that lie `months` away. */
export function shiftMonth(
  from: { readonly year: number; readonly month: number },
  months: number,
): { year: number; month: number } {
  const index = from.year * 12 + from.month - 1 + months;
  return { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
}

/** `YYYY-MM-DD`. */
export function isoDate(day: DayNumber): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** `HH:MM` of minutes since midnight; past midnight it goes round. */
export function clockText(minute: number): string {
  const inDay = ((minute % 1440) + 1440) % 1440;
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`;
}
