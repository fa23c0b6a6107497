/** Puts previews and ends of deeds together, the same in every language, out of each language's own words. */
import type { DeedKind, DeedStretch } from '../../domain/admin/deedOrder.ts';
import type { RichText } from '../../domain/message/outgoingMessage.ts';
import { type DeskMode, formatRupees, type SettleWay } from '../../domain/money/money.ts';
import type { Gender } from '../../domain/patient/patientDetails.ts';
import type { Phrases } from '../phrases.ts';
import { asGiven, bold, lines, rich } from '../rich.ts';
import type { DeedFacts, DeedWording } from './deedWording.ts';

export interface DeedWords {
  readonly phrases: Phrases;
  readonly fromTo: (from: string, to: string) => string;
  readonly wholeDay: string;
  /** What it is about, in one line. */
  readonly titles: { readonly [Kind in DeedKind]: (facts: TitleFacts) => string };
  /** What will happen to those who are affected. */
  readonly effects: { readonly [Kind in DeedKind]: string | null };
  readonly affected: (facts: { patients: number; telegram: number; whatsapp: number }) => string;
  readonly paid: (amount: string) => string;
  readonly nobody: string;
  readonly withoutConsent: (count: number) => string;
  readonly attendances: Readonly<Record<'arrived' | 'fulfilled' | 'noshow', string>>;
  readonly modes: Readonly<Record<DeskMode, string>>;
  readonly ways: {
    readonly [Way in SettleWay]: (
      facts: Pick<TitleFacts, 'amount' | 'patient' | 'reference'> & { payment: string },
    ) => string;
  };
  readonly question: string;
  readonly done: string;
  readonly undone: string;
  readonly leaveDone: (facts: { offered: number; cancelled: number }) => string;
  readonly leaveUndone: (facts: { kept: number; answered: number }) => string;
  readonly paper: (number: string) => string;
  readonly dropped: string;
  readonly nextToken: (token: number) => string;
  readonly confirm: string;
  readonly drop: string;
  readonly undo: string;
  readonly paperButton: string;
  readonly genders: Readonly<Record<Gender, string>>;
  readonly due: (amount: string) => string;
  readonly paidNow: (facts: { amount: string; mode: string }) => string;
  readonly token: (number: number) => string;
  readonly toldAgain: (count: number) => string;
  readonly ringUp: (count: number) => string;
  readonly cost: (facts: { amount: string; each: string; whatsapp: number }) => string;
}

/** Everything in words already. */
export interface TitleFacts {
  readonly doctor: string;
  readonly span: string;
  readonly patient: string;
  readonly visit: string;
  readonly reference: string;
  readonly attendance: string;
  readonly amount: string;
  readonly mode: string;
  readonly newVisit: string;
  readonly minutes: number;
  readonly text: string;
  /** "Ramesh, 45, M" */
  readonly person: string;
  readonly colleague: string;
  /** What becomes of a payment. */
  readonly settled: string;
  readonly newDate: string;
  readonly token: number;
  readonly waiting: number;
}

export function makeDeedWording(words: DeedWords): DeedWording {
  const title = (kind: DeedKind, facts: DeedFacts): string => words.titles[kind](titleFacts(words, facts));
  return {
    preview: (kind, facts) =>
      lines(
        [bold(title(kind, facts))],
        affectedRow(words, facts),
        feeRow(words, facts),
        facts.desk === undefined || facts.desk === 0 ? null : [words.ringUp(facts.desk)],
        costRow(words, facts),
        facts.paidPaise === undefined || facts.paidPaise === 0
          ? null
          : [words.paid(formatRupees(facts.paidPaise))],
        referencesRow(facts),
        facts.withoutConsent === undefined || facts.withoutConsent === 0
          ? null
          : [words.withoutConsent(facts.withoutConsent)],
        words.effects[kind] === null || facts.patients === 0 ? null : [words.effects[kind]],
        [''],
        [words.question],
      ),
    done: (kind, facts) =>
      lines(
        rich`✅ ${words.done}: ${title(kind, facts)}`,
        facts.offered === undefined
          ? null
          : [words.leaveDone({ offered: facts.offered, cancelled: facts.cancelled ?? 0 })],
        facts.token == null ? null : [words.token(facts.token)],
        facts.documentNumber == null ? null : [words.paper(facts.documentNumber)],
      ),
    undone: (kind, facts) =>
      lines(
        rich`↩️ ${words.undone}: ${title(kind, facts)}`,
        facts.kept === undefined
          ? null
          : [words.leaveUndone({ kept: facts.kept, answered: facts.answered ?? 0 })],
        facts.told === undefined ? null : [words.toldAgain(facts.told)],
      ),
    dropped: () => [words.dropped],
    next: ({ queue }) => words.nextToken(queue?.token ?? 0),
    confirm: words.confirm,
    drop: words.drop,
    undo: words.undo,
    paper: words.paperButton,
  };
}

