/** Refunds that are followed, money over the counter, papers of every kind, and offers to those who paid too late; `migrate.ts` runs it. */
import { type Kysely, type Migration, sql } from 'kysely';
import type { Dialect } from '../sql/dialect.ts';

const KINDS = `('created', 'attempted', 'authorised', 'captured', 'refund_started', 'refund_accepted', 'refunded', 'refund_failed',
  'taken_at_desk', 'returned_at_desk', 'kept', 'quarantined', 'quarantine_settled')`;
const PAPERS = `('receipt', 'bill_of_supply', 'tax_invoice', 'credit_note')`;

const lateOffers = (words: { text: string; number: string; options: string }): readonly string[] => [
  `create table late_offers (
    appointment_id ${words.text} primary key,
    chat ${words.text} not null,
    payment_id ${words.text} not null,
    amount_paise ${words.number} not null check (amount_paise > 0),
    holds ${words.text} not null,
    offered_until ${words.number} not null,
    status ${words.text} not null check (status in ('open', 'taken', 'refunded'))
  ) ${words.options}`,
  `create index late_offers_open on late_offers (chat, offered_until) where status = 'open'`,
];

/** SQLite changes no check in place: the table is written anew, its numbers and its triggers as they were. */
const SQLITE: readonly string[] = [
  `create table ledger_anew (
    sequence integer primary key,
    id text not null unique,
    kind text not null check (kind in ${KINDS}),
    appointment_id text check (appointment_id is not null or kind in ('quarantined', 'quarantine_settled', 'refunded')),
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
  `insert into ledger_anew select sequence, id, kind, appointment_id, link_reference, payment_id, event_id, amount_paise, currency, at, null, null, null from ledger`,
  'drop table ledger',
  'alter table ledger_anew rename to ledger',
  'create unique index ledger_once_per_payment on ledger (payment_id, kind) where payment_id is not null',
  'create index ledger_of_appointment on ledger (appointment_id, sequence)',
  'create index ledger_by_time on ledger (at)',
  `create index ledger_refunds on ledger (sequence) where kind = 'refund_accepted'`,
  ...['update', 'delete'].map(
    (change) => `create trigger ledger_no_${change} before ${change} on ledger
      begin select raise(abort, 'ledger is append-only'); end`,
  ),

  `create table documents_anew (
    id text primary key,
    kind text not null check (kind in ${PAPERS}),
    financial_year text not null,
    number integer not null check (number > 0),
    appointment_id text not null,
    amount_paise integer not null check (amount_paise >= 0),
    payment_reference text,
    issued_at integer not null,
    issued_for text not null unique,
    against_id text,
    paper text,
    unique (kind, financial_year, number)
  ) strict`,
  `insert into documents_anew select id, kind, financial_year, number, appointment_id, amount_paise, payment_reference, issued_at, 'appointment:' || appointment_id, null, null from documents`,
  'drop table documents',
  'alter table documents_anew rename to documents',
  'create index documents_of_appointment on documents (appointment_id)',
  ...['update', 'delete'].map(
    (change) => `create trigger documents_no_${change} before ${change} on documents
      begin select raise(abort, 'documents is append-only'); end`,
  ),
  'create index appointments_by_date on appointments (visit_date, starts_at)',
  ...lateOffers({ text: 'text', number: 'integer', options: 'strict' }),
];

const POSTGRES: readonly string[] = [
  'alter table ledger drop constraint ledger_kind_check',
  `alter table ledger add constraint ledger_kind_check check (kind in ${KINDS})`,
  // The check beside `appointment_id` names two columns, so the server has named it after the table.
  'alter table ledger drop constraint ledger_check',
  `alter table ledger add constraint ledger_belongs check
    (appointment_id is not null or kind in ('quarantined', 'quarantine_settled', 'refunded'))`,
  `alter table ledger
    add column refund_id text collate "C",
    add column desk_mode text collate "C" check (desk_mode in ('cash', 'upi', 'card')),
    add column desk_actor text collate "C",
    add constraint ledger_desk_is_whole check ((desk_mode is null) = (desk_actor is null))`,
  'create index ledger_by_time on ledger (at)',
  `create index ledger_refunds on ledger (sequence) where kind = 'refund_accepted'`,

  'alter table documents drop constraint documents_kind_check',
  `alter table documents add constraint documents_kind_check check (kind in ${PAPERS})`,
  'alter table documents drop constraint documents_appointment_id_kind_key',
  `alter table documents
    add column issued_for text collate "C",
    add column against_id text collate "C",
    add column paper text collate "C"`,
  `update documents set issued_for = 'appointment:' || appointment_id`,
  'alter table documents alter column issued_for set not null, add constraint documents_issued_for_key unique (issued_for)',
  'create index documents_of_appointment on documents (appointment_id)',
  `create trigger documents_append_only before update or delete or truncate on documents
    for each statement execute function refuse_change()`,
  'create index appointments_by_date on appointments (visit_date, starts_at)',
  ...lateOffers({ text: 'text collate "C"', number: 'bigint', options: '' }),
];

const STATEMENTS: { readonly [Name in Dialect['name']]: readonly string[] } = {
  sqlite: SQLITE,
  postgres: POSTGRES,
};

export function moneyThatAddsUp(dialect: Dialect['name']): Migration {
  return {
    async up(db: Kysely<never>): Promise<void> {
      for (const statement of STATEMENTS[dialect]) await sql.raw(statement).execute(db);
    },
  };
}
