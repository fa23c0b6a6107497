/**
 * Scores the reading of days and times on the development sets, beside chrono-node and recognizers-text; run by hand:
 * `npx tsx evals/understanding/scoreWhen.ts DATA_FOLDER [--peers] [--failures SET]`. when.test.ts scores the copied samples in `npm test`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readWhen } from '../../src/understanding/when/readWhen.ts';

/** What a reader says of a message: the date and time slots of `npm run understand`. */
export interface WhenSlots {
  readonly date: string | null;
  readonly dateTo: string | null;
  readonly time: string | null;
  readonly timeFrom: string | null;
  readonly timeTo: string | null;
}
export type WhenReader = (text: string, now: Date) => WhenSlots;

export interface Score {
  readonly set: string;
  readonly right: number;
  readonly total: number;
  /** The rows that were read wrongly, for whoever mends the reader. */
  readonly failures: readonly string[];
}

const NOTHING: WhenSlots = { date: null, dateTo: null, time: null, timeFrom: null, timeTo: null };
const TIME_ZONE = 'Asia/Kolkata';

/** The product's own reader. */
export function readByProduct(text: string, now: Date): WhenSlots {
  return readWhen(text, { now, timeZone: TIME_ZONE }).when?.value ?? NOTHING;
}

/** References in the sets are wall-clock times without a zone; they are taken as the clinic's. */
function clinicInstant(local: string): Date {
  return new Date(`${local.length === 10 ? `${local}T00:00:00` : local}+05:30`);
}

function score<Row>(set: string, rows: readonly Row[], check: (row: Row) => string | null): Score {
  const failures = rows.map(check).filter((failure) => failure !== null);
  return { set, right: rows.length - failures.length, total: rows.length, failures };
}

function show(slots: WhenSlots): string {
  return JSON.stringify(Object.fromEntries(Object.entries(slots).filter(([, value]) => value !== null)));
}

export interface SgdRow {
  readonly utterance: string;
  readonly canonical: { readonly date?: string; readonly time?: string };
  readonly provider_kind: string;
  readonly reference_date: string;
}

function isMedical(row: SgdRow): boolean {
  return row.provider_kind !== 'hair_stylist';
}

/** A_sgd: the date, or the time, that the utterance gives. */
export function scoreSgd(rows: readonly SgdRow[], slot: 'date' | 'time', read: WhenReader): Score {
  const said = rows.filter((row) => isMedical(row) && row.canonical[slot] !== undefined);
  return score(`A_sgd ${slot}s`, said, (row) => {
    const slots = read(row.utterance, clinicInstant(row.reference_date));
    const isRight = slots[slot] === row.canonical[slot];
    return isRight ? null : `${row.utterance} => ${row.canonical[slot]} but ${show(slots)}`;
  });
}

/** Words by which an utterance without a marked slot still names a day or an hour, of another service (weather, calendar). */
const NAMES_A_TIME =
  /\b(?:\d{1,2}(?:st|nd|rd|th)|\d{1,2}(?::\d\d)?\s*[ap]\.?m\b|\d{1,2}:\d\d|today|tomorrow|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december|next week|this week|weekend|morning|afternoon|evening|o.?clock)\b/i;

/** A medical utterance with no date or time, marked or named for another service. */
export function isSgdSilent(row: SgdRow): boolean {
  const { date, time } = row.canonical;
  return isMedical(row) && date === undefined && time === undefined && !NAMES_A_TIME.test(row.utterance);
}

/** A_sgd: nothing is found where nothing is said. */
export function scoreSgdSilence(rows: readonly SgdRow[], read: WhenReader): Score {
  return score('A_sgd nothing said', rows.filter(isSgdSilent), (row) =>
    silence(row.utterance, read(row.utterance, clinicInstant(row.reference_date))),
  );
}

function silence(text: string, slots: WhenSlots): string | null {
  return Object.values(slots).every((value) => value === null)
    ? null
    : `${text} => nothing but ${show(slots)}`;
}

export interface HinglishRow {
  readonly utterance: string;
  readonly english: string;
  readonly domain: string;
  readonly slots: readonly { readonly slot: string; readonly text: string }[];
  readonly medical: boolean;
}

const HINGLISH_NOW = '2018-08-06T09:00:00';

