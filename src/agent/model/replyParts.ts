/** Takes a sentence of a reply apart: every link, number, amount, day, time and doctor in it, so that checkReply can compare them. */
import type { Doctor } from '../../domain/clinic/doctor.ts';
import { addDays, weekdayNumber } from '../../domain/visit/visitTime.ts';
import {
  CLOCK_WORDS,
  IDIOMS,
  MONEY_WORDS,
  MONTH_WORDS,
  NUMBER_WORDS,
  RELATIVE_DAYS,
  VAGUE_DAYS,
  WEEKDAY_WORDS,
} from './replyWords.ts';

/** A day that a sentence names, with what is known of it. */
export interface NamedDay {
  readonly year: number | null;
  readonly month: number | null;
  readonly dayOfMonth: number;
}

export interface ReplyParts {
  readonly links: readonly string[];
  /** E-mail addresses, UPI ids, handles. */
  readonly addresses: readonly string[];
  readonly references: readonly string[];
  /** Digits only. */
  readonly phones: readonly string[];
  readonly amountsPaise: readonly number[];
  /** Each time as the instants of the day that it may mean. */
  readonly times: readonly (readonly string[])[];
  readonly days: readonly NamedDay[];
  /** Dates that "today", "kal" and the like mean. */
  readonly relativeDates: readonly string[];
  /** 1 (Monday) to 7. */
  readonly weekdays: readonly number[];
  readonly numbers: readonly number[];
  /** What is said in words or too loosely to be compared. */
  readonly vague: readonly ('amount' | 'time' | 'date')[];
}

/** Takes what a pattern finds out of the text, so that its digits are not read again. */
class Sentence {
  text: string;

  constructor(text: string) {
    this.text = text;
  }

  take<Found>(pattern: RegExp, read: (groups: readonly string[]) => Found | null): readonly Found[] {
    const found: Found[] = [];
    this.text = this.text.replace(pattern, (...match: unknown[]) => {
      const groups = match.slice(0, -2).map((group) => (typeof group === 'string' ? group : ''));
      const value = read(groups);
      if (value === null) return groups[0] ?? '';
      found.push(value);
      return ' ; ';
    });
    return found;
  }
}

const LINK =
  /\b(?:https?:\/\/|www\.)[^\s<>"']+|\b[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9-]+)*\.(?:com|in|org|net|io|co|me|ly|app|xyz|info|link|biz|ru|cn|gl|page|site|online|shop|dev|ai|gov|edu|gg|tk|ml|top|click)\b(?:\/[^\s<>"']*)?/giu;
const ADDRESS = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*|(?<![\p{L}\p{N}])@[a-z]\w{2,31}/giu;
const REFERENCE = /\bCF[- ]?[A-Z0-9]{4,6}\b/giu;
const ISO_DATE = /\b(\d{4})-(\d{2})-(\d{2})\b/g;
const SHORT_DATE = /\b(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2,4}))?\b(?!\s*(?:am|pm|baje|बजे))/giu;
const PHONE = /\+?\d(?:[\s().-]{0,2}\d){6,15}/g;
const AMOUNT = '((?:\\d{1,3}(?:,\\d{2,3})+|\\d+)(?:\\.\\d{1,2})?)';
const AMOUNT_AFTER_SIGN = new RegExp(
  `(?:₹|\\b(?:rs|inr)\\b\\.?|रु\\.?)\\s*${AMOUNT}(?:\\s*(k|lakhs?|thousand|hundred|hazaa?r|sau|हज़ार|हजार|लाख|सौ)(?![\\p{L}]))?`,
  'giu',
);
const AMOUNT_BEFORE_WORD = new RegExp(
  `${AMOUNT}\\s*(k|lakhs?|thousand|hundred|hazaa?r|sau|हज़ार|हजार|लाख|सौ)?\\s*(?:/-|(?:rupees?|rupaye|rupaya|rupay|rupya|rs|inr)(?![\\p{L}])|रुपये|रुपए|रुपया|रूपये|रु)`,
  'giu',
);
const DAY_PART =
  '(?:(subah|savere|morning|सुबह|सवेरे)|(dopahar|dopeher|afternoon|दोपहर|shaam|sham|evening|शाम|raat|night|रात))';
