/** Reads which doctor a message asks for, by name, part of a name, slip or sound; a name that two doctors share becomes a question; called by understand. */
import type { Doctor } from '../../domain/clinic/doctor.ts';
import type { DoctorId } from '../../domain/ids.ts';
import { DOCTOR_WORDS, type DoctorMeaning, NOT_DOCTOR_NAMES } from '../lexicon/doctors.ts';
import { NOT_NAME_WORDS } from '../lexicon/names.ts';
import { isLexiconWord, type Message, readingOf } from '../message.ts';
import type { Doubt, Reading } from '../reading.ts';
import { keySet } from '../words/lexiconWords.ts';
import { compilePhrases, type Found, findPhrases } from '../words/phraseIndex.ts';
import type { Word } from '../words/readWords.ts';
import { doctorIndexOf, LIKENESS } from './doctorIndex.ts';

export interface DoctorReadings {
  readonly doctor: Reading<DoctorId> | null;
  readonly unknownDoctor: Reading<string> | null;
  readonly anyDoctor: Reading<true> | null;
  readonly doubts: readonly Doubt[];
}

const INDEX = compilePhrases<DoctorMeaning>([DOCTOR_WORDS], 'never');
/** A doctor's name as patients say it has at most three words ("Dr Md Arif Khan"). */
const MOST_WORDS = 3;

/** Words that may name a doctor, and why they are looked at. */
interface Mention {
  readonly from: number;
  readonly to: number;
  readonly kind: 'titled' | 'longTitled' | 'honoured' | 'plain';
}

function mayBeName(word: Word | undefined): word is Word {
  return (
    word !== undefined &&
    (word.script === 'latin' || word.script === 'devanagari') &&
    !keySet(NOT_NAME_WORDS).has(word.key) &&
    !keySet(NOT_DOCTOR_NAMES).has(word.key)
  );
}

function nameRun(words: readonly Word[], from: number): number {
  let to = from;
  while (
    to < words.length &&
    to - from < MOST_WORDS &&
    mayBeName(words[to]) &&
    (to === from || isClose(words[to]) || isInitial(words[to - 1]))
  )
    to += 1;
  return to;
}

/** "K. Rao": the point of an initial ends no sentence. */
function isInitial(word: Word | undefined): boolean {
  return word !== undefined && word.text.length <= 2 && word.capital;
}

function isClose(word: Word | undefined): boolean {
  return word?.gap === 'space' || word?.gap === 'none';
}

function mentions(message: Message, found: readonly Found<DoctorMeaning>[]): readonly Mention[] {
  const { words } = message;
  const list: Mention[] = [];
  for (const one of found) {
    if (one.meaning === 'title' || one.meaning === 'longTitle') {
      const to = nameRun(words, one.to);
      const isNewSentence = one.meaning === 'longTitle' && words[one.to]?.gap === 'sentence';
      if (to > one.to && !isNewSentence)
        list.push({ from: one.to, to, kind: one.meaning === 'title' ? 'titled' : 'longTitled' });
    }
    if (one.meaning === 'honorific' && isClose(words[one.from])) {
      let from = one.from;
      while (
        from > 0 &&
        one.from - from < 2 &&
        mayBeName(words[from - 1]) &&
        (from === one.from || isClose(words[from]))
      )
        from -= 1;
      if (from < one.from) list.push({ from, to: one.from, kind: 'honoured' });
    }
  }
  return list;
}

interface Match {
  readonly doctors: readonly Doctor[];
  readonly likeness: number;
  readonly from: number;
  readonly to: number;
}

/** The doctors who fit the mention best: more of its words matched, then closer likeness. */
function matchMention(message: Message, mention: Mention): Match | null {
  const index = doctorIndexOf(message.context.doctors);
  const scores = new Map<Doctor, { words: number; likeness: number; to: number }>();
  for (let at = mention.from; at < mention.to; at += 1) {
    for (const [doctor, likeness] of index.match(message.words[at]?.text ?? '')) {
      if (mention.kind === 'plain' && likeness < LIKENESS.exact) continue;
      const score = scores.get(doctor) ?? { words: 0, likeness: 0, to: at + 1 };
      scores.set(doctor, { words: score.words + 1, likeness: score.likeness + likeness, to: at + 1 });
    }
  }
  let best: Match | undefined;
  let bestScore = 0;
  for (const [doctor, score] of scores) {
    if (score.likeness > bestScore) {
      best = { doctors: [doctor], likeness: score.likeness / score.words, from: mention.from, to: score.to };
      bestScore = score.likeness;
    } else if (score.likeness === bestScore && best !== undefined) {
      best = { ...best, doctors: [...best.doctors, doctor] };
    }
  }
  return best ?? null;
}

