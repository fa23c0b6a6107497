/** Runs one unit of work over its tables, with the guards that both stores share. */
import type { Tables } from '../../ports/store.ts';
import { tablesOf } from '../tables/tables.ts';
import { Connection, type Runner, type UnitKind } from './connection.ts';
import { insideUnit } from './nesting.ts';

export interface UnitOrder<Value> {
  readonly runner: Runner;
  readonly kind: UnitKind;
  readonly work: (tables: Tables) => Promise<Value>;
  /** Ends the unit when it takes too long, in real time. A unit awaits nothing but its tables, so only a bug comes to that. */
  readonly deadline: Deadline;
}

export interface Deadline {
  /** The value of `work`, or an error when the time was over first. */
  within<Value>(work: () => Promise<Value>): Promise<Value>;
}

/** The value of the unit, if no statement of it failed. The transaction around it is the caller's. */
export async function runUnit<Value>({ runner, kind, work, deadline }: UnitOrder<Value>): Promise<Value> {
  const connection = new Connection(runner, kind);
  const tables = tablesOf(connection);
  try {
    const value = await deadline.within(() => insideUnit(connection, () => work(tables)));
    connection.throwFailure();
    return value;
  } finally {
    connection.close();
  }
}

const tooLate = (timeoutMs: number): Error =>
  new Error(
    `a transaction did not end within ${timeoutMs} ms: it waited for something other than its tables`,
  );

/** For units beside each other: a timer each. */
export const deadlineOf = (timeoutMs: number): Deadline => ({
  async within(work) {
    let timer: NodeJS.Timeout | undefined;
    const over = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(tooLate(timeoutMs)), timeoutMs);
    });
    try {
      return await Promise.race([work(), over]);
    } finally {
      clearTimeout(timer);
    }
  },
});

/** For units one after the other: one timer that each of them sets back, for making one takes longer than some units. */
export function sharedDeadline(timeoutMs: number): Deadline & { readonly stop: () => void } {
  let cutOff: ((error: Error) => void) | null = null;
  let timer: NodeJS.Timeout | undefined;
  return {
    within: (work) =>
      new Promise((resolve, reject) => {
        timer = timer?.refresh() ?? setTimeout(() => cutOff?.(tooLate(timeoutMs)), timeoutMs).unref();
        cutOff = reject;
        work()
          .then(resolve, reject)
          .finally(() => {
            cutOff = null;
          });
      }),
    stop: () => clearTimeout(timer),
  };
}
