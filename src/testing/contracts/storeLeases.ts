/** Part of the store's contract: a lease is one process's at a time, and figures count what is there. */
import { expect, it } from 'vitest';
import type { CurrentStore } from './storeContract.ts';
import { holdOf, minutesLater, NOW, openClinic, TEN_O_CLOCK } from './storeFixtures.ts';

export function checkLeases(current: CurrentStore): void {
  const claim = (holder: string, now: Date) =>
    current().store.transact((tables) =>
      tables.leases.claim({ name: 'poll', holder, now, until: new Date(now.getTime() + 30_000) }),
    );

  it('is given to the first who asks, and renewed by them alone', async () => {
    expect(await claim('one', NOW)).toBe(true);
    expect(await claim('two', NOW)).toBe(false);
    expect(await claim('one', new Date(NOW.getTime() + 20_000))).toBe(true);
    expect(await claim('two', new Date(NOW.getTime() + 40_000))).toBe(false);
  });

  it('is anybody’s once it is over or given up, and nobody gives up what another has', async () => {
    await claim('one', NOW);
    expect(await claim('two', minutesLater(1))).toBe(true);
    await current().store.transact((tables) => tables.leases.release('poll', 'one'));
    expect(await claim('three', minutesLater(1))).toBe(false);
    await current().store.transact((tables) => tables.leases.release('poll', 'two'));
    expect(await claim('three', minutesLater(1))).toBe(true);
    expect(await current().store.read((tables) => tables.leases.list())).toMatchObject([
      { name: 'poll', holder: 'three' },
    ]);
  });

  it('goes to one of many who ask at the same moment', async () => {
    const asked = await Promise.all(Array.from({ length: 20 }, (_, one) => claim(`process ${one}`, NOW)));
    expect(asked.filter((isTheirs) => isTheirs)).toHaveLength(1);
  });

  it('counts appointments, entries and what waits', async () => {
    const { store } = current();
    await openClinic(store);
    await store.transact((tables) => tables.appointments.hold(holdOf('1', TEN_O_CLOCK)));
    expect(await store.read((tables) => tables.figures.read())).toEqual({
      appointments: { pending: 1 },
      ledger: {},
      outbox: {},
      inboxWaiting: 0,
      inboxOldestAt: null,
      webhookEventsWaiting: 0,
    });
  });
}