const TIME = new RegExp(
  `(?:${DAY_PART}\\s*(?:ko|ke|को|के|at)?\\s*)?(?<![\\d.,:])(\\d{1,2})(?:([:.])(\\d{2}))?\\s*(?:(a\\.?m\\b\\.?|p\\.?m\\b\\.?)|(baje|bje|o'?clock|बजे))?(?:\\s*(?:in the|at)\\s+${DAY_PART})?(?![\\d\\p{L}])`,
  'giu',
);

export function readReplyParts(sentence: string, today: string): ReplyParts {
  const rest = new Sentence(IDIOMS.reduce((text, idiom) => text.replace(idiom, ' ; '), sentence));
  const links = rest.take(LINK, ([whole = '']) => whole.replace(/[.,;:!?)]+$/, ''));
  const addresses = rest.take(ADDRESS, ([whole = '']) => whole);
  const references = rest.take(REFERENCE, ([whole = '']) => whole.toUpperCase().replace(/^CF[- ]?/, 'CF-'));
  const isoDays = rest.take(ISO_DATE, ([, year, month, day]) => namedDay(year, month, day));
  const phones = rest.take(PHONE, ([whole = '']) => whole.replace(/\D/g, ''));
  const amountsPaise = [
    ...rest.take(AMOUNT_AFTER_SIGN, readAmount),
    ...rest.take(AMOUNT_BEFORE_WORD, readAmount),
  ];
  const times = rest.take(TIME, readTime);
  const shortDays = rest.take(SHORT_DATE, ([, day, month, year]) =>
    namedDay(year === '' ? undefined : year, month, day),
  );
  const monthDays = readMonthDays(rest);
  const ordinals = rest.take(
    /\b(\d{1,2})(?:st|nd|rd|th|\s*(?:tarikh|taarikh|tareekh|तारीख़?))(?![\p{L}])/giu,
    ([, day]) => namedDay(undefined, undefined, day),
  );
  return {
    links,
    addresses,
    references,
    phones,
    amountsPaise,
    times,
    days: [...isoDays, ...shortDays, ...monthDays, ...ordinals],
    relativeDates: RELATIVE_DAYS.filter(({ words }) => words.test(rest.text)).map(({ days }) =>
      addDays(today, days),
    ),
    weekdays: WEEKDAY_WORDS.flatMap((words, index) => (words.test(rest.text) ? [index + 1] : [])),
    vague: vagueParts(rest.text),
    numbers: rest.take(/\d+(?:[.,]\d+)*/g, ([whole = '']) => Number(whole.replace(/,/g, ''))),
  };
}

function readAmount([, digits = '', multiple = '']: readonly string[]): number {
  // "5 hundred" and "1k" are amounts that no fact is written as.
  return multiple === '' ? Math.round(Number(digits.replace(/,/g, '')) * 100) : Number.NaN;
}

/** A bare number is no time: it takes minutes after a colon, or a word of the clock. */
function readTime([
  ,
  morning,
  later,
  hourText,
  colon,
  minuteText,
  half,
  clock,
  morningAfter,
  laterAfter,
]: readonly string[]): readonly string[] | null {
  const hasMinutes = minuteText !== '' && (colon === ':' || half !== '' || clock !== '');
  const isMorning = morning !== '' || morningAfter !== '' || /^a/i.test(half ?? '');
  const isLater = later !== '' || laterAfter !== '' || /^p/i.test(half ?? '');
  if (!hasMinutes && half === '' && clock === '' && !isMorning && !isLater) return null;
  const hour = Number(hourText);
  const minute = Number(minuteText === '' ? 0 : minuteText);
  if (hour > 24 || minute > 59) return [];
  if (hour > 12) return [written(hour, minute)];
  const both = [written(hour % 12, minute), written((hour % 12) + 12, minute)];
  if (isMorning === isLater) return both;
  return [both[isMorning ? 0 : 1] ?? ''];
}

