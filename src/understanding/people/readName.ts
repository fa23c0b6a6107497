/** Reads a person's name: after "my name is", as the bare answer to "what is your name?", and at the head of a list of details; called by understand. */
import { NAME_AFTER, NAME_BEFORE, WEAK_NAME_BEFORE } from '../lexicon/names.ts';
import { isLexiconWord, type Message } from '../message.ts';
import type { Reading } from '../reading.ts';
import { compilePhrases, type Found, findPhrases, splitPhrases } from '../words/phraseIndex.ts';
import { bareName, headOfList } from './bareName.ts';
import {
  extendName,
  hasComplaint,
  isFiller,
  isHai,
  isNameWord,
  isParted,
  joinsName,
  nameReading,
  type Place,
} from './nameWords.ts';

type NameMark = 'before' | 'weakBefore' | 'after';

const WEAK = new Set(splitPhrases(WEAK_NAME_BEFORE));
const MARKS = compilePhrases<NameMark>(
  [
    {
      before: splitPhrases(NAME_BEFORE)
        .filter((phrase) => !WEAK.has(phrase))
        .join(','),
      weakBefore: WEAK_NAME_BEFORE,
      after: NAME_AFTER,
    },
  ],
  'never',
);

/** "my name is X", "mera naam X hai", "name: X". */
function afterMark(message: Message, mark: Found<NameMark>): Reading<string> | null {
  const { words } = message;
  if (OTHERS.test(words[mark.from - 1]?.text ?? '')) return null;
  let from = mark.to;
  while (
    from < words.length &&
    /^(?:hai|he|h|is|to|है|h|rahega)$/u.test(words[from]?.text.toLowerCase() ?? '')
  )
    from += 1;
  const place = extendName(message, from);
  if (place === null || isParted(words[from])) return null;
  const parts = words.slice(place.from, place.to);
  if (parts.every((word) => word.script === 'latin' && word.text.length === 1)) return null;
  if (mark.meaning === 'before') return nameReading(message, place, 0.97);
  const isMarkedByColon = /^\s*[:=-]/.test(message.text.slice(words[mark.to - 1]?.end ?? 0));
  if (isMarkedByColon) return nameReading(message, place, 0.95);
  return looksLikeName(message, mark, place) ? nameReading(message, place, 0.8) : null;
}

/** After "I am" and its like much else may follow: the words must begin a sentence, end a part of it, and be no known words. */
function looksLikeName(message: Message, mark: Found<NameMark>, place: Place): boolean {
  const { words } = message;
  const parts = words.slice(place.from, place.to);
  const isOpening =
    mark.from === 0 ||
    isParted(words[mark.from]) ||
    words[mark.from]?.gap === 'comma' ||
    isFiller(words[mark.from - 1]);
  const endsThere =
    words[place.to] === undefined ||
    words[place.to]?.gap !== 'space' ||
    isHai(words[place.to]) ||
    WRITTEN.test(words[place.to]?.text ?? '');
  const isPlain = parts.every(
    (word) => word.capital || (!isLexiconWord(word) && !STATE_ENDING.test(word.text)),
  );
  return isOpening && endsThere && isPlain && parts.length <= 4 && !hasComplaint(message, place);
}

/** "Naam Shabnam likh lo" */
const WRITTEN = /^(?:likh|likho|likhiye|likhna|likhlo|likhwa|rakh|रख|लिख|लिखो|लिखिए|लिखना|लिखें)$/iu;

/** "the doctor's name is X" names somebody else. */
const OTHERS =
  /^(?:doctor|dr|dentist|clinic|salon|hospital|therapist|shop|company|medicine|doctor ka|डॉक्टर)(?:['’]?s)?$/iu;

/** "I am waiting", "im confused": what a person is or does, no name. */
const STATE_ENDING = /(?:ing|ed|ly|ful|ous|less|ent|able|ish)$/i;

/** "Ravi Kumar bol raha hu", "Ravi here": the name words right before the mark. */
function beforeMark(message: Message, mark: Found<NameMark>): Reading<string> | null {
  const { words, text } = message;
  let from = mark.from;
  while (
    from > 0 &&
    mark.from - from < 4 &&
    isNameWord(words[from - 1]) &&
    (from === mark.from || joinsName(words, from, text))
  )
    from -= 1;
  if (from === mark.from) return null;
  const parts = words.slice(from, mark.from);
  if (parts.some((word) => isLexiconWord(word) && !word.capital)) return null;
  return nameReading(message, { from, to: mark.from }, 0.85);
}

function byMarks(message: Message): Reading<string> | null {
  const found = findPhrases(MARKS, message.words);
  for (const meaning of ['before', 'after', 'weakBefore'] as const) {
    for (const mark of found) {
      if (mark.meaning !== meaning) continue;
      const name = meaning === 'after' ? beforeMark(message, mark) : afterMark(message, mark);
      if (name !== null) return name;
    }
  }
  return null;
}

/** Small words that stand between a relation and the name: "my son called Rohan". */
const NAMED = /^(?:named|called|name|naam|नाम)$/iu;

/** "For my son Rohan", "meri beti Anaya ke liye", "mere pati Ramesh Gupta": the name right behind a relation that somebody is said to be. */
function afterRelation(message: Message): Reading<string> | null {
  const { words } = message;
  for (const found of message.persons) {
    if (!found.meaning.startsWith('relation:') || found.meaning === 'relation:self') continue;
    const isOwned = message.persons.some((mark) => mark.meaning === 'myMarker' && mark.to === found.from);
    const from = NAMED.test(words[found.to]?.text ?? '') ? found.to + 1 : found.to;
    if (!isOwned || words[found.to]?.gap !== 'space') continue;
    const place = extendName(message, from);
    if (place === null || isParted(words[from]) || place.to - place.from > 3) continue;
    const parts = words.slice(place.from, place.to);
    const isPlain = parts.every(
      (word) => word.capital || (!isLexiconWord(word) && !STATE_ENDING.test(word.text)),
    );
    const isCapital = parts.every((word) => word.capital || word.script !== 'latin');
    const endsThere = endsName(message, place.to);
    if (isPlain && (isCapital || endsThere) && !hasComplaint(message, place))
      return nameReading(message, place, 0.85);
  }
  return null;
}

const SAID_OF = /^(?:has|is|who|ko|ka|ki|ke|को|का|की|के)$/iu;

/** What may follow a name that nothing but its place announces: the end, another item, figures, "ke liye", "who is". */
function endsName(message: Message, at: number): boolean {
  const next = message.words[at];
  if (next === undefined || next.gap !== 'space' || next.script === 'digits' || SAID_OF.test(next.text))
    return true;
  return message.persons.some((found) => found.from === at && found.meaning === 'forMarker');
}

/** The name in the message. `hasDetails` says that an age, gender or phone stands in it too, which makes a bare first item a name. */
export function readName(message: Message, hasDetails: boolean): Reading<string> | null {
  const marked = byMarks(message) ?? afterRelation(message);
  if (marked !== null) return marked;
  if (message.context.state === 'AWAITING_NAME') return bareName(message, 0.92);
  return headOfList(message, hasDetails);
}
