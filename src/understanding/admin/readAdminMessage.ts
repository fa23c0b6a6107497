/** Reads what one of the clinic's people asks, without a model: the wish, the filter, the grouping. Called by the admin bot's deterministic reader. */

import type { DoctorId } from '../../domain/ids.ts';
import type { ChannelName } from '../../domain/message/chat.ts';
import type { Language } from '../../domain/message/language.ts';
import type { SettleWay } from '../../domain/money/money.ts';
import type { AppointmentStatus } from '../../domain/visit/appointment.ts';
import type { Grouping, PaymentStanding } from '../../domain/visit/appointmentFilter.ts';
import { readLanguage } from '../language/readLanguage.ts';
import { prepareMessage } from '../message.ts';
import type { ReadingContext } from '../reading.ts';
import { keySet } from '../words/lexiconWords.ts';
import { compilePhrases, type Found, findPhrases } from '../words/phraseIndex.ts';
import { readWords, type Word } from '../words/readWords.ts';
import { figureOf, minutesOf } from './figures.ts';
import {
  CHANNEL_WORDS,
  type ChannelMeaning,
  DEED_WORDS,
  type DeedMeaning,
  GROUPING_WORDS,
  type GroupingMeaning,
  IDLE_WORDS,
  MARKS,
  type MarkMeaning,
  PAYMENT_WORDS_OF_STAFF,
  type PaymentMeaning,
  STATUS_WORDS,
  type StatusMeaning,
  UNIT_WORDS,
  type UnitMeaning,
  WISHES,
  type WishMeaning,
} from './lexicon.ts';
import { blanked, readDoctors, type Span } from './readDoctors.ts';
import { type Period, readPeriod } from './readPeriod.ts';
import { readSettleWay } from './readSettlement.ts';

export interface AdminReading {
  readonly language: Language;
  /** What the words ask for, in their order; empty for "kal shaam Dr Rao". */
  readonly wishes: readonly WishMeaning[];
  readonly period: Period;
  readonly doctorIds: readonly DoctorId[];
  readonly unknownDoctor: string | null;
  readonly isDoctorDoubtful: boolean;
  /** What is to be done, not asked. */
  readonly deeds: readonly DeedMeaning[];
  /** The first amount or count that is no date, time or phone number. */
  readonly figure: number | null;
  readonly minutes: number | null;
  readonly statuses: readonly AppointmentStatus[];
  readonly payment: PaymentStanding | null;
  /** "everybody": takes the statuses and payments of an earlier question back. */
  readonly isEverything: boolean;
  readonly channel: ChannelName | null;
  readonly groupBy: Grouping | null;
  readonly format: 'csv' | 'xlsx' | null;
  /** "only", "of these": goes on from the question before. */
  readonly isNarrowing: boolean;
  /** "and", "what about": the question before, with something else in it. */
  readonly isContinuing: boolean;
  readonly reference: string | null;
  /** "pay_…", letter for letter, and what is said of it. */
  readonly paymentId: string | null;
  readonly settle: SettleWay | null;
  readonly phoneDigits: string | null;
  /** Words that nothing here accounts for: perhaps a patient's name. */
  readonly leftover: string;
  /** The words of `leftover` are a patient's name here. */
  readonly namesPatient: boolean;
  /** Words were left out of `leftover` that name nobody: the reading is not sure. */
  readonly hasUnread: boolean;
}

type AnyMeaning =
  | WishMeaning
  | `status:${StatusMeaning}`
  | `payment:${PaymentMeaning}`
  | `channel:${ChannelMeaning}`
  | `group:${GroupingMeaning}`
  | `unit:${UnitMeaning}`
  | `mark:${MarkMeaning}`
  | `deed:${DeedMeaning}`;

const prefixed = <Meaning extends string, Prefix extends string>(
  prefix: Prefix,
  lexicon: Readonly<Partial<Record<Meaning, string>>>,
): Readonly<Partial<Record<`${Prefix}:${Meaning}`, string>>> =>
  Object.fromEntries(
    Object.entries(lexicon).map(([meaning, phrases]) => [`${prefix}:${meaning}`, phrases]),
  ) as Readonly<Partial<Record<`${Prefix}:${Meaning}`, string>>>;

