/** How answers to staff are put together (filter, rows, groups), the same in every language, out of each language's own words. */

import type { RichText } from '../../domain/message/outgoingMessage.ts';
import { formatRupees } from '../../domain/money/money.ts';
import type { Grouping, PaymentLine } from '../../domain/visit/appointmentFilter.ts';
import { formatPhone, type Phrases } from '../phrases.ts';
import { asGiven, bold, lines, rich } from '../rich.ts';
import type {
  AdminSentences,
  AdminWords,
  ToldFilter,
  ToldGroup,
  ToldLine,
  ToldPayment,
} from './adminWording.ts';

export interface AnswerWords {
  readonly phrases: Phrases;
  readonly words: AdminWords;
  readonly fromTo: (from: string, to: string) => string;
  readonly from: (time: string) => string;
  readonly until: (time: string) => string;
  readonly everyDay: string;
  readonly and: string;
  readonly patient: (asked: string) => string;
  readonly appointments: (count: number) => string;
  readonly moreRows: (count: number) => string;
  readonly reports: (count: number) => string;
  readonly received: string;
  readonly refunded: string;
  readonly payments: (count: number) => string;
  readonly noVisits: string;
  readonly movements: Readonly<Record<PaymentLine['kind'], string>>;
}

type Answers = Pick<
  AdminSentences,
  'understood' | 'listed' | 'counted' | 'grouped' | 'revenue' | 'patientFound' | 'paymentsListed'
>;

export function makeAnswers(words: AnswerWords): Answers {
  return {
    understood: (filter) => rich`🔎 ${toldParts(words, filter).join(' · ')}`,
    listed: ({ lines: told, total, offset }) => {
      const left = total - offset - told.length;
      return lines(
        [bold(words.appointments(total))],
        ...rowsByDay(words, told),
        left > 0 ? rich`${words.moreRows(left)}` : null,
      );
    },
    counted: ({ total }) => [bold(words.appointments(total))],
    grouped: ({ groupBy, groups }) => lines(...groups.map((group) => groupRow(words, groupBy, group))),
    revenue: ({ netPaise, receivedPaise, refundedPaise, payments }) =>
      lines(
        [bold(formatRupees(netPaise))],
        rich`${words.received}: ${formatRupees(receivedPaise)} (${words.payments(payments)})`,
        refundedPaise === 0 ? null : rich`${words.refunded}: ${formatRupees(refundedPaise)}`,
      ),
    paymentsListed: ({ lines: told }) => lines(...told.map((line) => paymentRow(words, line))),
    patientFound: ({ name, phone, visits }) =>
      lines(
        [bold(asGiven(name, 60)), phone === '' ? '' : `, ${formatPhone(phone)}`],
        ...(visits.length === 0 ? [words.noVisits] : visits.map((visit) => visitRow(words, visit))),
      ),
  };
}

/** What was understood, in the order in which it is spoken of: when, with whom, which. */
function toldParts({ phrases, words, ...more }: AnswerWords, filter: ToldFilter): readonly string[] {
  const { dateFrom, dateTo, timeFrom, timeTo } = filter;
  const days = daysOf({ phrases, ...more }, dateFrom, dateTo);
  const times = timesOf({ phrases, ...more }, timeFrom, timeTo);
  return [
    days,
    times,
    filter.doctorNames.map(phrases.doctor).join(` ${more.and} `),
    filter.statuses.map((status) => words.statuses[status]).join(` ${more.and} `),
    filter.payment === null ? '' : words.payments[filter.payment],
    filter.channel === null ? '' : words.channels[filter.channel],
    filter.patient === null ? '' : more.patient(asGiven(filter.patient, 60)),
  ].filter((part) => part !== '');
}

type SpanWords = Pick<AnswerWords, 'phrases' | 'fromTo' | 'from' | 'until' | 'everyDay'>;

function daysOf(
  { phrases, fromTo, from, until, everyDay }: SpanWords,
  first: string | null,
  last: string | null,
): string {
  if (first === null && last === null) return everyDay;
  if (first === null) return until(phrases.date(last ?? ''));
  if (last === null) return from(phrases.date(first));
  return first === last ? phrases.date(first) : fromTo(phrases.date(first), phrases.date(last));
}

function timesOf(
  { phrases, fromTo, from, until }: SpanWords,
  first: string | null,
  last: string | null,
): string {
  if (first === null) return last === null ? '' : until(phrases.time(last));
  return last === null ? from(phrases.time(first)) : fromTo(phrases.time(first), phrases.time(last));
}

/** A heading wherever the day changes, when there are several days. */
function rowsByDay(words: AnswerWords, told: readonly ToldLine[]): readonly RichText[] {
  const hasSeveralDays = new Set(told.map((line) => line.visitDate)).size > 1;
  return told.flatMap((line, at) => {
    const isFirstOfDay = line.visitDate !== told[at - 1]?.visitDate;
    const heading: readonly RichText[] =
      hasSeveralDays && isFirstOfDay ? [[''], [bold(words.phrases.date(line.visitDate))]] : [];
    return [...(at === 0 && !hasSeveralDays ? [['']] : []), ...heading, lineRow(words, line)];
  });
}

/** Patients' words are shown letter by letter and on one row: no name can forge another row. */
function lineRow({ phrases, words, reports }: AnswerWords, line: ToldLine): RichText {
  return rich`${phrases.time(line.visitTime)} ${bold(asGiven(line.patientName, 40))} · ${phrases.doctor(line.doctorName)} · ${words.statuses[line.status]} · ${words.payments[line.payment]} ${formatRupees(line.feePaise)}${line.reports === 0 ? null : ` · ${reports(line.reports)}`} · ${line.reference}${line.note === '' ? null : ` · ${asGiven(line.note, 80)}`}`;
}

const paymentRow = ({ phrases, movements }: AnswerWords, line: ToldPayment): RichText =>
  rich`${phrases.date(line.date)}, ${phrases.time(line.time)} · ${bold(formatRupees(line.amountPaise))} ${movements[line.kind]} · ${asGiven(line.patientName, 40)} · ${phrases.doctor(line.doctorName)} · ${line.reference}`;

const visitRow = (words: AnswerWords, line: ToldLine): RichText =>
  rich`${words.phrases.date(line.visitDate)}, ${lineRow(words, line)}`;

function groupRow(words: AnswerWords, groupBy: Grouping, { key, amount }: ToldGroup): RichText {
  return [`${groupWord(words, groupBy, key)}: `, bold(amount)];
}

/** The groups' keys in words: `2026-11-26`, `noshow`, `16`. */
function groupWord({ phrases, words, fromTo }: AnswerWords, groupBy: Grouping, key: string): string {
  switch (groupBy) {
    case 'day':
      return phrases.date(key);
    case 'doctor':
      return phrases.doctor(key);
    case 'status':
      return words.statuses[key as keyof AdminWords['statuses']];
    case 'payment':
      return words.payments[key as keyof AdminWords['payments']];
    case 'channel':
      return words.channels[key as keyof AdminWords['channels']];
    case 'hour':
      return fromTo(
        phrases.time(`${key}:00`),
        phrases.time(`${String(Number(key) + 1).padStart(2, '0')}:00`),
      );
  }
}
