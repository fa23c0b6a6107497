/** A second opinion on what a message wants, from weights that were trained on the lines in evals/understanding/intents; called by readIntents. */
import type { Message } from '../../message.ts';
import { INTENTS, type Intent } from '../../reading.ts';
import type { Found } from '../../words/phraseIndex.ts';
import type { Concept } from '../concepts.ts';
import type { Details } from '../readWishes.ts';
import { PLACES, signsOf } from './signsOf.ts';
import { SCALE, WEIGHTS } from './weights.ts';

const KINDS = INTENTS.length;

let table: Int8Array | null = null;

/** Unpacked at the first message that needs it: starting must not wait for it. No weights at all (before a first training) favour nothing. */
function weights(): Int8Array {
  if (table === null) {
    const bytes = Buffer.from(WEIGHTS, 'base64');
    const size = (PLACES + 1) * KINDS;
    table =
      bytes.length === 0 ? new Int8Array(size) : new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
    if (table.length !== size)
      throw new Error('the weights do not fit the intents: empty them and train again');
  }
  return table;
}

/** How likely each intent is, from 0 to 1, all together 1. */
export type Opinion = (intent: Intent) => number;

/** Weighs every sign of the message: pure, and linear in its length. */
export function secondOpinion(message: Message, details: Details, ideas: readonly Found<Concept>[]): Opinion {
  const all = weights();
  const places = signsOf(message, details, ideas);
  const sums = new Int32Array(KINDS);
  for (const place of places) {
    const row = (place + 1) * KINDS;
    for (let kind = 0; kind < KINDS; kind += 1) sums[kind] = (sums[kind] ?? 0) + (all[row + kind] ?? 0);
  }
  const share = SCALE / Math.sqrt(Math.max(1, places.length));
  const levels = Array.from(sums, (sum, kind) => sum * share + (all[kind] ?? 0) * SCALE);
  const most = Math.max(...levels);
  const powers = levels.map((level) => Math.exp(level - most));
  const whole = powers.reduce((sum, power) => sum + power, 0);
  return (intent) => (powers[INTENTS.indexOf(intent)] ?? 0) / whole;
}