/** One index, so that a longer phrase of one kind hides a shorter of another: "not paid" is no "paid". */
const INDEX = compilePhrases<AnyMeaning>(
  [
    WISHES,
    prefixed('status', STATUS_WORDS),
    prefixed('payment', PAYMENT_WORDS_OF_STAFF),
    prefixed('channel', CHANNEL_WORDS),
    prefixed('group', GROUPING_WORDS),
    prefixed('unit', UNIT_WORDS),
    prefixed('mark', MARKS),
    prefixed('deed', DEED_WORDS),
  ],
  7,
);

const REFERENCE = /(?<![\p{L}\p{N}])cf ?[-‐‑–—−]? ?([a-z0-9]{5})(?![\p{L}\p{N}])/iu;
/** https://razorpay.com/docs/api/payments/ */
const PAYMENT = /(?<![\p{L}\p{N}_])pay_[A-Za-z0-9]{6,30}(?![\p{L}\p{N}_])/u;
const PHONE = /(?<![\p{L}\p{N}-])\+?\p{Nd}(?:[\s-]?\p{Nd}){6,13}(?![\p{L}\p{N}])/u;

/** Pure and total, like `understand`. */
export function readAdminMessage(text: string, context: ReadingContext): AdminReading {
  const { reference, paymentId, phoneDigits, rest } = takeNumbers(text);
  const words = readWords(rest).filter(({ key }) => !keySet(EMPHASIS).has(key));
  const found = findPhrases(INDEX, words);
  const meanings = new Set(found.map(({ meaning }) => meaning));
  const statuses = ofKind<StatusMeaning>(found, 'status');
  const period = readPeriod({
    text: blanked(
      rest,
      spansOf(
        words,
        found.filter(({ meaning }) => !LEAVES_ITS_WORDS.has(meaning)),
      ),
    ),
    context,
    isBackward: looksBack(found, statuses),
    whole: wholeOf(meanings),
  });
  const people = readDoctors(
    blanked(rest, [
      ...spansOf(
        words,
        found.filter(({ meaning }) => hidesNames(meaning)),
      ),
      ...period.spans,
    ]),
    context,
  );
  const covered = [...spansOf(words, found), ...period.spans, ...people.spans];
  return {
    // The letters of a reference are no words: CF-KARNA is no Hindi.
    language: languageOf(rest, context),
    wishes: found.flatMap(({ meaning }) => (meaning.includes(':') ? [] : [meaning as WishMeaning])),
    period,
    ...people,
    deeds: ofKind<DeedMeaning>(found, 'deed'),
    figure: figureOf(rest, period.spans),
    minutes: minutesOf(rest),
    statuses,
    payment: paymentOf(found),
    isEverything: meanings.has('payment:everything'),
    channel: channelOf(found),
    groupBy: groupingOf(found, meanings),
    format: formatOf(meanings),
    isNarrowing: meanings.has('mark:only'),
    isContinuing: found.some(({ meaning, from }) => meaning === 'mark:also' && from === 0),
    reference,
    paymentId,
    settle: paymentId === null ? null : readSettleWay(words),
    phoneDigits,
    leftover: leftoverOf(words, covered, nameKeys(people.doctorIds, context)),
    namesPatient: false,
    hasUnread: false,
  };
}

/** Marks whose words may hold a day: "for tomorrow" says that the question looks forward, and to which day. */
const LEAVES_ITS_WORDS: ReadonlySet<AnyMeaning> = new Set(['mark:also', 'mark:forward']);

/** "Aaye hi nahi" is "aaye nahi": words that only stress another. */
const EMPHASIS = 'hi bhi toh ही भी तो';