const written = (hour: number, minute: number): string =>
  `${String(hour % 24).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

function namedDay(year: string | undefined, month: string | undefined, day: string | undefined): NamedDay {
  const fullYear = year === undefined ? null : Number(year.length === 2 ? `20${year}` : year);
  return { year: fullYear, month: month === undefined ? null : Number(month), dayOfMonth: Number(day) };
}

const DAY_THEN = '(\\d{1,2})(?:st|nd|rd|th)?\\s*(?:of\\s+)?';
const THEN_DAY = '\\s+(\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = '(?:,?\\s+(20\\d{2}))?(?![\\d\\p{L}])';

function readMonthDays(rest: Sentence): readonly NamedDay[] {
  return MONTH_WORDS.flatMap((words, index) => {
    const month = String(index + 1);
    const read = ([, day, year]: readonly string[]) => namedDay(year === '' ? undefined : year, month, day);
    const name = `(?:${words.source})`;
    return [
      ...rest.take(new RegExp(DAY_THEN + name + YEAR, 'giu'), read),
      ...rest.take(new RegExp(name + THEN_DAY + YEAR, 'giu'), read),
    ];
  });
}

function vagueParts(text: string): readonly ('amount' | 'time' | 'date')[] {
  const hasNumberWord = NUMBER_WORDS.test(text);
  return [
    ...(hasNumberWord && MONEY_WORDS.test(text) ? ['amount' as const] : []),
    ...(CLOCK_WORDS.test(text) || /\b(?:half past|quarter (?:past|to)|midnight|noon)\b/i.test(text)
      ? ['time' as const]
      : []),
    ...(VAGUE_DAYS.test(text) ? ['date' as const] : []),
  ];
}

export const isSameDay = (named: NamedDay, date: string): boolean =>
  named.dayOfMonth === Number(date.slice(8)) &&
  (named.month === null || named.month === Number(date.slice(5, 7))) &&
  (named.year === null || named.year === Number(date.slice(0, 4)));

export const weekdayIn = (dates: readonly string[], weekday: number): boolean =>
  dates.some((date) => weekdayNumber(date) === weekday);

/** Words that follow a title without being a name. */
const NO_NAME = new Set(
  'sahab saab saheb ji madam maam sir ke ka ki ko se ne hai hain is are was will can has have and or of for on at in to from who whom what which when where about available aur ya bhi log kaun tak mein me par pe liye visit fees fee timing appointment consultation'.split(
    ' ',
  ),
);

export type DoctorMention =
  | { readonly kind: 'known'; readonly doctorName: string }
  | { readonly kind: 'unknown' };

/** Doctors named in a sentence: by their own names anywhere, and by a title before any name. */
export function readDoctorMentions(sentence: string, doctors: readonly Doctor[]): readonly DoctorMention[] {
  const tokens = new Map(doctors.map((doctor) => [doctor.name, nameTokens(doctor)]));
  const words = new Set(sentence.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []);
  const known = doctors
    .filter(({ name }) => words.has(lastWord(name)))
    .map(({ name }) => ({ kind: 'known' as const, doctorName: name }));
  const titled = [
    ...sentence.matchAll(
      /(?:\b(?:Dr|DR|dr|Doctor|doctor)\b\.?|डॉ\.?(?![\p{L}\p{M}]))\s+([\p{L}\p{M}]+)(?:\s+([\p{L}\p{M}]+))?/gu,
    ),
  ];
  const unknown = titled.filter(([whole, first = '', second = '']) => {
    const isTitle = /^(?:dr|डॉ)/iu.test(whole) && !/^doctor/i.test(whole);
    if (NO_NAME.has(first.toLowerCase()) || (!isTitle && !/^[A-Z][a-z]/.test(first))) return false;
    const fitting = [...tokens.values()].filter((names) => names.has(first.toLowerCase()));
    if (fitting.length === 0) return true;
    const isSecondName =
      /^[A-Z][a-z]{2,}$/.test(second) &&
      !WEEKDAY_WORDS.some((pattern) => pattern.test(second)) &&
      !MONTH_WORDS.some((pattern) => pattern.test(second));
    return isSecondName && !fitting.some((names) => names.has(second.toLowerCase()));
  });
  return [...known, ...unknown.map(() => ({ kind: 'unknown' as const }))];
}

const nameTokens = (doctor: Doctor): ReadonlySet<string> =>
  new Set([doctor.name, ...doctor.aliases].join(' ').toLowerCase().split(/\s+/));
const lastWord = (name: string): string => name.toLowerCase().split(/\s+/).at(-1) ?? '';
