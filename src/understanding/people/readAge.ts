/** Reads ages in figures and words, months of small children, and years of birth; reports numbers that no living person has; called by understand. */

import { OLDEST_AGE_YEARS } from '../../domain/patient/patientDetails.ts';
import {
  AGE_AFTER,
  AGE_BEFORE,
  AGE_JOINING,
  AGE_OF_PERSON,
  AGE_OF_PERSON_IS,
  BORN_WORDS,
  CHILD_WORDS,
  DAY_WORDS,
  IS_WORDS,
  MONTH_WORDS,
  MORE_THAN,
  SPAN_AFTER,
  SPAN_AFTER_KA,
  SPAN_BEFORE,
  WEEK_WORDS,
  YEAR_WORDS,
} from '../lexicon/ages.ts';
import type { Message } from '../message.ts';
import type { Age, Reading } from '../reading.ts';
import { fold } from '../text/normalise.ts';
import type { Token } from '../text/tokens.ts';
import { isAgeNumberWord, readAgeNumber as readNumber } from './ageNumber.ts';
import { hasOtherDetails, isBareAge } from './bareAge.ts';
import { type Candidate, readOpposedAges, type Unit } from './opposedAges.ts';

export interface AgeReadings {
  readonly age: Reading<Age> | null;
  readonly unusableAge: Reading<string> | null;
}

/** Parents count in months up to three years or so; from here on a month count is a mistake or a span. */
const MOST_MONTHS = 60;

const setOf = (words: string): ReadonlySet<string> => new Set(fold(words).split(' '));
const UNITS: ReadonlyMap<string, Unit> = new Map([
  ...[...setOf(YEAR_WORDS)].map((word) => [word, 'year'] as const),
  ...[...setOf(MONTH_WORDS)].map((word) => [word, 'month'] as const),
  ...[...setOf(WEEK_WORDS)].map((word) => [word, 'week'] as const),
  ...[...setOf(DAY_WORDS)].map((word) => [word, 'day'] as const),
]);
const AFTER = setOf(AGE_AFTER);
const BEFORE = setOf(AGE_BEFORE);
const JOINING = setOf(AGE_JOINING);
const PERSONS = setOf(AGE_OF_PERSON);
const PERSONS_ARE = setOf(AGE_OF_PERSON_IS);
const ARE = setOf(IS_WORDS);
const NOT_AFTER = setOf(SPAN_AFTER);
const NOT_BEFORE = setOf(SPAN_BEFORE);
const NOT_AFTER_KA = setOf(SPAN_AFTER_KA);
const BORN = setOf(BORN_WORDS);
const CHILDREN = setOf(CHILD_WORDS);
const KA = setOf('ka ki ke kaa kee का की के');
const VERBS = setOf('hai he h hain hu hun hoon tha thi the था थी है हैं हूं mera meri mere aur और');
const MORE = setOf(MORE_THAN);
const OLD_THINGS = setOf('old पुराना पुरानी पुराने purana purani');
const GENDER_LETTERS = setOf('m f male female');

function ageOf(candidate: Candidate): Age | null {
  const { amount, unit } = candidate;
  if (unit === 'year') {
    if (amount <= 0 || amount > OLDEST_AGE_YEARS) return null;
    return { years: Math.floor(amount), months: Number.isInteger(amount) ? null : Math.round(amount * 12) };
  }
  const months = unit === 'month' ? amount : Math.floor(unit === 'week' ? (amount * 7) / 30 : amount / 30);
  if (amount < 0 || months > MOST_MONTHS) return null;
  return { years: Math.floor(months / 12), months: Math.round(months) };
}

/** True when an age word stands before the number, with nothing but joining words between. */
function isAnnounced(list: readonly Token[], at: number): boolean {
  for (let before = at - 1; before >= Math.max(0, at - 4); before -= 1) {
    const word = list[before]?.text ?? '';
    if (BEFORE.has(word)) return true;
    if (!JOINING.has(word)) return false;
  }
  return false;
}

function isSpan(list: readonly Token[], from: number, unitAt: number): boolean {
  const before = list[from - 1]?.text ?? '';
  const after = list[unitAt + 1]?.text ?? '';
  if (MORE.has(list[unitAt + 2]?.text ?? '') && AFTER.has(list[unitAt + 3]?.text ?? '')) return false;
  if (NOT_AFTER.has(after) && !AFTER.has(list[unitAt + 2]?.text ?? '')) return true;
  if (KA.has(after) && NOT_AFTER_KA.has(list[unitAt + 2]?.text ?? '')) return true;
  return NOT_BEFORE.has(before) && !['old', 'age', 'aged'].includes(after);
}

