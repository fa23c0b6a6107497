/** The money that moved, entry by entry; triggers refuse any change, constraints refuse an event or a payment twice. */
import type { AppointmentId } from '../../domain/ids.ts';
import type { Ledger, LedgerEntry } from '../../ports/moneyTables.ts';
import type { LedgerRow } from '../schema.ts';
import type { Connection } from '../sql/connection.ts';
import { statement } from '../sql/statement.ts';
import { toDate, toInstant } from '../sql/values.ts';

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
    })
    .onConflict((conflict) => conflict.doNothing()),
);

const OF_APPOINTMENT = statement((db, value: { id: AppointmentId }) =>
  db.selectFrom('ledger').selectAll().where('appointment_id', '=', value.id).orderBy('sequence'),
);

export function ledgerTable(connection: Connection): Ledger {
  return {
    async add(entry) {
      return (await connection.change(ADD, toRow(entry))) === 1;
    },
    async ofAppointment(id) {
      return (await connection.all(OF_APPOINTMENT, { id })).map(toEntry);
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
  };
}

function toEntry(row: StoredEntry): LedgerEntry {
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
  };
}
