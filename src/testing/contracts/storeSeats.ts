/** The promise that a seat is given once, under a crowd too. Part of the store's contract. */
import { expect, it } from 'vitest';
import type { AppointmentId, SlotId } from '../../domain/ids.ts';
import { LIVE_STATUSES } from '../../domain/visit/appointment.ts';
import type { Slot } from '../../domain/visit/slot.ts';
import type { CurrentStore } from './storeContract.ts';
import { ELEVEN_O_CLOCK, holdOf, NOW, openClinic, TEN_O_CLOCK, warmUp } from './storeFixtures.ts';

const THREE_SEATS: Slot = {
  ...TEN_O_CLOCK,
  id: 'slot-three' as SlotId,
  visitTime: '12:00',
  startsAt: new Date('2026-01-06T06:30:00.000Z'),
  seats: 3,
};
const CLOSED: Slot = {
  ...TEN_O_CLOCK,
  id: 'slot-closed' as SlotId,
  visitTime: '13:00',
  startsAt: new Date('2026-01-06T07:30:00.000Z'),
  closed: true,
};
const SLOTS = [TEN_O_CLOCK, ELEVEN_O_CLOCK, THREE_SEATS, CLOSED];

export function checkSeats(current: CurrentStore): void {
  for (const [slot, seats] of [
    [TEN_O_CLOCK, [1]],
    [THREE_SEATS, [1, 2, 3]],
  ] as const) {
    it(`gives ${seats.length} of 120 people who want one slot at once a seat each, and the others a no`, async () => {
      const { store, openAnother } = current();
      await openClinic(store, SLOTS);
      const stores = [store, (await openAnother()) ?? store];
      const held = await Promise.all(
        Array.from({ length: 120 }, (_, index) =>
          (stores[index % 2] ?? store).transact((tables) =>
            tables.appointments.hold(holdOf(String(index), slot)),
          ),
        ),
      );
      const given = held.flatMap((appointment) => (appointment === null ? [] : [appointment.seat]));
      expect(given.sort()).toEqual(seats);
      expect(await store.read((tables) => tables.appointments.count())).toBe(seats.length);
    });
  }

  it('holds a seat as a pending appointment with all that was asked', async () => {
    const { store } = current();
    await openClinic(store, SLOTS);
    const hold = holdOf('A', TEN_O_CLOCK);
    const { slot, at, ...rest } = hold;
    const { visitDate, visitTime, startsAt, doctorId } = slot;
    const held = await store.transact((tables) => tables.appointments.hold(hold));
    expect(held).toEqual({
      ...rest,
      ...{ visitDate, visitTime, startsAt, doctorId, slotId: slot.id, seat: 1, status: 'pending' },
      ...{ paymentMode: null, paymentStatus: 'none', note: '', createdAt: at, updatedAt: at },
    });
    expect(await store.read((tables) => tables.appointments.get(hold.id))).toEqual(held);
    expect(await store.read((tables) => tables.appointments.byReference(hold.reference))).toEqual(held);
  });

  it('takes the day and time from the slot itself, whatever the caller remembers of it', async () => {
    const { store } = current();
    await openClinic(store, SLOTS);
    const remembered = { ...TEN_O_CLOCK, visitTime: '23:00', seats: 50 };
    const held = await store.transact((tables) => tables.appointments.hold(holdOf('A', remembered)));
    expect(held?.visitTime).toBe('10:00');
    expect(await store.transact((tables) => tables.appointments.hold(holdOf('B', remembered)))).toBeNull();
  });

  it('holds no seat of a closed slot or of one that does not exist', async () => {
    const { store } = current();
    await openClinic(store, SLOTS);
    const unknown = { ...TEN_O_CLOCK, id: 'slot-unknown' as SlotId };
    const held = await store.transact(async (tables) => [
      await tables.appointments.hold(holdOf('A', CLOSED)),
      await tables.appointments.hold(holdOf('B', unknown)),
    ]);
    expect(held).toEqual([null, null]);
  });

  it('goes on within the same transaction after a seat was refused', async () => {
    const { store } = current();
    await openClinic(store, SLOTS);
    await store.transact((tables) => tables.appointments.hold(holdOf('A', TEN_O_CLOCK)));
    const seats = await store.transact(async (tables) => {
      const first = await tables.appointments.hold(holdOf('B', TEN_O_CLOCK));
      return [first, (await tables.appointments.hold(holdOf('B', ELEVEN_O_CLOCK)))?.seat];
    });
    expect(seats).toEqual([null, 1]);
  });

  it('gives no seat away that a live appointment has, and any that a cancelled one had', async () => {
    const { store } = current();
    await openClinic(store, SLOTS);
    const { id } = holdOf('A', TEN_O_CLOCK);
    await store.transact((tables) => tables.appointments.hold(holdOf('A', TEN_O_CLOCK)));
    for (const status of LIVE_STATUSES) {
      await store.transact((tables) =>
        tables.appointments.change(id, { from: LIVE_STATUSES, to: { status }, at: NOW }),
      );
      expect(
        await store.transact((tables) => tables.appointments.hold(holdOf(`no-${status}`, TEN_O_CLOCK))),
      ).toBeNull();
    }
    await store.transact((tables) =>
      tables.appointments.change(id, { from: LIVE_STATUSES, to: { status: 'cancelled' }, at: NOW }),
    );
    expect((await store.transact((tables) => tables.appointments.hold(holdOf('B', TEN_O_CLOCK))))?.seat).toBe(
      1,
    );
  });

  it('fills the lowest seat that was given back', async () => {
    const { store } = current();
    await openClinic(store, SLOTS);
    for (const name of ['A', 'B', 'C'])
      await store.transact((tables) => tables.appointments.hold(holdOf(name, THREE_SEATS)));
    const second = 'appointment-B' as AppointmentId;
    await store.transact((tables) =>
      tables.appointments.change(second, { from: ['pending'], to: { status: 'cancelled' }, at: NOW }),
    );
    expect((await store.transact((tables) => tables.appointments.hold(holdOf('D', THREE_SEATS))))?.seat).toBe(
      2,
    );
  });

  it('lets a late payment bring a cancelled appointment back while a seat is free, and not afterwards', async () => {
    const { store } = current();
    await openClinic(store, SLOTS);
    const { id } = holdOf('A', TEN_O_CLOCK);
    const revive = () =>
      store.transact((tables) =>
        tables.appointments.change(id, { from: ['cancelled'], to: { status: 'booked' }, at: NOW }),
      );
    const cancel = () =>
      store.transact((tables) =>
        tables.appointments.change(id, { from: ['pending', 'booked'], to: { status: 'cancelled' }, at: NOW }),
      );
    await store.transact((tables) => tables.appointments.hold(holdOf('A', TEN_O_CLOCK)));
    await cancel();
    expect(await revive()).toBe(true);
    await cancel();
    await store.transact((tables) => tables.appointments.hold(holdOf('B', TEN_O_CLOCK)));
    expect(await revive()).toBe(false);
    expect((await store.read((tables) => tables.appointments.get(id)))?.status).toBe('cancelled');
  });

  it('moves one of many who want the same free seat', async () => {
    const { store } = current();
    const free = ELEVEN_O_CLOCK;
    const crowd = { ...THREE_SEATS, seats: 40 };
    await openClinic(store, [TEN_O_CLOCK, free, crowd]);
    const names = Array.from({ length: 40 }, (_, index) => `M${index}`);
    for (const name of names) await store.transact((tables) => tables.appointments.hold(holdOf(name, crowd)));
    await warmUp(store);
    const takers = names.map((name, index) =>
      index % 2 === 0
        ? store.transact((tables) =>
            tables.appointments.moveTo(`appointment-${name}` as AppointmentId, free, NOW),
          )
        : store.transact(
            async (tables) => (await tables.appointments.hold(holdOf(`N${name}`, free))) !== null,
          ),
    );
    expect((await Promise.all(takers)).filter((taken) => taken)).toHaveLength(1);
    const live = await store.read((tables) => tables.appointments.between(free.visitDate, free.visitDate));
    expect(live.filter((appointment) => appointment.slotId === free.id)).toHaveLength(1);
  });
}
