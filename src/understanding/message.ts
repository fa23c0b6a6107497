/** One message prepared for reading: its words, its tokens and every phrase of the lexicons found in it; built once by understand, read by all readers. */

import type { Speciality } from '../domain/clinic/speciality.ts';
import type { Concept } from './intents/concepts.ts';
import { INTENTS_EN } from './lexicon/intentsEn.ts';
import { INTENTS_HI } from './lexicon/intentsHi.ts';
import { INTENTS_HINGLISH } from './lexicon/intentsHinglish.ts';
import { MOVE_BEGINNINGS, MOVE_ENDINGS } from './lexicon/moves.ts';
import type { PersonMeaning } from './lexicon/people.ts';
import {
  GENDER_WORDS,
  LANGUAGE_WORDS,
  MARKER_WORDS,
  PAYMENT_ANSWERS,
  PAYMENT_WORDS,
  RELATION_WORDS,
} from './lexicon/people.ts';
import { COMPLAINTS, SPECIALITY_NAMES } from './lexicon/specialities.ts';
import type { Answer } from './lexicon/yesNo.ts';
import { YES_NO_EMOJI, YES_NO_EN, YES_NO_HI, YES_NO_HINGLISH } from './lexicon/yesNo.ts';
import type { Reading, ReadingContext } from './reading.ts';
import { type Normalised, normalise } from './text/normalise.ts';
import { type Token, tokens } from './text/tokens.ts';
import { compilePhrases, type Found, findPhrases } from './words/phraseIndex.ts';
import { READ_LIMIT, readWords, type Word } from './words/readWords.ts';

export interface Message {
  readonly text: string;
  readonly context: ReadingContext;
  readonly words: readonly Word[];
  readonly normalised: Normalised;
  readonly tokens: readonly Token[];
  readonly concepts: readonly Found<Concept>[];
  readonly answers: readonly Found<Answer>[];
  readonly persons: readonly Found<PersonMeaning>[];
  readonly specialities: readonly Found<Speciality>[];
  readonly complaints: readonly Found<Speciality>[];
}

const CONCEPT_INDEX = compilePhrases<Concept>([
  INTENTS_EN,
  INTENTS_HINGLISH,
  INTENTS_HI,
  { moveBeginning: MOVE_BEGINNINGS, moveEnding: MOVE_ENDINGS },
]);
const ANSWER_INDEX = compilePhrases<Answer>([YES_NO_EN, YES_NO_HINGLISH, YES_NO_HI, YES_NO_EMOJI]);
const PERSON_INDEX = compilePhrases<PersonMeaning>(
  [RELATION_WORDS, GENDER_WORDS, PAYMENT_WORDS, PAYMENT_ANSWERS, LANGUAGE_WORDS, MARKER_WORDS],
  'never',
);
const SPECIALITY_INDEX = compilePhrases<Speciality>([SPECIALITY_NAMES]);
const COMPLAINT_INDEX = compilePhrases<Speciality>([COMPLAINTS]);

/** Prepares a message. Only its beginning is read (READ_LIMIT of words and of text). */
export function prepareMessage(text: string, context: ReadingContext): Message {
  const words = readWords(text);
  const normalised = normalise(text.slice(0, READ_LIMIT));
  return {
    text,
    context,
    words,
    normalised,
    tokens: tokens(normalised),
    concepts: findPhrases(CONCEPT_INDEX, words),
    answers: findPhrases(ANSWER_INDEX, words),
    persons: findPhrases(PERSON_INDEX, words),
    specialities: findPhrases(SPECIALITY_INDEX, words),
    complaints: findPhrases(COMPLAINT_INDEX, words),
  };
}

/** True when the lexicons of wishes know the word: such a word is hardly a name. */
export function isLexiconWord(word: Word): boolean {
  return CONCEPT_INDEX.has(word.key) || ANSWER_INDEX.has(word.key);
}

/** A reading that covers words `from` to `to` (exclusive). */
export function readingOf<Value>(
  words: readonly Word[],
  place: { readonly from: number; readonly to: number },
  read: { readonly value: Value; readonly confidence: number },
): Reading<Value> {
  const start = words[place.from]?.start ?? 0;
  const end = words[place.to - 1]?.end ?? start;
  return { value: read.value, start, end, confidence: read.confidence };
}
