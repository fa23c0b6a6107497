/** The admin bot's tables: its people, their invitations and wrong passwords, one-time links and deeds. `migrate.ts` runs it. */
import { type Kysely, type Migration, sql } from 'kysely';
import type { Dialect } from '../sql/dialect.ts';

const WORDS = {
  sqlite: { text: 'text', instant: 'integer', options: 'strict' },
  postgres: { text: 'text collate "C"', instant: 'bigint', options: '' },
} as const;

const tables = ({ text, instant, options }: (typeof WORDS)[Dialect['name']]): readonly string[] => [
  `create table admins (
    chat_id ${text} primary key,
    name ${text} not null,
    role ${text} not null check (role in ('owner', 'front_desk', 'doctor')),
    doctor_id ${text},
    revoked integer not null check (revoked in (0, 1)),
    language ${text} not null check (language in ('en', 'hi', 'hinglish')),
    session_until ${instant},
    desk ${text} not null,
    wants ${text} not null,
    created_at ${instant} not null,
    check (role <> 'doctor' or doctor_id is not null)
  ) ${options}`,
  `create table admin_invitations (
    token_hash ${text} primary key,
    name ${text} not null,
    role ${text} not null check (role in ('owner', 'front_desk', 'doctor')),
    doctor_id ${text},
    created_at ${instant} not null,
    expires_at ${instant} not null,
    used_at ${instant},
    used_by ${text}
  ) ${options}`,
  `create table admin_password_failures (
    chat_id ${text} primary key,
    failures integer not null check (failures > 0),
    last_at ${instant} not null
  ) ${options}`,
  'create index admin_password_failures_by_time on admin_password_failures (last_at)',
  `create table report_links (
    token_hash ${text} primary key,
    report_id ${text} not null,
    chat_id ${text} not null,
    created_at ${instant} not null,
    expires_at ${instant} not null,
    opened_at ${instant}
  ) ${options}`,
  `create table admin_deeds (
    id ${text} primary key,
    chat_id ${text} not null,
    kind ${text} not null,
    body ${text} not null,
    status ${text} not null check (status in ('previewed', 'done', 'undone', 'dropped')),
    created_at ${instant} not null,
    expires_at ${instant} not null,
    done_at ${instant}
  ) ${options}`,
  `create table visit_offers (
    appointment_id ${text} primary key,
    deed_id ${text} not null,
    hold_id ${text},
    status ${text} not null check (status in ('open', 'taken', 'declined', 'lapsed', 'withdrawn')),
    expires_at ${instant} not null,
    created_at ${instant} not null
  ) ${options}`,
  'create index visit_offers_of_deed on visit_offers (deed_id)',
  `create index visit_offers_open on visit_offers (expires_at) where status = 'open'`,
  'create index appointments_by_visit_date on appointments (visit_date, doctor_id)',
];

/** Makes the tables of the admin bot, and the index that its questions want. */
export function adminBotTables(dialect: Dialect['name']): Migration {
  return {
    async up(db: Kysely<never>): Promise<void> {
      for (const statement of tables(WORDS[dialect])) await sql.raw(statement).execute(db);
    },
  };
}
