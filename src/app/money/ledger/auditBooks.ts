/** Holds the clinic's books to their promise: every rupee belongs to an appointment, an offer or a refund, and every paper to a rupee. Pure; `checkLedger` and the doctor read the books for it. */

import type { AppointmentId } from '../../../domain/ids.ts';
import { documentNumberText } from '../../../domain/money/documents.ts';
import type { Appointment } from '../../../domain/visit/appointment.ts';
import type { IssuedDocument, LateOffer, LedgerEntry, LedgerKind } from '../../../ports/moneyTables.ts';
import { type HeldMoney, moneyOf } from './moneyOf.ts';

export interface Books {
  /** In order of entry; of each appointment that is in it, all. */
  readonly entries: readonly LedgerEntry[];
  readonly appointments: readonly Appointment[];
  /** Of every series, all. */
  readonly documents: readonly IssuedDocument[];
  readonly series: readonly SeriesEnd[];
  readonly openOffers: readonly LateOffer[];
}

export interface SeriesEnd {
  readonly kind: IssuedDocument['kind'];
  readonly financialYear: string;
  readonly lastNumber: number;
}

export const FINDING_WORDS = {
  money_without_home: 'money is held that pays for no visit, no offer and no refund',
  appointment_missing: 'money belongs to an appointment that is not there',
  booked_unpaid: 'a visit is marked as paid and its money is not there',
  held_twice: 'more is held for a visit than its fee',
  given_back_twice: 'more went back than came in',
  out_of_order: 'a payment went backwards in the ledger',
  refund_stuck: 'a refund has been on its way for too long',
  refund_failed: 'a refund failed, and nobody has paid it back',
  quarantine_open: 'money that fits nothing waits for a person',
  settled_without_home: 'a person has settled money, and it pays for no visit, no credit and no refund',
  paper_missing: 'money was taken and no paper was issued',
  note_missing: 'money went back and its paper has no credit note',
  series_gap: 'a series of documents has a gap',
} as const;
export type FindingCode = keyof typeof FINDING_WORDS;

export interface Finding {
  readonly code: FindingCode;
  /** A reference, a payment id or a document's number: what to look up. */
  readonly subject: string;
}

export function auditBooks(books: Books, now: Date): readonly Finding[] {
  const byAppointment = groupBy(books.entries, (entry) => entry.appointmentId);
  const byPayment = groupBy(
    books.entries.filter((entry) => entry.paymentId !== null),
    (entry) => entry.paymentId ?? '',
  );
  const appointments = new Map(books.appointments.map((one) => [one.id, one]));
  const found: Finding[] = [];
  for (const [id, entries] of byAppointment)
    if (id !== null)
      found.push(...auditAppointment(books, { id, entries, appointment: appointments.get(id), now }));
  for (const appointment of books.appointments)
    if (!byAppointment.has(appointment.id)) found.push(...auditVisit(appointment, NOTHING_HELD));
  for (const [paymentId, entries] of byPayment)
    found.push(...auditPayment(books, { paymentId, entries, now }));
  found.push(...auditSeries(books));
  return found;
}

function groupBy<Value, Key>(values: readonly Value[], keyOf: (value: Value) => Key): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), [value]);
    else group.push(value);
  }
  return groups;
}

const NOTHING_HELD = { heldPaise: 0, deskMode: null } as const;

const STANDING: readonly Appointment['status'][] = ['booked', 'arrived', 'fulfilled', 'noshow'];

/** Between the two commits of one payment, and while an offer ends, money may be homeless for a moment. */
const SETTLING_MS = 60 * 60_000;

function auditAppointment(
  books: Books,
  money: {
    readonly id: AppointmentId;
    readonly entries: readonly LedgerEntry[];
    readonly appointment: Appointment | undefined;
    readonly now: Date;
  },
): readonly Finding[] {
  const { id, entries, appointment, now } = money;
  const { heldPaise } = moneyOf(entries);
  const papers = books.documents.filter((one) => one.appointmentId === id);
  if (appointment === undefined) {
    // A demonstration clinic is taken out with its appointments; its ledger stays.
    const isDemo = papers.some((one) => one.paper?.clinic.isDemo === true);
    return heldPaise > 0 && !isDemo ? [{ code: 'appointment_missing', subject: id }] : [];
  }
  const subject = appointment.reference;
  if (STANDING.includes(appointment.status)) return auditVisit(appointment, moneyOf(entries));
  const isOffered = books.openOffers.some((offer) => offer.appointmentId === id);
  const isSettled = now.getTime() - (entries.at(-1)?.at ?? now).getTime() > SETTLING_MS;
  // Money from the counter waits there until it is fetched.
  const isOwedAtDesk = appointment.paymentStatus === 'refund_due' && moneyOf(entries).deskMode !== null;
  return heldPaise > 0 && !isOffered && isSettled && !isOwedAtDesk
    ? [{ code: 'money_without_home', subject }]
    : [];
}

function auditVisit(
  { reference: subject, status, paymentStatus, feePaise }: Appointment,
  { heldPaise, deskMode }: Pick<HeldMoney, 'heldPaise' | 'deskMode'>,
): readonly Finding[] {
  // After a move to a lower fee the rest lies at the desk until it is fetched.
  const waitsAtDesk = deskMode !== null;
  if (!STANDING.includes(status)) return [];
  if (paymentStatus === 'paid' && heldPaise < feePaise) return [{ code: 'booked_unpaid', subject }];
  return heldPaise > feePaise && !waitsAtDesk ? [{ code: 'held_twice', subject }] : [];
}

