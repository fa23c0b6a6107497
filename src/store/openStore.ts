/** Opens the store that the configuration asks for; `compose.ts` calls it. */
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { openPostgresStore } from './postgresStore.ts';
import { openSqliteStore } from './sqliteStore.ts';

export interface StoreOrder {
  /** Set: PostgreSQL. Null: SQLite in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly log: Log;
  /** True for the product itself: its store is opened for speed, other openings are short. */
  readonly servesPatients?: boolean;
  /** Called before a migration changes a store that holds rows. */
  readonly beforeMigration?: (migration: string) => Promise<void>;
}

/** PostgreSQL when there is a `databaseUrl`, else SQLite in `dataDir`. */
export const openStore = ({ databaseUrl, ...order }: StoreOrder): Promise<Store> =>
  databaseUrl === null ? openSqliteStore(order) : openPostgresStore({ databaseUrl, ...order });
