/** The store in one SQLite file: the default, for one process on one machine. `compose.ts` opens it. */
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { SqliteAdapter, SqliteDriver, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { lockDataDir } from './dataDirLock.ts';
import { migrate } from './migrate.ts';
import { refuseInsideUnit } from './sql/nesting.ts';
import { makeLogRoom } from './sqlite/logRoom.ts';
import { LOG_FRAMES, SqliteFile } from './sqlite/sqliteFile.ts';
import { UnitQueue } from './sqlite/unitQueue.ts';

/** The file's name within the data directory. */
export const SQLITE_FILE_NAME = 'frontdesk.db';

export interface SqliteOrder {
  readonly dataDir: string;
  readonly log: Log;
  readonly beforeMigration?: ((migration: string) => Promise<void>) | undefined;
  /** Makes room for 16 MB of log at once, which a process that is to serve patients is worth. */
  readonly servesPatients?: boolean | undefined;
}

/**
 * Opens the store in `dataDir` and brings its tables up to date; the directory is made when it is missing.
 * @throws Error when another process has the directory, or a newer program has written the file.
 */
export async function openSqliteStore({ dataDir, ...order }: SqliteOrder): Promise<Store> {
  // Directory and file are for the owner alone: patients' names and phones lie in them.
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = lockDataDir(dataDir);
  try {
    const path = join(dataDir, SQLITE_FILE_NAME);
    return await openLocked(path, { ...order, release: () => lock.release() });
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function openLocked(
  path: string,
  { log, beforeMigration, servesPatients, release }: Omit<SqliteOrder, 'dataDir'> & { release: () => void },
): Promise<Store> {
  closeSync(openSync(path, 'a', 0o600));
  const writer = new SqliteFile(path, 'write');
  await migrate({
    kyselyDialect: migrationDialect(writer),
    dialect: 'sqlite',
    log,
    beforeChange: beforeMigration,
  });
  if (servesPatients === true) makeLogRoom(writer, path, LOG_FRAMES);
  const reader = new SqliteFile(path, 'read');
  const writes = new UnitQueue(writer, 'write');
  const reads = new UnitQueue(reader, 'read');
  const close = async (): Promise<void> => {
    await Promise.all([writes.close(), reads.close()]);
    reader.close();
    // Leaves one complete file behind, so that a plain copy of it is a backup.
    writer.execute('PRAGMA wal_checkpoint(TRUNCATE)');
    writer.close();
    release();
  };
  let closing: Promise<void> | undefined;
  return {
    async transact(work) {
      refuseInsideUnit();
      return writes.run(work);
    },
    async transactSoon(work) {
      refuseInsideUnit();
      return writes.runSoon(work);
    },
    async read(work) {
      refuseInsideUnit();
      return reads.run(work);
    },
    close() {
      closing ??= close();
      return closing;
    },
  };
}

/** For a file that is open: Kysely's own driver runs the migrations; it is told that SQLite can undo a CREATE TABLE, which is true. */
export function migrationDialect(file: SqliteFile): Parameters<typeof migrate>[0]['kyselyDialect'] {
  return {
    createAdapter: () => new TransactionalSqliteAdapter(),
    createDriver: () => new SqliteDriver({ database: file.database }),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
