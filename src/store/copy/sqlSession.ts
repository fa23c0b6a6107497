/** Plain SQL on one connection past the product's tables; backup, restore and the invariant checker use it, on either database. */
import type { CopiedRow, CopiedTable } from '../../ports/storeCopy.ts';

export type SqlRow = Readonly<Record<string, unknown>>;

/** Rows that one fetch brings; few enough that the event loop is never kept long. */
export const BATCH_ROWS = 500;

export interface SqlSession {
  readonly dialect: 'sqlite' | 'postgres';
  all(sql: string): Promise<readonly SqlRow[]>;
  /** Runs statements without an answer. */
  run(sql: string): Promise<void>;
  /** The query's rows, a batch at a time; others may use the store meanwhile. */
  batches(sql: string): AsyncIterable<readonly CopiedRow[]>;
  insert(table: CopiedTable, rows: readonly CopiedRow[]): Promise<void>;
  close(): Promise<void>;
}

/** Where a store is, for those who open a session beside it. */
export interface StoreAddress {
  /** Set: PostgreSQL. Null: SQLite in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export const columnList = (columns: readonly string[]): string => columns.map(quoted).join(', ');

/** A value as a copy holds it; anything else would come back as something else. */
export function copiedValue(value: unknown): string | number | null {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  throw new Error(`a copy holds text, numbers and null, and a column holds ${typeof value}`);
}
