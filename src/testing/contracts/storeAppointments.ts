/** The promises of doctors, slots, patients and what becomes of an appointment. Part of the store's contract. */
import { expect, it } from 'vitest';
import type { AppointmentId, DoctorId, PatientId, SlotId } from '../../domain/ids.ts';
import type { SlotQuery, Store } from '../../ports/store.ts';
import type { CurrentStore } from './storeContract.ts';
import {
  ASHA,
  DR_IYER,
  DR_RAO,
  ELEVEN_O_CLOCK,
  holdOf,
  MEERA,
  minutesLater,
  NOW,
  openClinic,
  patientOf,
  RAVI,
  TEN_O_CLOCK,
} from './storeFixtures.ts';

const NEXT_DAY = {
  ...TEN_O_CLOCK,
  id: 'slot-next-day' as SlotId,
  visitDate: '2026-01-07',
  startsAt: new Date('2026-01-07T04:30:00.000Z'),
  seats: 2,
};
const WITH_RAO = { ...TEN_O_CLOCK, id: 'slot-rao' as SlotId, doctorId: DR_RAO.id };
const ALL_SLOTS = [NEXT_DAY, WITH_RAO, ELEVEN_O_CLOCK, TEN_O_CLOCK];

const A = 'appointment-A' as AppointmentId;

const ANY: SlotQuery = {
  doctorIds: [DR_IYER.id, DR_RAO.id],
  fromDate: '2026-01-01',
  toDate: '2026-12-31',
  timeFrom: null,
  timeTo: null,
  startsAfter: NOW,
  limit: 10,
};

async function freeIds(store: Store, query: Partial<SlotQuery>): Promise<string[]> {
  const slots = await store.read((tables) => tables.slots.findFree({ ...ANY, ...query }));
  return slots.map((slot) => slot.id);
}

export function checkAppointments(current: CurrentStore): void {
  checkDoctorsAndPatients(current);
  checkSlots(current);
  checkChanges(current);
  checkLists(current);
}

function checkDoctorsAndPatients(current: CurrentStore): void {
  it('lists doctors by name as they were last put', async () => {
    const { store } = current();
    await store.transact(async (tables) => {
      await tables.doctors.put(DR_RAO);
      await tables.doctors.put(DR_IYER);
      await tables.doctors.put({ ...DR_RAO, feePaise: 1 });
    });
    expect(await store.read((tables) => tables.doctors.list())).toEqual([
      DR_IYER,
      { ...DR_RAO, feePaise: 1 },
    ]);
  });

  it('gives a chat its patients, the last changed first, and none of another chat', async () => {
    const { store } = current();
    const son = {
      ...patientOf(ASHA, 'Kabir'),
      id: 'kabir' as PatientId,
      age: { years: 1, months: 4 },
      updatedAt: minutesLater(1),
    };
    await store.transact(async (tables) => {
      await tables.patients.put({ ...patientOf(ASHA), name: 'Aasha' });
      await tables.patients.put(patientOf(ASHA));
      await tables.patients.put(son);
      await tables.patients.put(patientOf(RAVI));
    });
    expect(await store.read((tables) => tables.patients.ofChat(ASHA))).toEqual([son, patientOf(ASHA)]);
    expect(await store.read((tables) => tables.patients.get(son.id))).toEqual(son);
    expect(await store.read((tables) => tables.patients.get('nobody' as PatientId))).toBeNull();
    expect(await store.read((tables) => tables.patients.ofChat(MEERA))).toEqual([]);
  });

  it('refuses an appointment for a patient who does not exist', async () => {
    const { store } = current();
    await openClinic(store);
    const hold = { ...holdOf('A', TEN_O_CLOCK), patientId: 'nobody' as PatientId };
    await expect(store.transact((tables) => tables.appointments.hold(hold))).rejects.toThrow();
    expect(await store.read((tables) => tables.appointments.count())).toBe(0);
  });

  it('empties the demo clinic, and refuses while appointments hang on it', async () => {
    const { store } = current();
    await openClinic(store);
    await store.transact((tables) => tables.appointments.hold(holdOf('A', TEN_O_CLOCK)));
    await expect(store.transact((tables) => tables.slots.removeAll())).rejects.toThrow();
    await store.transact(async (tables) => {
      await tables.appointments.removeAll();
      await tables.slots.removeAll();
      await tables.doctors.removeAll();
      await tables.patients.removeAll();
    });
    expect(await store.read((tables) => tables.doctors.list())).toEqual([]);
    expect(await freeIds(store, {})).toEqual([]);
  });
}

