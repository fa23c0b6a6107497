/** Some of the lexicons' words, a bit each: every index has such a set, and most hold few. */
import { MOST_LEXICON_WORDS } from './lexiconWords.ts';

export class WordSet {
  readonly #bits = new Uint8Array(MOST_LEXICON_WORDS / 8);

  has(number: number): boolean {
    return (((this.#bits[number >> 3] ?? 0) >> (number & 7)) & 1) === 1;
  }

  add(number: number): void {
    const at = number >> 3;
    this.#bits[at] = (this.#bits[at] ?? 0) | (1 << (number & 7));
  }
}
