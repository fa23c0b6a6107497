/** Makes an empty store at the copy's own migration, fills it in one transaction, and brings it up to date; the restore writes into it. */
import { closeSync, existsSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Log } from '../../ports/log.ts';
import type { CopiedTable, StoreFilling, StoreOutline } from '../../ports/storeCopy.ts';
import { migrate } from '../migrate.ts';
import { openStore } from '../openStore.ts';
import { SqliteFile } from '../sqlite/sqliteFile.ts';
import { migrationDialect, SQLITE_FILE_NAME } from '../sqliteStore.ts';
import { tableNames } from './outline.ts';
import { openPostgresSession } from './postgresSession.ts';
import { openSqliteSession } from './sqliteSession.ts';
import { quoted, type SqlSession, type StoreAddress } from './sqlSession.ts';

/** @throws Error when the place is not empty: a restore never writes over anything. */
export async function openFilling(order: {
  readonly address: StoreAddress;
  readonly outline: StoreOutline;
  readonly log: Log;
}): Promise<StoreFilling> {
  const { address, outline, log } = order;
  const last = outline.migrations.at(-1);
  if (last === undefined) throw new Error('the copy holds no store');
  const session = await openEmptyPlace(address, { upTo: last, log });
  try {
    await session.run('BEGIN');
    await clear(session, outline.tables);
  } catch (error) {
    await session.close();
    throw error;
  }
  return {
    add: (table, rows) => session.insert(table, rows),
    async finish() {
      if (session.dialect === 'postgres')
        for (const table of outline.tables) await goOnCounting(session, table);
      await session.run('COMMIT');
      await session.close();
      // The product's own way of opening it brings the tables up to date.
      const store = await openStore({ ...address, log });
      await store.close();
    },
    async abandon() {
      await session.run('ROLLBACK').catch(() => undefined);
      await session.close();
      if (address.databaseUrl === null) removeFile(join(address.dataDir, SQLITE_FILE_NAME));
    },
  };
}

async function openEmptyPlace(
  { databaseUrl, dataDir }: StoreAddress,
  order: { upTo: string; log: Log },
): Promise<SqlSession> {
  if (databaseUrl !== null) return openEmptyDatabase(databaseUrl, order);
  const path = join(dataDir, SQLITE_FILE_NAME);
  if (existsSync(path))
    throw new Error(
      `${dataDir} holds a store already: a restore goes into a new place, and never over another.`,
    );
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
  const file = new SqliteFile(path, 'write');
  try {
    await migrate({ kyselyDialect: migrationDialect(file), dialect: 'sqlite', ...order });
  } finally {
    file.close();
  }
  return openSqliteSession(path, 'write');
}

async function openEmptyDatabase(
  databaseUrl: string,
  order: { upTo: string; log: Log },
): Promise<SqlSession> {
  const session = await openPostgresSession(databaseUrl);
  try {
    const names = await tableNames(session);
    if (names.length > 0)
      throw new Error('the database holds tables already: a restore goes into an empty one.');
    const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
    try {
      await migrate({ kyselyDialect: new PostgresDialect({ pool }), dialect: 'postgres', ...order });
    } finally {
      await pool.end();
    }
    return session;
  } catch (error) {
    await session.close();
    throw error;
  }
}

/** Rows that a migration itself has put in are in the copy too. An empty table is left alone: an append-only one refuses even that. */
async function clear(session: SqlSession, tables: readonly CopiedTable[]): Promise<void> {
  for (const { name } of tables.toReversed()) {
    const [found] = await session.all(`select 1 as there from ${quoted(name)} limit 1`);
    if (found !== undefined) await session.run(`delete from ${quoted(name)}`);
  }
}

/** PostgreSQL counts on from what it has given itself, not from what was put in. */
async function goOnCounting(session: SqlSession, { name }: CopiedTable): Promise<void> {
  const identities = await session.all(
    `select column_name as name from information_schema.columns
      where table_schema = current_schema() and table_name = '${name}' and is_identity = 'YES'`,
  );
  for (const { name: column } of identities) {
    const place = quoted(String(column));
    await session.run(
      `select setval(pg_get_serial_sequence('${quoted(name)}', '${String(column)}'), coalesce(max(${place}), 0) + 1, false) from ${quoted(name)}`,
    );
  }
}

function removeFile(path: string): void {
  for (const ending of ['', '-wal', '-shm']) rmSync(path + ending, { force: true });
}
