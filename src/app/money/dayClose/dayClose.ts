/** Reads one clinic's day from the books and closes it: for the admin bot's message (`wording/admin/dayClose.ts`), its PDF and its table. */

import {
  closeDay,
  type DayClose,
  type DayMovement,
  type DayVisit,
  type DayVisitStatus,
  PAID_BY,
} from '../../../domain/money/dayClose.ts';
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
