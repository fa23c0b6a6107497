/** One connection to a SQLite file through libsql: prepared statements kept by their text, errors told apart. */
import Database from 'libsql';
import { OutsideError } from '../../ports/outsideError.ts';
import type { Runner } from '../sql/connection.ts';
import { SQLITE } from '../sql/dialect.ts';
import type { Bound } from '../sql/statement.ts';
import { storableText } from '../sql/values.ts';

type Prepared = ReturnType<Database.Database['prepare']>;
type Parameter = string | number | null;

/** Far more than the store has statements; only texts that vary with a list's length can reach it. */
const MOST_PREPARED = 500;

/** Another process (a copy being made, somebody's sqlite3) may hold the file for a moment; we stand still meanwhile. */
const BUSY_TIMEOUT_MS = 2_000;

/** 16 MB of log between two checkpoints: pages that change often are copied into the file once, not four times. */
export const LOG_FRAMES = 4_000;

const SETTINGS = [
  'PRAGMA journal_mode = WAL',
  // The promise that what is acknowledged survives a power cut rests on it.
  'PRAGMA synchronous = FULL',
  'PRAGMA foreign_keys = ON',
  // Savepoints keep their undo pages in memory instead of in temporary files.
  'PRAGMA temp_store = MEMORY',
  // 8 MB of pages for each connection.
  'PRAGMA cache_size = -8000',
  `PRAGMA wal_autocheckpoint = ${LOG_FRAMES}`,
];

/** SQLite's result codes that speak of the disk, the file or another process, not of the statement. */
const OUTSIDE_CODES = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CORRUPT|NOTADB|CANTOPEN|READONLY|NOMEM|PROTOCOL)/;

export class SqliteFile implements Runner {
  readonly dialect = SQLITE;
  readonly database: Database.Database;
  private readonly prepared = new Map<string, Prepared>();

  constructor(path: string, access: 'read' | 'write') {
    this.database = new Database(path, { timeout: BUSY_TIMEOUT_MS });
    for (const setting of SETTINGS) this.database.exec(setting);
    if (access === 'read') this.database.exec('PRAGMA query_only = ON');
  }

  get inTransaction(): boolean {
    return this.database.inTransaction;
  }

  one({ sql, parameters }: Bound): unknown {
    const parametersOfSqlite = toParameters(parameters);
    return this.attempt(() => this.prepare(sql).get(parametersOfSqlite));
  }

  all({ sql, parameters }: Bound): readonly unknown[] {
    const parametersOfSqlite = toParameters(parameters);
    return this.attempt(() => this.prepare(sql).all(parametersOfSqlite));
  }

  change({ sql, parameters }: Bound): number {
    const parametersOfSqlite = toParameters(parameters);
    return this.attempt(() => this.prepare(sql).run(parametersOfSqlite).changes);
  }

  /** Runs a statement without parameters: BEGIN, COMMIT, savepoints. */
  execute(sql: string): void {
    this.attempt(() => this.database.exec(sql));
  }

  close(): void {
    this.prepared.clear();
    this.database.close();
  }

  private prepare(sql: string): Prepared {
    const known = this.prepared.get(sql);
    if (known !== undefined) return known;
    if (this.prepared.size >= MOST_PREPARED) this.prepared.clear();
    const fresh = this.database.prepare(sql);
    this.prepared.set(sql, fresh);
    return fresh;
  }

  private attempt<Value>(run: () => Value): Value {
    try {
      return run();
    } catch (error) {
      const { code } = error as { code?: unknown };
      if (typeof code !== 'string' || !OUTSIDE_CODES.test(code)) throw error;
      throw new OutsideError({ service: 'store', operation: 'sqlite', permanent: false, code, cause: error });
    }
  }
}

/** libsql ends the whole process on a boolean, and takes undefined and NaN for null: none of them may reach it. */
function toParameters(values: readonly unknown[]): Parameter[] {
  return values.map((value) => {
    if (typeof value === 'string') return storableText(value);
    if (value === null || (typeof value === 'number' && Number.isFinite(value))) return value;
    throw new Error(`a statement was given a parameter that is no text, number or null: ${typeof value}`);
  });
}
