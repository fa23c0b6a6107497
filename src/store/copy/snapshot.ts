/** Opens the store's rows as they are at one instant, while the product goes on writing; the backup reads from it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreSnapshot } from '../../ports/storeCopy.ts';
import { SQLITE_FILE_NAME } from '../sqliteStore.ts';
import { outlineOf } from './outline.ts';
import { openPostgresSession } from './postgresSession.ts';
import { openSqliteSession } from './sqliteSession.ts';
import { columnList, quoted, type SqlSession, type StoreAddress } from './sqlSession.ts';

/** Everything that one of these transactions reads is of its first instant: WAL's snapshot, or PostgreSQL's. */
const BEGIN = {
  sqlite: 'BEGIN',
  postgres: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
} as const;

/** @throws Error when there is no store at the address. */
export async function openSnapshot(address: StoreAddress): Promise<StoreSnapshot> {
  const session = await openSession(address);
  try {
    await session.run(BEGIN[session.dialect]);
    const outline = await outlineOf(session);
    return {
      outline,
      rows: ({ name, columns }) =>
        session.batches(`select ${columnList(columns)} from ${quoted(name)} order by 1`),
      close: async () => {
        // A connection that is closed within a transaction keeps its snapshot, and with it the write-ahead log, for a while.
        await session.run('ROLLBACK').catch(() => undefined);
        await session.close();
      },
    };
  } catch (error) {
    await session.close();
    throw error;
  }
}

/** A session that only reads. */
export async function openSession({ databaseUrl, dataDir }: StoreAddress): Promise<SqlSession> {
  if (databaseUrl !== null) return openPostgresSession(databaseUrl);
  const path = join(dataDir, SQLITE_FILE_NAME);
  if (!existsSync(path)) throw new Error(`there is no store in ${dataDir}`);
  return openSqliteSession(path, 'read');
}
