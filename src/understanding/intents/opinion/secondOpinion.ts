/** A second opinion on what a message wants, from weights that were trained on the lines in evals/understanding/intents; called by readIntents. */
import type { Message } from '../../message.ts';
import { INTENTS, type Intent } from '../../reading.ts';
import type { Found } from '../../words/phraseIndex.ts';
import type { Concept } from '../concepts.ts';
import type { Details } from '../readWishes.ts';
import { PLACES, signsOf } from './signsOf.ts';
import { SCALE, WEIGHTS } from './weights.ts';

const KINDS = INTENTS.length;
/** Four weights fill one number, and a row of the table whole numbers. */
const LANES = 4;
const ROW = Math.ceil(KINDS / LANES);
/** Added to each weight, so that none is below zero. */
const OFFSET = 128;
/** Of so many weights the sum is below 65,536: two sums share one number. */
const MOST_AT_ONCE = 256;
const EVERY_OTHER = 0x00ff00ff;
const SIGNS = 0x80808080 | 0;

const KIND_OF = new Map<Intent, number>(INTENTS.map((intent, kind) => [intent, kind]));

/** The weights as they were trained, the first row the bias. */
let bias: Int8Array | null = null;
/** The same four by four, for sums of four at once. */
let rows = new Int32Array(0);

/** Unpacked at the first message that needs it: starting must not wait for it. No weights at all (before a first training) favour nothing. */
function unpack(): Int8Array {
  const size = (PLACES + 1) * KINDS;
  const trained = Buffer.from(WEIGHTS, 'base64');
  const bytes = trained.length === 0 ? Buffer.alloc(size) : trained;
  if (bytes.length !== size)
    throw new Error('the weights do not fit the intents: empty them and train again');
  const padded = Buffer.alloc((PLACES + 1) * ROW * LANES);
  for (let row = 0; row <= PLACES; row += 1)
    bytes.copy(padded, row * ROW * LANES, row * KINDS, (row + 1) * KINDS);
  rows = new Int32Array(padded.buffer, padded.byteOffset, padded.length / LANES);
  bias = new Int8Array(bytes.subarray(0, KINDS));
  return bias;
}

/** The sum of each intent's weights at these places. */
function sumsOf(places: readonly number[]): number[] {
  const sums = new Array<number>(ROW * LANES).fill(0);
  for (let from = 0; from < places.length; from += MOST_AT_ONCE) {
    const to = Math.min(places.length, from + MOST_AT_ONCE);
    const lowest = OFFSET * (to - from);
    for (let column = 0; column < ROW; column += 1) {
      let even = 0;
      let odd = 0;
      for (let at = from; at < to; at += 1) {
        const four = (rows[((places[at] ?? 0) + 1) * ROW + column] ?? 0) ^ SIGNS;
        even = (even + (four & EVERY_OTHER)) | 0;
        odd = (odd + ((four >>> 8) & EVERY_OTHER)) | 0;
      }
      addTo(sums, column * LANES, (even & 0xffff) - lowest);
      addTo(sums, column * LANES + 1, (odd & 0xffff) - lowest);
      addTo(sums, column * LANES + 2, (even >>> 16) - lowest);
      addTo(sums, column * LANES + 3, (odd >>> 16) - lowest);
    }
  }
  return sums;
}

function addTo(sums: number[], place: number, amount: number): void {
  sums[place] = (sums[place] ?? 0) + amount;
}

/** How likely each intent is, from 0 to 1, all together 1. */
export type Opinion = (intent: Intent) => number;

/** Weighs every sign of the message: pure, and linear in its length. */
export function secondOpinion(message: Message, details: Details, ideas: readonly Found<Concept>[]): Opinion {
  const first = bias ?? unpack();
  const places = signsOf(message, details, ideas);
  const sums = sumsOf(places);
  const share = SCALE / Math.sqrt(Math.max(1, places.length));
  const powers: number[] = [];
  let most = Number.NEGATIVE_INFINITY;
  for (let kind = 0; kind < KINDS; kind += 1) {
    const level = (sums[kind] ?? 0) * share + (first[kind] ?? 0) * SCALE;
    powers.push(level);
    most = Math.max(most, level);
  }
  let whole = 0;
  for (let kind = 0; kind < KINDS; kind += 1) {
    const power = Math.exp((powers[kind] ?? 0) - most);
    powers[kind] = power;
    whole += power;
  }
  return (intent) => (powers[KIND_OF.get(intent) ?? 0] ?? 0) / whole;
}
