/** How much of a message the readings account for: low means that something in it was not understood; called by understand. */

import { ENGLISH_MARKS, HINGLISH_MARKS } from './lexicon/languageMarks.ts';
import { NOT_NAME_WORDS } from './lexicon/names.ts';
import { isLexiconWord, type Message } from './message.ts';
import { keySet } from './words/lexiconWords.ts';

interface Span {
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
}

/** Words that carry no detail: they need no account. */
const isSmallWord = (key: string): boolean =>
  keySet(ENGLISH_MARKS).has(key) || keySet(HINGLISH_MARKS).has(key) || keySet(NOT_NAME_WORDS).has(key);
/** Known words of the lexicons that no reading covers count for this much. */
const KNOWN_WEIGHT = 0.75;
/** A message longer than this is a story, and a model reads stories better. */
const STORY_WORDS = 45;

/** 0 to 1 from the share of words that a reading covers or a lexicon knows, and from how sure the readings are. */
export function overallConfidence(
  message: Message,
  readings: readonly (Span | null)[],
  intentConfidence: number,
): number {
  const spans = readings.filter((reading) => reading !== null);
  let weight = 0;
  let accounted = 0;
  for (const word of message.words) {
    if (word.script === 'emoji') continue;
    const isCovered = spans.some((span) => word.start < span.end && span.start < word.end);
    const isSmall = isSmallWord(word.key);
    const share = isSmall ? 0.3 : 1;
    weight += share;
    const known = isLexiconWord(word) ? KNOWN_WEIGHT : 0;
    accounted += isCovered || isSmall ? share : known;
  }
  if (weight === 0) return 0;
  const sureness =
    spans.length === 0 ? 0.3 : Math.max(intentConfidence, ...spans.map((span) => span.confidence));
  const story = message.words.length > STORY_WORDS ? STORY_WORDS / message.words.length : 1;
  return Math.round((accounted / weight) * sureness * story * 100) / 100;
}
