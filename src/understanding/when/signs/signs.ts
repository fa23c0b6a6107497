/** Turns tokens into signs: each known phrase by its meaning, each number, each thing written in figures; called by readMoments. */
import { fold } from '../../text/normalise.ts';
import { isNumberWord, readNumber, readOrdinal } from '../../text/numbers.ts';
import { type Token, tokensOf } from '../../text/tokens.ts';
import { isOneSlip } from '../../words/typos.ts';
import { ENGLISH_WHEN, SLIPPED_WORDS } from '../lexicon.en.ts';
import { HINDI_WHEN } from '../lexicon.hi.ts';
import { HINGLISH_WHEN } from '../lexicon.hinglish.ts';
import type { Meaning, WhenLexicon } from '../lexicon.ts';
import { type Figures, readFigures } from './figures.ts';

interface Place {
  /** Offsets into the folded text. */
  readonly start: number;
  readonly end: number;
  readonly spaceBefore: boolean;
}

/** One phrase, number, piece in figures, mark, or unknown word. */
export type Sign = Place &
  (
    | {
        readonly kind: 'meaning';
        readonly meaning: Meaning;
        readonly text: string;
        readonly needsCompany: boolean;
      }
    | {
        readonly kind: 'number';
        readonly value: number;
        readonly digits: number;
        readonly form: 'figures' | 'words' | 'weak';
      }
    | { readonly kind: 'ordinal'; readonly value: number; readonly form: 'figures' | 'words' }
    | { readonly kind: 'figures'; readonly figures: Figures }
    | { readonly kind: 'mark'; readonly text: string }
    | { readonly kind: 'unknown' }
  );

interface Phrase {
  readonly words: readonly string[];
  readonly meaning: Meaning;
  readonly needsCompany: boolean;
}

/** The Hindi lexicon is all in Devanagari, the others have none: each is compiled when a message needs it. */
const LATIN_LEXICONS: readonly WhenLexicon[] = [ENGLISH_WHEN, HINGLISH_WHEN];
const DEVANAGARI_LEXICONS: readonly WhenLexicon[] = [HINDI_WHEN];
/** Phrases by their first word, longest first. */
type Phrases = ReadonlyMap<string, readonly Phrase[]>;
let latinPhrases: Phrases | null = null;
let devanagariPhrases: Phrases | null = null;

/** The phrases that may begin with the word. */
function phrasesFrom(word: string): readonly Phrase[] | undefined {
  const code = word.charCodeAt(0);
  if (code < 0x900 || code > 0x97f) {
    latinPhrases ??= compile(LATIN_LEXICONS);
    return latinPhrases.get(word);
  }
  devanagariPhrases ??= compile(DEVANAGARI_LEXICONS);
  return devanagariPhrases.get(word);
}

/** Numbers that belong to money are neither hours nor days. */
const MONEY = new Set(['$', '₹', '€', '£', '#']);

function compile(lexicons: readonly WhenLexicon[]): Phrases {
  const phrases = new Map<string, Phrase[]>();
  // The same phrase in two languages keeps its first meaning: English, then Hinglish.
  const known = new Set<string>();
  for (const { onlyInCompany, ...meanings } of lexicons) {
    const unsure = new Set(splitPhrases(onlyInCompany));
    const pairs = Object.entries(meanings).flatMap(([meaning, list]) =>
      splitPhrases(list).map((phrase) => [meaning, phrase] as const),
    );
    for (const [meaning, phrase] of pairs) {
      if (known.has(phrase)) continue;
      known.add(phrase);
      addPhrase(phrases, {
        words: wordsOf(phrase),
        meaning: meaning as Meaning,
        needsCompany: unsure.has(phrase),
      });
    }
  }
  for (const list of phrases.values()) list.sort((a, b) => b.words.length - a.words.length);
  return phrases;
}

function splitPhrases(list: string): string[] {
  return fold(list)
    .split(',')
    .map((phrase) => phrase.trim());
}

