/** A second opinion on what a message wants, from weights that were trained on the lines in evals/understanding/intents; called by readIntents. */
import type { Message } from '../../message.ts';
import { INTENTS, type Intent } from '../../reading.ts';
import type { Found } from '../../words/phraseIndex.ts';
import type { Concept } from '../concepts.ts';
import type { Details } from '../readWishes.ts';
import { PLACES, signsBetween, signsOfWord, weighedWords } from './signsOf.ts';
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

/** Adds each intent's weights at these places to the sums. */
function addWeights(sums: number[], places: readonly number[]): void {
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
}

function addTo(sums: number[], place: number, amount: number): void {
  sums[place] = (sums[place] ?? 0) + amount;
}

/** Most words of a language are few: what each says by itself is summed once. */
const KNOWN_WORDS = 1024;
const LONGEST_KNOWN = 24;
/** Of which the last one is the number of signs. */
const KNOWN_ROW = ROW * LANES + 1;
const known = new Map<string, number>();
let knownSums = new Int16Array(0);

/** Answers with the number of the word's signs. */
function addWord(sums: number[], word: string): number {
  const at = (known.get(word) ?? learnWord(word)) * KNOWN_ROW;
  for (let place = 0; place < KNOWN_ROW - 1; place += 1) addTo(sums, place, knownSums[at + place] ?? 0);
  return knownSums[at + KNOWN_ROW - 1] ?? 0;
}

function learnWord(word: string): number {
  if (knownSums.length === 0) knownSums = new Int16Array(KNOWN_WORDS * KNOWN_ROW);
  if (known.size === KNOWN_WORDS) known.clear();
  const number = known.size;
  const places = signsOfWord(word);
  const sums = new Array<number>(ROW * LANES).fill(0);
  addWeights(sums, places);
  knownSums.set([...sums, places.length], number * KNOWN_ROW);
  known.set(word, number);
  return number;
}

/** The sum of each intent's weights over all signs of the message, and how many signs there are. */
function weigh(message: Message, details: Details, ideas: readonly Found<Concept>[]): Weighed {
  const sums = new Array<number>(ROW * LANES).fill(0);
  const words = weighedWords(message);
  let signs = 0;
  for (const word of words) {
    if (word.length <= LONGEST_KNOWN) signs += addWord(sums, word);
    else {
      const places = signsOfWord(word);
      addWeights(sums, places);
      signs += places.length;
    }
  }
  const places = signsBetween(words, { message, details, ideas });
  addWeights(sums, places);
  return { sums, signs: signs + places.length };
}

interface Weighed {
  readonly sums: readonly number[];
  readonly signs: number;
}

/** How likely each intent is, from 0 to 1, all together 1. */
export type Opinion = (intent: Intent) => number;

/** Weighs every sign of the message: pure, and linear in its length. */
export function secondOpinion(message: Message, details: Details, ideas: readonly Found<Concept>[]): Opinion {
  const first = bias ?? unpack();
  const { sums, signs } = weigh(message, details, ideas);
  const share = SCALE / Math.sqrt(Math.max(1, signs));
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
