/** chrono-node and recognizers-text behind the same slots as the product's reader, for the comparison of scoreWhen.ts; they are development dependencies only. */
import * as recognizers from '@microsoft/recognizers-text-suite';
import * as chrono from 'chrono-node';
import type { WhenReader, WhenSlots } from './scoreWhen.ts';

const CLINIC_OFFSET_MS = 330 * 60_000;

/** Both libraries think in the machine's zone; this date shows the clinic's wall clock there. */
function wallClock(now: Date): Date {
  const shifted = new Date(now.getTime() + CLINIC_OFFSET_MS);
  return new Date(
    shifted.getUTCFullYear(),
    shifted.getUTCMonth(),
    shifted.getUTCDate(),
    shifted.getUTCHours(),
    shifted.getUTCMinutes(),
  );
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

interface Slots {
  date: string | null;
  dateTo: string | null;
  time: string | null;
  timeFrom: string | null;
  timeTo: string | null;
}

function empty(): Slots {
  return { date: null, dateTo: null, time: null, timeFrom: null, timeTo: null };
}

function chronoDate(parts: chrono.ParsedComponents): string | null {
  const isSaid = parts.isCertain('day') || parts.isCertain('weekday') || parts.isCertain('month');
  return isSaid ? `${parts.get('year')}-${two(parts.get('month') ?? 1)}-${two(parts.get('day') ?? 1)}` : null;
}

function chronoTime(parts: chrono.ParsedComponents): string | null {
  return parts.isCertain('hour') ? `${two(parts.get('hour') ?? 0)}:${two(parts.get('minute') ?? 0)}` : null;
}

function readByChrono(text: string, now: Date): WhenSlots {
  const slots = empty();
  for (const { start, end } of chrono.en.GB.parse(text, wallClock(now), { forwardDate: true })) {
    slots.date ??= chronoDate(start);
    if (end === null || end === undefined) slots.time ??= chronoTime(start);
    else {
      slots.dateTo ??= chronoDate(end);
      slots.timeFrom ??= chronoTime(start);
      slots.timeTo ??= chronoTime(end);
    }
  }
  return slots.dateTo === slots.date ? { ...slots, dateTo: null } : slots;
}

/** One value of a resolution as recognizers-text gives it: strings such as "2019-03-08" and "14:30:00". */
interface Value {
  readonly type?: string;
  readonly value?: string;
  readonly start?: string;
  readonly end?: string;
}

function textOf(now: Date): string {
  return new Date(now.getTime() + CLINIC_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}

/** Of several readings the first that is not past, as the set's own expectations are chosen. */
function chooseValue(values: readonly Value[], now: Date): Value | undefined {
  const reference = textOf(now);
  return (
    values.find(
      (value) =>
        (value.start ?? value.value ?? '9') >= reference.slice(0, (value.start ?? value.value ?? '').length),
    ) ?? values.at(-1)
  );
}

function split(text: string | undefined): { day: string | null; time: string | null } {
  if (text === undefined) return { day: null, time: null };
  const day = /\d{4}-\d\d-\d\d/.exec(text)?.[0] ?? null;
  const time = /(\d\d:\d\d):\d\d/.exec(text)?.[1] ?? null;
  return { day, time };
}

function readByRecognizers(text: string, now: Date): WhenSlots {
  const slots = empty();
  const found = recognizers.recognizeDateTime(
    text,
    recognizers.Culture.English,
    recognizers.DateTimeOptions.None,
    wallClock(now),
  );
  for (const entity of found) {
    const values = (entity.resolution?.['values'] ?? []) as Value[];
    const value = chooseValue(values, now);
    if (value === undefined || value.type === 'duration' || value.type === 'set') continue;
    const single = split(value.value);
    const [start, end] = [split(value.start), split(value.end)];
    slots.date ??= single.day ?? start.day;
    slots.dateTo ??= end.day;
    slots.time ??= single.time;
    slots.timeFrom ??= start.time;
    slots.timeTo ??= end.time;
  }
  return slots.dateTo === slots.date ? { ...slots, dateTo: null } : slots;
}

/** The readers that were tried before a grammar of our own was written; see docs/decisions/0005-reading-dates.md. */
export const PEERS: ReadonlyArray<{ readonly name: string; readonly read: WhenReader }> = [
  { name: 'chrono-node (en.GB, forwardDate)', read: readByChrono },
  { name: 'recognizers-text (English)', read: readByRecognizers },
];
