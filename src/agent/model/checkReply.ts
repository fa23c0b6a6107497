/** Decides whether the model's words may be sent: pure, and asked by the model reader for every reply. What it refuses, the template replaces. */
import type { Language } from '../../domain/message/language.ts';
import { weekdayNumber } from '../../domain/visit/visitTime.ts';
import type { Result } from '../../types/result.ts';
import { no, ok } from '../../types/result.ts';
import {
  type DoctorMention,
  isSameDay,
  type NamedDay,
  type ReplyParts,
  readDoctorMentions,
  readReplyParts,
  weekdayIn,
} from './replyParts.ts';
import { foldReply, hasForeignLetters, isInScript } from './replyScript.ts';
import {
  ADVICE,
  CLAIMS,
  CONDITIONS,
  DENIALS,
  type Deed,
  HOURS_WORDS,
  LEAKS,
  NO_DENIAL,
  VISIT_WORDS,
} from './replyWords.ts';
import { closedWeekdays, type FactRecord, feeRecords, type TurnFacts } from './turnFacts.ts';

export const REPLY_FAULTS = [
  'empty',
  'too_long',
  'script',
  'language',
  'leak',
  'advice',
  'claim',
  'link',
  'phone',
  'reference',
  'amount',
  'date',
  'time',
  'doctor',
  'number',
] as const;
export type ReplyFault = (typeof REPLY_FAULTS)[number];

export interface ReplyToCheck {
  /** With the patient's own details put back. */
  readonly text: string;
  readonly language: Language;
  readonly facts: TurnFacts;
  readonly secrets: ReplySecrets;
  /** In which language a text is written; `null` where it cannot be told. */
  readonly languageOf: (text: string) => Language | 'mixed' | null;
}

/** What is behind the desk and never leaves it. */
export interface ReplySecrets {
  readonly toolNames: readonly string[];
  /** Runs of words of the prompts, made by `runsOfWords`. */
  readonly promptRuns: ReadonlySet<string>;
}

/** Two short sentences and a list of a few times; Telegram itself would take 4,096. */
const LONGEST = 700;
/** Fewer words than that stand in anybody's sentence; so many in the same order are a quotation. */
const RUN_WORDS = 7;

/** `ok` when every fact in the text is one of this turn's, nothing is claimed that did not happen, and nothing is told that is not ours to tell. */
export function checkReply(reply: ReplyToCheck): Result<true, ReplyFault> {
  const text = foldReply(reply.text);
  const fault =
    faultOfWhole(reply, text) ??
    sentencesOf(text).reduce<ReplyFault | null>(
      (found, sentence) => found ?? faultOfSentence(sentence, reply.facts),
      null,
    );
  return fault === null ? ok(true) : no(fault);
}

function faultOfWhole(reply: ReplyToCheck, text: string): ReplyFault | null {
  if (text.trim() === '') return 'empty';
  if (text.length > LONGEST) return 'too_long';
  if (hasForeignLetters(reply.text) || !isInScript(text, reply.language, reply.facts)) return 'script';
  if (leaks(text, reply.secrets)) return 'leak';
  if (ADVICE.some((pattern) => pattern.test(text))) return 'advice';
  return isInLanguage(reply, text) ? null : 'language';
}

function leaks(text: string, secrets: ReplySecrets): boolean {
  if (LEAKS.some((pattern) => pattern.test(text))) return true;
  if (secrets.toolNames.some((name) => new RegExp(`\\b${name}\\b`, 'i').test(text))) return true;
  return [...runsOfWords(text)].some((run) => secrets.promptRuns.has(run));
}

/** Every run of seven words in a text, folded; a quotation shares one with its source. */
export function runsOfWords(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const runs = new Set<string>();
  for (let at = 0; at + RUN_WORDS <= words.length; at += 1)
    runs.add(words.slice(at, at + RUN_WORDS).join(' '));
  return runs;
}

