/** The promises of reminders, visits, tokens, waitlist, consents and codes. Part of the store's contract. */
import { expect, it } from 'vitest';
import type { AppointmentId } from '../../domain/ids.ts';
import type { OwnershipCode, Reminder, WaitlistEntry } from '../../ports/lifeTables.ts';
import type { Store } from '../../ports/store.ts';
import type { CurrentStore } from './storeContract.ts';
import {
  ASHA,
  DR_IYER,
  holdOf,
  minutesLater,
  NOW,
  openClinic,
  patientOf,
  RAVI,
  TEN_O_CLOCK,
} from './storeFixtures.ts';

const ID = 'appointment-1' as AppointmentId;
const DAY = { doctorId: DR_IYER.id, visitDate: TEN_O_CLOCK.visitDate };

const reminder = (name: string, change: Partial<Reminder> = {}): Reminder => ({
  id: `reminder-${name}`,
  appointmentId: ID,
  kind: 'day_before',
  visitStartsAt: TEN_O_CLOCK.startsAt,
  dueAt: NOW,
  usefulUntil: minutesLater(60),
  ...change,
});

const entry = (name: string, change: Partial<WaitlistEntry> = {}): WaitlistEntry => ({
  id: `entry-${name}`,
  chat: ASHA,
  patientId: patientOf(ASHA).id,
  doctorId: DR_IYER.id,
  speciality: null,
  movesAppointmentId: null,
  fromDate: '2026-01-06',
  toDate: '2026-01-06',
  timeFrom: null,
  timeTo: null,
  purpose: 'fever',
  status: 'waiting',
  offeredAppointmentId: null,
  createdAt: NOW,
  ...change,
});

async function withAppointment(store: Store): Promise<void> {
  await openClinic(store);
  await store.transact((tables) => tables.appointments.hold(holdOf('1', TEN_O_CLOCK)));
}

export function checkLife(current: CurrentStore): void {
  checkReminders(current);
  checkVisitsAndTokens(current);
  checkWaitlist(current);
  checkConsentsAndCodes(current);
}

function checkReminders(current: CurrentStore): void {
  it('a reminder is planned once for each time of the visit, and ended by one caller only', async () => {
    const { store } = current();
    await withAppointment(store);
    await store.transact((tables) => tables.reminders.plan([reminder('a')]));
    await store.transact((tables) => tables.reminders.plan([reminder('b')]));
    expect((await store.read((tables) => tables.reminders.due(NOW, 10))).map(({ id }) => id)).toEqual([
      'reminder-a',
    ]);
    expect(await store.read((tables) => tables.reminders.due(minutesLater(-1), 10))).toEqual([]);
    const settled = await Promise.all(
      Array.from({ length: 8 }, () =>
        store.transact((tables) =>
          tables.reminders.settle('reminder-a', { status: 'sent', reason: null, at: NOW }),
        ),
      ),
    );
    expect(settled.filter(Boolean)).toHaveLength(1);
    await store.transact((tables) => tables.reminders.plan([reminder('c')]));
    expect(await store.read((tables) => tables.reminders.due(NOW, 10))).toEqual([]);
  });

  it('a withdrawn reminder waits again when its visit comes back to that time; a sent one does not', async () => {
    const { store } = current();
    await withAppointment(store);
    await store.transact(async (tables) => {
      await tables.reminders.plan([reminder('a')]);
      expect(await tables.reminders.withdraw(ID, NOW)).toBe(1);
      expect(await tables.reminders.withdraw(ID, NOW)).toBe(0);
      await tables.reminders.plan([reminder('b', { dueAt: minutesLater(5) })]);
    });
    const [one] = await store.read((tables) => tables.reminders.ofAppointment(ID));
    expect(one).toMatchObject({ id: 'reminder-a', status: 'waiting', dueAt: minutesLater(5) });
  });
}

function checkVisitsAndTokens(current: CurrentStore): void {
  it('the number of a calendar entry starts at nought and rises with each change', async () => {
    const { store } = current();
    await withAppointment(store);
    const numbers = [];
    for (let change = 0; change < 3; change += 1)
      numbers.push(await store.transact((tables) => tables.visits.nextCalendarSequence(ID)));
    expect(numbers).toEqual([0, 1, 2]);
    await store.transact((tables) => tables.visits.note(ID, { rated: { rating: 5, at: NOW } }));
    await store.transact((tables) =>
      tables.visits.note(ID, { confirmedAt: NOW, followUpDate: '2026-02-01' }),
    );
    expect(await store.read((tables) => tables.visits.get(ID))).toMatchObject({
      calendarSequence: 2,
      rating: 5,
      confirmedAt: NOW,
      followUpDate: '2026-02-01',
    });
  });

  it("a doctor's day gives each appointment one number, without gaps or doubles in a crowd", async () => {
    const { store } = current();
    const slot = { ...TEN_O_CLOCK, seats: 12 };
    await openClinic(store, [slot]);
    const names = Array.from({ length: 12 }, (_, index) => String(index));
    for (const name of names) await store.transact((tables) => tables.appointments.hold(holdOf(name, slot)));
    const give = (name: string) =>
      store.transact((tables) => tables.tokens.give(`appointment-${name}` as AppointmentId, DAY));
    const given = await Promise.all(names.map(give));
    expect([...given].sort((left, right) => left - right)).toEqual(names.map((_, index) => index + 1));
    expect(await give('3')).toBe(given[3]);
    await store.transact((tables) => tables.tokens.setBoard(DAY, { nowSeeing: 4 }));
    await store.transact((tables) => tables.tokens.setBoard(DAY, { lateMinutes: 40 }));
    expect(await store.read((tables) => tables.tokens.board(DR_IYER.id, DAY.visitDate))).toEqual({
      ...DAY,
      lastNumber: 12,
      nowSeeing: 4,
      lateMinutes: 40,
    });
  });
}