/** A number with its unit. Years are ages unless they are a stretch of time; smaller units only with a sign that they are. */
function withUnit(message: Message, at: number): Candidate | null {
  const list = message.tokens;
  const number = readNumber(list, at);
  if (number === null) return null;
  const unitAt = list[number.next]?.text === '-' ? number.next + 1 : number.next;
  const unit = UNITS.get(list[unitAt]?.text ?? '');
  if (unit === undefined) return null;
  const afterUnit = list[unitAt + 1]?.text === '-' ? unitAt + 2 : unitAt + 1;
  const after = list[afterUnit]?.text ?? '';
  const isMarked =
    AFTER.has(after) ||
    CHILDREN.has(after) ||
    isAnnounced(list, at) ||
    (after === 'of' && list[afterUnit + 1]?.text === 'age');
  const isOldOf = isMarked && (after === 'old' || after === 'of');
  if (!isOldOf && isSpan(list, at, unitAt)) return null;
  if (unit !== 'year' && !isSmallChildsAge(message, { unit, isMarked, afterUnit })) return null;
  const extra = unit === 'year' ? monthsAfter(list, afterUnit) : null;
  const amount = number.value + (extra === null ? 0 : extra.months / 12);
  const to = extra?.to ?? (isMarked && AFTER.has(after) ? afterUnit + 1 : unitAt + 1);
  return { amount, unit, from: at, to, confidence: isMarked ? 0.97 : 0.85 };
}

interface SmallUnit {
  readonly unit: Unit;
  readonly isMarked: boolean;
  /** Index of the token after the unit. */
  readonly afterUnit: number;
}

/** Months, weeks and days are an age only with a sign of one, or where an age was asked for. */
function isSmallChildsAge(message: Message, { unit, isMarked, afterUnit }: SmallUnit): boolean {
  const after = message.tokens[afterUnit]?.text ?? '';
  if (KA.has(after) && !endsAge(message.tokens[afterUnit + 1])) return false;
  if (message.context.state === 'AWAITING_AGE') return true;
  return unit === 'day' ? OLD_THINGS.has(after) || KA.has(after) : isMarked;
}

/** After "mahine ka": the child, the end, or the rest of an age; "10 din ka forecast" is none. */
function endsAge(token: Token | undefined): boolean {
  return (
    token === undefined ||
    token.kind === 'mark' ||
    CHILDREN.has(token.text) ||
    AFTER.has(token.text) ||
    VERBS.has(token.text)
  );
}

/** "2 years 3 months": the months after the years. */
function monthsAfter(
  list: readonly Token[],
  at: number,
): { readonly months: number; readonly to: number } | null {
  const start = ['and', 'aur', 'और'].includes(list[at]?.text ?? '') ? at + 1 : at;
  const number = readNumber(list, start);
  if (number === null || number.value > 11 || UNITS.get(list[number.next]?.text ?? '') !== 'month')
    return null;
  return { months: number.value, to: number.next + 1 };
}

/** "age 34", "umar 34", "34/M", "M 34". */
function announced(message: Message, at: number): Candidate | null {
  const list = message.tokens;
  const number = readNumber(list, at);
  if (number === null || list[at]?.text.length === 0) return null;
  const candidate = { amount: number.value, unit: 'year' as const, from: at, to: number.next };
  if (isAnnounced(list, at)) return { ...candidate, confidence: 0.96 };
  if (isSaidOfPerson(list, at) && endsItem(list[number.next]) && number.value <= OLDEST_AGE_YEARS)
    return { ...candidate, confidence: 0.9 };
  if (number.form !== 'figures' || number.value > 130 || number.value < 1) return null;
  const next =
    list[number.next]?.text === '/' || list[number.next]?.text === '-' ? number.next + 1 : number.next;
  const isJoined = next !== number.next || list[at - 1]?.text === '/';
  const letters = [list[next], list[at - 1]?.text === '/' ? list[at - 2] : list[at - 1]];
  const isWritten = letters.some(
    (token) =>
      token !== undefined &&
      GENDER_LETTERS.has(token.text) &&
      (isJoined || token.text.length > 1 || isCapital(message, token)),
  );
  if (isWritten) return { ...candidate, confidence: 0.9 };
  return null;
}

/** "He's 9", "she is 70": a person, and right behind them the number. */
function isSaidOfPerson(list: readonly Token[], at: number): boolean {
  const before = list[at - 1]?.text ?? '';
  return PERSONS_ARE.has(before) || (ARE.has(before) && PERSONS.has(list[at - 2]?.text ?? ''));
}

