/** Where a word leads to from a place in the tree of phrases, as pairs of numbers in one typed array: a map of objects would take three times the memory. Called by `phraseIndex.ts`. */

const FIRST_SIZE = 256;
/** Fuller than this, and looking for what is not there takes long. */
const FULLEST = 0.6;
/** The golden ratio of 32 bits: spreads keys that lie side by side (https://en.wikipedia.org/wiki/Hash_function#Fibonacci_hashing). */
const SPREAD = 0x9e3779b1;

export class StepTable {
  /** Key and value beside each other; a key is kept one higher, so that 0 is an empty place. */
  #pairs = new Int32Array(FIRST_SIZE * 2);
  #filled = 0;

  /** The place that the key leads to, never below 1; 0 where it leads nowhere. Keys are whole numbers from 0 to 2³¹ − 2. */
  get(key: number): number {
    const pairs = this.#pairs;
    const mask = (pairs.length >> 1) - 1;
    for (let at = hashOf(key) & mask; ; at = (at + 1) & mask) {
      const found = pairs[at * 2] ?? 0;
      if (found === key + 1) return pairs[at * 2 + 1] ?? 0;
      if (found === 0) return 0;
    }
  }

  /** A key is set once. */
  set(key: number, place: number): void {
    if (this.#filled >= (this.#pairs.length >> 1) * FULLEST) this.#grow();
    put(this.#pairs, key, place);
    this.#filled += 1;
  }

  #grow(): void {
    const before = this.#pairs;
    this.#pairs = new Int32Array(before.length * 2);
    for (let at = 0; at < before.length; at += 2) {
      const kept = before[at] ?? 0;
      if (kept !== 0) put(this.#pairs, kept - 1, before[at + 1] ?? 0);
    }
  }
}

/** The high bits are the well-spread ones. */
const hashOf = (key: number): number => {
  const spread = Math.imul(key, SPREAD);
  return spread ^ (spread >>> 15);
};

function put(pairs: Int32Array, key: number, place: number): void {
  const mask = (pairs.length >> 1) - 1;
  let at = hashOf(key) & mask;
  while (pairs[at * 2] !== 0) at = (at + 1) & mask;
  pairs[at * 2] = key + 1;
  pairs[at * 2 + 1] = place;
}
