/** Reads one clinic's day from the books and closes it: for the admin bot's message, its PDF and its table. */

import {
  closeDay,
  type DayClose,
  type DayMovement,
  type DayVisit,
  type DayVisitStatus,
  PAID_BY,
  type SumsByMode,
} from '../../../domain/money/dayClose.ts';
import { formatRupees } from '../../../domain/money/money.ts';
import type { Appointment, AppointmentStatus } from '../../../domain/visit/appointment.ts';
import { addDays, visitInstant } from '../../../domain/visit/visitTime.ts';
import type { LedgerEntry } from '../../../ports/moneyTables.ts';
import type { Tables } from '../../../ports/store.ts';
import type { World } from '../../turn/world.ts';
import { moneyOf } from '../ledger/moneyOf.ts';

/** `date` is the clinic's day; `countedCashPaise` what lies in the drawer from this day, where somebody counted. */
export function dayClose(
  world: World,
  order: { readonly date: string; readonly countedCashPaise: number | null },
): Promise<DayClose> {
  const { name, timeZone, isDemo } = world.directory.clinic;
  return world.store.read(async (tables) => {
    const from = visitInstant(order.date, '00:00', timeZone);
    const until = visitInstant(addDays(order.date, 1), '00:00', timeZone);
    const entries = await tables.ledger.between(from, until);
    return closeDay({
      clinic: { name, timeZone, isDemo },
      date: order.date,
      madeAt: world.clock.now(),
      visits: await visitsOf(world, tables, order.date),
      movements: entries.flatMap(movementOf),
      countedCashPaise: order.countedCashPaise,
    });
  });
}

const OF_THE_DAY: readonly AppointmentStatus[] = ['booked', 'arrived', 'fulfilled', 'noshow'];

async function visitsOf(world: World, tables: Tables, date: string): Promise<readonly DayVisit[]> {
  const all = await tables.appointments.onDate(date);
  const visits: DayVisit[] = [];
  for (const one of all) if (OF_THE_DAY.includes(one.status)) visits.push(await visitOf(world, tables, one));
  return visits;
}

async function visitOf(world: World, tables: Tables, visit: Appointment): Promise<DayVisit> {
  const { reference, visitTime, status, feePaise, doctorId, id } = visit;
  return {
    reference,
    visitTime,
    doctorName: world.directory.doctor(doctorId)?.name ?? '',
    status: status as DayVisitStatus,
    feePaise,
    paidPaise: moneyOf(await tables.ledger.ofAppointment(id)).heldPaise,
  };
}

/** Money that moved; a refund moves when the provider takes it. What belonged to no visit is in no day's sums, on its way back neither. */
function movementOf({ kind, amountPaise, desk, appointmentId }: LedgerEntry): readonly DayMovement[] {
  if (appointmentId === null) return [];
  if (kind === 'captured') return [{ direction: 'in', paidBy: 'online', amountPaise }];
  if (kind === 'refund_accepted') return [{ direction: 'out', paidBy: 'online', amountPaise }];
  if (kind === 'taken_at_desk') return [{ direction: 'in', paidBy: desk?.mode ?? 'cash', amountPaise }];
  if (kind === 'returned_at_desk') return [{ direction: 'out', paidBy: desk?.mode ?? 'cash', amountPaise }];
  return [];
}

/** For staff, in plain English like all that the clinic's own people read. */
export function dayCloseMessage(close: DayClose): string {
  const open = close.visits.filter((visit) => visit.status !== 'noshow' && visit.paidPaise < visit.feePaise);
  const missed = close.visits.filter((visit) => visit.status === 'noshow').length;
  const { differencePaise, drawerDifferencePaise: drawer } = close;
  return [
    `🧾 Day close, ${close.date}`,
    `Visits: ${close.visits.length}${missed === 0 ? '' : `, of them ${missed} missed`}`,
    `Expected: ${formatRupees(close.expectedPaise)}`,
    `Paid for: ${formatRupees(close.settledPaise)}`,
    `Open: ${formatRupees(close.openPaise)}${open.length === 0 ? '' : ` (${open.map((one) => one.reference).join(', ')})`}`,
    `Taken today: ${formatRupees(close.takenPaise)}${byMode(close.takenByMode)}`,
    `Given back today: ${formatRupees(close.refundedPaise)}${byMode(close.refundedByMode)}`,
    `Cash that must lie in the drawer: ${formatRupees(close.cashInDrawerPaise)}`,
    ...(drawer === null ? [] : [`Counted: ${drawer === 0 ? 'the same' : differenceText(drawer)}`]),
    verdictOf(differencePaise, drawer ?? 0),
  ].join('\n');
}

function verdictOf(differencePaise: number, drawerPaise: number): string {
  if (differencePaise !== 0) return `⚠️ Difference: ${formatRupees(differencePaise)}. Please look for it.`;
  if (drawerPaise === 0) return '✅ Nothing is missing.';
  return `⚠️ The books add up; the drawer holds ${differenceText(drawerPaise)}. Please count it again.`;
}

const differenceText = (paise: number): string =>
  paise > 0 ? `${formatRupees(paise)} more` : `${formatRupees(-paise)} less`;

function byMode(sums: SumsByMode): string {
  const parts = PAID_BY.filter((mode) => sums[mode] > 0).map((mode) => `${mode} ${formatRupees(sums[mode])}`);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

/** A table that every spreadsheet opens: a row for each visit, then the sums. Amounts in rupees with two decimals; no name of a patient. */
export function dayCloseCsv(close: DayClose): string {
  const rupees = (paise: number): string => (paise / 100).toFixed(2);
  const rows: readonly (readonly string[])[] = [
    ['date', 'time', 'reference', 'doctor', 'status', 'fee', 'paid', 'open'],
    ...close.visits.map((visit) => [
      close.date,
      visit.visitTime,
      visit.reference,
      visit.doctorName,
      visit.status,
      rupees(visit.feePaise),
      rupees(visit.paidPaise),
      rupees(visit.status === 'noshow' ? 0 : Math.max(0, visit.feePaise - visit.paidPaise)),
    ]),
    [],
    ['expected', rupees(close.expectedPaise)],
    ['paid', rupees(close.settledPaise)],
    ['open', rupees(close.openPaise)],
    ...PAID_BY.map((mode) => [`taken ${mode}`, rupees(close.takenByMode[mode])]),
    ...PAID_BY.map((mode) => [`given back ${mode}`, rupees(close.refundedByMode[mode])]),
    ['cash in drawer', rupees(close.cashInDrawerPaise)],
    ...(close.drawerDifferencePaise === null
      ? []
      : [
          ['counted', rupees(close.cashInDrawerPaise + close.drawerDifferencePaise)],
          ['counted less expected', rupees(close.drawerDifferencePaise)],
        ]),
    ['difference', rupees(close.differencePaise)],
  ];
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

/** What a spreadsheet would take for a formula is text (https://owasp.org/www-community/attacks/CSV_Injection). */
function csvCell(text: string): string {
  const isNumber = /^-?\d+\.\d\d$/.test(text);
  const safe = !isNumber && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
