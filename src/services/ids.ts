/** The one source of randomness behind the `Ids` port; `compose.ts` hands it out. */
import { randomBytes, randomFillSync } from 'node:crypto';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import { systemClock } from './clock.ts';

/** Letters only and of one case: every collation sorts them alike, and no id can look like a phone number to the log's scrubber. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** 26^9 milliseconds last until the year 2142. */
const TIME_LETTERS = 9;
/** 26^11 is 51 bits: within one millisecond only. */
const TAIL_LETTERS = 11;

/** Without 0 O, 1 I L and 5 S, which are mistaken for one another in print and on the phone. */
export const REFERENCE_ALPHABET = '2346789ABCDEFGHJKMNPQRTUVWXYZ';
const REFERENCE_LETTERS = 5;

/** One system call fills this many bytes, for a call a byte costs more than the byte. */
const BATCH_BYTES = 4096;

type DrawBelow = (limit: number) => number;

/** Draws evenly from 0 to below `limit` (at most 256): bytes past the last whole multiple are thrown away. */
function batchedDraws(): DrawBelow {
  const batch = new Uint8Array(BATCH_BYTES);
  let next = BATCH_BYTES;
  const drawByte = (): number => {
    if (next === BATCH_BYTES) {
      randomFillSync(batch);
      next = 0;
    }
    const byte = batch[next] ?? 0;
    batch[next] = 0;
    next += 1;
    return byte;
  };
  return (limit) => {
    const even = 256 - (256 % limit);
    let byte = drawByte();
    while (byte >= even) byte = drawByte();
    return byte % limit;
  };
}

const textOf = (digits: readonly number[], alphabet: string): string =>
  digits.map((digit) => alphabet.charAt(digit)).join('');

function timeText(ms: number): string {
  let rest = ms;
  let text = '';
  for (let place = 0; place < TIME_LETTERS; place += 1) {
    text = LETTERS.charAt(rest % LETTERS.length) + text;
    rest = Math.floor(rest / LETTERS.length);
  }
  return text;
}

/** Adds one to the tail; false when it was at its end and has to wait for the next millisecond. */
function addOne(tail: number[]): boolean {
  for (let place = tail.length - 1; place >= 0; place -= 1) {
    const digit = tail[place] ?? 0;
    if (digit < LETTERS.length - 1) {
      tail[place] = digit + 1;
      return true;
    }
    tail[place] = 0;
  }
  return false;
}

/** Ids that sort by time of making: a new random tail each millisecond, counted up within it, and never behind the last one. */
function sortableIds(clock: Clock, draw: DrawBelow): () => string {
  let lastMs = -1;
  let tail: number[] = [];
  const startTail = () => Array.from({ length: TAIL_LETTERS }, () => draw(LETTERS.length));
  return () => {
    const nowMs = clock.now().getTime();
    if (nowMs > lastMs) {
      lastMs = nowMs;
      tail = startTail();
    } else if (!addOne(tail)) {
      lastMs += 1;
      tail = startTail();
    }
    return timeText(lastMs) + textOf(tail, LETTERS);
  };
}

/** Ids whose time part is of `clock`, which should be the real one even while the playground moves its own. */
export function createRandomIds(clock: Clock = systemClock): Ids {
  const draw = batchedDraws();
  const reference = Array.from({ length: REFERENCE_LETTERS });
  return {
    id: sortableIds(clock, draw),
    reference: () =>
      `CF-${textOf(
        reference.map(() => draw(REFERENCE_ALPHABET.length)),
        REFERENCE_ALPHABET,
      )}`,
    // Not from the batch, so that no secret waits in memory for its turn.
    secret: (bytes) => randomBytes(bytes).toString('base64url'),
  };
}

export const randomIds: Ids = createRandomIds();