/** Where each kind stands on the way of one payment; it is never entered after one that stands further. */
const RANKS: { readonly [Kind in LedgerKind]?: number } = {
  attempted: 1,
  authorised: 1,
  captured: 2,
  refund_started: 3,
  refund_accepted: 4,
  refunded: 5,
};

/** Where money that was set aside can have gone; a credit is still to go somewhere. */
const HOMES: readonly LedgerKind[] = ['captured', 'refund_started', 'refunded', 'returned_outside'];

const ACCEPTING_MS = 4 * 24 * 60 * 60_000;
const PROCESSING_MS = 10 * 24 * 60 * 60_000;

function auditPayment(
  books: Books,
  { paymentId: subject, entries, now }: { paymentId: string; entries: readonly LedgerEntry[]; now: Date },
): readonly Finding[] {
  const of = (kind: LedgerKind): LedgerEntry | undefined => entries.find((entry) => entry.kind === kind);
  const age = (entry: LedgerEntry | undefined): number =>
    entry === undefined ? 0 : now.getTime() - entry.at.getTime();
  const sum = (...kinds: readonly LedgerKind[]): number =>
    entries.filter((entry) => kinds.includes(entry.kind)).reduce((all, entry) => all + entry.amountPaise, 0);
  const isEnded = of('refunded') !== undefined;
  const accepted = of('refund_accepted');
  const isStuck =
    (accepted === undefined && age(of('refund_started')) > ACCEPTING_MS) || age(accepted) > PROCESSING_MS;
  const isQuarantined = of('quarantined') !== undefined;
  const isSettled = of('quarantine_settled') !== undefined;
  const hasFailed = of('refund_failed') !== undefined;
  const hasHome = HOMES.some((kind) => of(kind) !== undefined);
  // Of money that was set aside first, the capture is the same money once more.
  const incoming = Math.max(sum('captured'), sum('quarantined'));
  const checks: readonly (readonly [FindingCode, boolean])[] = [
    ['quarantine_open', isQuarantined && !isSettled && !hasHome],
    ['settled_without_home', isSettled && !hasHome && of('credited') === undefined],
    ['refund_failed', hasFailed && !isEnded && of('returned_outside') === undefined],
    ['refund_stuck', isStuck && !isEnded && !hasFailed],
    [
      'given_back_twice',
      sum('refund_started', 'kept') > incoming ||
        // A person pays back what the provider could not.
        sum('returned_outside', ...(hasFailed ? [] : (['refund_started'] as const))) > incoming ||
        sum('refunded') > incoming,
    ],
    [
      'out_of_order',
      !isInOrder(entries) ||
        (of('refund_started') !== undefined && of('captured') === undefined && !isQuarantined),
    ],
    ['paper_missing', isPaperMissing(books, subject, entries)],
    ['note_missing', isNoteMissing(books, subject, accepted)],
  ];
  return checks.filter(([, isSo]) => isSo).map(([code]) => ({ code, subject }));
}

/** A payment may go back in parts: each part keeps the order, and none comes before the money did. */
function isInOrder(entries: readonly LedgerEntry[]): boolean {
  const isRising = (some: readonly LedgerEntry[]): boolean => {
    const ranks = some.flatMap((entry) => RANKS[entry.kind] ?? []);
    return ranks.every((rank, place) => place === 0 || rank >= (ranks[place - 1] ?? 0));
  };
  const refundIds = new Set(entries.flatMap(({ refundId }) => refundId ?? []));
  if (refundIds.size < 2) return isRising(entries);
  const before = entries.filter(({ refundId, kind }) => refundId === undefined && kind !== 'refund_started');
  return [...refundIds].every((id) => isRising([...before, ...entries.filter((one) => one.refundId === id)]));
}

/** A payment that stayed, or of which a part was kept, has its paper; one that went straight back needs none. */
function isPaperMissing(books: Books, paymentId: string, entries: readonly LedgerEntry[]): boolean {
  if (!entries.some((entry) => entry.kind === 'captured')) return false;
  const isHeld = moneyOf(entries).heldPaise > 0;
  const isOffered = books.openOffers.some((offer) => offer.paymentId === paymentId);
  const isKept = entries.some((entry) => entry.kind === 'kept');
  const hasPaper = books.documents.some(
    (one) => one.paymentReference === paymentId && one.againstId === null,
  );
  return (isHeld || isKept) && !isOffered && !hasPaper;
}

function isNoteMissing(books: Books, paymentId: string, accepted: LedgerEntry | undefined): boolean {
  const paper = books.documents.find((one) => one.paymentReference === paymentId && one.againstId === null);
  if (accepted === undefined || paper === undefined) return false;
  return !books.documents.some((one) => one.againstId === paper.id);
}

function auditSeries({ documents, series }: Books): readonly Finding[] {
  const found: Finding[] = [];
  for (const { kind, financialYear, lastNumber } of series) {
    const numbers = new Set(
      documents
        .filter((one) => one.kind === kind && one.financialYear === financialYear)
        .map((one) => one.number),
    );
    for (let number = 1; number <= lastNumber; number += 1)
      if (!numbers.has(number))
        found.push({ code: 'series_gap', subject: documentNumberText(kind, financialYear, number) });
    if (numbers.size > lastNumber)
      found.push({ code: 'series_gap', subject: documentNumberText(kind, financialYear, lastNumber + 1) });
  }
  return found;
}