function checkSlots(current: CurrentStore): void {
  it('adds slots that are new and leaves those that exist as they are', async () => {
    const { store } = current();
    await openClinic(store);
    const sameTime = { ...TEN_O_CLOCK, id: 'slot-same-time' as SlotId };
    const added = await store.transact((tables) =>
      tables.slots.addMany([{ ...TEN_O_CLOCK, seats: 9 }, sameTime, NEXT_DAY]),
    );
    expect(added).toBe(1);
    expect(await store.read((tables) => tables.slots.get(TEN_O_CLOCK.id))).toEqual(TEN_O_CLOCK);
    expect(await store.read((tables) => tables.slots.get(sameTime.id))).toBeNull();
  });

  it('adds four weeks of slots at once', async () => {
    const { store } = current();
    await openClinic(store);
    const many = Array.from({ length: 1_000 }, (_, index) => ({
      ...NEXT_DAY,
      id: `slot-${index}` as SlotId,
      startsAt: minutesLater(10_000 + index * 15),
    }));
    expect(await store.transact((tables) => tables.slots.addMany(many))).toBe(1_000);
    expect(await store.transact((tables) => tables.slots.addMany(many))).toBe(0);
  });

  it('offers free slots by start and doctor, with the seats that are left', async () => {
    const { store } = current();
    await openClinic(store, ALL_SLOTS);
    await store.transact((tables) => tables.appointments.hold(holdOf('A', NEXT_DAY)));
    expect(await freeIds(store, {})).toEqual(
      [TEN_O_CLOCK, WITH_RAO, ELEVEN_O_CLOCK, NEXT_DAY].map((slot) => slot.id),
    );
    const [last] = await store.read((tables) =>
      tables.slots.findFree({ ...ANY, fromDate: NEXT_DAY.visitDate }),
    );
    expect(last).toEqual({ ...NEXT_DAY, freeSeats: 1 });
  });

  it('offers no slot that is full or closed', async () => {
    const { store } = current();
    await openClinic(store, [TEN_O_CLOCK, { ...ELEVEN_O_CLOCK, closed: true }]);
    expect(await freeIds(store, {})).toEqual([TEN_O_CLOCK.id]);
    await store.transact((tables) => tables.appointments.hold(holdOf('A', TEN_O_CLOCK)));
    expect(await freeIds(store, {})).toEqual([]);
  });

  it('narrows the offer by doctor, days, times, start and number', async () => {
    const { store } = current();
    await openClinic(store, ALL_SLOTS);
    expect(await freeIds(store, { doctorIds: [DR_RAO.id] })).toEqual([WITH_RAO.id]);
    expect(await freeIds(store, { doctorIds: [] })).toEqual([]);
    expect(await freeIds(store, { fromDate: '2026-01-07', toDate: '2026-01-07' })).toEqual([NEXT_DAY.id]);
    expect(await freeIds(store, { timeFrom: '10:30' })).toEqual([ELEVEN_O_CLOCK.id]);
    expect(await freeIds(store, { timeFrom: '11:00', timeTo: '11:00' })).toEqual([ELEVEN_O_CLOCK.id]);
    expect(await freeIds(store, { timeTo: '10:30', limit: 1 })).toEqual([TEN_O_CLOCK.id]);
    expect(await freeIds(store, { startsAfter: ELEVEN_O_CLOCK.startsAt })).toEqual([NEXT_DAY.id]);
  });

  it('knows the last day that a doctor has slots for', async () => {
    const { store } = current();
    await openClinic(store, ALL_SLOTS);
    expect(await store.read((tables) => tables.slots.lastDate(DR_IYER.id))).toBe('2026-01-07');
    expect(await store.read((tables) => tables.slots.lastDate('nobody' as DoctorId))).toBeNull();
  });
}