/** Most phrases are words with a space between; those with figures, dots or hyphens are cut as a message is. */
function wordsOf(phrase: string): readonly string[] {
  return /[\d.'-]/.test(phrase) ? tokensOf(phrase).map((token) => token.text) : phrase.split(' ');
}

function addPhrase(phrases: Map<string, Phrase[]>, phrase: Phrase): void {
  const first = phrase.words[0];
  if (first === undefined) return;
  const list = phrases.get(first);
  if (list === undefined) phrases.set(first, [phrase]);
  else list.push(phrase);
}

/** The signs of a message, in order, each with its place in the folded text. */
export function signsOf(list: readonly Token[]): Sign[] {
  const signs: Sign[] = [];
  for (let index = 0; index < list.length; ) {
    const { sign, next } = signAt(list, index, list[index] as Token);
    signs.push(sign);
    index = next;
  }
  return signs;
}

interface Found {
  readonly sign: Sign;
  readonly next: number;
}

function signAt(list: readonly Token[], index: number, token: Token): Found {
  if (token.kind === 'mark') {
    if (MONEY.has(token.text) && list[index + 1]?.kind === 'number') return unknown(list, index, index + 2);
    const { start, end, spaceBefore, text } = token;
    return { sign: { kind: 'mark', text, start, end, spaceBefore }, next: index + 1 };
  }
  const phrase = isSeven(list, index, token) ? null : phraseAt(list, index, token.text);
  if (phrase === null && token.text === SEVEN) return sevenAt(list, index);
  // "2moro" and "12 noon" begin with figures.
  if (token.kind === 'number' && phrase === null) return figuresAt(list, index, token);
  const half = phrase === null || phrase.words.length === 1 ? halfOfDayLetter(list, index, token) : null;
  if (half !== null) return meaningSign(list, index, { meaning: half, words: 1, needsCompany: false });
  if (phrase !== null)
    return meaningSign(list, index, {
      meaning: phrase.meaning,
      words: phrase.words.length,
      needsCompany: phrase.needsCompany,
    });
  return wordNumberAt(list, index, token) ?? unknown(list, index, index + 1);
}

/** "Saat" as many write it, which is Saturday in English. */
const SEVEN = 'sat';

/** "Sat baje" is seven o'clock; alone it is the day. */
function isSeven(list: readonly Token[], index: number, { text }: Token): boolean {
  const behind = list[index + 1];
  return (
    text === SEVEN && behind !== undefined && phraseAt(list, index + 1, behind.text)?.meaning === 'oClock'
  );
}

function sevenAt(list: readonly Token[], index: number): Found {
  const { start, end, spaceBefore } = list[index] as Token;
  return {
    sign: { kind: 'number', value: 7, digits: 0, form: 'words', start, end, spaceBefore },
    next: index + 1,
  };
}

function endOf(list: readonly Token[], next: number): number {
  return (list[next - 1] as Token).end;
}

function unknown(list: readonly Token[], index: number, next: number): Found {
  const { start, spaceBefore } = list[index] as Token;
  return { sign: { kind: 'unknown', start, end: endOf(list, next), spaceBefore }, next };
}

function meaningSign(
  list: readonly Token[],
  index: number,
  found: { meaning: Meaning; words: number; needsCompany: boolean },
): Found {
  const { start, spaceBefore, text } = list[index] as Token;
  const next = index + found.words;
  const { meaning, needsCompany } = found;
  return {
    sign: { kind: 'meaning', meaning, text, needsCompany, start, end: endOf(list, next), spaceBefore },
    next,
  };
}

/** "7p", "8:45a": a letter stuck to a number. */
function halfOfDayLetter(list: readonly Token[], index: number, token: Token): 'am' | 'pm' | null {
  if (token.spaceBefore || list[index - 1]?.kind !== 'number') return null;
  if (token.text === 'a') return 'am';
  return token.text === 'p' ? 'pm' : null;
}

function figuresAt(list: readonly Token[], index: number, token: Token): Found {
  const { start, spaceBefore } = token;
  const figures = readFigures(list, index);
  if (figures !== null) {
    return {
      sign: { kind: 'figures', figures, start, end: endOf(list, figures.next), spaceBefore },
      next: figures.next,
    };
  }
  const ordinal = ordinalAt(list, index, 'figures');
  if (ordinal !== null) return ordinal;
  const [mark, second] = [list[index + 1], list[index + 2]];
  const isTied = second?.kind === 'number' && !second.spaceBefore && mark?.spaceBefore === false;
  // A 1:1 meeting is no time, and 37.1 is a measure.
  if (isTied && (mark?.text === ':' || mark?.text === '.')) return unknown(list, index, index + 3);
  const sign: Sign = {
    kind: 'number',
    value: token.value,
    digits: token.text.length,
    form: 'figures',
    start,
    end: token.end,
    spaceBefore,
  };
  return { sign, next: index + 1 };
}

function ordinalAt(list: readonly Token[], index: number, form: 'figures' | 'words'): Found | null {
  const ordinal = readOrdinal(list, index);
  if (ordinal === null) return null;
  const { start, spaceBefore } = list[index] as Token;
  return {
    sign: { kind: 'ordinal', value: ordinal.value, form, start, end: endOf(list, ordinal.next), spaceBefore },
    next: ordinal.next,
  };
}

function wordNumberAt(list: readonly Token[], index: number, token: Token): Found | null {
  const ordinal = ordinalAt(list, index, 'words');
  if (ordinal !== null) return ordinal;
  const number = isNumberWord(token.text) ? readNumber(list, index) : null;
  if (number === null) return null;
  const { start, spaceBefore } = token;
  const sign: Sign = {
    kind: 'number',
    value: number.value,
    digits: 0,
    form: number.form,
    start,
    end: endOf(list, number.next),
    spaceBefore,
  };
  return { sign, next: number.next };
}

function phraseAt(list: readonly Token[], index: number, first: string): Phrase | null {
  const candidates = phrasesFrom(first) ?? phrasesFrom(meantBy(first));
  if (candidates === undefined) return null;
  for (const candidate of candidates) {
    if (matches(list, index, candidate.words)) return candidate;
  }
  return null;
}

/** Shorter words have neighbours that are words of their own ("sundar", "warning"). */
const SHORTEST_SLIPPED = 7;
const SLIPPED = splitPhrases(SLIPPED_WORDS);

/** A long word with one slip of the finger in it ("toomorrow", "wendesday") as it should be; any other word as it is. */
function meantBy(word: string): string {
  if (word.length < SHORTEST_SLIPPED) return word;
  return SLIPPED.find((known) => known[0] === word[0] && isOneSlip(known, word)) ?? word;
}

function matches(list: readonly Token[], index: number, words: readonly string[]): boolean {
  for (let offset = 1; offset < words.length; offset += 1) {
    if (list[index + offset]?.text !== words[offset]) return false;
  }
  return true;
}
