/** The lamps of the front desk: one for each thing that may be down, read for `/readyz`, `/metrics` and `npm run status`. */
import type { Clock } from '../../ports/clock.ts';
import type { Store } from '../../ports/store.ts';

/** Yellow: patients notice little. Red: something does not work. Off: not configured. */
export type Light = 'green' | 'yellow' | 'red' | 'off';

export interface Lamp {
  readonly name: string;
  readonly light: Light;
  /** Why, in a word: a code or a state, never a person's or a service's own words. */
  readonly code: string;
}

export type ReadLamp = () => Lamp | Promise<Lamp>;

/** A store that is slower than that is as good as away. */
const STORE_WITHIN_MS = 2_000;
const OUTBOX_YELLOW_MS = 60_000;
const OUTBOX_RED_MS = 10 * 60_000;

/** The store opens only with its tables up to date, so whoever can read it has a migrated one. */
export function storeLamp(store: Store): ReadLamp {
  return async () => {
    const asked = store
      .read((tables) => tables.settings.get('clinic'))
      .then(
        () => 'reachable' as const,
        () => 'unreachable' as const,
      );
    const code = await Promise.race([asked, after(STORE_WITHIN_MS, 'slow' as const)]);
    return { name: 'store', light: code === 'reachable' ? 'green' : 'red', code };
  };
}

/** How long the oldest row that is due has waited: a service that is down shows here first. */
export function outboxLamp(store: Store, clock: Clock): ReadLamp {
  return async () => {
    try {
      const { waiting, oldestDueAt } = await store.read((tables) => tables.outbox.backlog());
      const ageMs = oldestDueAt === null ? 0 : clock.now().getTime() - oldestDueAt.getTime();
      return { name: 'outbox', light: lightOfAge(ageMs), code: `waiting_${waiting}` };
    } catch {
      return { name: 'outbox', light: 'red', code: 'unreadable' };
    }
  };
}

const lightOfAge = (ageMs: number): Light => {
  if (ageMs > OUTBOX_RED_MS) return 'red';
  return ageMs > OUTBOX_YELLOW_MS ? 'yellow' : 'green';
};

/** For a state that something else keeps up to date. */
export const stateLamp =
  <State extends string>(
    name: string,
    state: () => State,
    lights: Readonly<Record<State, Light>>,
  ): ReadLamp =>
  () => ({ name, light: lights[state()], code: state() });

function after<Value>(ms: number, value: Value): Promise<Value> {
  return new Promise((resolve) => setTimeout(resolve, ms, value).unref());
}
