/** Slips of the finger in long words ("appoinment", "cancle"): one letter more, less, other or exchanged; called by the phrase index. */

import { ENGLISH_MARKS, HINGLISH_MARKS } from '../lexicon/languageMarks.ts';
import { keyOfNumber, keySet } from './lexiconWords.ts';
import { SlipTable } from './slipTable.ts';

/** Shorter words have too many neighbours that are words of their own ("four", "hour"). */
export const SHORTEST_FORGIVEN = 6;

/** Words that are one slip away from a lexicon's word and mean something else. */
const NOT_SLIPS = `${ENGLISH_MARKS} ${HINGLISH_MARKS} advise device number member sister mister caring losing rushed dating facing lasting testing reading heading wedding heaving saving leaving lighting bacho bachho bachcho bachon bachhon bachchon`;

/** True when one insertion, deletion, substitution or exchange of neighbours turns one word into the other. */
export function isOneSlip(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let head = 0;
  while (head < one.length && one[head] === other[head]) head += 1;
  let tail = 0;
  while (
    tail < one.length - head &&
    tail < other.length - head &&
    one[one.length - 1 - tail] === other[other.length - 1 - tail]
  )
    tail += 1;
  const left = one.slice(head, one.length - tail);
  const right = other.slice(head, other.length - tail);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

/** One for all indexes: most of their long words are the same. */
const SLIPS = new SlipTable(SHORTEST_FORGIVEN);

interface Wanted {
  /** At least `SHORTEST_FORGIVEN`. */
  readonly shortest: number;
  readonly isKnown: (number: number) => boolean;
}

/** The number of the lexicons' word that an unknown word is a slip of, among the known ones that are long enough. */
export function slipOf(key: string, { shortest, isKnown }: Wanted): number | undefined {
  if (key.length > 20 || key.charCodeAt(0) > 122) return undefined;
  if (keySet(NOT_SLIPS).has(key)) return undefined;
  return SLIPS.find(key, (number) => {
    if (!isKnown(number)) return false;
    const word = keyOfNumber(number);
    return word.length >= shortest && isOneSlip(key, word);
  });
}
