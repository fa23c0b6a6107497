/** A session on a SQLite file: reading takes one snapshot of the write-ahead log, beside a process that goes on writing. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import Database from 'libsql';
import type { CopiedRow } from '../../ports/storeCopy.ts';
import { BATCH_ROWS, columnList, copiedValue, quoted, type SqlSession } from './sqlSession.ts';

/** The product may hold the file for a moment, at the end of its log for one. */
const BUSY_TIMEOUT_MS = 10_000;

/** `read` changes nothing; `write` is for a file that nobody else has. */
export function openSqliteSession(path: string, access: 'read' | 'write'): SqlSession {
  const database = new Database(path, { timeout: BUSY_TIMEOUT_MS });
  database.exec('PRAGMA foreign_keys = ON');
  if (access === 'read') database.exec('PRAGMA query_only = ON');
  return {
    dialect: 'sqlite',
    all: async (sql) => database.prepare(sql).all() as Record<string, unknown>[],
    run: async (sql) => void database.exec(sql),
    async *batches(sql) {
      let batch: CopiedRow[] = [];
      for (const row of database.prepare(sql).raw().iterate() as Iterable<unknown[]>) {
        batch.push(row.map(copiedValue));
        if (batch.length < BATCH_ROWS) continue;
        yield batch;
        batch = [];
        await nextTurn();
      }
      if (batch.length > 0) yield batch;
    },
    async insert({ name, columns }, rows) {
      const places = columns.map(() => '?').join(', ');
      const insert = database.prepare(
        `insert into ${quoted(name)} (${columnList(columns)}) values (${places})`,
      );
      for (const row of rows) insert.run([...row]);
    },
    close: async () => void database.close(),
  };
}
