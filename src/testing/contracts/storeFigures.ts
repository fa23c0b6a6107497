/** Part of the store's contract: figures count what is there. */
import { expect, it } from 'vitest';
import type { CurrentStore } from './storeContract.ts';
import { holdOf, openClinic, TEN_O_CLOCK } from './storeFixtures.ts';

export function checkFigures(current: CurrentStore): void {
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
