/** Runs one unit of work over its tables, with the guards that both stores share. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Tables } from '../../ports/store.ts';
import { tablesOf } from '../tables/tables.ts';
import { Connection, type Runner, type UnitKind } from './connection.ts';

/** The unit in which the present code runs. It costs 1 µs a unit, and a transaction inside a transaction would otherwise wait for itself. */
const presentUnit = new AsyncLocalStorage<Connection>();

/**
 * Throws inside a unit. A second transaction there would wait for the first, which waits for it; a read would not see
 * what the unit has written, and on PostgreSQL it would need a second connection while it keeps the first.
 */
export function refuseInsideUnit(): void {
  if (presentUnit.getStore()?.isOpen === true) {
    throw new Error('the store was asked for a transaction inside a transaction: pass the tables on instead');
  }
}

export interface UnitOrder<Value> {
  readonly runner: Runner;
  readonly kind: UnitKind;
  readonly work: (tables: Tables) => Promise<Value>;
  /** How long the unit may take, in real time. A unit awaits nothing but its tables, so only a bug reaches it. */
  readonly timeoutMs: number;
}

/** The value of the unit, if no statement of it failed. The transaction around it is the caller's. */
export async function runUnit<Value>({ runner, kind, work, timeoutMs }: UnitOrder<Value>): Promise<Value> {
  const connection = new Connection(runner, kind);
  try {
    const value = await withDeadline(
      () => presentUnit.run(connection, work, tablesOf(connection)),
      timeoutMs,
    );
    connection.throwFailure();
    return value;
  } finally {
    connection.close();
  }
}

async function withDeadline<Value>(work: () => Promise<Value>, timeoutMs: number): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    const words = `a transaction did not end within ${timeoutMs} ms: it waited for something other than its tables`;
    timer = setTimeout(() => reject(new Error(words)), timeoutMs);
  });
  try {
    return await Promise.race([work(), deadline]);
  } finally {
    clearTimeout(timer);
  }
}