/** Short words are shared by all three; whole sentences in another language are not what the patient reads. */
function isInLanguage({ language, languageOf }: ReplyToCheck, text: string): boolean {
  const isLong = (text.match(/[\p{L}\p{M}]+/gu) ?? []).length >= 8;
  if (!isLong || language === 'hi') return true;
  const written = languageOf(text);
  if (language === 'en') return written !== 'hinglish';
  return written !== 'en';
}

/** Points inside "Dr. Rao", "Rs. 400" and "5.30" end no sentence. */
const sentencesOf = (text: string): readonly string[] =>
  text
    .replace(/\b(dr|rs|no|a\.m|p\.m)\.(?=\s)/giu, '$1')
    .replace(/डॉ\.(?=\s)/gu, 'डॉ')
    .split(/[.!?।]+(?=\s|$)|\n+/u)
    .filter((sentence) => sentence.trim() !== '');

function faultOfSentence(sentence: string, facts: TurnFacts): ReplyFault | null {
  if (claimsTooMuch(sentence, facts.done)) return 'claim';
  const plain = withoutClinicLines(sentence, facts);
  const parts = readReplyParts(plain, facts.today);
  const doctors = readDoctorMentions(plain, facts.doctors);
  return (
    faultOfAddresses(parts, facts) ??
    faultOfDoctors(plain, doctors, facts) ??
    faultOfParts(plain, parts, { facts, records: recordsFor(doctors, facts) })
  );
}

function claimsTooMuch(sentence: string, done: ReadonlySet<Deed>): boolean {
  if (CONDITIONS.test(sentence)) return false;
  const plain = NO_DENIAL.reduce((text, pattern) => text.replace(pattern, ' , '), sentence);
  const clauses = plain.split(/[,;:–—-]\s|\s(?:and|but|so|aur|lekin|magar|और|लेकिन)\s/iu);
  return (Object.keys(CLAIMS) as Deed[]).some(
    (deed) =>
      !done.has(deed) &&
      clauses.some((clause) => !DENIALS.test(clause) && CLAIMS[deed].some((pattern) => pattern.test(clause))),
  );
}

/** The address and the name hold numbers that are no facts of a visit. */
const withoutClinicLines = (sentence: string, { clinic }: TurnFacts): string =>
  [clinic.address, clinic.name].reduce((text, line) => text.replaceAll(foldReply(line), ' ; '), sentence);

/** Numbers that anybody may be given at any time: emergency services and Tele-MANAS. */
const PUBLIC_NUMBERS: readonly number[] = [112, 108, 14416];

function faultOfAddresses(parts: ReplyParts, { clinic, records, phones }: TurnFacts): ReplyFault | null {
  const links = new Set([clinic.mapUrl, ...records.flatMap((record) => record.links)].map(plainLink));
  if (parts.addresses.length > 0 || parts.links.some((link) => !links.has(plainLink(link)))) return 'link';
  const known = [clinic.phone, ...phones].map(lastDigits);
  if (parts.phones.some((phone) => !known.includes(lastDigits(phone)))) return 'phone';
  const references = new Set(records.flatMap((record) => record.references));
  return parts.references.some((reference) => !references.has(reference)) ? 'reference' : null;
}

const plainLink = (link: string): string =>
  link
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/$/, '');
/** With or without the country's code. */
const lastDigits = (phone: string): string => phone.replace(/\D/g, '').slice(-10);

function faultOfDoctors(
  sentence: string,
  mentions: readonly DoctorMention[],
  { records }: TurnFacts,
): ReplyFault | null {
  if (mentions.some((mention) => mention.kind === 'unknown')) return 'doctor';
  if (!VISIT_WORDS.test(sentence)) return null;
  const ofVisits = new Set(
    records
      .filter((record) => record.dates.length > 0 || record.times.length > 0)
      .map((record) => record.doctorName),
  );
  return ofVisits.size > 0 &&
    mentions.some((mention) => mention.kind === 'known' && !ofVisits.has(mention.doctorName))
    ? 'doctor'
    : null;
}