/** "He is 5 minutes late" counts something else; "he is 9 and has fever" does not. */
function endsItem(token: Token | undefined): boolean {
  return token === undefined || token.kind === 'mark' || ENDS_ITEM.has(token.text);
}

const ENDS_ITEM = setOf('and with has aur but और');

/** A lone small "f" or "m" is a unit as often as a sex. */
function isCapital(message: Message, token: Token): boolean {
  return /^[MF]/.test(message.text.slice(message.normalised.toOriginal(token.start, token.end).start));
}

/** "born in 1991", "1991 ka janm", "dob 12/05/1991". */
function born(message: Message, at: number): Candidate | null {
  const list = message.tokens;
  const token = list[at];
  if (token?.kind !== 'number' || token.text.length !== 4) return null;
  const now = message.context.now;
  const years = now.getUTCFullYear() - token.value;
  if (years < 0 || years > OLDEST_AGE_YEARS + 1) return null;
  let from = at;
  let isBorn = false;
  for (let near = Math.max(0, at - 9); near <= Math.min(list.length - 1, at + 5); near += 1) {
    if (!BORN.has(list[near]?.text ?? '')) continue;
    isBorn = true;
    from = Math.min(from, near);
  }
  if (!isBorn) return null;
  const hadBirthday = hasHadBirthday(list, at, now);
  return {
    amount: Math.max(0, hadBirthday ? years : years - 1),
    unit: 'year',
    from,
    to: at + 1,
    confidence: 0.85,
  };
}

/** With a full date of birth in figures, day before month, the birthday may still be ahead this year. */
function hasHadBirthday(list: readonly Token[], yearAt: number, now: Date): boolean {
  const month = list[yearAt - 2];
  const day = list[yearAt - 4];
  if (month?.kind !== 'number' || day?.kind !== 'number' || month.value > 12 || day.value > 31) return true;
  const thisMonth = now.getUTCMonth() + 1;
  return month.value < thisMonth || (month.value === thisMonth && day.value <= now.getUTCDate());
}

/** "43 nahi, 34" and "43, not 34": which of two ages stands. */
function chooseAfterCorrection(list: readonly Token[], found: readonly Candidate[]): Candidate | null {
  const first = found[0];
  const second = found[1];
  if (first === undefined || second === undefined) return first ?? null;
  const between = list.slice(first.to, second.from).map((token) => token.text);
  if (between.includes('not') || between.includes('na'))
    return list[first.from - 1]?.text === 'not' ? second : first;
  if (between.some((word) => /^(?:nahi|nahin|nhi|nai|नहीं|नही|no|sorry|actually|बल्कि|balki|but)$/u.test(word)))
    return second;
  if (list[first.from - 1]?.text === 'not') return second;
  return (
    [...found].sort((one, other) => other.confidence - one.confidence || one.from - other.from)[0] ?? null
  );
}

function candidates(message: Message): readonly Candidate[] {
  const found: Candidate[] = [];
  const list = message.tokens;
  const isListed = hasOtherDetails(message);
  for (let at = 0; at < list.length; at += 1) {
    const token = list[at];
    if (token === undefined || (token.kind !== 'number' && !isAgeNumberWord(token.text))) continue;
    const candidate =
      withUnit(message, at) ?? announced(message, at) ?? born(message, at) ?? bare(message, at, isListed);
    if (candidate === null) continue;
    found.push(candidate);
    at = Math.max(at, candidate.to - 1);
  }
  return found;
}

function bare(message: Message, at: number, isListed: boolean): Candidate | null {
  const number = readNumber(message.tokens, at);
  // With a unit behind it the number was weighed already, and is a stretch of time.
  if (number === null || UNITS.has(message.tokens[number.next]?.text ?? '')) return null;
  if (!isBareAge(message, { ...number, at }, isListed)) return null;
  return {
    amount: number.value,
    unit: 'year',
    from: at,
    to: number.next,
    confidence: message.context.state === 'AWAITING_AGE' ? 0.93 : 0.8,
  };
}

/** The age in the message, or the number that was meant as one and cannot be. */
export function readAge(message: Message): AgeReadings {
  const candidate = readOpposedAges(message) ?? chooseAfterCorrection(message.tokens, candidates(message));
  if (candidate === null) return { age: null, unusableAge: null };
  const place = message.normalised.toOriginal(
    message.tokens[candidate.from]?.start ?? 0,
    message.tokens[candidate.to - 1]?.end ?? 0,
  );
  const age = ageOf(candidate);
  if (age === null) {
    const written = message.text.slice(place.start, place.end);
    return { age: null, unusableAge: { value: written, ...place, confidence: candidate.confidence } };
  }
  return { age: { value: age, ...place, confidence: candidate.confidence }, unusableAge: null };
}
