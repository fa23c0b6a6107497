/** What staff note about an appointment, kept with it; and what they were answered in their sheet, so that another process knows it. `migrate.ts` runs it. */
import { type Kysely, type Migration, sql } from 'kysely';
import type { Dialect } from '../sql/dialect.ts';

const TEXT = { sqlite: 'text', postgres: 'text collate "C"' } as const;

/** Appointments of before have no note in the store; the sheet's next reading brings those that stand in it. */
export function notesOfTheDesk(dialect: Dialect['name']): Migration {
  return {
    async up(db: Kysely<never>): Promise<void> {
      const text = TEXT[dialect];
      await sql.raw(`alter table appointments add column note ${text} not null default ''`).execute(db);
      await sql.raw(`alter table sheet_rows add column answered ${text}`).execute(db);
    },
  };
}