function affectedRow(words: DeedWords, { patients, telegram = 0, whatsapp = 0 }: DeedFacts): RichText | null {
  if (patients === undefined) return null;
  return [patients === 0 ? words.nobody : words.affected({ patients, telegram, whatsapp })];
}

function costRow(words: DeedWords, { costPaise, whatsapp = 0 }: DeedFacts): RichText | null {
  if (costPaise === undefined) return null;
  const each = whatsapp === 0 ? 0 : Math.round(costPaise / whatsapp);
  return [words.cost({ amount: formatRupees(costPaise), each: formatRupees(each), whatsapp })];
}

/** The fee of a walk-in: taken at once, or still due. */
function feeRow(words: DeedWords, { feePaise, amountPaise, mode }: DeedFacts): RichText | null {
  if (feePaise === undefined || feePaise === 0) return null;
  return amountPaise === undefined || mode === undefined
    ? [words.due(formatRupees(feePaise))]
    : [words.paidNow({ amount: formatRupees(amountPaise), mode: words.modes[mode] })];
}

const REFERENCES_SHOWN = 12;

function referencesRow({ references = [] }: DeedFacts): RichText | null {
  if (references.length === 0) return null;
  const left = references.length - REFERENCES_SHOWN;
  return [`${references.slice(0, REFERENCES_SHOWN).join(', ')}${left > 0 ? ` … +${left}` : ''}`];
}

function personText(genders: DeedWords['genders'], { person }: DeedFacts): string {
  if (person === undefined) return '';
  const { name, years, gender, phone } = person;
  return [asGiven(name, 40), String(years), genders[gender], ...(phone === null ? [] : [phone])].join(', ');
}

function titleFacts(
  { phrases, attendances, modes, ways, genders, ...words }: DeedWords,
  facts: DeedFacts,
): TitleFacts {
  const { visit, doctorName, date, time, way, paymentId: payment = '' } = facts;
  const owner = {
    patient: asGiven(visit?.patientName ?? '', 40),
    reference: visit?.reference ?? '',
    amount: formatRupees(facts.amountPaise ?? 0),
  };
  return {
    ...owner,
    settled: way === undefined ? '' : ways[way]({ ...owner, payment }),
    doctor: phrases.doctor(doctorName ?? visit?.doctorName ?? ''),
    span: facts.span === undefined ? '' : spanText({ phrases, ...words }, facts.span),
    patient: asGiven(visit?.patientName ?? facts.chatOf?.patientName ?? '', 40),
    visit: visit === undefined ? '' : phrases.visit(visit),
    reference: visit?.reference ?? facts.chatOf?.subject ?? facts.reference ?? '',
    attendance: facts.attendance === undefined ? '' : attendances[facts.attendance],
    mode: facts.mode === undefined ? '' : modes[facts.mode],
    newVisit:
      date === undefined || time === undefined ? '' : phrases.visit({ visitDate: date, visitTime: time }),
    minutes: facts.minutes ?? 0,
    text: facts.text ?? '',
    person: personText(genders, facts),
    colleague: facts.colleague === undefined ? '' : asGiven(facts.colleague.name, 60),
    newDate: date === undefined ? '' : phrases.dateAndYear(date),
    token: facts.queue?.token ?? 0,
    waiting: facts.queue?.waiting ?? 0,
  };
}

function spanText(
  { phrases, fromTo, wholeDay }: Pick<DeedWords, 'phrases' | 'fromTo' | 'wholeDay'>,
  { dateFrom, dateTo, timeFrom, timeTo }: DeedStretch,
): string {
  const days =
    dateFrom === dateTo ? phrases.date(dateFrom) : fromTo(phrases.date(dateFrom), phrases.date(dateTo));
  if (timeFrom === null && timeTo === null) return `${days}, ${wholeDay}`;
  return `${days}, ${fromTo(phrases.time(timeFrom ?? '00:00'), phrases.time(timeTo ?? '23:59'))}`;
}
