/** Days and times of visits: the clinic's calendar on one side, instants on the other. */
import { DateTime } from 'luxon';
import type { Weekday } from './doctor.ts';
import { WEEKDAYS } from './doctor.ts';

/** The instant at which a visit on `date` at `time` starts. */
export const visitInstant = (date: string, time: string, timeZone: string): Date =>
  DateTime.fromISO(`${date}T${time}`, { zone: timeZone }).toJSDate();

export interface ClinicMoment {
  readonly date: string;
  readonly time: string;
}

/** Day and time of an instant on the clinic's wall. */
export function clinicMoment(instant: Date, timeZone: string): ClinicMoment {
  const wall = DateTime.fromJSDate(instant, { zone: timeZone });
  return { date: wall.toFormat('yyyy-MM-dd'), time: wall.toFormat('HH:mm') };
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
