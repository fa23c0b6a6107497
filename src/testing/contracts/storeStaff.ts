/** What staff's deeds and their sheet rely on: slots with what is on them, entries, leases, the sheet's memory. Part of the store's contract. */
import { expect, it } from 'vitest';
import type { SlotEntryId, SlotId } from '../../domain/ids.ts';
import type { SlotEntry } from '../../domain/visit/slotEntry.ts';
import type { SheetRow } from '../../ports/staffTables.ts';
import type { CurrentStore } from './storeContract.ts';
import {
  DR_IYER,
  ELEVEN_O_CLOCK,
  holdOf,
  minutesLater,
  NOW,
  openClinic,
  TEN_O_CLOCK,
} from './storeFixtures.ts';

const ENTRY: SlotEntry = {
  id: 'entry-1' as SlotEntryId,
  doctorId: DR_IYER.id,
  from: minutesLater(60),
  to: minutesLater(120),
  status: 'closed',
  note: 'conference, “3rd floor”',
  updatedAt: NOW,
};
const ROW: SheetRow = {
  tab: 'Doctors',
  rowId: 'd-1',
  cells: ['Lakshmi', 600, true, '=1+1', null],
  writing: null,
  answered: null,
};
const ANSWERED = { cells: [[1, '₹700']], text: '✓ Fee taken over.' } as const;
const DAY = { doctorId: DR_IYER.id, fromDate: '2026-01-06', toDate: '2026-01-06' };

export function checkStaff(current: CurrentStore): void {
  it('shows all slots of a doctor’s days with what is on them', async () => {
    const { store } = current();
    await openClinic(store);
    await store.transact(async (tables) => {
      await tables.appointments.hold(holdOf('A', TEN_O_CLOCK));
      await tables.slots.change([ELEVEN_O_CLOCK.id], { closed: true, seats: 3, origin: 'staff' });
    });
    expect(await store.read((tables) => tables.slots.ofDoctor(DAY))).toEqual([
      { ...TEN_O_CLOCK, live: 1, wasUsed: true },
      { ...ELEVEN_O_CLOCK, closed: true, seats: 3, origin: 'staff', live: 0, wasUsed: false },
    ]);
    const other = { ...DAY, fromDate: '2026-01-07', toDate: '2026-01-09' };
    expect(await store.read((tables) => tables.slots.ofDoctor(other))).toEqual([]);
  });

  it('removes a slot only if there was never an appointment on it', async () => {
    const { store } = current();
    await openClinic(store);
    const hold = holdOf('A', TEN_O_CLOCK);
    await store.transact(async (tables) => {
      await tables.appointments.hold(hold);
      await tables.appointments.change(hold.id, { from: ['pending'], to: { status: 'cancelled' }, at: NOW });
      await tables.slots.removeUnused([TEN_O_CLOCK.id, ELEVEN_O_CLOCK.id, 'none' as SlotId]);
      await tables.slots.removeUnused([]);
      await tables.slots.change([], { closed: true });
    });
    expect(await store.read((tables) => tables.slots.ofDoctor(DAY))).toEqual([
      { ...TEN_O_CLOCK, live: 0, wasUsed: true },
    ]);
  });

  it('keeps what staff decided about a stretch, and finds it by overlap', async () => {
    const { store } = current();
    await openClinic(store);
    const ofDoctor = (from: number, to: number) =>
      store.read((tables) =>
        tables.slotEntries.ofDoctor({
          doctorId: DR_IYER.id,
          from: minutesLater(from),
          to: minutesLater(to),
        }),
      );
    await store.transact((tables) => tables.slotEntries.put(ENTRY));
    await store.transact((tables) => tables.slotEntries.put({ ...ENTRY, status: 'open' }));
    const kept = { ...ENTRY, status: 'open' };
    expect(await ofDoctor(119, 200)).toEqual([kept]);
    expect(await ofDoctor(0, 61)).toEqual([kept]);
    expect(await ofDoctor(0, 60)).toEqual([]);
    expect(await ofDoctor(120, 200)).toEqual([]);
    expect(await store.read((tables) => tables.slotEntries.get(ENTRY.id))).toEqual(kept);
    expect(await store.read((tables) => tables.slotEntries.endingAfter(minutesLater(119)))).toEqual([kept]);
    expect(await store.read((tables) => tables.slotEntries.endingAfter(minutesLater(120)))).toEqual([]);
    await store.transact((tables) => tables.slotEntries.remove(ENTRY.id));
    expect(await store.read((tables) => tables.slotEntries.get(ENTRY.id))).toBeNull();
  });

  it('gives a lease to one holder at a time, until it ends or is given back', async () => {
    const { store, openAnother } = current();
    const stores = [store, (await openAnother()) ?? store] as const;
    const take = (index: 0 | 1, minute: number) =>
      stores[index].transact((tables) =>
        tables.leases.take({
          name: 'sheet',
          holder: `process-${index}`,
          now: minutesLater(minute),
          until: minutesLater(minute + 1),
        }),
      );
    const first = await Promise.all([take(0, 0), take(1, 0)]);
    expect(first.filter(Boolean)).toHaveLength(1);
    const holder = first[0] ? 0 : 1;
    const other = holder === 0 ? 1 : 0;
    expect(await take(holder, 0.5)).toBe(true);
    expect(await take(other, 1)).toBe(false);
    expect(await take(other, 1.5)).toBe(true);
    expect(await take(holder, 2)).toBe(false);
    await store.transact((tables) => tables.leases.release('sheet', `process-${holder}`));
    expect(await take(holder, 2)).toBe(false);
    await store.transact((tables) => tables.leases.release('sheet', `process-${other}`));
    expect(await take(holder, 2)).toBe(true);
  });

  it('remembers the rows of the sheet, each once', async () => {
    const { store } = current();
    const many = Array.from({ length: 450 }, (_, index) => ({ ...ROW, rowId: `d-${index}` }));
    await store.transact((tables) => tables.sheetRows.put(many));
    await store.transact((tables) =>
      tables.sheetRows.put([{ ...ROW, cells: null, writing: ['Laxmi', 700], answered: ANSWERED }]),
    );
    const all = await store.read((tables) => tables.sheetRows.all());
    expect(all).toHaveLength(450);
    expect(all.find((row) => row.rowId === 'd-1')).toEqual({
      ...ROW,
      cells: null,
      writing: ['Laxmi', 700],
      answered: ANSWERED,
    });
    await store.transact((tables) => tables.sheetRows.remove('Doctors', ['d-1', 'd-2']));
    expect(await store.read((tables) => tables.sheetRows.all())).toHaveLength(448);
    await store.transact((tables) => tables.sheetRows.removeAll());
    expect(await store.read((tables) => tables.sheetRows.all())).toEqual([]);
  });

  it('tells which appointments changed since an instant, oldest change first', async () => {
    const { store } = current();
    await openClinic(store);
    const [one, two] = [holdOf('A', TEN_O_CLOCK), holdOf('B', ELEVEN_O_CLOCK)];
    await store.transact(async (tables) => {
      await tables.appointments.hold(one);
      await tables.appointments.hold(two);
      await tables.appointments.change(one.id, {
        from: ['pending'],
        to: { status: 'booked' },
        at: minutesLater(5),
      });
    });
    const since = async (minute: number) =>
      (await store.read((tables) => tables.appointments.changedSince(minutesLater(minute), 10))).map(
        (found) => found.reference,
      );
    expect(await since(0)).toEqual(['CF-B', 'CF-A']);
    expect(await since(5)).toEqual(['CF-A']);
    expect(await since(6)).toEqual([]);
  });
}
