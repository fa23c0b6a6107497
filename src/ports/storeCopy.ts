/** A store's rows on their way into a backup and out of one: the same for SQLite and PostgreSQL, so that a copy of one can be restored into the other. */

/** Text, number or null, in the order of the table's columns. */
export type CopiedRow = readonly (string | number | null)[];

export interface CopiedTable {
  readonly name: string;
  readonly columns: readonly string[];
}

/** What a copy holds: the tables' shape at the moment it was made. */
export interface StoreOutline {
  /** Migrations that had been run, in order; the new place is brought to the same one before any row comes in. */
  readonly migrations: readonly string[];
  /** A table comes after those that its rows point to. */
  readonly tables: readonly CopiedTable[];
}

/** The store as it was at one instant, while others go on writing to it. */
export interface StoreSnapshot {
  readonly outline: StoreOutline;
  /** The table's rows, some hundreds at a time. */
  rows(table: CopiedTable): AsyncIterable<readonly CopiedRow[]>;
  close(): Promise<void>;
}

/** An empty store that is being filled; nothing of it is there before `finish`. */
export interface StoreFilling {
  add(table: CopiedTable, rows: readonly CopiedRow[]): Promise<void>;
  /** Makes what was added durable, and brings the tables up to what this program knows. */
  finish(): Promise<void>;
  /** Takes everything back. */
  abandon(): Promise<void>;
}

/** One promise about a store's rows that does not hold. */
export interface BrokenInvariant {
  readonly name: string;
  readonly count: number;
  /** Ids of a few rows that break it. */
  readonly examples: readonly string[];
}
