import { afterEach, expect, it, vi } from 'vitest';
import type { Store } from '../ports/store.ts';
import { quietLog } from '../services/recordingLog.ts';
import { type Duty, holdByLease } from './holdByLease.ts';

interface Lease {
  readonly name: string;
  readonly holder: string;
  readonly until: Date;
}

/** As long as a real lease is, but in a time that a test can wait for. */
const TIMES = { leaseMs: 400, renewMs: 40 };

function sharedStore() {
  const held = new Map<string, Lease>();
  const state = { isAway: false };
  const leases = {
    take: async ({ now, ...lease }: Lease & { now: Date }) => {
      const other = held.get(lease.name);
      if (other !== undefined && other.holder !== lease.holder && other.until > now) return false;
      held.set(lease.name, lease);
      return true;
    },
    release: async (name: string, holder: string) => {
      if (held.get(name)?.holder === holder) held.delete(name);
    },
  };
  const store = {
    transact: async (work: (tables: unknown) => unknown) => {
      if (state.isAway) throw new Error('away');
      return work({ leases });
    },
  } as unknown as Store;
  return { store, state };
}

const doing = new Set<string>();
const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
  doing.clear();
});

const dutyOf = (who: string): Duty => ({
  name: 'poll',
  async start() {
    doing.add(who);
    return { stop: async () => void doing.delete(who) };
  },
});

function hold(store: Store, holder: string) {
  const held = holdByLease(
    { store, clock: { now: () => new Date() }, log: quietLog, holder, ...TIMES },
    dutyOf(holder),
  );
  running.push(held);
  return held;
}

it('is done by one of two, and by the other when the first stops', async () => {
  const { store } = sharedStore();
  const one = hold(store, 'one');
  await vi.waitFor(() => expect([...doing]).toEqual(['one']));
  hold(store, 'two');
  await new Promise((resolve) => setTimeout(resolve, 3 * TIMES.renewMs));
  expect([...doing]).toEqual(['one']);
  await one.stop();
  await vi.waitFor(() => expect([...doing]).toEqual(['two']), { timeout: 5_000 });
});

it('is let go by who cannot reach the store before another may take it', async () => {
  const { store, state } = sharedStore();
  hold(store, 'one');
  await vi.waitFor(() => expect([...doing]).toEqual(['one']));
  state.isAway = true;
  await vi.waitFor(() => expect([...doing]).toEqual([]), { timeout: 5_000 });
  state.isAway = false;
  await vi.waitFor(() => expect([...doing]).toEqual(['one']), { timeout: 5_000 });
});
