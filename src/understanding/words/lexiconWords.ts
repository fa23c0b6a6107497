/** Every word of the lexicons, folded once and numbered: most stand in many phrases, and a walk over numbers makes no strings; called by the phrase index. */
import { foldWord } from './foldWord.ts';

const numbersByKey = new Map<string, number>();
const numbersBySpelling = new Map<string, number>();
const keys: string[] = [];
const setsByWords = new Map<string, ReadonlySet<string>>();

/** The number of a lexicon's word; a word not met before is given one. */
export function numberOf(spelling: string): number {
  const known = numbersBySpelling.get(spelling);
  if (known !== undefined) return known;
  const number = numberOfKey(foldWord(spelling));
  numbersBySpelling.set(spelling, number);
  return number;
}

/** The same for a word that is folded already. */
export function numberOfKey(key: string): number {
  const known = numbersByKey.get(key);
  if (known !== undefined) return known;
  const number = keys.length;
  keys.push(key);
  numbersByKey.set(key, number);
  return number;
}

/** The number of a message's word, or undefined when no lexicon has it. */
export function knownNumber(key: string): number | undefined {
  return numbersByKey.get(key);
}

/** How many words have numbers: 0 is the first one's. */
export const wordCount = (): number => keys.length;

/** The folded spelling of a numbered word. */
export function keyOfNumber(number: number): string {
  return keys[number] ?? '';
}

/** The folded key of a word in lower case. Only lexicons' words are remembered, so nothing of a message is. */
export function keyOfWord(lower: string): string {
  const number = numbersBySpelling.get(lower);
  return number === undefined ? foldWord(lower) : keyOfNumber(number);
}

/** Keys of the words of a list that spaces separate; made at the first call and kept. */
export function keySet(words: string): ReadonlySet<string> {
  let set = setsByWords.get(words);
  if (set === undefined) {
    set = new Set(
      words
        .trim()
        .split(/\s+/)
        .map((word) => keyOfNumber(numberOf(word))),
    );
    setsByWords.set(words, set);
  }
  return set;
}
