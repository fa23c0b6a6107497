/** Slips of the finger in long words ("appoinment", "cancle"): one letter more, less, other or exchanged; called by the phrase index. */

import { ENGLISH_MARKS, HINGLISH_MARKS } from '../lexicon/languageMarks.ts';
import { keySet } from './lexiconWords.ts';

export interface TypoIndex {
  /** The known word that this one is a slip of, or the word itself. */
  correct(key: string): string;
}

/** Corrects nothing. */
export const NO_TYPOS: TypoIndex = { correct: (key) => key };

/** Shorter words have too many neighbours that are words of their own ("four", "hour"). */
export const SHORTEST_FORGIVEN = 6;

/** Words that are one slip away from a lexicon's word and mean something else. */
const NOT_SLIPS = `${ENGLISH_MARKS} ${HINGLISH_MARKS} advise device number member sister mister caring losing rushed dating facing lasting testing reading heading wedding heaving saving leaving lighting`;

/** Every form of the word with one letter left out: two words one slip apart share such a form, or one is such a form of the other. */
function formsWithout(key: string): readonly string[] {
  const forms: string[] = [];
  for (let at = 0; at < key.length; at += 1) forms.push(key.slice(0, at) + key.slice(at + 1));
  return forms;
}

/** True when one insertion, deletion, substitution or exchange of neighbours turns one word into the other. */
function isOneSlip(one: string, other: string): boolean {
  let head = 0;
  while (head < one.length && one[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < one.length - head && tail < other.length - head && one.at(-1 - tail) === other.at(-1 - tail))
    tail += 1;
  const left = one.slice(head, one.length - tail);
  const right = other.slice(head, other.length - tail);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

/** Words of one first letter by themselves and by their forms with one letter left out. */
type Forms = Map<string, string>;

/** The words that are long enough, by their first letter: a slip never changes that one. */
function byFirstLetter(
  vocabulary: Iterable<string>,
  shortest: number,
): ReadonlyMap<string, readonly string[]> {
  const letters = new Map<string, string[]>();
  for (const word of vocabulary) {
    if (word.length < shortest || !/^[a-z]+$/.test(word)) continue;
    const letter = word[0] ?? '';
    const words = letters.get(letter);
    if (words === undefined) letters.set(letter, [word]);
    else words.push(word);
  }
  return letters;
}

function formsOf(words: readonly string[]): Forms {
  const forms: Forms = new Map();
  for (const word of words) {
    forms.set(word, word);
    for (const form of formsWithout(word)) if (!forms.has(form)) forms.set(form, word);
  }
  return forms;
}

function findSlip(forms: Forms, key: string): string {
  const first = forms.get(key);
  if (first !== undefined && isOneSlip(key, first)) return first;
  for (let at = 1; at < key.length; at += 1) {
    const word = forms.get(key.slice(0, at) + key.slice(at + 1));
    if (word !== undefined && isOneSlip(key, word)) return word;
  }
  return key;
}

/**
 * Makes the index over the Latin words of a vocabulary that are long enough; it is asked for words outside the vocabulary
 * only. Each letter's forms are made when the first such word begins with it, so that starting does not wait for them.
 */
export function compileTypos(vocabulary: () => Iterable<string>, shortest: number): TypoIndex {
  let letters: ReadonlyMap<string, readonly string[]> | null = null;
  const formsByLetter = new Map<string, Forms>();
  const correct = (key: string): string => {
    if (key.length < shortest - 1 || key.length > 20 || key.charCodeAt(0) > 122) return key;
    if (keySet(NOT_SLIPS).has(key)) return key;
    const letter = key[0] ?? '';
    let forms = formsByLetter.get(letter);
    if (forms === undefined) {
      letters ??= byFirstLetter(vocabulary(), shortest);
      forms = formsOf(letters.get(letter) ?? []);
      formsByLetter.set(letter, forms);
    }
    return forms.size === 0 ? key : findSlip(forms, key);
  };
  return { correct };
}
