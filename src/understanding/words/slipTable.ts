/** Long words of the lexicons by what is left of them when one letter is dropped, as hashes: strings would take ten times the memory. Called by `typos.ts`. */
import { keyOfNumber, wordCount } from './lexiconWords.ts';

/** Numbers of words are below 16,384, and 0 stands for an empty place. */
type Places = Uint16Array<ArrayBuffer>;

const FIRST_SIZE = 16_384;
/** Fuller than this, and looking for what is not there takes long. */
const FULLEST = 0.6;
/** FNV-1a. */
const HASH_BASIS = 0x811c9dc5;
const HASH_PRIME = 0x01000193;

/** The hash of a word without the letter at `skipped`; -1 leaves out none. */
function hashWithout(word: string, skipped: number): number {
  let hash = HASH_BASIS;
  for (let at = 0; at < word.length; at += 1)
    if (at !== skipped) hash = Math.imul(hash ^ word.charCodeAt(at), HASH_PRIME);
  return (hash ^ (hash >>> 15)) >>> 0;
}

export class SlipTable {
  #places: Places = new Uint16Array(FIRST_SIZE);
  #filled = 0;
  /** Words whose letter nobody has asked for yet: starting must not wait for them. */
  readonly #waiting = new Map<number, number[]>();
  #known = 0;
  readonly #shortest: number;

  /** Holds the lexicons' Latin words of at least `shortest` letters. */
  constructor(shortest: number) {
    this.#shortest = shortest;
  }

  /** The first word with this first letter, in the order of the lexicons, that one dropped letter on either side may lead to and that `isMeant` takes. */
  find(key: string, isMeant: (number: number) => boolean): number | undefined {
    this.#takeNewWords();
    this.#enter(key.charCodeAt(0));
    for (let skipped = -1; skipped < key.length; skipped += skipped < 0 ? 2 : 1) {
      const found = this.#look(hashWithout(key, skipped), isMeant);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #look(hash: number, isMeant: (number: number) => boolean): number | undefined {
    const mask = this.#places.length - 1;
    for (let place = hash & mask; ; place = (place + 1) & mask) {
      const filling = this.#places[place] ?? 0;
      if (filling === 0) return undefined;
      if (isMeant(filling - 1)) return filling - 1;
    }
  }

  #takeNewWords(): void {
    for (const count = wordCount(); this.#known < count; this.#known += 1) {
      const word = keyOfNumber(this.#known);
      if (word.length < this.#shortest || !/^[a-z]+$/.test(word)) continue;
      const letter = word.charCodeAt(0);
      const waiting = this.#waiting.get(letter);
      if (waiting === undefined) this.#waiting.set(letter, [this.#known]);
      else waiting.push(this.#known);
    }
  }

  #enter(letter: number): void {
    const waiting = this.#waiting.get(letter);
    if (waiting === undefined) return;
    this.#waiting.delete(letter);
    for (const number of waiting) {
      const word = keyOfNumber(number);
      // The first letter stays: a slip changes that one least of all.
      for (let skipped = -1; skipped < word.length; skipped += skipped < 0 ? 2 : 1)
        this.#put(hashWithout(word, skipped), number);
    }
  }

  #put(hash: number, number: number): void {
    if (this.#filled > this.#places.length * FULLEST) this.#grow();
    const mask = this.#places.length - 1;
    let place = hash & mask;
    while (this.#places[place] !== 0) place = (place + 1) & mask;
    this.#places[place] = number + 1;
    this.#filled += 1;
  }

  /** Entered again from the words, for the places alone do not say which form they stand for. */
  #grow(): void {
    const numbers = [...new Set(this.#places)]
      .filter((filling) => filling !== 0)
      .sort((one, other) => one - other);
    this.#places = new Uint16Array(this.#places.length * 2);
    this.#filled = 0;
    for (const filling of numbers) {
      const word = keyOfNumber(filling - 1);
      for (let skipped = -1; skipped < word.length; skipped += skipped < 0 ? 2 : 1)
        this.#put(hashWithout(word, skipped), filling - 1);
    }
  }
}