/** "Dr Rao's" is Dr Rao: blanks in its place keep the places of the rest. */
const withoutPossessives = (text: string): string => text.replace(/(?<=\p{L})['’]s(?!\p{L})/gu, '  ');

/** References and phone numbers look like dates and are none; blanks keep the places of the rest. */
function takeNumbers(written: string): {
  reference: string | null;
  paymentId: string | null;
  phoneDigits: string | null;
  rest: string;
} {
  const whole = withoutPossessives(written);
  const payment = PAYMENT.exec(whole)?.[0] ?? null;
  const text = payment === null ? whole : whole.replace(payment, ' '.repeat(payment.length));
  const reference = REFERENCE.exec(text);
  const afterReference =
    reference === null ? text : text.replace(reference[0], ' '.repeat(reference[0].length));
  const phone = PHONE.exec(afterReference);
  return {
    paymentId: payment,
    reference: reference === null ? null : `CF-${(reference[1] ?? '').toUpperCase()}`,
    phoneDigits: phone === null ? null : phone[0].replaceAll(/\D/g, '').slice(-10),
    rest: phone === null ? afterReference : afterReference.replace(phone[0], ' '.repeat(phone[0].length)),
  };
}

const spansOf = (words: readonly Word[], found: readonly Found<AnyMeaning>[]): readonly Span[] =>
  found.map(({ from, to }) => ({ start: words[from]?.start ?? 0, end: words[to - 1]?.end ?? 0 }));

/** "Doctor ke hisaab se" would be a doctor called Hisaab; "show" and "batao" stand between no title and its name. */
const hidesNames = (meaning: AnyMeaning): boolean => meaning !== 'list' || meaning.startsWith('group:');

function ofKind<Meaning extends string>(
  found: readonly Found<AnyMeaning>[],
  kind: string,
): readonly Meaning[] {
  const own = found.filter(({ meaning }) => meaning.startsWith(`${kind}:`));
  return [...new Set(own.map(({ meaning }) => meaning.slice(kind.length + 1) as Meaning))];
}

function paymentOf(found: readonly Found<AnyMeaning>[]): PaymentStanding | null {
  const [first, second] = ofKind<PaymentMeaning>(found, 'payment').filter(
    (meaning) => meaning !== 'everything',
  );
  return second === undefined ? (first ?? null) : null;
}

/** Two that are named side by side leave nobody out: they are compared. */
function channelOf(found: readonly Found<AnyMeaning>[]): ChannelMeaning | null {
  const [first, second] = ofKind<ChannelMeaning>(found, 'channel');
  return second === undefined ? (first ?? null) : null;
}

const ASKS_FOR_FIGURES: readonly AnyMeaning[] = ['count', 'revenue', 'mark:most'];

function groupingOf(
  found: readonly Found<AnyMeaning>[],
  meanings: ReadonlySet<AnyMeaning>,
): GroupingMeaning | null {
  const [named] = ofKind<GroupingMeaning>(found, 'group');
  if (named !== undefined) return named;
  const [unit] = ofKind<UnitMeaning>(found, 'unit');
  if (unit !== undefined && ASKS_FOR_FIGURES.some((meaning) => meanings.has(meaning))) return unit;
  if (ofKind(found, 'channel').length > 1) return 'channel';
  const standings = ofKind<PaymentMeaning>(found, 'payment').filter((meaning) => meaning !== 'everything');
  return standings.length > 1 ? 'payment' : null;
}

const LOOKS_BACK: ReadonlySet<AnyMeaning> = new Set(['revenue', 'payments', 'closeDay', 'mark:backward']);
const OF_THE_PAST: ReadonlySet<StatusMeaning> = new Set(['noshow', 'fulfilled', 'arrived']);

const looksBack = (found: readonly Found<AnyMeaning>[], statuses: readonly StatusMeaning[]): boolean =>
  !found.some(({ meaning }) => meaning === 'mark:forward') &&
  (found.some(({ meaning }) => LOOKS_BACK.has(meaning)) ||
    statuses.some((status) => OF_THE_PAST.has(status)));

function formatOf(meanings: ReadonlySet<AnyMeaning>): AdminReading['format'] {
  if (meanings.has('mark:excel')) return 'xlsx';
  return meanings.has('mark:csv') ? 'csv' : null;
}

function wholeOf(meanings: ReadonlySet<AnyMeaning>): 'week' | 'month' | 'year' | null {
  if (meanings.has('mark:thisWeek')) return 'week';
  if (meanings.has('mark:thisMonth')) return 'month';
  return meanings.has('mark:thisYear') ? 'year' : null;
}

/** The words of the doctors' own names: beside them nobody else is meant. */
const nameKeys = (ids: readonly DoctorId[], { doctors }: ReadingContext): ReadonlySet<string> =>
  new Set(
    doctors
      .filter(({ id }) => ids.includes(id))
      .flatMap(({ name, aliases }) => readWords([name, ...aliases].join(' ')).map(({ key }) => key)),
  );

function leftoverOf(words: readonly Word[], covered: readonly Span[], known: ReadonlySet<string>): string {
  return words
    .filter(({ start, end }) => !covered.some((span) => start < span.end && span.start < end))
    .filter(
      ({ key, script }) =>
        (script === 'latin' || script === 'devanagari') && !keySet(IDLE_WORDS).has(key) && !known.has(key),
    )
    .map(({ text }) => text)
    .join(' ');
}

function languageOf(text: string, context: ReadingContext): Language {
  const language = readLanguage(prepareMessage(text, context));
  return language === 'mixed' ? 'hinglish' : language;
}