/** A doctor's fee is known when that doctor is named; with one doctor named, only that doctor's times are true. */
function recordsFor(
  mentions: readonly DoctorMention[],
  { records, doctors }: TurnFacts,
): readonly FactRecord[] {
  const named = new Set(
    mentions.flatMap((mention) => (mention.kind === 'known' ? [mention.doctorName] : [])),
  );
  const known = [...records, ...feeRecords(doctors.filter((doctor) => named.has(doctor.name)))];
  return named.size === 1
    ? known.filter((record) => record.doctorName === null || named.has(record.doctorName))
    : known;
}

interface Comparison {
  readonly facts: TurnFacts;
  readonly records: readonly FactRecord[];
}

function faultOfParts(sentence: string, parts: ReplyParts, comparison: Comparison): ReplyFault | null {
  const [vague] = parts.vague;
  if (vague !== undefined) return vague;
  const { records, facts } = comparison;
  const amounts = new Set(records.flatMap((record) => record.amountsPaise));
  if (parts.amountsPaise.some((amount) => !amounts.has(amount))) return 'amount';
  const isOfHours = HOURS_WORDS.test(sentence) && isTrueOfHours(sentence, parts, facts);
  const dates = records.flatMap((record) => record.dates);
  if (!isOfHours && !areDaysTrue(parts, dates)) return 'date';
  if (
    !areTimesTrue(
      parts,
      records,
      isOfHours ? [facts.clinic.openingHours.from, facts.clinic.openingHours.to] : [],
    )
  )
    return 'time';
  const numbers = new Set([...PUBLIC_NUMBERS, ...records.flatMap((record) => record.numbers)]);
  return parts.numbers.some((number) => !numbers.has(number)) ? 'number' : null;
}

const CLOSED_WORDS = /\b(?:closed|band|bandh|shut)\b|(?:बंद|बन्द)/iu;

/** "Monday to Saturday, closed on Sunday": days need no date there, but a closed day has to be called so, and an open one not. */
function isTrueOfHours(sentence: string, parts: ReplyParts, { clinic }: TurnFacts): boolean {
  if (parts.days.length > 0 || VISIT_WORDS.test(sentence)) return false;
  const closed = closedWeekdays(clinic);
  const named = [...parts.weekdays, ...parts.relativeDates.map(weekdayNumber)];
  const saysClosed = CLOSED_WORDS.test(sentence);
  if (named.some((weekday) => closed.includes(weekday)) && !saysClosed) return false;
  return !saysClosed || named.length === 0 || named.some((weekday) => closed.includes(weekday));
}

function areDaysTrue(parts: ReplyParts, dates: readonly string[]): boolean {
  const said = dates.filter(
    (date) => parts.days.some((day) => isSameDay(day, date)) || parts.relativeDates.includes(date),
  );
  const isKnown = (day: NamedDay): boolean => dates.some((date) => isSameDay(day, date));
  if (!parts.days.every(isKnown) || !parts.relativeDates.every((date) => dates.includes(date))) return false;
  // "Friday, 27 November" has to be a Friday.
  return parts.weekdays.every((weekday) => weekdayIn(said.length > 0 ? said : dates, weekday));
}

/** With one day in the sentence, its times have to be of that day. */
function areTimesTrue(parts: ReplyParts, records: readonly FactRecord[], hours: readonly string[]): boolean {
  const named = (record: FactRecord): boolean =>
    record.dates.some(
      (date) => parts.days.some((day) => isSameDay(day, date)) || parts.relativeDates.includes(date),
    );
  const hasOneDay = parts.days.length + parts.relativeDates.length === 1;
  const ofDay = hasOneDay ? records.filter((record) => record.dates.length === 0 || named(record)) : records;
  const times = new Set([...hours, ...ofDay.flatMap((record) => record.times)]);
  return parts.times.every((meanings) => meanings.some((time) => times.has(time)));
}
