/** Reads what people type into cells: days, times, hours, amounts. Pure; what cannot be read is null, never a guess. */
import type { Hours, Leave } from '../clinic/doctor.ts';
import { addDays, minutesOf, timeOf } from '../visit/visitTime.ts';

export type Cell = string | number | boolean;

const DAY_MS = 86_400_000;
/** Day 0 of a spreadsheet is 30 December 1899. */
const EPOCH_MS = Date.UTC(1899, 11, 30);
/** 1 January 2000 to 31 December 2099: other numbers are no days of a clinic. */
const [FIRST_SERIAL, LAST_SERIAL] = [36_526, 73_050];

export const dateSerial = (date: string): number => (Date.parse(`${date}T00:00:00Z`) - EPOCH_MS) / DAY_MS;

/** Minutes of a day as the fraction that a spreadsheet keeps, rounded as one is read back. */
export const timeFraction = (time: string): number => minutesOf(time) / 1440;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Written before the day, and not read: the date says which weekday it is. */
const WEEKDAY = /^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?[,.]?\s+/i;

const NUMERIC = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}|\d{2}))?$/;
const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const DAY_MONTH = /^(\d{1,2})(?:st|nd|rd|th)?[\s-]*([a-z]{3,9})\.?(?:[\s,-]+(\d{4}|\d{2}))?$/i;
const MONTH_DAY = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:[\s,-]+(\d{4}))?$/i;

/**
 * A serial number, "25/11/2026", "25-11-26", "2026-11-25", "25 Nov 2026", "25th November", "Nov 25, 2026", "today", "tomorrow"; the
 * day comes before the month. Without a year it is the next such day, or one of the last 30 days.
 */
export function readDay(cell: Cell, today: string): string | null {
  if (typeof cell === 'number') return serialDay(cell);
  if (typeof cell === 'boolean') return null;
  const text = cell.trim().replace(WEEKDAY, '').trim();
  const word = RELATIVE[text.toLowerCase()];
  if (word !== undefined) return addDays(today, word);
  const iso = ISO.exec(text);
  if (iso !== null) return dayOf({ year: iso[1], month: Number(iso[2]), day: Number(iso[3]) }, today);
  const numeric = NUMERIC.exec(text);
  if (numeric !== null)
    return dayOf({ year: numeric[3], month: Number(numeric[2]), day: Number(numeric[1]) }, today);
  const dayMonth = DAY_MONTH.exec(text);
  if (dayMonth !== null)
    return dayOf({ year: dayMonth[3], month: monthOf(dayMonth[2]), day: Number(dayMonth[1]) }, today);
  const monthDay = MONTH_DAY.exec(text);
  return monthDay === null
    ? null
    : dayOf({ year: monthDay[3], month: monthOf(monthDay[1]), day: Number(monthDay[2]) }, today);
}

const RELATIVE: Readonly<Record<string, number>> = { today: 0, aaj: 0, tomorrow: 1 };

function serialDay(serial: number): string | null {
  if (!Number.isInteger(serial) || serial < FIRST_SERIAL || serial > LAST_SERIAL) return null;
  return new Date(EPOCH_MS + serial * DAY_MS).toISOString().slice(0, 10);
}

const monthOf = (word: string | undefined): number => {
  const text = (word ?? '').toLowerCase();
  const index = MONTHS.findIndex((month) => text.startsWith(month));
  return index + 1;
};

interface WrittenDay {
  readonly year: string | undefined;
  readonly month: number;
  readonly day: number;
}

function dayOf({ year, month, day }: WrittenDay, today: string): string | null {
  if (year === undefined) return nextSuch(month, day, today);
  const full = year.length === 2 ? 2000 + Number(year) : Number(year);
  return full < 2000 || full > 2099 ? null : realDay(full, month, day);
}

function realDay(year: number, month: number, day: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  const isReal = month >= 1 && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return isReal ? at.toISOString().slice(0, 10) : null;
}

function nextSuch(month: number, day: number, today: string): string | null {
  const year = Number(today.slice(0, 4));
  const earliest = addDays(today, -30);
  const candidates = [year - 1, year, year + 1].map((one) => realDay(one, month, day));
  return candidates.find((date) => date !== null && date >= earliest) ?? null;
}

const TIME = /^(\d{1,2})(?:\s*[:.]\s*(\d{2}))?\s*(?:(am|pm|a\.m\.|p\.m\.)|hrs?|h|baje)?$/i;

/** No clinic of ours opens in these hours, so a bare "5:30" means the evening; "05:30" is as it stands. */
const EVENING_HOURS = [1, 7] as const;

/** A part of a day, "5:30", "5.30 pm", "17:30", "5 pm", 5.3 (typed "5.30"), "noon". */
export function readTime(cell: Cell): string | null {
  if (typeof cell === 'boolean') return null;
  if (typeof cell === 'number') return numberTime(cell);
  const text = cell.trim().toLowerCase();
  if (text === 'noon') return '12:00';
  const match = TIME.exec(text);
  if (match === null) return null;
  const half = match[3]?.replaceAll('.', '');
  return clockTime(Number(match[1]), Number(match[2] ?? 0), half ?? (/^0\d/.test(text) ? '24h' : undefined));
}

