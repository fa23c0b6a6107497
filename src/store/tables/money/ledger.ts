/** The money that moved, entry by entry; triggers refuse any change, constraints refuse an event or a payment twice. */
import { sql } from 'kysely';
import type { AppointmentId } from '../../../domain/ids.ts';
import type { Ledger, LedgerEntry, LedgerKind } from '../../../ports/moneyTables.ts';
import type { Instant, LedgerRow } from '../../schema.ts';
import type { Connection } from '../../sql/connection.ts';
import { statement } from '../../sql/statement.ts';
import { toDate, toInstant } from '../../sql/values.ts';

type StoredEntry = Omit<LedgerRow, 'sequence'>;

// Two constraints may refuse the entry, and PostgreSQL takes one target or none: none means any of them.
const ADD = statement((db, value: StoredEntry) =>
  db
    .insertInto('ledger')
    .values({
      id: value.id,
      kind: value.kind,
      appointment_id: value.appointment_id,
      link_reference: value.link_reference,
      payment_id: value.payment_id,
      event_id: value.event_id,
      amount_paise: value.amount_paise,
      currency: value.currency,
      at: value.at,
      refund_id: value.refund_id,
      desk_mode: value.desk_mode,
      desk_actor: value.desk_actor,
    })
    .onConflict((conflict) => conflict.doNothing()),
);

const OF_APPOINTMENT = statement((db, value: { id: AppointmentId }) =>
  db.selectFrom('ledger').selectAll().where('appointment_id', '=', value.id).orderBy('sequence'),
);

const OF_PAYMENT = statement((db, value: { paymentId: string }) =>
  db.selectFrom('ledger').selectAll().where('payment_id', '=', value.paymentId).orderBy('sequence'),
);

const BETWEEN = statement((db, value: { from: Instant; until: Instant }) =>
  db
    .selectFrom('ledger')
    .selectAll()
    .where('at', '>=', value.from)
    .where('at', '<', value.until)
    .orderBy('sequence'),
);

const AFTER = statement((db, value: { sequence: number; limit: number }) =>
  db
    .selectFrom('ledger')
    .selectAll()
    .where('sequence', '>', value.sequence)
    .orderBy('sequence')
    .limit(value.limit),
);

const OPEN_REFUNDS = statement((db, value: { limit: number }) =>
  db
    .selectFrom('ledger as accepted')
    .selectAll('accepted')
    .where('accepted.kind', '=', sql.lit<LedgerKind>('refund_accepted'))
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('ledger as ended')
            .select('ended.sequence')
            .whereRef('ended.payment_id', '=', 'accepted.payment_id')
            // A payment may go back in parts; a failure at our own door names no refund and ends them all.
            .where((one) =>
              one.or([
                one('ended.refund_id', 'is', null),
                one('ended.refund_id', '=', one.ref('accepted.refund_id')),
              ]),
            )
            .where('ended.kind', 'in', [
              sql.lit<LedgerKind>('refunded'),
              sql.lit<LedgerKind>('refund_failed'),
            ]),
        ),
      ),
    )
    .orderBy('accepted.sequence')
    .limit(value.limit),
);

/** Where quarantined money can have gone: to a visit, or back. */
const GONE: readonly LedgerKind[] = ['captured', 'refund_started', 'refunded', 'returned_outside'];

const WAITING_MONEY = statement((db, value: { limit: number }) =>
  db
    .selectFrom('ledger as waiting')
    .selectAll('waiting')
    .where('waiting.kind', '=', sql.lit<LedgerKind>('quarantined'))
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('ledger as gone')
            .select('gone.sequence')
            .whereRef('gone.payment_id', '=', 'waiting.payment_id')
            .where(
              'gone.kind',
              'in',
              GONE.map((kind) => sql.lit(kind)),
            ),
        ),
      ),
    )
    .orderBy('waiting.sequence')
    .limit(value.limit),
);

export function ledgerTable(connection: Connection): Ledger {
  return {
    async add(entry) {
      return (await connection.change(ADD, toRow(entry))) === 1;
    },
    async ofAppointment(id) {
      return (await connection.all(OF_APPOINTMENT, { id })).map(toEntry);
    },
    async ofPayment(paymentId) {
      return (await connection.all(OF_PAYMENT, { paymentId })).map(toEntry);
    },
    async between(from, until) {
      const span = { from: toInstant(from), until: toInstant(until) };
      return (await connection.all(BETWEEN, span)).map(toEntry);
    },
    async after(sequence, limit) {
      const rows = await connection.all(AFTER, { sequence, limit });
      return rows.map((row) => ({ sequence: Number(row.sequence), entry: toEntry(row) }));
    },
    async openRefunds(limit) {
      return (await connection.all(OPEN_REFUNDS, { limit })).map(toEntry);
    },
    async waitingMoney(limit) {
      return (await connection.all(WAITING_MONEY, { limit })).map(toEntry);
    },
  };
}

function toRow(entry: LedgerEntry): StoredEntry {
  return {
    id: entry.id,
    kind: entry.kind,
    appointment_id: entry.appointmentId,
    link_reference: entry.linkReference,
    payment_id: entry.paymentId,
    event_id: entry.eventId,
    amount_paise: entry.amountPaise,
    currency: entry.currency,
    at: toInstant(entry.at),
    refund_id: entry.refundId ?? null,
    desk_mode: entry.desk?.mode ?? null,
    desk_actor: entry.desk?.actor ?? null,
  };
}

export function toEntry(row: StoredEntry): LedgerEntry {
  return {
    id: row.id,
    kind: row.kind,
    appointmentId: row.appointment_id,
    linkReference: row.link_reference,
    paymentId: row.payment_id,
    eventId: row.event_id,
    amountPaise: row.amount_paise,
    currency: row.currency,
    at: toDate(row.at),
    ...(row.refund_id === null ? {} : { refundId: row.refund_id }),
    ...(row.desk_mode === null || row.desk_actor === null
      ? {}
      : { desk: { mode: row.desk_mode, actor: row.desk_actor } }),
  };
}
