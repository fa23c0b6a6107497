/** The store in PostgreSQL, for several processes on several machines. `compose.ts` opens it when `DATABASE_URL` is set. */
import { setTimeout as delay } from 'node:timers/promises';
import { PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Log } from '../ports/log.ts';
import { OutsideError } from '../ports/outsideError.ts';
import type { Store, Tables } from '../ports/store.ts';
import { migrate } from './migrate.ts';
import { PostgresClient } from './postgres/postgresClient.ts';
import { canTryAgain, toStoreError } from './postgres/postgresErrors.ts';
import type { UnitKind } from './sql/connection.ts';
import { refuseInsideUnit } from './sql/nesting.ts';
import { deadlineOf, runUnit } from './sql/unit.ts';

export interface PostgresStoreOrder {
  readonly databaseUrl: string;
  readonly log: Log;
  readonly beforeMigration?: ((migration: string) => Promise<void>) | undefined;
  /** Connections at most; a small server allows 100 in all. */
  readonly poolSize?: number;
}

const DEFAULT_POOL_SIZE = 10;
const CONNECT_TIMEOUT_MS = 5_000;
/** For one statement, with its wait for locks. */
const STATEMENT_TIMEOUT_MS = 10_000;
/** For the same where the network has swallowed the question or the answer; later, so that the server's own word comes first. */
const ANSWER_TIMEOUT_MS = 12_000;
const UNIT_DEADLINE = deadlineOf(15_000);
/** When our process is gone but its connection is not, the server gives its locks back after this. */
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 20_000;
/** Deadlocks are broken by undoing one of the two: the other is through by the next try or the one after. */
const MOST_TRIES = 5;
const PAUSE_BETWEEN_TRIES_MS = 10;

const BEGIN: Readonly<Record<UnitKind, string>> = {
  write: 'BEGIN ISOLATION LEVEL READ COMMITTED',
  // Everything a unit reads is of one instant, as it is on SQLite.
  read: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
};

/**
 * Opens the store and brings its tables up to date; others that start at the same time wait for it.
 * A unit may run again from its start after a deadlock, so it must change nothing but its tables.
 * @throws OutsideError when the server is out of reach, Error when a newer program has written the store.
 */
export async function openPostgresStore(order: PostgresStoreOrder): Promise<Store> {
  const { databaseUrl, log, poolSize } = order;
  await migrateDatabase(order);
  const pool = openPool(log, {
    connectionString: databaseUrl,
    max: poolSize ?? DEFAULT_POOL_SIZE,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    query_timeout: ANSWER_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
  });
  const inFlight = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;
  const run = async <Value>(kind: UnitKind, work: (tables: Tables) => Promise<Value>): Promise<Value> => {
    refuseInsideUnit();
    if (closing !== undefined) throw new Error('the store is closed');
    const unit = runUntilDone(pool, { kind, work, log });
    inFlight.add(unit);
    return unit.finally(() => inFlight.delete(unit));
  };
  return {
    transact: (work) => run('write', work),
    // The server itself lets those share a commit that come at once.
    transactSoon: (work) => run('write', work),
    read: (work) => run('read', work),
    close() {
      // A pool that ends forgets those who still wait for a connection: they go first.
      closing ??= Promise.allSettled(inFlight).then(() => pool.end());
      return closing;
    },
  };
}

interface Unit<Value> {
  readonly kind: UnitKind;
  readonly work: (tables: Tables) => Promise<Value>;
}

async function runUntilDone<Value>(
  pool: pg.Pool,
  { kind, work, log }: Unit<Value> & { readonly log: Log },
): Promise<Value> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await runOnce(pool, { kind, work });
    } catch (error) {
      if (!canTryAgain(error) || tries === MOST_TRIES) throw error;
      log.debug('store.unit_tried_again', { tries });
      await delay(tries * PAUSE_BETWEEN_TRIES_MS);
    }
  }
}

async function runOnce<Value>(pool: pg.Pool, { kind, work }: Unit<Value>): Promise<Value> {
  const connected = await pool.connect().catch((error: unknown) => {
    throw toStoreError(error, 'connect');
  });
  const client = new PostgresClient(connected);
  try {
    await client.execute(BEGIN[kind]);
    const value = await runUnit({ runner: client, kind, work, deadline: UNIT_DEADLINE });
    const command = await client.execute('COMMIT');
    if (command !== 'COMMIT') throw new Error('PostgreSQL undid a transaction that was to be committed');
    connected.release();
    return value;
  } catch (error) {
    const isLost = error instanceof OutsideError && !canTryAgain(error);
    if (isLost) connected.release(true);
    else await undo(connected, client);
    throw error;
  }
}

/** A client that cannot even roll back is of no more use to the pool. */
async function undo(connected: pg.PoolClient, client: PostgresClient): Promise<void> {
  try {
    await client.execute('ROLLBACK');
    connected.release();
  } catch {
    connected.release(true);
  }
}

async function migrateDatabase({ databaseUrl, log, beforeMigration }: PostgresStoreOrder): Promise<void> {
  // A pool of its own: a migration of a large table may take longer than any statement later on.
  const pool = openPool(log, { connectionString: databaseUrl, max: 2 });
  try {
    const connected = await pool.connect().catch((error: unknown) => {
      throw toStoreError(error, 'connect');
    });
    connected.release();
    await migrate({
      kyselyDialect: new PostgresDialect({ pool }),
      dialect: 'postgres',
      log,
      beforeChange: beforeMigration,
    });
  } finally {
    await pool.end();
  }
}

function openPool(log: Log, config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    application_name: 'clinic-frontdesk',
    types: numberTypes(),
    ...config,
  });
  // Without listeners an interrupted connection would end the process: the pool's for idle ones, the client's for those in use.
  pool.on('error', (error) => log.warn('store.connection_lost', { code: (error as { code?: string }).code }));
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Whole numbers of 64 bits come as text unless told otherwise; ours are counts, paise and milliseconds, all below 2^53. */
function numberTypes(): pg.TypeOverrides {
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, Number);
  return types;
}