function numberTime(number: number): string | null {
  if (number < 0) return null;
  if (number < 1) {
    const minutes = Math.round(number * 1440);
    return minutes >= 1440 ? null : clockTime(Math.floor(minutes / 60), minutes % 60, undefined);
  }
  const hours = Math.floor(number);
  const minutes = Math.round((number - hours) * 100);
  return Math.abs(number * 100 - Math.round(number * 100)) > 1e-6
    ? null
    : clockTime(hours, minutes, undefined);
}

function clockTime(hours: number, minutes: number, half: string | undefined): string | null {
  if (minutes > 59 || hours > 23 || (half !== undefined && half !== '24h' && (hours > 12 || hours === 0)))
    return null;
  if (half === 'am') return timeOf((hours % 12) * 60 + minutes);
  if (half === 'pm') return timeOf(((hours % 12) + 12) * 60 + minutes);
  const isEvening = half === undefined && hours >= EVENING_HOURS[0] && hours <= EVENING_HOURS[1];
  return timeOf((isEvening ? hours + 12 : hours) * 60 + minutes);
}

const BETWEEN = /\s*(?:-|–|—|to|till|se)\s*/i;

/** "14:00-17:00", "2 to 5 pm", "9.30-1": the end is after the beginning, or it is nothing. */
export function readStretch(text: string): Hours | null {
  const parts = text.trim().split(BETWEEN);
  if (parts.length !== 2) return null;
  const [first = '', second = ''] = parts;
  // "2 to 5 pm" says pm once, "9 to 1 pm" begins in the morning, "5-8" ends in the evening.
  const half = /[ap]\.?m\.?$/i.exec(second.trim())?.[0];
  const begins = half === undefined ? [first] : [first, `${first} ${half}`];
  const isIn24 = /^\s*(?:0|1[3-9]|2[0-3])/.test(first);
  const ends = half === undefined && !isIn24 ? [second, `${second} pm`] : [second];
  for (const end of ends) {
    const to = readTime(end);
    const from = begins.map(readTime).find((one) => one !== null && to !== null && one < to);
    if (from != null && to !== null) return { from, to };
  }
  return null;
}

/** "9:30-13:00, 17:00-20:00"; nothing, "-", "off" and "closed" are no hours. Null where a part cannot be read, or begins before the one before has ended. */
export function readHours(cell: Cell): readonly Hours[] | null {
  if (typeof cell !== 'string') return null;
  const text = cell.trim();
  if (/^(|-|off|closed|no|holiday)$/i.test(text)) return [];
  const stretches = text.split(/\s*(?:[,;&\n]|\band\b)\s*/i).map(readStretch);
  const hours: Hours[] = [];
  for (const stretch of stretches) {
    const last = hours.at(-1);
    if (stretch === null || (last !== undefined && stretch.from < last.to)) return null;
    hours.push(stretch);
  }
  return hours;
}

export const showHours = (hours: readonly Hours[]): string =>
  hours.map(({ from, to }) => `${from}-${to}`).join(', ');

/** "25/11/2026", "25 Nov to 27 Nov 2026", several after commas or lines. */
export function readLeave(cell: Cell, today: string): readonly Leave[] | null {
  if (typeof cell !== 'string') {
    const day = readDay(cell, today);
    return day === null ? null : [{ from: day, to: day }];
  }
  if (/^(|-|none|no)$/i.test(cell.trim())) return [];
  const leave: Leave[] = [];
  for (const part of cell.trim().split(/\s*[,;\n]\s*/)) {
    const [from, to] = part.split(/\s+(?:to|till|-|–)\s+/i).map((day) => readDay(day, today));
    const last = to === undefined ? from : to;
    if (from == null || last == null || last < from) return null;
    leave.push({ from, to: last });
  }
  return leave;
}

export const showLeave = (leave: readonly Leave[]): string =>
  leave.map(({ from, to }) => (from === to ? from : `${from} to ${to}`)).join('; ');

/** "₹1,200", "600", 600, "Rs. 600/-": whole rupees and paise. */
export function readRupees(cell: Cell): number | null {
  if (typeof cell === 'boolean') return null;
  const text = typeof cell === 'number' ? String(cell) : cell.trim();
  const bare = text
    .replace(/^(?:₹|rs\.?|inr)\s*/i, '')
    .replace(/\s*\/-$/, '')
    .replaceAll(/(?<=\d),(?=\d)/g, '');
  return /^\d{1,7}(\.\d{1,2})?$/.test(bare) ? Math.round(Number(bare) * 100) : null;
}

export function readWhole(cell: Cell): number | null {
  const text = typeof cell === 'boolean' ? '' : String(cell).trim();
  return /^\d{1,4}$/.test(text) ? Number(text) : null;
}

export function readYesNo(cell: Cell): boolean | null {
  if (typeof cell === 'boolean') return cell;
  const word = String(cell).trim().toLowerCase();
  if (/^(yes|y|true|1|active|haan)$/.test(word)) return true;
  return /^(no|n|false|0|inactive|left|nahi)$/.test(word) ? false : null;
}