function isTimeSlot(name: string): boolean {
  return name.includes('DATE_TIME');
}

const OUT_OF_SCOPE = ['weather', 'music', 'navigation'];

/** An out-of-scope row with no time marked. */
export function isHinglishSilent(row: HinglishRow): boolean {
  return OUT_OF_SCOPE.includes(row.domain) && !hasTimeSlot(row) && !NAMES_A_TIME.test(row.english);
}

/** A medical or reminder row with a time marked. */
export function isFoundRow(row: HinglishRow): boolean {
  return (row.medical || row.domain === 'reminder') && hasTimeSlot(row);
}

function hasTimeSlot(row: HinglishRow): boolean {
  return row.slots.some(({ slot }) => isTimeSlot(slot));
}

/** B_hinglish: weather, music and navigation rows in which no time is marked. */
export function scoreHinglishSilence(rows: readonly HinglishRow[], read: WhenReader): Score {
  return score('B_hinglish nothing said', rows.filter(isHinglishSilent), (row) =>
    silence(row.utterance, read(row.utterance, clinicInstant(HINGLISH_NOW))),
  );
}

/** B_hinglish: some day or time is found in the medical and reminder rows that have one marked. */
export function scoreHinglishFound(rows: readonly HinglishRow[], read: WhenReader): Score {
  return score('B_hinglish time found', rows.filter(isFoundRow), (row) => {
    const slots = read(row.utterance, clinicInstant(HINGLISH_NOW));
    if (Object.values(slots).some((value) => value !== null)) return null;
    const spans = row.slots.filter(({ slot }) => isTimeSlot(slot)).map(({ text }) => text);
    return `${row.utterance} => found nothing of ${spans.join(' | ')}`;
  });
}

export interface ExpectedMoment {
  readonly kind: string;
  readonly date?: string;
  readonly time?: string;
  readonly start?: string | null;
  readonly end?: string | null;
  readonly mod?: string;
}
export interface RecognizersRow {
  readonly text: string;
  readonly lang: string;
  readonly reference_datetime: string;
  readonly n_entities: number;
  readonly past: boolean;
  readonly numeric_day_month_ambiguous: boolean;
  readonly expected: ExpectedMoment | readonly ExpectedMoment[] | null;
  readonly entities: readonly { readonly alternatives: readonly ExpectedMoment[] }[];
}

/** Kinds that no booking slot holds: how long something lasts, and how often it recurs. */
const NOT_BOOKABLE = new Set(['duration', 'set']);

/** F_datetime: rows with one entity that is a day, a time or a range, not in the past, and not month-before-day figures. */
export function scoreRecognizers(
  rows: readonly RecognizersRow[],
  language: 'en' | 'hi',
  read: WhenReader,
): Score {
  const fitting = rows.filter((row) => row.lang === language && isFitting(row));
  return score(`F_datetime ${language}`, fitting, (row) => {
    const slots = read(row.text, clinicInstant(row.reference_datetime));
    const expected = row.expected as ExpectedMoment;
    const readings = [expected, ...(row.entities[0]?.alternatives ?? [])];
    return readings.some((reading) => matches(reading, slots))
      ? null
      : `${row.reference_datetime} ${row.text} => ${JSON.stringify(expected)} but ${show(slots)}`;
  });
}

export function isFitting(row: RecognizersRow): boolean {
  const { expected } = row;
  if (
    row.n_entities !== 1 ||
    row.past ||
    row.numeric_day_month_ambiguous ||
    expected === null ||
    Array.isArray(expected)
  )
    return false;
  const { kind, start, end, mod } = expected as ExpectedMoment;
  if (NOT_BOOKABLE.has(kind)) return false;
  return (
    kind === 'date' ||
    kind === 'time' ||
    kind === 'datetime' ||
    (start ?? end ?? null) !== null ||
    mod === undefined
  );
}

