/** Every word of the lexicons, folded once and numbered: most stand in many phrases, and a walk over numbers makes no strings; called by the phrase index. */
import { foldWord } from './foldWord.ts';

/** Numbers of words stay below this, so that a place in the tree of phrases and a word make one small integer. */
export const MOST_LEXICON_WORDS = 16_384;

const numbersByKey = new Map<string, number>();
/** Of spellings that folding changes; most are their own keys and are found among those. */
const numbersBySpelling = new Map<string, number>();
/** Numbers whose key folds to itself: "iyer" has the key "ier", and whoever writes "ier" means another one. */
const ownKeys = new Uint8Array(MOST_LEXICON_WORDS);
const keys: string[] = [];
const setsByWords = new Map<string, ReadonlySet<string>>();

/** The number of a lexicon's word; a word not met before is given one. */
export function numberOf(spelling: string): number {
  const known = numberOfSpelling(spelling);
  if (known !== undefined) return known;
  const key = foldWord(spelling);
  const number = numberOfKey(key);
  if (key === spelling) ownKeys[number] = 1;
  else numbersBySpelling.set(spelling, number);
  return number;
}

function numberOfSpelling(spelling: string): number | undefined {
  const number = numbersByKey.get(spelling);
  return number !== undefined && ownKeys[number] === 1 ? number : numbersBySpelling.get(spelling);
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
  const number = numberOfSpelling(lower);
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
