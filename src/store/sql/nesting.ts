/** Refuses a transaction inside a transaction, where somebody watches for it: every test does. `unit.ts` runs each unit through here. */
import { AsyncLocalStorage } from 'node:async_hooks';

interface OpenUnit {
  readonly isOpen: boolean;
}

/** The unit in which the present code runs. Null until somebody wants to know: to follow it makes every promise of the process dearer. */
let presentUnit: AsyncLocalStorage<OpenUnit> | null = null;

/** From now on. Unwatched, a unit that waits for one inside itself is ended when its time is over. */
export function watchForNesting(): void {
  presentUnit ??= new AsyncLocalStorage();
}

/**
 * Throws inside a unit. A second transaction there would wait for the first, which waits for it; a read would not see
 * what the unit has written, and on PostgreSQL it would need a second connection while it keeps the first.
 */
export function refuseInsideUnit(): void {
  if (presentUnit?.getStore()?.isOpen === true) {
    throw new Error('the store was asked for a transaction inside a transaction: pass the tables on instead');
  }
}

/** Runs `work` as the work of this unit. */
export const insideUnit = <Value>(unit: OpenUnit, work: () => Promise<Value>): Promise<Value> =>
  presentUnit === null ? work() : presentUnit.run(unit, work);