function matches(expected: ExpectedMoment, slots: WhenSlots): boolean {
  const { kind, date = null, time = null } = expected;
  if (kind === 'date') return slots.date === date && slots.dateTo === null && hasNoTime(slots);
  if (kind === 'time') return slots.date === null && slots.time === time;
  if (kind === 'datetime') return slots.date === date && slots.time === time;
  const [start, end] = [expected.start ?? null, expected.end ?? null];
  if (kind === 'daterange') return isDayRange(slots, start, end) && hasNoTime(slots);
  if (kind === 'timerange') return slots.date === null && sameTimes(slots, start, end);
  if (kind !== 'datetimerange') return false;
  const [startDay = null, startTime = null] = (start ?? '').split(' ').map((part) => part || null);
  const [endDay = null, endTime = null] = (end ?? '').split(' ').map((part) => part || null);
  const day = startDay ?? endDay;
  const isSameDays = slots.date === day && (slots.dateTo ?? slots.date) === (endDay ?? day);
  return isSameDays && sameTimes(slots, startTime, endTime);
}

function hasNoTime(slots: WhenSlots): boolean {
  return slots.time === null && slots.timeFrom === null && slots.timeTo === null;
}

function sameTimes(slots: WhenSlots, from: string | null, to: string | null): boolean {
  return slots.timeFrom === from && slots.timeTo === to;
}

/** The sets give weeks and months with the day after the last one; our ranges end on the last. Open ends have no day. */
function isDayRange(slots: WhenSlots, start: string | null, end: string | null): boolean {
  const isStart = start === null || slots.date === start;
  if (end === null) return isStart && slots.date !== null && slots.dateTo === null;
  const last = slots.dateTo ?? slots.date;
  return isStart && (last === end || last === dayBefore(end));
}

function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** The rows of one JSON-lines file. */
export function readRows<Row>(path: string): Row[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Row);
}

const FILES = {
  sgd: join('A_sgd', 'sgd_appointment_user_utterances.jsonl'),
  hinglish: join('B_hinglish', 'hinglish_top.jsonl'),
  recognizers: join('F_datetime', 'recognizers_text_en_hi.jsonl'),
} as const;

/** Every set of a data folder, or the name of the first file that is missing. */
export function scoreAll(
  folder: string,
  read: WhenReader,
): { readonly missing: string } | { readonly scores: readonly Score[] } {
  const missing = Object.values(FILES).find((file) => !existsSync(join(folder, file)));
  if (missing !== undefined) return { missing: join(folder, missing) };
  const sgd = readRows<SgdRow>(join(folder, FILES.sgd));
  const hinglish = readRows<HinglishRow>(join(folder, FILES.hinglish));
  const recognizers = readRows<RecognizersRow>(join(folder, FILES.recognizers));
  return {
    scores: [
      scoreSgd(sgd, 'date', read),
      scoreSgd(sgd, 'time', read),
      scoreSgdSilence(sgd, read),
      scoreHinglishSilence(hinglish, read),
      scoreHinglishFound(hinglish, read),
      scoreRecognizers(recognizers, 'en', read),
      scoreRecognizers(recognizers, 'hi', read),
    ],
  };
}

function printScores(name: string, scores: readonly Score[]): void {
  process.stdout.write(`\n${name}\n`);
  for (const { set, right, total } of scores) {
    process.stdout.write(
      `  ${set.padEnd(26)} ${String(right).padStart(5)} of ${String(total).padStart(5)}  ${((100 * right) / total).toFixed(1)} %\n`,
    );
  }
}

async function main(folder: string | undefined, options: readonly string[]): Promise<number> {
  if (folder === undefined) {
    process.stderr.write(
      'Give the data folder as the first argument: npx tsx evals/understanding/scoreWhen.ts DATA_FOLDER\n',
    );
    return 2;
  }
  const result = scoreAll(folder, readByProduct);
  if ('missing' in result) {
    process.stderr.write(
      `The data folder has no ${result.missing}. The sets and where they come from are in evals/understanding/fixtures/README.md.\n`,
    );
    return 2;
  }
  printScores('clinic-frontdesk', result.scores);
  const wanted = options[options.indexOf('--failures') + 1];
  if (options.includes('--failures')) {
    for (const { set, failures } of result.scores)
      if (wanted === undefined || set.includes(wanted)) process.stdout.write(`${failures.join('\n')}\n`);
  }
  if (options.includes('--peers')) {
    const { PEERS } = await import('./whenPeers.ts');
    for (const peer of PEERS) {
      const scored = scoreAll(folder, peer.read);
      if ('scores' in scored) printScores(peer.name, scored.scores);
    }
  }
  return 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  process.exitCode = await main(process.argv[2], process.argv.slice(3));