function checkWaitlist(current: CurrentStore): void {
  it('the longest waiting comes first, and an entry changes only from where it stands', async () => {
    const { store } = current();
    await withAppointment(store);
    await store.transact(async (tables) => {
      await tables.waitlist.add(entry('a'));
      await tables.waitlist.add(entry('b', { chat: RAVI, patientId: patientOf(RAVI).id }));
    });
    expect(
      (await store.read((tables) => tables.waitlist.waitingFor(DR_IYER.id))).map(({ id }) => id),
    ).toEqual(['entry-a', 'entry-b']);
    const offer = { from: 'waiting', to: 'offered', offeredAppointmentId: ID, at: NOW } as const;
    expect(await store.transact((tables) => tables.waitlist.change('entry-a', offer))).toBe(true);
    expect(await store.transact((tables) => tables.waitlist.change('entry-a', offer))).toBe(false);
    expect((await store.read((tables) => tables.waitlist.ofOffer(ID)))?.id).toBe('entry-a');
    await store.transact((tables) =>
      tables.waitlist.change('entry-a', { from: 'offered', to: 'booked', at: minutesLater(1) }),
    );
    expect(await store.read((tables) => tables.waitlist.countBooked(NOW))).toBe(1);
    expect(await store.read((tables) => tables.waitlist.countBooked(minutesLater(2)))).toBe(0);
  });
}

function checkConsentsAndCodes(current: CurrentStore): void {
  it('a consent is in force once for each purpose, and a withdrawn one stays as proof', async () => {
    const { store } = current();
    const consent = {
      chat: ASHA,
      purpose: 'care',
      version: 1,
      language: 'hi',
      givenAt: NOW,
      withdrawnAt: null,
    } as const;
    await store.transact(async (tables) => {
      await tables.consents.give({ ...consent, id: 'a' });
      await tables.consents.give({ ...consent, id: 'b' });
      expect(await tables.consents.withdraw(ASHA, 'care', minutesLater(1))).toBe(true);
      expect(await tables.consents.withdraw(ASHA, 'care', minutesLater(1))).toBe(false);
      await tables.consents.give({ ...consent, id: 'c', givenAt: minutesLater(2) });
    });
    const kept = await store.read((tables) => tables.consents.ofChat(ASHA));
    expect(kept.map(({ id, withdrawnAt }) => [id, withdrawnAt])).toEqual([
      ['a', minutesLater(1)],
      ['c', null],
    ]);
    expect(await store.read((tables) => tables.consents.ofChat(RAVI))).toEqual([]);
  });

  it('a code has so many tries and one use', async () => {
    const { store } = current();
    await withAppointment(store);
    const code: OwnershipCode = {
      id: 'code',
      appointmentId: ID,
      action: 'cancel',
      askedBy: RAVI,
      codeHash: 'hash',
      expiresAt: minutesLater(10),
      triesLeft: 2,
      usedAt: null,
      createdAt: NOW,
    };
    await store.transact((tables) => tables.ownershipCodes.add(code));
    expect(await store.read((tables) => tables.ownershipCodes.latestOf(RAVI))).toEqual(code);
    expect(await store.read((tables) => tables.ownershipCodes.countSince(RAVI, NOW))).toBe(1);
    const each = (count: number, work: (store: Store) => Promise<boolean>) =>
      Promise.all(Array.from({ length: count }, () => work(store)));
    const tries = await each(4, (one) => one.transact((tables) => tables.ownershipCodes.takeTry('code')));
    const uses = await each(4, (one) => one.transact((tables) => tables.ownershipCodes.use('code', NOW)));
    expect([tries, uses].map((answers) => answers.filter(Boolean).length)).toEqual([2, 1]);
  });

  it('what was written while staff had the chat is kept in order until it is taken away', async () => {
    const { store } = current();
    await store.transact(async (tables) => {
      await tables.handoverLines.add(ASHA, 'one', NOW);
      await tables.handoverLines.add(ASHA, 'two', NOW);
      await tables.handoverLines.add(RAVI, 'other', NOW);
    });
    expect((await store.read((tables) => tables.handoverLines.ofChat(ASHA))).map(({ line }) => line)).toEqual(
      ['one', 'two'],
    );
    await store.transact((tables) => tables.handoverLines.remove(ASHA));
    expect(await store.read((tables) => tables.handoverLines.ofChat(ASHA))).toEqual([]);
    expect(await store.read((tables) => tables.handoverLines.ofChat(RAVI))).toHaveLength(1);
  });
}
