/** Which days and times a question of the clinic's people is about. Patients look forward; staff look back as often, and mean whole weeks and months. */
import { addDays, weekdayNumber } from '../../domain/visit/visitTime.ts';
import type { ReadingContext } from '../reading.ts';
import { type Moment, readMoments } from '../when/readMoments.ts';
import { clockText, isoDate, localNow } from '../when/resolving/calendar.ts';

export interface Period {
  readonly dateFrom: string | null;
  readonly dateTo: string | null;
  readonly timeFrom: string | null;
  /** Exclusive. */
  readonly timeTo: string | null;
}

export interface ReadPeriod extends Period {
  /** Offsets into the text that was given, end exclusive. */
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

export interface PeriodOrder {
  readonly text: string;
  readonly context: ReadingContext;
  readonly isBackward: boolean;
  /** A whole week or month that the marks have named already. */
  readonly whole: 'week' | 'month' | 'year' | null;
}

/** "last 7 days", "pichle 10 din", "पिछले 3 दिन", "last two weeks": up to and with today. */
const LAST_DAYS =
  /(?:last|past|previous|pichh?le|pichh?ale|पिछले|बीते)\s+(\d{1,3}|one|two|three|four|ek|do|teen|char|chaar|paanch|saat|das|तीन|दो|चार|पांच|सात|दस)\s+(days?|weeks?|months?|din|hafte|hafto|mahine|दिन|दिनों|हफ्ते|हफ्तों|महीने)/iu;
const NUMBERS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  ek: 1,
  do: 2,
  teen: 3,
  char: 4,
  chaar: 4,
  paanch: 5,
  saat: 7,
  das: 10,
  दो: 2,
  तीन: 3,
  चार: 4,
  पांच: 5,
  सात: 7,
  दस: 10,
};
const BOTH_WAYS = /^(?:kal|kall|kl|parson?|कल|परसों|परसो)(?![\p{L}\p{M}])/iu;
const MONTH_NAMED =
  /jan|feb|march|apr|may|june|july|aug|sep|oct|nov|dec|farv|navam|disam|जनवरी|फरवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|अक्टूबर|नवंबर|दिसंबर/iu;

/** "Since 10 November", "10 november se ab tak", "from Monday till today": a beginning alone, and the end is today. */
const SINCE = /(?<![\p{L}\p{M}])since(?![\p{L}\p{M}])/iu;
const TILL_NOW =
  /(?<![\p{L}\p{M}])(?:(?:se\s+)?(?:le\s?kar\s+)?(?:ab|aaj)\s*tak|(?:से\s+)?(?:लेकर\s+)?(?:अब|आज)\s*तक|(?:till|until|upto|up to|to)\s+(?:now|today|date)|onwards?)(?![\p{L}\p{M}])/iu;

export function readPeriod(order: PeriodOrder): ReadPeriod {
  const { text, context, whole } = order;
  const today = isoDate(localNow(context.now, context.timeZone).today);
  const days = wholeSpan(whole, today) ?? lastDays(text, today);
  const tail = spanOf(TILL_NOW.exec(text));
  // "Nahi" of "kal kaun nahi aaya" says of the people, not of the day.
  const moments = readMoments(withoutSpan(withoutSpan(text, days?.span ?? null), tail), context).filter(
    (moment) => !moment.isSoonest,
  );
  const spans = [
    ...[days?.span ?? null, tail].filter((span) => span !== null),
    ...moments.map(({ start, end }) => ({ start, end })),
  ];
  const named =
    days ?? moments.map((moment) => dayOf(moment, order, today)).find((found) => found !== null) ?? null;
  const isOpenEnded = tail !== null || SINCE.test(text);
  const day = isOpenEnded && named !== null && named.from <= today ? { ...named, to: today } : named;
  return { dateFrom: day?.from ?? null, dateTo: day?.to ?? null, ...timesOf(moments), spans };
}

const spanOf = (found: RegExpExecArray | null): { readonly start: number; readonly end: number } | null =>
  found === null ? null : { start: found.index, end: found.index + found[0].length };

interface Days {
  readonly from: string;
  readonly to: string;
  readonly span?: { readonly start: number; readonly end: number };
}

function wholeSpan(whole: PeriodOrder['whole'], today: string): Days | null {
  switch (whole) {
    case 'week': {
      const monday = addDays(today, 1 - weekdayNumber(today));
      return { from: monday, to: addDays(monday, 6) };
    }
    case 'month':
      return monthOf(today);
    case 'year':
      return { from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31` };
    case null:
      return null;
  }
}

function monthOf(date: string): Days {
  const from = `${date.slice(0, 8)}01`;
  const next = addDays(from, 31);
  return { from, to: addDays(`${next.slice(0, 8)}01`, -1) };
}

function lastDays(text: string, today: string): Days | null {
  const found = LAST_DAYS.exec(text);
  if (found === null) return null;
  const [whole, number = '', unit = ''] = found;
  const count = NUMBERS[number.toLowerCase()] ?? Number(number);
  const days = daysOfUnit(unit);
  if (!Number.isFinite(count) || count < 1) return null;
  const span = { start: found.index, end: found.index + whole.length };
  return { from: addDays(today, 1 - count * days), to: today, span };
}

function daysOfUnit(unit: string): number {
  if (/^(?:week|haft|हफ्त)/iu.test(unit)) return 7;
  return /^(?:month|mahin|मही)/iu.test(unit) ? 30 : 1;
}

/** The calendar day that the moment names, turned to the past where the question looks back. */
function dayOf(moment: Moment, { text, isBackward }: PeriodOrder, today: string): Days | null {
  if (moment.date === null) return null;
  const words = text.slice(moment.start, moment.end);
  const from = isoDate(moment.date);
  const to = moment.dateTo === null ? from : isoDate(moment.dateTo);
  if (
    moment.pastDay !== null &&
    isoDate(moment.pastDay) < from &&
    isoDate(moment.pastDay) >= addDays(today, -366)
  ) {
    const shift = daysBetween(from, isoDate(moment.pastDay));
    return { from: addDays(from, shift), to: addDays(to, shift) };
  }
  if (moment.dateTo !== null && from === today && MONTH_NAMED.test(words) && !/\p{Nd}/u.test(words))
    return monthOf(today);
  if (!isBackward || from <= today) return { from, to };
  if (BOTH_WAYS.test(words)) {
    const back = addDays(today, -daysBetween(today, from));
    return { from: back, to: back };
  }
  // "On Monday", of what has happened, is the one gone by.
  return daysBetween(today, from) <= 7 && to === from && !/\p{Nd}/u.test(words) && !/tomorrow/iu.test(words)
    ? { from: addDays(from, -7), to: addDays(from, -7) }
    : { from, to };
}

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

function timesOf(moments: readonly Moment[]): Pick<Period, 'timeFrom' | 'timeTo'> {
  const told = moments.find(
    ({ time, timeFrom, timeTo }) => time !== null || timeFrom !== null || timeTo !== null,
  );
  if (told === undefined) return { timeFrom: null, timeTo: null };
  if (told.time !== null) return { timeFrom: clockText(told.time), timeTo: clockText(told.time + 1) };
  const { timeFrom, timeTo } = told;
  return {
    timeFrom: timeFrom === null ? null : clockText(timeFrom),
    timeTo: timeTo === null ? null : clockText(timeTo),
  };
}

function withoutSpan(text: string, span: { readonly start: number; readonly end: number } | null): string {
  if (span === null) return text;
  return `${text.slice(0, span.start)}${','.repeat(span.end - span.start)}${text.slice(span.end)}`;
}
