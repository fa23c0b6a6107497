/** Reads which entry of a numbered list is pointed at: "wahi wala 2", "option 3", "doosra", "last"; called by the menus' reader. */
import { LIST_WORDS, POLITE_WORDS } from '../lexicon/choiceWords.ts';
import { readNumber, readOrdinal } from '../text/numbers.ts';
import { type Token, tokensOf } from '../text/tokens.ts';

/** A longer message tells something; it does not point. */
const MOST_WORDS = 7;

const wordsOf = (list: string): ReadonlySet<string> => new Set(tokensOf(list).map((token) => token.text));
const LIST = wordsOf(LIST_WORDS);
const POLITE = wordsOf(POLITE_WORDS);

/**
 * The number, from 1; null when the message says anything else, too. A figure needs a word that speaks of the list beside it
 * ("5" alone is the caller's to judge, "5 baje" is a time); an ordinal word does not, but a figure with an ending is a day ("2nd").
 */
export function readChoiceNumber(text: string): number | null {
  const tokens = tokensOf(text).filter((token) => token.kind !== 'mark');
  if (tokens.length === 0 || tokens.length > MOST_WORDS) return null;
  const isListNamed = tokens.some((token) => LIST.has(token.text));
  const found: number[] = [];
  for (let index = 0; index < tokens.length; ) {
    const pointed = pointedAt(tokens, index, isListNamed);
    if (pointed === null) {
      const word = tokens[index]?.text ?? '';
      if (!LIST.has(word) && !POLITE.has(word)) return null;
    } else found.push(pointed.value);
    index = pointed?.next ?? index + 1;
  }
  const [only, another] = found;
  return only !== undefined && another === undefined && only >= 1 ? only : null;
}

function pointedAt(
  tokens: readonly Token[],
  index: number,
  isListNamed: boolean,
): { readonly value: number; readonly next: number } | null {
  const token = tokens[index];
  if (token === undefined || LIST.has(token.text)) return null;
  if (token.kind === 'word') {
    const ordinal = readOrdinal(tokens, index);
    if (ordinal !== null) return ordinal;
  }
  if (!isListNamed || POLITE.has(token.text)) return null;
  const number = readNumber(tokens, index);
  return number !== null && Number.isInteger(number.value) ? number : null;
}