function checkChanges(current: CurrentStore): void {
  it('changes what is named and leaves the rest, with the time of the change', async () => {
    const { store } = current();
    await openClinic(store);
    const held = await store.transact((tables) => tables.appointments.hold(holdOf('A', TEN_O_CLOCK)));
    const change = {
      status: 'booked',
      paymentMode: 'online',
      paymentStatus: 'paid',
      purpose: 'cough',
      holdExpiresAt: null,
    } as const;
    expect(
      await store.transact((tables) =>
        tables.appointments.change(A, { from: ['pending'], to: change, at: minutesLater(5) }),
      ),
    ).toBe(true);
    expect(await store.read((tables) => tables.appointments.get(A))).toEqual({
      ...held,
      ...change,
      updatedAt: minutesLater(5),
    });
  });

  it('changes nothing of an appointment that is no longer in one of the expected statuses', async () => {
    const { store } = current();
    await openClinic(store);
    await store.transact((tables) => tables.appointments.hold(holdOf('A', TEN_O_CLOCK)));
    const book = () =>
      store.transact((tables) =>
        tables.appointments.change(A, { from: ['pending'], to: { status: 'booked' }, at: NOW }),
      );
    expect([await book(), await book()]).toEqual([true, false]);
    expect(
      await store.transact((tables) =>
        tables.appointments.change(A, { from: [], to: { purpose: 'none' }, at: NOW }),
      ),
    ).toBe(false);
  });

  it('moves an appointment with its reference and payment to the other slot, and frees the first', async () => {
    const { store } = current();
    await openClinic(store, ALL_SLOTS);
    await store.transact((tables) => tables.appointments.hold(holdOf('A', TEN_O_CLOCK)));
    await store.transact((tables) =>
      tables.appointments.change(A, {
        from: ['pending'],
        to: { status: 'booked', paymentStatus: 'paid' },
        at: NOW,
      }),
    );
    expect(await store.transact((tables) => tables.appointments.moveTo(A, WITH_RAO, minutesLater(1)))).toBe(
      true,
    );
    expect(await store.read((tables) => tables.appointments.get(A))).toMatchObject({
      ...{ reference: 'CF-A', status: 'booked', paymentStatus: 'paid', slotId: WITH_RAO.id, seat: 1 },
      ...{
        doctorId: DR_RAO.id,
        visitDate: WITH_RAO.visitDate,
        visitTime: WITH_RAO.visitTime,
        updatedAt: minutesLater(1),
      },
    });
    expect(await freeIds(store, { doctorIds: [DR_IYER.id], toDate: TEN_O_CLOCK.visitDate })).toContain(
      TEN_O_CLOCK.id,
    );
  });

  it('leaves an appointment where it is when the other slot is full, and does not move a cancelled one', async () => {
    const { store } = current();
    await openClinic(store, ALL_SLOTS);
    await store.transact(async (tables) => {
      await tables.appointments.hold(holdOf('A', TEN_O_CLOCK));
      await tables.appointments.hold(holdOf('B', ELEVEN_O_CLOCK));
    });
    expect(await store.transact((tables) => tables.appointments.moveTo(A, ELEVEN_O_CLOCK, NOW))).toBe(false);
    expect((await store.read((tables) => tables.appointments.get(A)))?.slotId).toBe(TEN_O_CLOCK.id);
    await store.transact((tables) =>
      tables.appointments.change(A, { from: ['pending'], to: { status: 'cancelled' }, at: NOW }),
    );
    expect(await store.transact((tables) => tables.appointments.moveTo(A, NEXT_DAY, NOW))).toBe(false);
  });
}

function checkLists(current: CurrentStore): void {
  it('lists the appointments of a chat, the latest visit first, and none of another chat', async () => {
    const { store } = current();
    await openClinic(store, ALL_SLOTS);
    await store.transact(async (tables) => {
      await tables.appointments.hold(holdOf('A', TEN_O_CLOCK));
      await tables.appointments.hold(holdOf('B', NEXT_DAY));
      await tables.appointments.hold(holdOf('C', ELEVEN_O_CLOCK, RAVI));
      await tables.appointments.change(A, { from: ['pending'], to: { status: 'cancelled' }, at: NOW });
    });
    const references = (await store.read((tables) => tables.appointments.ofChat(ASHA))).map(
      (appointment) => appointment.reference,
    );
    expect(references).toEqual(['CF-B', 'CF-A']);
    expect(await store.read((tables) => tables.appointments.ofChat(MEERA))).toEqual([]);
  });

  it('names the pending appointments whose hold has ended, the longest ended first', async () => {
    const { store } = current();
    await openClinic(store, ALL_SLOTS);
    await store.transact(async (tables) => {
      await tables.appointments.hold({ ...holdOf('A', TEN_O_CLOCK), holdExpiresAt: minutesLater(20) });
      await tables.appointments.hold({ ...holdOf('B', ELEVEN_O_CLOCK), holdExpiresAt: minutesLater(10) });
      await tables.appointments.hold({ ...holdOf('C', NEXT_DAY), holdExpiresAt: minutesLater(5) });
      await tables.appointments.change('appointment-C' as AppointmentId, {
        from: ['pending'],
        to: { status: 'booked' },
        at: NOW,
      });
    });
    const ended = async (minutes: number, limit: number) =>
      (
        await store.read((tables) => tables.appointments.withHoldEndedBefore(minutesLater(minutes), limit))
      ).map((row) => row.reference);
    expect(await ended(9, 10)).toEqual([]);
    expect(await ended(30, 10)).toEqual(['CF-B', 'CF-A']);
    expect(await ended(30, 1)).toEqual(['CF-B']);
  });

  it('lists the live appointments of a stretch of days by start', async () => {
    const { store } = current();
    await openClinic(store, ALL_SLOTS);
    await store.transact(async (tables) => {
      await tables.appointments.hold(holdOf('A', NEXT_DAY));
      await tables.appointments.hold(holdOf('B', ELEVEN_O_CLOCK));
      await tables.appointments.hold(holdOf('C', TEN_O_CLOCK));
      await tables.appointments.change('appointment-B' as AppointmentId, {
        from: ['pending'],
        to: { status: 'cancelled' },
        at: NOW,
      });
    });
    const between = async (from: string, to: string) =>
      (await store.read((tables) => tables.appointments.between(from, to))).map((row) => row.reference);
    expect(await between('2026-01-06', '2026-01-07')).toEqual(['CF-C', 'CF-A']);
    expect(await between('2026-01-06', '2026-01-06')).toEqual(['CF-C']);
    expect(await store.read((tables) => tables.appointments.count())).toBe(3);
  });
}
