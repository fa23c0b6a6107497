/** One data directory, one process: the lock that the SQLite store takes before it opens anything. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';

/** Holds the lock until `release`, or until the process ends in whatever way. */
export interface DataDirLock {
  release(): void;
}

/**
 * Takes the directory for this process. The lock is the operating system's, on a small SQLite database that is kept open
 * in exclusive mode: the kernel drops it when the process dies, by `kill -9` too, so none is ever left behind.
 * The process id beside it is only for the message and never decides.
 * @throws Error that names the directory and the process that has it.
 */
export function lockDataDir(dataDir: string): DataDirLock {
  const pidFile = join(dataDir, 'frontdesk.pid');
  const database = new Database(join(dataDir, 'frontdesk.lock'), { timeout: 0 });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    database.exec('PRAGMA journal_mode = MEMORY');
    // Never committed: the transaction is the lock, and nothing is ever written to the file.
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if ((error as { code?: unknown }).code !== 'SQLITE_BUSY') throw error;
    throw new Error(
      `the data directory ${dataDir} is in use by another Clinic Frontdesk (process ${readPid(pidFile)}): stop that one, or give this one its own DATA_DIR.`,
      { cause: error },
    );
  }
  writeFileSync(pidFile, `${process.pid}\n`, { mode: 0o600 });
  return {
    release() {
      rmSync(pidFile, { force: true });
      database.close();
    },
  };
}

function readPid(pidFile: string): string {
  try {
    return readFileSync(pidFile, 'utf8').trim() || 'unknown';
  } catch {
    return 'unknown';
  }
}
