/** Chance that can be repeated: the same seed gives the same draws on every machine. Typing noise, wording and ids of a play come from it. */
import { createHash } from 'node:crypto';
import type { Ids } from '../../src/ports/ids.ts';
import { REFERENCE_ALPHABET } from '../../src/services/ids.ts';

export interface Chance {
  /** From 0 to below 1. */
  draw(): number;
  /** From 0 to below `limit`, whole. */
  below(limit: number): number;
  pick<Item>(items: readonly Item[]): Item;
}

/** Mulberry32: 32 bits of state are plenty for a few hundred draws, and its outcome depends on nothing else. */
export function chanceOf(seed: string): Chance {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0);
  const draw = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(draw() * limit);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[below(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  return { draw, below, pick };
}

/** Ids that count up and references that come from the seed, so that a recorded answer of the model fits the next play too. */
export function seededIds(seed: string): Ids {
  const chance = chanceOf(`ids ${seed}`);
  let made = 0;
  const letters = (count: number, alphabet: string): string =>
    Array.from({ length: count }, () => alphabet.charAt(chance.below(alphabet.length))).join('');
  return {
    id: () => {
      made += 1;
      return made
        .toString(26)
        .padStart(20, '0')
        .replace(/[0-9a-p]/g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)));
    },
    reference: () => `CF-${letters(5, REFERENCE_ALPHABET)}`,
    secret: (bytes) =>
      Buffer.from(Array.from({ length: bytes }, () => chance.below(256))).toString('base64url'),
  };
}
