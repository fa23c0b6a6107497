/** What staff decide about doctors and their time, the lease of work that one process does, and the memory of the staff's sheet. */
import { type Kysely, type Migration, sql } from 'kysely';
import type { Dialect } from '../sql/dialect.ts';

const WORDS = {
  sqlite: { text: 'text', instant: 'integer', options: 'strict', keyOnly: 'strict, without rowid' },
  postgres: { text: 'text collate "C"', instant: 'bigint', options: '', keyOnly: '' },
} as const;

const statements = ({
  text,
  instant,
  options,
  keyOnly,
}: (typeof WORDS)[Dialect['name']]): readonly string[] => [
  `alter table doctors add column buffer_minutes integer not null default 0 check (buffer_minutes >= 0)`,
  `alter table doctors add column leave ${text} not null default '[]'`,
  `alter table slots add column origin ${text} not null default 'hours' check (origin in ('hours', 'staff'))`,
  `create table slot_entries (
    id ${text} primary key,
    doctor_id ${text} not null references doctors (id),
    from_at ${instant} not null,
    to_at ${instant} not null check (to_at > from_at),
    status ${text} not null check (status in ('closed', 'open')),
    note ${text} not null,
    updated_at ${instant} not null
  ) ${options}`,
  'create index slot_entries_of_doctor on slot_entries (doctor_id, to_at)',
  'create index appointments_by_change on appointments (updated_at)',
  `create table leases (
    name ${text} primary key,
    holder ${text} not null,
    until ${instant} not null
  ) ${keyOnly}`,
  `create table sheet_rows (
    tab ${text} not null,
    row_id ${text} not null,
    cells ${text} not null,
    writing ${text},
    primary key (tab, row_id)
  ) ${keyOnly}`,
];

export function staffAndSheet(dialect: Dialect['name']): Migration {
  return {
    async up(db: Kysely<never>): Promise<void> {
      for (const statement of statements(WORDS[dialect])) await sql.raw(statement).execute(db);
    },
  };
}
