/** Reads the books and holds them to their promise; run every hour over what moved lately, and told to staff when something does not add up. */
import { createHash } from 'node:crypto';
import type { AppointmentId } from '../../../domain/ids.ts';
import type { Appointment } from '../../../domain/visit/appointment.ts';
import { clinicMoment } from '../../../domain/visit/visitTime.ts';
import type { LedgerEntry } from '../../../ports/moneyTables.ts';
import type { NewOutboxRow, Tables } from '../../../ports/store.ts';
import type { Outside } from '../../outbox/drain/outside.ts';
import { taskRow } from '../../outbox/taskRow.ts';
import type { World } from '../../turn/world.ts';
import { auditBooks, type Books, type Finding } from './auditBooks.ts';

export interface LedgerReport {
  readonly entries: number;
  readonly appointments: number;
  readonly documents: number;
  readonly findings: readonly Finding[];
}

const PAGE = 1000;

/** Of the whole store, or of all that moved since then and everything that belongs to it. */
export function checkLedger(world: World, since: Date | null): Promise<LedgerReport> {
  const now = world.clock.now();
  return world.store.read(async (tables) => {
    const books = await readBooks(tables, { since, now });
    return {
      entries: books.entries.length,
      appointments: books.appointments.length,
      documents: books.documents.length,
      findings: auditBooks(books, now),
    };
  });
}

async function readBooks(tables: Tables, { since, now }: { since: Date | null; now: Date }): Promise<Books> {
  const touched = since === null ? await allEntries(tables) : await tables.ledger.between(since, later(now));
  const ids = new Set(touched.flatMap((entry) => entry.appointmentId ?? []));
  const stray = touched.filter((entry) => entry.appointmentId === null);
  const entries: LedgerEntry[] = since === null ? [...touched] : stray;
  if (since !== null) for (const id of ids) entries.push(...(await tables.ledger.ofAppointment(id)));
  const series = await tables.documents.allSeries();
  const documents = (
    await Promise.all(series.map(({ kind, financialYear }) => tables.documents.series(kind, financialYear)))
  ).flat();
  return {
    entries,
    appointments: await appointmentsOf(tables, ids),
    documents,
    series,
    openOffers: await tables.lateOffers.open(),
  };
}

async function allEntries(tables: Tables): Promise<readonly LedgerEntry[]> {
  const all: LedgerEntry[] = [];
  let last = 0;
  for (;;) {
    const page = await tables.ledger.after(last, PAGE);
    all.push(...page.map(({ entry }) => entry));
    const end = page.at(-1);
    if (end === undefined || page.length < PAGE) return all;
    last = end.sequence;
  }
}

/** Those that the ledger names, and those that are booked as paid without it. */
async function appointmentsOf(
  tables: Tables,
  ids: ReadonlySet<AppointmentId>,
): Promise<readonly Appointment[]> {
  const live = await tables.appointments.between('0000-01-01', '9999-12-31');
  const known = new Map(
    live.filter((one) => ids.has(one.id) || one.paymentStatus === 'paid').map((one) => [one.id, one]),
  );
  for (const id of ids) {
    const one = known.get(id) ?? (await tables.appointments.get(id));
    if (one !== null) known.set(id, one);
  }
  return [...known.values()];
}

/** `between` leaves its end out, and this instant's entries belong in. */
const later = (now: Date): Date => new Date(now.getTime() + 1);

/** A refund may take ten days and a visit be four weeks away. */
const LATELY_MS = 45 * 24 * 60 * 60_000;
const EXAMPLES = 5;

/** The hourly look: staff hear of the same findings once a day. */
export async function tellLedgerFindings({ world }: Outside): Promise<readonly NewOutboxRow[]> {
  const now = world.clock.now();
  const { findings } = await checkLedger(world, new Date(now.getTime() - LATELY_MS));
  if (findings.length === 0) return [];
  const lines = findings.map(({ code, subject }) => `${code} ${subject}`);
  const digest = createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16);
  const { date } = clinicMoment(now, world.directory.clinic.timeZone);
  const notice = {
    code: 'books_do_not_add_up',
    count: findings.length,
    examples: findings.slice(0, EXAMPLES).map(({ code, subject }) => ({ finding: code, subject })),
  } as const;
  const row = taskRow(
    world,
    { kind: 'notifyStaff', notice },
    { dedupeKey: `staff:books:${date}:${digest}`, lane: 'staff' },
  );
  const added = await world.store.transact((tables) => tables.outbox.add([row]));
  return added.length === 0 ? [] : [row];
}
