/** `npm run understand`: JSON lines in, JSON lines out, in order, at full speed; shows what the deterministic reader makes of each text. */
import { once } from 'node:events';
import { getHeapStatistics } from 'node:v8';
import { DEMO_CLINIC, DEMO_DOCTORS } from '../domain/clinic/demoClinic.ts';
import { CONVERSATION_STATES } from '../domain/conversation/states.ts';
import { LANGUAGES } from '../domain/message/language.ts';
import type { ReadingContext, Understanding } from '../understanding/reading.ts';
import { understand } from '../understanding/understand.ts';
import { linesOf } from './linesOf.ts';

/** Answers are written in blocks of this size: one write a line would cost more than the reading. */
const BLOCK_CHARACTERS = 16 * 1024;

const TOO_LONG = JSON.stringify({ error: 'the line is too long' });

const DOCTOR_NAMES = new Map(DEMO_DOCTORS.map((doctor) => [doctor.id, doctor.name]));

function isOneOf<Value extends string>(list: readonly Value[], value: unknown): value is Value {
  return typeof value === 'string' && (list as readonly string[]).includes(value);
}

function readNow(value: unknown): Date {
  if (value === undefined || value === null) return new Date(performance.timeOrigin + performance.now());
  const now = typeof value === 'string' ? instantOf(value) : null;
  if (now === null || Number.isNaN(now.getTime())) throw new Error('"now" must be an ISO instant');
  return now;
}

/** Without a zone it is the time on the clinic's wall. */
const WALL_TIME = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?$/;

/** The demo clinic's zone has had this offset since 1945; a library of zones would make the command a megabyte larger. */
const INDIA = '+05:30';

function instantOf(text: string): Date {
  const [, date, time = '00:00'] = WALL_TIME.exec(text) ?? [];
  return date === undefined ? new Date(text) : new Date(`${date}T${time}${INDIA}`);
}

function contextOf(line: Readonly<Record<string, unknown>>): ReadingContext {
  const { state, language } = line as { state?: unknown; language?: unknown };
  if (state !== undefined && state !== null && !isOneOf(CONVERSATION_STATES, state))
    throw new Error('"state" is not a state of a conversation');
  if (language !== undefined && language !== null && language !== 'mixed' && !isOneOf(LANGUAGES, language))
    throw new Error('"language" must be en, hi, hinglish or mixed');
  return {
    now: readNow(line['now']),
    timeZone: DEMO_CLINIC.timeZone,
    doctors: DEMO_DOCTORS,
    ...(state === undefined || state === null ? {} : { state }),
    // Our own answer may be "mixed": whoever hands it back says nothing of the next message.
    ...(isOneOf(LANGUAGES, language) ? { language } : {}),
  };
}

function slotsOf(read: Understanding) {
  const when = read.when?.value;
  const doctor = read.doctor === null ? null : (DOCTOR_NAMES.get(read.doctor.value) ?? null);
  return {
    date: when?.date ?? null,
    dateTo: when?.dateTo ?? null,
    time: when?.time ?? null,
    timeFrom: when?.timeFrom ?? null,
    timeTo: when?.timeTo ?? null,
    doctor,
    speciality: read.speciality?.value ?? null,
    name: read.name?.value ?? null,
    phone: read.phone?.value ?? null,
    age: read.age?.value.years ?? null,
    ageMonths: read.age?.value.months ?? null,
    gender: read.gender?.value ?? null,
    forWhom: read.forWhom?.value ?? null,
    paymentMode: read.paymentMode?.value ?? null,
  };
}

function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) return 'the line is no JSON';
  return error instanceof Error ? error.message : 'unreadable';
}

/** One line's answer as JSON; a line that cannot be read gives `error` and the next line goes on. */
function answerLine(line: string): string {
  try {
    const parsed: unknown = JSON.parse(line);
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
      throw new Error('a line must be a JSON object');
    const record = parsed as Readonly<Record<string, unknown>>;
    const text = record['text'];
    if (typeof text !== 'string') throw new Error('"text" is missing or no string');
    const read = understand(text, contextOf(record));
    return JSON.stringify({
      intent: read.intent.value,
      slots: slotsOf(read),
      language: read.language,
      confidence: read.confidence,
    });
  } catch (error) {
    return JSON.stringify({ error: reasonOf(error) });
  }
}

const LINES_BETWEEN_LOOKS = 8;
/** What few lines leave behind. Left alone, V8 lets 80 MB gather before it thinks of collecting it. */
const GARBAGE_BYTES = 1.8 * 1024 * 1024;

let linesRead = 0;
/** Of the heap, after the last collection: the lexicons and their indexes, and what was compiled so far. */
let bytesKept = 0;

/** Collects early, where the process was started with `--expose-gc`: so the reader stays small beside whatever else runs on the machine. */
function stayLean(): void {
  linesRead += 1;
  if (globalThis.gc === undefined || (linesRead > 1 && linesRead % LINES_BETWEEN_LOOKS !== 0)) return;
  if (getHeapStatistics().used_heap_size < bytesKept + GARBAGE_BYTES) return;
  globalThis.gc();
  bytesKept = getHeapStatistics().used_heap_size;
}

async function run(): Promise<void> {
  let block = '';
  const write = async (): Promise<void> => {
    if (block !== '' && !process.stdout.write(block)) await once(process.stdout, 'drain');
    block = '';
  };
  for await (const line of linesOf(process.stdin)) {
    if (line?.trim() === '') continue;
    block += `${line === null ? TOO_LONG : answerLine(line)}\n`;
    stayLean();
    // Somebody who types sees each answer at once; a pipe is served in blocks.
    if (block.length >= BLOCK_CHARACTERS || process.stdin.isTTY) await write();
  }
  await write();
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

await run();
