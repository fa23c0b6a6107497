/** Days and times of visits: the clinic's calendar on one side, instants on the other. */
import { DateTime } from 'luxon';
import type { Weekday } from '../clinic/doctor.ts';
import { WEEKDAYS } from '../clinic/doctor.ts';

/** The instant at which a visit on `date` at `time` starts. */
export const visitInstant = (date: string, time: string, timeZone: string): Date =>
  DateTime.fromISO(`${date}T${time}`, { zone: timeZone }).toJSDate();

export interface ClinicMoment {
  readonly date: string;
  readonly time: string;
}

/** Day and time of an instant on the clinic's wall. */
export function clinicMoment(instant: Date, timeZone: string): ClinicMoment {
  const wall = new Date(instant.getTime() + offsetMinutes(instant, timeZone) * 60_000).toISOString();
  return { date: wall.slice(0, 10), time: wall.slice(11, 16) };
}

const QUARTER_MS = 15 * 60_000;
const KEPT_OFFSETS = 1_000;
const offsets = new Map<string, number>();

/** A zone changes its offset on a quarter of an hour at most; asking for it is the dearest part of a turn's calendar, so each is asked once. */
function offsetMinutes(instant: Date, timeZone: string): number {
  const key = `${timeZone} ${Math.floor(instant.getTime() / QUARTER_MS)}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const { offset } = DateTime.fromJSDate(instant, { zone: timeZone });
  if (offsets.size >= KEPT_OFFSETS) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

/** `date` and `days` later; calendar days, so no time zone takes part. */
export function addDays(date: string, days: number): string {
  const noon = new Date(`${date}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() + days);
  return noon.toISOString().slice(0, 10);
}

/** 1 (Monday) to 7 (Sunday), as ISO 8601 counts. */
export function weekdayNumber(date: string): number {
  const day = new Date(`${date}T12:00:00Z`).getUTCDay();
  if (Number.isNaN(day)) throw new Error('not a calendar date');
  return day === 0 ? 7 : day;
}

export function weekdayOf(date: string): Weekday {
  const weekday = WEEKDAYS[weekdayNumber(date) - 1];
  if (weekday === undefined) throw new Error('not a calendar date');
  return weekday;
}

export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

export const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

export const addMinutes = (instant: Date, minutes: number): Date =>
  new Date(instant.getTime() + minutes * 60_000);

/** Whether the name is an IANA time zone that this machine knows. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
