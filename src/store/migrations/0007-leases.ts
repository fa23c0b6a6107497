/** Who of several processes does what only one may do; `migrate.ts` runs it once. */
import { type Kysely, type Migration, sql } from 'kysely';
import type { Dialect } from '../sql/dialect.ts';

const WORDS = {
  sqlite: { text: 'text', instant: 'integer', options: 'strict' },
  postgres: { text: 'text collate "C"', instant: 'bigint', options: '' },
} as const;

export function leases(dialect: Dialect['name']): Migration {
  const { text, instant, options } = WORDS[dialect];
  return {
    async up(db: Kysely<never>): Promise<void> {
      await sql
        .raw(
          `create table leases (
            name ${text} primary key,
            holder ${text} not null,
            until ${instant} not null
          ) ${options}`,
        )
        .execute(db);
    },
  };
}
