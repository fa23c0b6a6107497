/** What becomes of money that fitted nothing: kept for a patient, or known to be returned; and its way back without a visit. `migrate.ts` runs it. */
import { type Kysely, type Migration, sql } from 'kysely';
import type { Dialect } from '../sql/dialect.ts';

const KINDS = `('created', 'attempted', 'authorised', 'captured', 'refund_started', 'refund_accepted', 'refunded', 'refund_failed',
  'taken_at_desk', 'returned_at_desk', 'kept', 'quarantined', 'quarantine_settled', 'credited', 'returned_outside')`;
/** Money that never belonged to a visit goes back without one. */
const WITHOUT_VISIT = `('quarantined', 'quarantine_settled', 'returned_outside', 'refund_started', 'refund_accepted', 'refunded', 'refund_failed')`;

const WAITING = `create index ledger_quarantined on ledger (sequence) where kind = 'quarantined'`;

/** SQLite changes no check in place: the table is written anew, its numbers and its triggers as they were. */
const SQLITE: readonly string[] = [
  `create table ledger_anew (
    sequence integer primary key,
    id text not null unique,
    kind text not null check (kind in ${KINDS}),
    appointment_id text check (appointment_id is not null or kind in ${WITHOUT_VISIT}),
    link_reference text,
    payment_id text,
    event_id text not null unique,
    amount_paise integer not null check (amount_paise >= 0),
    currency text not null,
    at integer not null,
    refund_id text,
    desk_mode text check (desk_mode in ('cash', 'upi', 'card')),
    desk_actor text,
    check ((desk_mode is null) = (desk_actor is null))
  ) strict`,
  `insert into ledger_anew select sequence, id, kind, appointment_id, link_reference, payment_id, event_id, amount_paise, currency, at, refund_id, desk_mode, desk_actor from ledger`,
  'drop table ledger',
  'alter table ledger_anew rename to ledger',
  'create unique index ledger_once_per_payment on ledger (payment_id, kind) where payment_id is not null',
  'create index ledger_of_appointment on ledger (appointment_id, sequence)',
  'create index ledger_by_time on ledger (at)',
  `create index ledger_refunds on ledger (sequence) where kind = 'refund_accepted'`,
  WAITING,
  ...['update', 'delete'].map(
    (change) => `create trigger ledger_no_${change} before ${change} on ledger
      begin select raise(abort, 'ledger is append-only'); end`,
  ),
];

const POSTGRES: readonly string[] = [
  'alter table ledger drop constraint ledger_kind_check',
  `alter table ledger add constraint ledger_kind_check check (kind in ${KINDS})`,
  'alter table ledger drop constraint ledger_belongs',
  `alter table ledger add constraint ledger_belongs check (appointment_id is not null or kind in ${WITHOUT_VISIT})`,
  WAITING,
];

const STATEMENTS: { readonly [Name in Dialect['name']]: readonly string[] } = {
  sqlite: SQLITE,
  postgres: POSTGRES,
};

export function settledMoney(dialect: Dialect['name']): Migration {
  return {
    async up(db: Kysely<never>): Promise<void> {
      for (const statement of STATEMENTS[dialect]) await sql.raw(statement).execute(db);
    },
  };
}
