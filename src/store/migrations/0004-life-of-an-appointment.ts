/** The tables of what happens between booking and visit, and after it; `migrate.ts` runs it once. */
import { type Kysely, type Migration, sql } from 'kysely';
import type { Dialect } from '../sql/dialect.ts';

/** What the two databases call the same thing, as in the first migration. */
const WORDS = {
  sqlite: { text: 'text', instant: 'integer', sequence: 'integer primary key', options: 'strict' },
  postgres: {
    text: 'text collate "C"',
    instant: 'bigint',
    sequence: 'bigint generated always as identity primary key',
    options: '',
  },
} as const;

type Words = (typeof WORDS)[Dialect['name']];

const aroundTheVisit = ({ text, instant, options }: Words): readonly string[] => [
  `create table reminders (
    id ${text} primary key,
    appointment_id ${text} not null references appointments (id) on delete cascade,
    kind ${text} not null,
    visit_starts_at ${instant} not null,
    due_at ${instant} not null,
    useful_until ${instant} not null,
    status ${text} not null check (status in ('waiting', 'sent', 'skipped', 'withdrawn')),
    reason ${text},
    settled_at ${instant},
    unique (appointment_id, kind, visit_starts_at)
  ) ${options}`,
  `create index reminders_due on reminders (due_at) where status = 'waiting'`,

  `create table visits (
    appointment_id ${text} primary key references appointments (id) on delete cascade,
    calendar_sequence integer not null,
    confirmed_at ${instant},
    follow_up_date ${text},
    rating integer check (rating between 1 and 5),
    rated_at ${instant},
    no_show_answer ${text} check (no_show_answer in ('was_there', 'could_not_come')),
    no_show_answered_at ${instant}
  ) ${options}`,

  `create table tokens (
    appointment_id ${text} primary key references appointments (id) on delete cascade,
    doctor_id ${text} not null,
    visit_date ${text} not null,
    number integer not null,
    unique (doctor_id, visit_date, number)
  ) ${options}`,

  `create table token_boards (
    doctor_id ${text} not null,
    visit_date ${text} not null,
    last_number integer not null,
    now_seeing integer not null,
    late_minutes integer not null,
    primary key (doctor_id, visit_date)
  ) ${options}`,
];

const aroundThePatient = ({ text, instant, sequence, options }: Words): readonly string[] => [
  `create table waitlist (
    sequence ${sequence},
    id ${text} not null unique,
    chat ${text} not null,
    patient_id ${text} not null references patients (id) on delete cascade,
    doctor_id ${text} not null,
    from_date ${text} not null,
    to_date ${text} not null,
    time_from ${text},
    time_to ${text},
    purpose ${text} not null,
    status ${text} not null check (status in ('waiting', 'offered', 'booked', 'passed', 'left', 'over')),
    offered_appointment_id ${text} references appointments (id) on delete set null,
    created_at ${instant} not null,
    changed_at ${instant} not null
  ) ${options}`,
  `create index waitlist_of_doctor on waitlist (doctor_id, sequence) where status in ('waiting', 'offered')`,
  'create index waitlist_of_chat on waitlist (chat, sequence)',
  'create unique index waitlist_of_offer on waitlist (offered_appointment_id) where offered_appointment_id is not null',

  `create table consents (
    id ${text} primary key,
    chat ${text} not null,
    purpose ${text} not null,
    version integer not null,
    language ${text} not null,
    given_at ${instant} not null,
    withdrawn_at ${instant}
  ) ${options}`,
  'create index consents_of_chat on consents (chat, given_at)',
  'create unique index consents_in_force on consents (chat, purpose) where withdrawn_at is null',

  `create table ownership_codes (
    id ${text} primary key,
    appointment_id ${text} not null references appointments (id) on delete cascade,
    action ${text} not null check (action in ('cancel', 'move')),
    asked_by ${text} not null,
    code_hash ${text} not null,
    expires_at ${instant} not null,
    tries_left integer not null check (tries_left >= 0),
    used_at ${instant},
    created_at ${instant} not null
  ) ${options}`,
  'create index ownership_codes_of_asker on ownership_codes (asked_by, created_at)',

  `create table handover_lines (
    sequence ${sequence},
    chat ${text} not null,
    line ${text} not null,
    at ${instant} not null
  ) ${options}`,
  'create index handover_lines_of_chat on handover_lines (chat, sequence)',

  `create table erasures (
    chat ${text} primary key,
    asked_at ${instant} not null,
    finished_at ${instant}
  ) ${options}`,
];

export function lifeOfAnAppointment(dialect: Dialect['name']): Migration {
  return {
    async up(db: Kysely<never>): Promise<void> {
      for (const statement of [...aroundTheVisit(WORDS[dialect]), ...aroundThePatient(WORDS[dialect])])
        await sql.raw(statement).execute(db);
    },
  };
}
