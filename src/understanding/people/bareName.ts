/** Reads a name that nothing announces: the bare answer to "what is your name?", or the first item of a list of details; called by readName. */
import { NEVER_ALONE } from '../lexicon/names.ts';
import { isLexiconWord, type Message } from '../message.ts';
import type { Reading } from '../reading.ts';
import { keySet } from '../words/lexiconWords.ts';
import { readWords } from '../words/readWords.ts';
import {
  extendName,
  hasComplaint,
  isFiller,
  isHai,
  isLetterWord,
  isNameEnding,
  nameReading,
  type Place,
} from './nameWords.ts';

/** Answers and wishes are never a bare name, even when the bot has asked for one. */
function isSomethingElse(message: Message, place: Place): boolean {
  const length = place.to - place.from;
  // One word in answer to the question is the name, unless it is one of the words that never are.
  if (length === 1 && message.context.state === 'AWAITING_NAME')
    return keySet(NEVER_ALONE).has(message.words[place.from]?.key ?? '') || isComplaintAlone(message, place);
  const covers = (found: { readonly from: number; readonly to: number; readonly exact: boolean }): boolean =>
    found.exact && found.from <= place.from && found.to >= place.to;
  const said = message.concepts.filter((found) => STRONG_CONCEPTS.has(found.meaning));
  if (said.some(covers) || message.answers.some((found) => found.meaning !== 'softYes' && covers(found)))
    return true;
  if (length < 3) return false;
  const known = message.words
    .slice(place.from, place.to)
    .filter((word) => !word.capital && isLexiconWord(word)).length;
  return known * 2 > length;
}

function isComplaintAlone(message: Message, place: Place): boolean {
  return hasComplaint(message, place) && !(message.words[place.from]?.capital ?? false);
}

/** Ideas that are a wish by themselves when a patient writes nothing else. */
const STRONG_CONCEPTS = new Set<string>([
  'greeting',
  'thanks',
  'goodbye',
  'cancel',
  'change',
  'human',
  'callMe',
  'address',
  'hours',
  'price',
  'pay',
  'paid',
  'receipt',
  'report',
  'status',
  'listDoctors',
  'emergency',
  'complaint',
  'languageWish',
  'visit',
  'seeDoctor',
  'doctorWord',
  'angry',
  'hijack',
  'book',
]);

/** Nobody's name has brackets in it: this is something pasted. */
const MACHINE_WRITTEN = /[{}[\]<>\\=]/;

/** The message or its first item is nothing but a name. */
export function bareName(message: Message, confidence: number): Reading<string> | null {
  const { words } = message;
  if (MACHINE_WRITTEN.test(message.text)) return null;
  let from = 0;
  while (from < words.length && isFiller(words[from])) from += 1;
  const place = extendName(message, from) ?? onlyWord(message);
  if (place === null) return null;
  const next = words[place.to];
  const isEnd =
    next === undefined ||
    next.gap !== 'space' ||
    isFiller(next) ||
    isNameEnding(next) ||
    next.script === 'digits' ||
    next.script === 'emoji' ||
    isHai(next) ||
    isGenderWord(message, place.to);
  if (!isEnd || isSomethingElse(message, place)) return null;
  return nameReading(message, place, confidence);
}

/** A message of one word: a name may be an everyday word as well ("Kiya", "Karna"). */
function onlyWord(message: Message): Place | null {
  const isOnly =
    message.words.length === 1 && message.context.state === 'AWAITING_NAME' && isLetterWord(message.words[0]);
  return isOnly ? { from: 0, to: 1 } : null;
}

function isGenderWord(message: Message, at: number): boolean {
  return message.persons.some((found) => found.from === at && found.meaning.startsWith('gender:'));
}

/** "Ravi Kumar, 34, male, ...": the first item is a name when other details of a person stand in the list. */
export function headOfList(message: Message, hasDetails: boolean): Reading<string> | null {
  if (!hasDetails) return null;
  const { words } = message;
  const items = words.filter((word) => word.gap === 'comma' || word.gap === 'line').length;
  const name = items > 0 ? bareName(message, 0.85) : bareBeforeFigures(message);
  if (name === null) return null;
  const parts = readWords(name.value);
  const isKnown =
    parts.every((word) => isLexiconWord(word)) || parts.some((word) => isLexiconWord(word) && !word.capital);
  return parts.length <= 4 && !isKnown && !isKnownPhrase(message, name) ? name : null;
}

/** "Ravi Kumar 34 male 98...": no commas, but figures right after. */
function bareBeforeFigures(message: Message): Reading<string> | null {
  const place = extendName(message, 0);
  const next = place === null ? undefined : message.words[place.to];
  return place !== null && next?.script === 'digits' && !isSomethingElse(message, place)
    ? nameReading(message, place, 0.75)
    : null;
}

/** "Fever, 34, male" and "My son, 7, ...": the whole item is a phrase of another lexicon. */
function isKnownPhrase(message: Message, name: Reading<string>): boolean {
  return [...message.complaints, ...message.specialities, ...message.persons].some((found) => {
    const start = message.words[found.from]?.start ?? 0;
    const end = message.words[found.to - 1]?.end ?? 0;
    return found.exact && start <= name.start && end >= name.end;
  });
}
