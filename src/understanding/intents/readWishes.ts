/** Reads wishes from the ideas of a message by the table of rules, clause by clause; called by readIntents. */
import { type Message, readingOf } from '../message.ts';
import type { Intent, Reading, Understanding } from '../reading.ts';
import type { Found } from '../words/phraseIndex.ts';
import type { Word } from '../words/readWords.ts';
import { withoutAsides } from './asides.ts';
import type { Concept } from './concepts.ts';
import { addIdea, type Ideas, rulesFor } from './ruleBits.ts';
import { COURTESIES, type IntentRule } from './rules.ts';

/** What is known of the message beside its wishes. */
export type Details = Pick<
  Understanding,
  | 'when'
  | 'doctor'
  | 'unknownDoctor'
  | 'anyDoctor'
  | 'speciality'
  | 'name'
  | 'phone'
  | 'age'
  | 'gender'
  | 'forWhom'
  | 'purpose'
  | 'redFlag'
  | 'paymentMode'
  | 'isCorrection'
>;

/** Wishes closer than this in sureness, in one and the same sentence, are asked about. */
export const TOO_CLOSE = 0.02;

interface Part {
  readonly from: number;
  readonly to: number;
}

/** Words of one clause or of the whole message, and what every rule loses there. */
interface Stretch extends Part {
  readonly penalty: number;
}

const CLAUSE_WORDS = new Set([
  'and',
  'but',
  'aur',
  'also',
  'lekin',
  'और',
  'लेकिन',
  'also',
  'plus',
  'tatha',
  'तथा',
  'magar',
  'then',
  'fir',
  'phir',
  'फिर',
]);

/** Sentences and the clauses that "and" joins. */
function partsOf(words: readonly Word[]): readonly Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (let at = 1; at <= words.length; at += 1) {
    const word = words[at];
    const isEnd =
      word === undefined ||
      word.gap === 'sentence' ||
      word.gap === 'line' ||
      word.gap === 'comma' ||
      CLAUSE_WORDS.has(word.text.toLowerCase());
    if (!isEnd) continue;
    parts.push({ from, to: at });
    from = at;
  }
  return parts;
}

function spanOf(found: readonly Found<Concept>[], rule: IntentRule): Part {
  let from = Number.MAX_SAFE_INTEGER;
  let to = 0;
  for (const concept of rule.all) {
    const first = found.find((one) => one.meaning === concept);
    if (first === undefined) continue;
    from = Math.min(from, first.from);
    to = Math.max(to, first.to);
  }
  return { from, to };
}

/** A day or time with "make it" right behind it: "Tuesday kar do". */
function movesOf(found: readonly Found<Concept>[]): readonly Found<Concept>[] {
  const endings = found.filter((one) => one.meaning === 'moveEnding');
  if (endings.length === 0) return [];
  return found.flatMap((one): readonly Found<Concept>[] => {
    const ending =
      one.meaning === 'moveBeginning' ? endings.find((other) => other.from === one.to) : undefined;
    return ending === undefined ? [] : [{ meaning: 'moveTo', from: one.from, to: ending.to, exact: true }];
  });
}

/** "Monday morning" is one time, "10 o'clock ... 1 o'clock" are two. */
const WORDS_WITHIN_A_TIME = 2;

/** "Monday is not possible, Tuesday please": a time that cannot be and another one beside it are a wish to move, and no cancelling. */
function otherTimeOf(words: readonly Word[], found: readonly Found<Concept>[]): readonly Found<Concept>[] {
  if (!found.some((one) => one.meaning === 'cannotCome' || one.meaning === 'impossible')) return [];
  const times = found
    .filter((one) => one.meaning === 'moveBeginning')
    .sort((one, other) => one.from - other.from);
  return times.flatMap((one, at): readonly Found<Concept>[] => {
    const before = times[at - 1];
    if (before === undefined) return [];
    const isApart =
      one.from - before.to >= WORDS_WITHIN_A_TIME ||
      words.slice(before.to, one.from + 1).some((word) => word.gap !== 'space');
    return isApart ? [{ ...one, meaning: 'moveTo' }] : [];
  });
}

/** A specialist named in any words counts as a doctor's name does. */
function withDetails(
  message: Message,
  details: Details,
  found: readonly Found<Concept>[],
): readonly Found<Concept>[] {
  const doctors: Found<Concept>[] = message.specialities.flatMap((one) => [
    { ...one, meaning: 'doctorWord' as const },
    { ...one, meaning: 'specialist' as const },
  ]);
  if (details.doctor !== null) {
    const at = message.words.findIndex((word) => word.start >= (details.doctor?.start ?? 0));
    if (at >= 0) doctors.push({ meaning: 'doctorWord', from: at, to: at + 1, exact: true });
  }
  const illnesses = message.complaints.map((one): Found<Concept> => ({ ...one, meaning: 'illness' }));
  return [...found, ...doctors, ...illnesses, ...movesOf(found), ...otherTimeOf(message.words, found)];
}

/** The best reading of each intent within one part. */
function intentsIn(
  message: Message,
  part: Stretch,
  all: readonly Found<Concept>[],
): readonly Reading<Intent>[] {
  const found = all.filter((one) => one.from >= part.from && one.from < part.to);
  const said: Ideas = { low: 0, high: 0 };
  for (const one of found) addIdea(said, one.meaning);
  const best = new Map<Intent, Reading<Intent>>();
  for (const rule of rulesFor(said)) {
    const sure = rule.sure - part.penalty;
    if ((best.get(rule.intent)?.confidence ?? 0) >= sure) continue;
    best.set(
      rule.intent,
      readingOf(message.words, spanOf(found, rule), { value: rule.intent, confidence: sure }),
    );
  }
  return [...best.values()];
}

function merge(readings: readonly Reading<Intent>[]): Map<Intent, Reading<Intent>> {
  const best = new Map<Intent, Reading<Intent>>();
  for (const reading of readings) {
    if ((best.get(reading.value)?.confidence ?? 0) < reading.confidence) best.set(reading.value, reading);
  }
  return best;
}

/** Everything in the message that a wish may be made of: the ideas its words name, and those that its details stand for. */
export function ideasOf(message: Message, details: Details): readonly Found<Concept>[] {
  return withDetails(message, details, withoutAsides(message, message.concepts));
}

/** Wishes read from ideas alone: by clause, and over the whole message for what is said across clauses. */
export function readWishes(message: Message, found: readonly Found<Concept>[]): Map<Intent, Reading<Intent>> {
  const parts = partsOf(message.words);
  const byPart = parts.flatMap((part) => topOf(intentsIn(message, { ...part, penalty: 0 }, found)));
  // Across a clause border the ideas may belong to different wishes, so the whole counts a little less.
  const whole =
    parts.length > 1
      ? topOf(intentsIn(message, { from: 0, to: message.words.length, penalty: 0.01 }, found))
      : [];
  return merge([...byPart, ...whole]);
}

/** One clause carries one wish; others count only when they are nearly as sure and of another kind. */
function topOf(readings: readonly Reading<Intent>[]): readonly Reading<Intent>[] {
  const sorted = [...readings].sort((one, other) => other.confidence - one.confidence);
  const first = sorted[0];
  return first === undefined
    ? []
    : sorted.filter(
        (one) =>
          one === first ||
          COURTESIES.has(one.value) !== COURTESIES.has(first.value) ||
          first.confidence - one.confidence <= TOO_CLOSE,
      );
}