/** "Mary John", "Uyen Khanh": beside a name that no doctor has, the word names somebody else. */
function isPartOfOtherName(message: Message, from: number, to: number): boolean {
  const { words, context } = message;
  const index = doctorIndexOf(context.doctors);
  const isOther = (word: Word | undefined): boolean =>
    mayBeName(word) && word.capital && !isLexiconWord(word) && index.match(word.text).size === 0;
  const before = isClose(words[from]) ? words[from - 1] : undefined;
  return isOther(before) || words.slice(from + 1, to).some(isOther);
}

/** Names without any title: exact words of doctors' names, outside the writer's own name. */
function plainMentions(message: Message, isTaken: (word: Word) => boolean): readonly Mention[] {
  const { words, context } = message;
  const list: Mention[] = [];
  const index = doctorIndexOf(context.doctors);
  const isAsked = context.state === 'SELECTING_DOCTOR';
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (!mayBeName(word) || isTaken(word) || word.text.length < 3) continue;
    if (!isAsked && isLexiconWord(word) && !word.capital) continue;
    if (index.match(word.text).size === 0) continue;
    let to = at + 1;
    while (to < words.length && to - at < MOST_WORDS && isClose(words[to]) && mayBeName(words[to])) to += 1;
    if (!isAsked && isPartOfOtherName(message, at, to)) continue;
    list.push({ from: at, to, kind: isAsked ? 'longTitled' : 'plain' });
    at = to;
  }
  return list;
}

/** How surely words in such a place name a doctor. */
const SURENESS: Readonly<Record<Mention['kind'], number>> = {
  titled: 0.98,
  longTitled: 0.98,
  honoured: 0.92,
  plain: 0.82,
};

function confidenceOf(mention: Mention, match: Match): number {
  return match.likeness * SURENESS[mention.kind];
}

function unknownName(message: Message, mention: Mention): Reading<string> | null {
  if (mention.kind !== 'titled' && mention.kind !== 'longTitled') return null;
  const parts = message.words
    .slice(mention.from, mention.to)
    .filter((word) => !isLexiconWord(word) || word.capital);
  const isSpeciality = [...message.specialities, ...message.complaints].some(
    (found) => found.from < mention.to && mention.from < found.to,
  );
  if (parts.length === 0 || isSpeciality || parts[0] !== message.words[mention.from]) return null;
  if (mention.kind === 'longTitled' && !parts[0]?.capital && parts[0]?.script === 'latin') return null;
  // "Dr. Alexis saved my life": behind a capital only capitals go on.
  const tail = parts[0]?.capital ? parts.findIndex((word) => word.script === 'latin' && !word.capital) : -1;
  const to = mention.from + (tail < 0 ? parts.length : tail);
  const value = message.text.slice(message.words[mention.from]?.start, message.words[to - 1]?.end);
  return readingOf(message.words, { from: mention.from, to }, { value, confidence: 0.8 });
}

function readAny(message: Message, found: readonly Found<DoctorMeaning>[]): Reading<true> | null {
  const isAsked = message.context.state === 'SELECTING_DOCTOR';
  const any =
    found.find((one) => one.meaning === 'any') ??
    (isAsked ? found.find((one) => one.meaning === 'anyAlone') : undefined);
  return any === undefined ? null : readingOf(message.words, any, { value: true as const, confidence: 0.93 });
}

/** The doctor asked for. `nameSpan` is the patient's own name, which may be spelled as a doctor's. */
export function readDoctor(message: Message, nameSpan: Reading<string> | null): DoctorReadings {
  const found = findPhrases(INDEX, message.words);
  const anyDoctor = readAny(message, found);
  const isTaken = (word: Word): boolean =>
    nameSpan !== null && word.start < nameSpan.end && nameSpan.start < word.end;
  const titled = mentions(message, found).filter((mention) => !isTaken(message.words[mention.from] as Word));
  const plain = message.context.state === 'AWAITING_NAME' ? [] : plainMentions(message, isTaken);
  let unknownDoctor: Reading<string> | null = null;
  for (const mention of [...titled, ...plain]) {
    const match = matchMention(message, mention);
    if (match === null) {
      unknownDoctor ??= unknownName(message, mention);
      continue;
    }
    const [first, second] = match.doctors;
    if (first === undefined) continue;
    if (second !== undefined) {
      const doctorIds = match.doctors.map((doctor) => doctor.id);
      return { doctor: null, unknownDoctor: null, anyDoctor, doubts: [{ kind: 'which_doctor', doctorIds }] };
    }
    const doctor = readingOf(message.words, match, {
      value: first.id,
      confidence: confidenceOf(mention, match),
    });
    return { doctor, unknownDoctor: null, anyDoctor, doubts: [] };
  }
  return { doctor: null, unknownDoctor, anyDoctor, doubts: [] };
}
