/** Reads the number of an age: as everywhere, and also English words in Devanagari and dozens; called by readAge and bareAge. */
import { ENGLISH_IN_DEVANAGARI } from '../lexicon/ages.ts';
import { fold } from '../text/normalise.ts';
import { isNumberWord, type NumberRead, readNumber } from '../text/numbers.ts';
import type { Token } from '../text/tokens.ts';

const ENGLISH = new Map(
  Object.entries(ENGLISH_IN_DEVANAGARI).flatMap(([value, words]) =>
    fold(words)
      .split(' ')
      .map((word) => [word, Number(value)] as const),
  ),
);
const DOZEN = new Set(['dozen', 'dozens', 'darjan', fold('दर्जन')]);

/** True when the word may begin the number of an age. */
export function isAgeNumberWord(word: string): boolean {
  return isNumberWord(word) || ENGLISH.has(word) || DOZEN.has(word);
}

/** The number at `at`, or null. */
export function readAgeNumber(list: readonly Token[], at: number): NumberRead | null {
  const text = list[at]?.text ?? '';
  if (DOZEN.has(text)) return { value: 12, next: at + 1, form: 'words' };
  const spoken = ENGLISH.get(text);
  const number: NumberRead | null =
    spoken === undefined ? readNumber(list, at) : { value: spoken, next: at + 1, form: 'words' };
  if (number === null) return null;
  if (DOZEN.has(list[number.next]?.text ?? ''))
    return { value: number.value * 12, next: number.next + 1, form: 'words' };
  const unit = ENGLISH.get(list[number.next]?.text ?? '');
  const isTens = spoken !== undefined && spoken >= 20 && unit !== undefined && unit < 10;
  return isTens ? { value: spoken + unit, next: number.next + 1, form: 'words' } : number;
}
