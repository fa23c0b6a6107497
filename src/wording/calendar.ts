/** Days and times of the clinic in words. Used by `phrases.ts`; the words themselves lie in each language's `vocabulary.ts`. */
import { weekdayNumber } from '../domain/visit/visitTime.ts';

/**
 * Our own words in place of Intl's, whose spelling and spaces change with the version of ICU ("pm", "PM", a narrow space),
 * and which writes hi-Latn-IN as nobody types it ("Shukrawaar"). A translator reads and mends them here.
 */
export interface CalendarWords {
  /** Monday first. */
  readonly weekdays: readonly string[];
  readonly shortWeekdays: readonly string[];
  /** January first. */
  readonly months: readonly string[];
  readonly shortMonths: readonly string[];
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly dayOfMonth: number;
  /** 1 (Monday) to 7 (Sunday). */
  readonly weekday: number;
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^([01]\d|2[0-4]):([0-5]\d)$/;

function dayOf(date: string): Day {
  const [, year, month, dayOfMonth] = DATE.exec(date)?.map(Number) ?? [];
  if (year === undefined || month === undefined || dayOfMonth === undefined)
    throw new Error('a date to be said is not YYYY-MM-DD');
  const instant = new Date(Date.UTC(year, month - 1, dayOfMonth));
  if (instant.getUTCMonth() !== month - 1) throw new Error('a date to be said is not in the calendar');
  return { year, month, dayOfMonth, weekday: weekdayNumber(date) };
}

const wordAt = (words: readonly string[], place: number): string => {
  const word = words[place - 1];
  if (word === undefined) throw new Error('the calendar has no such day or month');
  return word;
};

/** "Monday", from 1 to 7. */
export const weekdayWord = (words: CalendarWords, weekday: number): string => wordAt(words.weekdays, weekday);

/** "Monday" of a date. */
export const weekdayOfDate = (words: CalendarWords, date: string): string =>
  weekdayWord(words, dayOf(date).weekday);

/** "23 November". */
export function dayAndMonth(words: CalendarWords, date: string): string {
  const { dayOfMonth, month } = dayOf(date);
  return `${dayOfMonth} ${wordAt(words.months, month)}`;
}

/** "Monday, 23 November". */
export const weekdayAndDate = (words: CalendarWords, date: string): string =>
  `${weekdayOfDate(words, date)}, ${dayAndMonth(words, date)}`;

/** "Monday, 23 November 2026". */
export const weekdayDateAndYear = (words: CalendarWords, date: string): string =>
  `${weekdayAndDate(words, date)} ${dayOf(date).year}`;

/** "Mon 23 Nov", for buttons. */
export function shortWeekdayAndDate(words: CalendarWords, date: string): string {
  const { weekday, dayOfMonth, month } = dayOf(date);
  return `${wordAt(words.shortWeekdays, weekday)} ${dayOfMonth} ${wordAt(words.shortMonths, month)}`;
}

/** "Mon 23", where the month stands nearby. */
export function shortWeekdayAndDay(words: CalendarWords, date: string): string {
  const { weekday, dayOfMonth } = dayOf(date);
  return `${wordAt(words.shortWeekdays, weekday)} ${dayOfMonth}`;
}

export const isSameYear = (date: string, other: string): boolean => dayOf(date).year === dayOf(other).year;

export interface ClockTime {
  /** 0 to 23; the end of the day, 24:00, is 0. */
  readonly hour: number;
  /** "5:30", on a clock of twelve hours. */
  readonly twelveHours: string;
}

export function clockTime(time: string): ClockTime {
  const [, hours, minutes] = TIME.exec(time) ?? [];
  if (hours === undefined || minutes === undefined) throw new Error('a time to be said is not HH:MM');
  const hour = Number(hours) % 24;
  return { hour, twelveHours: `${hour % 12 === 0 ? 12 : hour % 12}:${minutes}` };
}

/** "5:30 pm": as said in English, as typed in Hinglish, and short enough for every button. */
export function timeWithAmPm(time: string): string {
  const { hour, twelveHours } = clockTime(time);
  return `${twelveHours} ${hour < 12 ? 'am' : 'pm'}`;
}

/** The two times of a day that "5:30" can mean: `['05:30', '17:30']`. */
export function bothTimesOfDay(hour12: number, minute: number): readonly [string, string] {
  const hour = hour12 % 12;
  const written = (hours: number) => `${String(hours).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  return [written(hour), written(hour + 12)];
}
