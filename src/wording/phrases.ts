/** Pieces that many sentences share (a visit, a wish, an age, a doctor's name), made for a language out of its own words. */
import type { RichText } from '../domain/message/outgoingMessage.ts';
import type { CalendarWords } from './calendar.ts';
import {
  dayAndMonth,
  isSameYear,
  shortWeekdayAndDate,
  shortWeekdayAndDay,
  timeWithAmPm,
  weekdayAndDate,
  weekdayDateAndYear,
  weekdayOfDate,
  weekdayWord,
} from './calendar.ts';
import { asGiven } from './rich.ts';
import type { NotedFacts, Vocabulary, WishFacts } from './wording.ts';

/** The words out of which a language's phrases are made; a translator fills them in `vocabulary.ts`. */
export interface PhraseWords {
  readonly vocabulary: Vocabulary;
  readonly calendar: CalendarWords;
  readonly time: (time: string) => string;
  readonly doctor: (doctorName: string) => string;
  /** In place of a doctor whose name is not known any more. */
  readonly aDoctor: string;
  readonly aPatient: string;
  readonly anyDoctor: string;
  readonly and: string;
  readonly fromTo: (from: string, to: string) => string;
  readonly untilDay: (date: string) => string;
  readonly afterTime: (time: string) => string;
  readonly beforeTime: (time: string) => string;
  readonly years: (count: number) => string;
  readonly months: (count: number) => string;
  readonly underAMonth: string;
  readonly underAYear: string;
}

export interface Phrases {
  readonly date: (date: string) => string;
  readonly dateAndYear: (date: string) => string;
  readonly dateWithoutWeekday: (date: string) => string;
  /** "Mon 23". */
  readonly shortDay: (date: string) => string;
  readonly weekdayOf: (date: string) => string;
  readonly weekday: (weekday: number) => string;
  readonly weekdays: (weekdays: readonly number[]) => string;
  readonly time: (time: string) => string;
  /** "Monday, 23 November, 5:30 pm". */
  readonly visit: (visit: { visitDate: string; visitTime: string }) => string;
  readonly doctor: (doctorName: string) => string;
  readonly patient: (patientName: string) => string;
  readonly age: (years: number, months: number | null) => string;
  /** "9:00 am to 1:00 pm and 5:00 pm to 8:00 pm". */
  readonly stretches: (hours: readonly { readonly from: string; readonly to: string }[]) => string;
  /** One day, or the first and the last. */
  readonly days: (date: string, dateTo: string) => string;
  /** Null when the wish says nothing. */
  readonly wish: (wish: WishFacts) => string | null;
  /** The fields that are set, side by side; null when there are none. */
  readonly noted: (facts: NotedFacts) => RichText | null;
  readonly formatDate: (date: string, today: string) => string;
  readonly formatSlot: (date: string, time: string) => string;
}

export function makePhrases(words: PhraseWords): Phrases {
  const { calendar, time } = words;
  const date = (day: string) => weekdayAndDate(calendar, day);
  const dateAndYear = (day: string) => weekdayDateAndYear(calendar, day);
  const weekday = (number: number) => weekdayWord(calendar, number);
  const phrases: Omit<Phrases, 'noted'> = {
    date,
    dateAndYear,
    dateWithoutWeekday: (day) => dayAndMonth(calendar, day),
    shortDay: (day) => shortWeekdayAndDay(calendar, day),
    weekdayOf: (day) => weekdayOfDate(calendar, day),
    weekday,
    weekdays: (numbers) => joined([...numbers].sort((a, b) => a - b).map(weekday), words.and),
    time,
    visit: ({ visitDate, visitTime }) => `${date(visitDate)}, ${time(visitTime)}`,
    doctor: (doctorName) => (doctorName === '' ? words.aDoctor : words.doctor(doctorName)),
    patient: (patientName) => asGiven(patientName, 80) || words.aPatient,
    stretches: (hours) =>
      joined(
        hours.map(({ from, to }) => words.fromTo(time(from), time(to))),
        words.and,
      ),
    days: (first, last) => (first === last ? date(first) : words.fromTo(date(first), date(last))),
    age: (years, months) => age(words, years, months),
    wish: (wish) =>
      [wishedDay(words, wish), wishedTime(words, wish)].filter((part) => part !== null).join(', ') || null,
    formatDate: (day, today) => (isSameYear(day, today) ? date(day) : dateAndYear(day)),
    // am and pm in every language: "दोपहर" and its like would not fit a button.
    formatSlot: (day, at) => `${shortWeekdayAndDate(calendar, day)}, ${timeWithAmPm(at)}`,
  };
  return { ...phrases, noted: (facts) => noted(words, phrases, facts) };
}

function joined(words: readonly string[], and: string): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${and} ${last}`;
}

/** Months stand alone for babies ("7 months"), beside the years when they are fewer than twelve, and as they were said otherwise ("18 months"). */
function age(words: PhraseWords, years: number, months: number | null): string {
  if (months === null) return years === 0 ? words.underAYear : words.years(years);
  if (years === 0 || months >= 12) return months === 0 ? words.underAMonth : words.months(months);
  return months === 0 ? words.years(years) : `${words.years(years)} ${words.months(months)}`;
}

function wishedDay(words: PhraseWords, { date, dateTo }: WishFacts): string | null {
  const said = (day: string) => weekdayAndDate(words.calendar, day);
  if (date === null) return dateTo === null ? null : words.untilDay(said(dateTo));
  return dateTo === null || dateTo === date ? said(date) : words.fromTo(said(date), said(dateTo));
}

function wishedTime(words: PhraseWords, { time, timeFrom, timeTo }: WishFacts): string | null {
  if (time !== null) return words.time(time);
  if (timeFrom !== null && timeTo !== null) return words.fromTo(words.time(timeFrom), words.time(timeTo));
  if (timeFrom !== null) return words.afterTime(words.time(timeFrom));
  return timeTo === null ? null : words.beforeTime(words.time(timeTo));
}

function noted(words: PhraseWords, phrases: Omit<Phrases, 'noted'>, facts: NotedFacts): RichText | null {
  const { vocabulary } = words;
  const said = [
    facts.forWhom && vocabulary.relations[facts.forWhom],
    facts.name && phrases.patient(facts.name),
    notedAge(phrases, facts),
    facts.gender && vocabulary.genders[facts.gender],
    facts.phone && formatPhone(facts.phone),
    facts.purpose && asGiven(facts.purpose),
    facts.doctorName && phrases.doctor(facts.doctorName),
    facts.anyDoctor && words.anyDoctor,
    facts.speciality && vocabulary.specialities[facts.speciality],
    facts.wish && phrases.wish(facts.wish),
  ].filter((part): part is string => typeof part === 'string' && part !== '');
  return said.length === 0 ? null : said.flatMap((part, at) => (at === 0 ? [part] : [' · ', part]));
}

function notedAge(phrases: Omit<Phrases, 'noted'>, { ageYears, ageMonths }: NotedFacts): string | null {
  if (ageYears === undefined && ageMonths == null) return null;
  return phrases.age(ageYears ?? 0, ageMonths ?? null);
}

/** `+919876543210` as it is read out in India, "+91 98765 43210"; any other number as it is. */
export const formatPhone = (phone: string): string => phone.replace(/^\+91(\d{5})(\d{5})$/, '+91 $1 $2');

/** Whole megabytes, rounded down so that a promised size is always taken; kilobytes below one. */
export function formatFileSize(bytes: number): string {
  const megabytes = Math.floor(bytes / 1_048_576);
  return megabytes > 0 ? `${megabytes} MB` : `${Math.floor(bytes / 1024)} KB`;
}
