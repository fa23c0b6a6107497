/** What may be part of a name, and where a name ends among the words; called by readName and bareName. */
import { ALSO_NAMES, NAME_ENDINGS, NAME_TITLES, NOT_NAME_WORDS } from '../lexicon/names.ts';
import type { Message } from '../message.ts';
import type { Reading } from '../reading.ts';
import { keySet } from '../words/lexiconWords.ts';
import type { Word } from '../words/readWords.ts';

/** More words are a sentence; "Muthuvel Karunanidhi Stalin Udhayanidhi Raja" is still a name. */
const MOST_WORDS = 6;

/** Place of a name among the words, end exclusive. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** A word of letters, in any script. */
export function isLetterWord(word: Word | undefined): word is Word {
  return (
    word !== undefined && (word.script === 'latin' || word.script === 'devanagari' || word.script === 'other')
  );
}

/** A word that may be part of a name. Initials are single letters; one-letter "I" and "a" are not. */
export function isNameWord(word: Word | undefined): word is Word {
  if (!isLetterWord(word)) return false;
  if (word.text.length === 1) return /\p{Lu}/u.test(word.text) || word.script !== 'latin';
  return !keySet(NOT_NAME_WORDS).has(word.key) || (word.capital && keySet(ALSO_NAMES).has(word.key));
}

/** Parts of one name are joined by a space, an initial's point, a hyphen or an apostrophe. */
export function joinsName(words: readonly Word[], at: number, text: string): boolean {
  const word = words[at];
  const previous = words[at - 1];
  if (word === undefined || previous === undefined) return false;
  const between = text.slice(previous.end, word.start);
  return (
    /^(?:[ \u00a0.'’-]{1,2}|)$/.test(between) && (!between.includes('.') || SHORTENED.test(previous.text))
  );
}

/** Initials and shortened words carry a point inside a name; any other point ends the sentence. */
const SHORTENED = /^(?:\p{L}{1,2}|mohd|muhd|smt|shri|mrs|adv|kum)$/iu;

/** The longest run of name words from `from`. */
export function extendName(message: Message, from: number): Place | null {
  const { words, text } = message;
  let start = from;
  while (
    start < words.length &&
    keySet(NAME_TITLES).has(words[start]?.key ?? '') &&
    isLetterWord(words[start + 1])
  )
    start += 1;
  let to = start;
  while (
    to < words.length &&
    to - start < MOST_WORDS &&
    isNameWord(words[to]) &&
    (to === start || joinsName(words, to, text))
  )
    to += 1;
  while (to > start && keySet(NAME_ENDINGS).has(words[to - 1]?.key ?? '')) to -= 1;
  return to > start ? { from: start, to } : null;
}

/** Names typed without capitals are given them; any other writing is kept. */
function writeName(message: Message, place: Place): string {
  const start = message.words[place.from]?.start ?? 0;
  let end = message.words[place.to - 1]?.end ?? start;
  if (message.text[end] === '.' && end - (message.words[place.to - 1]?.start ?? 0) === 1) end += 1;
  const written = message.text.slice(start, end).replace(/\s+/g, ' ');
  return written === written.toLowerCase()
    ? written.replace(/(^|[\s.'’-])(\p{L})/gu, (_, gap: string, letter: string) => gap + letter.toUpperCase())
    : written;
}

/** The name at a place, as it is to be written. */
export function nameReading(
  message: Message,
  place: Place | null,
  confidence: number,
): Reading<string> | null {
  if (place === null) return null;
  const { words } = message;
  return {
    value: writeName(message, place),
    start: words[place.from]?.start ?? 0,
    end: words[place.to - 1]?.end ?? 0,
    confidence,
  };
}

/** True when a new sentence begins with the word. */
export function isParted(word: Word | undefined): boolean {
  return word?.gap === 'sentence' || word?.gap === 'line';
}

/** Words that show that a name ended before them. */
export function isHai(word: Word | undefined): boolean {
  return (
    word !== undefined &&
    /^(?:hai|hu|hoon|hun|bol|है|हूँ|बोल|and|aur|और|from|i|here|speaking|calling)$/u.test(word.text.toLowerCase())
  );
}

/** True when a complaint or a speciality is named there: "fever" is nobody's name. */
export function hasComplaint(message: Message, place: Place): boolean {
  return [...message.complaints, ...message.specialities].some(
    (found) => found.exact && found.from < place.to && place.from < found.to,
  );
}

/** Small words before a name in an answer: "ji Ravi Kumar", "it is Ravi". */
export function isFiller(word: Word | undefined): boolean {
  return word !== undefined && keySet(FILLERS).has(word.key);
}

const FILLERS =
  'hi hello hey sure ok okay yes yeah haan ji its it is namaste namaskar sir madam main mai i am im this patient naam name put note write नमस्ते जी हाँ मैं ok. write likho लिखो';

/** "ji", "sahab", "here": said after a name and no part of it. */
export function isNameEnding(word: Word): boolean {
  return keySet(NAME_ENDINGS).has(word.key);
}
