/** Brings a store's tables up to what this program knows; both stores run it before anything else. */
import { Kysely, type Dialect as KyselyDialect, type Migration, Migrator, sql } from 'kysely';
import type { Log } from '../ports/log.ts';
import { reachCrashPoint } from '../types/crashPoint.ts';
import { firstTables } from './migrations/0001-first-tables.ts';
import { moneyThatAddsUp } from './migrations/0002-money-that-adds-up.ts';
import { staffAndSheet } from './migrations/0003-staff-and-sheet.ts';
import { lifeOfAnAppointment } from './migrations/0004-life-of-an-appointment.ts';
import { adminBotTables } from './migrations/0006-admin-bot.ts';
import { quotedMessages } from './migrations/0008-quoted-messages.ts';
import { settledMoney } from './migrations/0009-settled-money.ts';
import { notesOfTheDesk } from './migrations/0010-notes-of-the-desk.ts';
import { partsAndWaiting } from './migrations/0011-parts-and-waiting.ts';
import type { Dialect } from './sql/dialect.ts';

/** By name and in order; a migration that was released is never changed again. */
const MIGRATIONS: Readonly<Record<string, (dialect: Dialect['name']) => Migration>> = {
  '0001-first-tables': firstTables,
  '0002-money-that-adds-up': moneyThatAddsUp,
  '0003-staff-and-sheet': staffAndSheet,
  '0004-life-of-an-appointment': lifeOfAnAppointment,
  '0006-admin-bot': adminBotTables,
  '0008-quoted-messages': quotedMessages,
  '0009-settled-money': settledMoney,
  '0010-notes-of-the-desk': notesOfTheDesk,
  '0011-parts-and-waiting': partsAndWaiting,
};

export interface MigrationOrder {
  readonly kyselyDialect: KyselyDialect;
  readonly dialect: Dialect['name'];
  readonly log: Log;
  /** Where a restore stops, to put in rows of that time; the newest when not given. */
  readonly upTo?: string;
  /** Called before a store that holds rows is changed, with the first migration that is missing: the moment for a copy. */
  readonly beforeChange?: ((migration: string) => Promise<void>) | undefined;
}

/**
 * Runs the migrations that are missing, all of them or none. Processes that start together on PostgreSQL wait for one another.
 * @throws Error when the store was written by a newer program: nothing is changed then.
 */
export async function migrate(order: MigrationOrder): Promise<void> {
  const db = new Kysely<MigrationTable>({ dialect: order.kyselyDialect });
  const done = await migrationsDone(db);
  refuseNewerStore(done);
  const [missing] = missingMigrations(done);
  if (done.length > 0 && missing !== undefined) await order.beforeChange?.(missing);
  reachCrashPoint('migration.copied');
  const migrations = Object.fromEntries(
    Object.entries(MIGRATIONS).map(([name, make]) => [name, withPoint(make(order.dialect))]),
  );
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results } = await (order.upTo === undefined
    ? migrator.migrateToLatest()
    : migrator.migrateTo(order.upTo));
  reachCrashPoint('migration.committed');
  if (error !== undefined)
    throw error instanceof Error ? error : new Error('the store could not be migrated', { cause: error });
  for (const { migrationName, status } of results ?? [])
    order.log.info('store.migrated', { migrationName, status });
}

/** Its changes are made and not yet committed when the point is reached. */
const withPoint = (migration: Migration): Migration => ({
  async up(db) {
    await migration.up(db);
    reachCrashPoint('migration.begun');
  },
});

interface MigrationTable {
  kysely_migration: { name: string };
}

async function migrationsDone(db: Kysely<MigrationTable>): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map((row) => row.name);
}

/** @throws Error that names what this program does not know */
export function refuseNewerStore(migrations: readonly string[]): void {
  const unknown = migrations.filter((name) => !(name in MIGRATIONS));
  if (unknown.length === 0) return;
  throw new Error(
    `the store was written by a newer Clinic Frontdesk: it has the migration ${unknown.join(', ')}, which this one does not know. Start the newer version, or restore a backup from before the upgrade.`,
  );
}

/** Names of the migrations that a store with `done` still needs. */
export const missingMigrations = (done: readonly string[]): readonly string[] =>
  Object.keys(MIGRATIONS).filter((name) => !done.includes(name));
