/** The first tables, for both databases; `migrate.ts` runs it once on an empty store. */
import { type Kysely, type Migration, sql } from 'kysely';
import type { Dialect } from '../sql/dialect.ts';

/** What the two databases call the same thing. `text` sorts by code point in both, whatever the server's locale. */
const WORDS = {
  sqlite: {
    text: 'text',
    instant: 'integer',
    paise: 'integer',
    // Rows that have a sequence are never deleted one by one, so the highest number is not given twice.
    sequence: 'integer primary key',
    options: 'strict',
    keyOnly: 'strict, without rowid',
  },
  postgres: {
    text: 'text collate "C"',
    instant: 'bigint',
    paise: 'bigint',
    sequence: 'bigint generated always as identity primary key',
    options: '',
    keyOnly: '',
  },
} as const;

const tables = ({
  text,
  instant,
  paise,
  sequence,
  options,
  keyOnly,
}: (typeof WORDS)[Dialect['name']]): readonly string[] => [
  `create table conversations (
    chat ${text} primary key,
    version integer not null,
    state ${text} not null,
    language ${text} not null check (language in ('en', 'hi', 'hinglish')),
    reachable integer not null check (reachable in (0, 1)),
    staff_until ${instant},
    updated_at ${instant} not null,
    body ${text} not null
  ) ${options}`,
  'create index conversations_with_staff on conversations (staff_until) where staff_until is not null',

  `create table inbox (
    sequence ${sequence},
    channel ${text} not null,
    message_id ${text} not null,
    chat ${text} not null,
    sent_at ${instant} not null,
    received_at ${instant} not null,
    app_language ${text},
    content ${text},
    status ${text} not null check (status in ('waiting', 'answered', 'failed')),
    attempts integer not null,
    finished_at ${instant},
    unique (channel, message_id),
    check (status <> 'waiting' or content is not null)
  ) ${options}`,
  `create index inbox_waiting on inbox (chat, sequence) where status = 'waiting'`,
  `create index inbox_with_content on inbox (received_at) where status = 'answered' and content is not null`,

  `create table outbox (
    sequence ${sequence},
    id ${text} not null unique,
    dedupe_key ${text} not null unique,
    lane ${text} not null,
    task ${text} not null,
    status ${text} not null check (status in ('waiting', 'done', 'given_up')),
    attempts integer not null,
    created_at ${instant} not null,
    due_at ${instant} not null,
    lease_until ${instant},
    finished_at ${instant},
    provider_ref ${text},
    error_code ${text}
  ) ${options}`,
  `create index outbox_lanes on outbox (lane, sequence) where status = 'waiting'`,
  `create index outbox_due on outbox (due_at, sequence) where status = 'waiting'`,

  `create table effects (
    turn_id ${text} not null,
    tool ${text} not null,
    arguments_key ${text} not null,
    at ${instant} not null,
    primary key (turn_id, tool, arguments_key)
  ) ${keyOnly}`,

  `create table doctors (
    id ${text} primary key,
    name ${text} not null,
    aliases ${text} not null,
    speciality ${text} not null,
    languages ${text} not null,
    fee_paise ${paise} not null check (fee_paise >= 0),
    registration_number ${text} not null,
    weekly_hours ${text} not null,
    slot_minutes integer not null check (slot_minutes > 0),
    seats_per_slot integer not null check (seats_per_slot > 0),
    active integer not null check (active in (0, 1))
  ) ${options}`,

  `create table slots (
    id ${text} primary key,
    doctor_id ${text} not null references doctors (id),
    visit_date ${text} not null,
    visit_time ${text} not null,
    starts_at ${instant} not null,
    minutes integer not null check (minutes > 0),
    seats integer not null check (seats > 0),
    closed integer not null check (closed in (0, 1)),
    unique (doctor_id, starts_at)
  ) ${options}`,
  'create index slots_by_start on slots (starts_at, doctor_id)',
  'create index slots_by_date on slots (doctor_id, visit_date)',

  `create table patients (
    id ${text} primary key,
    chat ${text} not null,
    for_whom ${text} not null,
    name ${text} not null,
    phone ${text} not null,
    age_years integer not null check (age_years >= 0),
    age_months integer check (age_months >= 0),
    gender ${text} not null check (gender in ('male', 'female', 'other')),
    updated_at ${instant} not null
  ) ${options}`,
  'create index patients_of_chat on patients (chat)',

  `create table appointments (
    id ${text} primary key,
    reference ${text} not null unique,
    slot_id ${text} not null references slots (id),
    seat integer not null check (seat > 0),
    doctor_id ${text} not null references doctors (id),
    patient_id ${text} not null references patients (id),
    chat ${text} not null,
    status ${text} not null
      check (status in ('pending', 'booked', 'arrived', 'fulfilled', 'cancelled', 'noshow', 'waitlist')),
    payment_mode ${text} check (payment_mode in ('online', 'at_clinic')),
    payment_status ${text} not null check (payment_status in
      ('none', 'due_at_clinic', 'link_wanted', 'link_sent', 'failed', 'paid', 'refund_due', 'refunded')),
    fee_paise ${paise} not null check (fee_paise >= 0),
    purpose ${text} not null,
    visit_date ${text} not null,
    visit_time ${text} not null,
    starts_at ${instant} not null,
    hold_expires_at ${instant},
    created_at ${instant} not null,
    updated_at ${instant} not null
  ) ${options}`,
  // The promise that a seat is never given twice is this index.
  `create unique index appointments_live_seat on appointments (slot_id, seat)
    where status in ('pending', 'booked', 'arrived', 'fulfilled')`,
  'create index appointments_of_chat on appointments (chat, starts_at)',
  `create index appointments_live_by_date on appointments (visit_date, starts_at)
    where status in ('pending', 'booked', 'arrived', 'fulfilled')`,
  `create index appointments_pending on appointments (hold_expires_at) where status = 'pending'`,

  `create table payment_links (
    sequence ${sequence},
    reference ${text} not null unique,
    appointment_id ${text} not null references appointments (id) on delete cascade,
    amount_paise ${paise} not null check (amount_paise > 0),
    status ${text} not null check (status in ('wanted', 'created', 'paid', 'expired', 'cancelled', 'failed')),
    provider_link_id ${text},
    url ${text},
    expires_at ${instant} not null,
    created_at ${instant} not null
  ) ${options}`,
  'create index payment_links_of_appointment on payment_links (appointment_id, sequence)',
  `create index payment_links_open on payment_links (sequence) where status in ('wanted', 'created')`,

  // No foreign key: money stays on record when the demo clinic's appointments are removed.
  `create table ledger (
    sequence ${sequence},
    id ${text} not null unique,
    kind ${text} not null check (kind in
      ('created', 'attempted', 'authorised', 'captured', 'refund_started', 'refunded', 'taken_at_desk', 'quarantined')),
    appointment_id ${text} check (appointment_id is not null or kind = 'quarantined'),
    link_reference ${text},
    payment_id ${text},
    event_id ${text} not null unique,
    amount_paise ${paise} not null check (amount_paise >= 0),
    currency ${text} not null,
    at ${instant} not null
  ) ${options}`,
  'create unique index ledger_once_per_payment on ledger (payment_id, kind) where payment_id is not null',
  'create index ledger_of_appointment on ledger (appointment_id, sequence)',

  `create table webhook_events (
    sequence ${sequence},
    provider ${text} not null check (provider in ('razorpay')),
    event_id ${text} not null,
    body ${text} not null,
    received_at ${instant} not null,
    finished_at ${instant},
    unique (provider, event_id)
  ) ${options}`,
  'create index webhook_events_unhandled on webhook_events (sequence) where finished_at is null',

  `create table document_series (
    kind ${text} not null,
    financial_year ${text} not null,
    last_number integer not null check (last_number >= 0),
    primary key (kind, financial_year)
  ) ${keyOnly}`,
  // No foreign key, for the reason that the ledger has none: a number that was given stays given.
  `create table documents (
    id ${text} primary key,
    kind ${text} not null check (kind in ('receipt')),
    financial_year ${text} not null,
    number integer not null check (number > 0),
    appointment_id ${text} not null,
    amount_paise ${paise} not null check (amount_paise >= 0),
    payment_reference ${text},
    issued_at ${instant} not null,
    unique (kind, financial_year, number),
    unique (appointment_id, kind)
  ) ${options}`,

  `create table reports (
    sequence ${sequence},
    id ${text} not null unique,
    appointment_id ${text} not null references appointments (id) on delete cascade,
    chat ${text} not null,
    status ${text} not null check (status in ('awaited', 'stored', 'refused')),
    original_name ${text},
    file_ref ${text} not null,
    file_name ${text},
    content_type ${text},
    size_bytes ${paise},
    sha256 ${text},
    created_at ${instant} not null
  ) ${options}`,
  'create index reports_of_appointment on reports (appointment_id, sequence)',

  `create table settings (
    key ${text} primary key,
    value ${text} not null
  ) ${options}`,

  `create table audit (
    sequence ${sequence},
    id ${text} not null unique,
    at ${instant} not null,
    actor ${text} not null,
    action ${text} not null,
    subject ${text} not null,
    before ${text},
    after ${text}
  ) ${options}`,
  'create index audit_of_subject on audit (subject, sequence)',
];

const APPEND_ONLY = ['ledger', 'audit'] as const;

const TRIGGERS: { readonly [Name in Dialect['name']]: readonly string[] } = {
  sqlite: APPEND_ONLY.flatMap((table) =>
    ['update', 'delete'].map(
      (change) => `create trigger ${table}_no_${change} before ${change} on ${table}
        begin select raise(abort, '${table} is append-only'); end`,
    ),
  ),
  postgres: [
    `create function refuse_change() returns trigger language plpgsql as
      $$ begin raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation'; end $$`,
    ...APPEND_ONLY.map(
      (table) => `create trigger ${table}_append_only before update or delete or truncate on ${table}
        for each statement execute function refuse_change()`,
    ),
  ],
};

/** Makes every table, index and trigger that the first release knows. */
export function firstTables(dialect: Dialect['name']): Migration {
  return {
    async up(db: Kysely<never>): Promise<void> {
      for (const statement of [...tables(WORDS[dialect]), ...TRIGGERS[dialect]])
        await sql.raw(statement).execute(db);
    },
  };
}
