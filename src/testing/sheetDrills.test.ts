/** The sheet's drills with small counts; `npm run drill -- sheet` plays them with the large ones. And two processes with one sheet. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sheetAwayDrill, sheetHourDrill } from './drills/sheetClockDrills.ts';
import { sheetDrill } from './drills/sheetDrill.ts';
import { booksAtClinic } from './journey.ts';
import { createTestDatabase, type TestDatabase, whyNoPostgres } from './postgres.ts';
import { openSheetClinic } from './sheetBench.ts';

const noPostgres = await whyNoPostgres();

describe('the staff’s sheet', () => {
  it('survives anything that staff do to it while patients book', async () => {
    expect(await sheetDrill.run({ count: 160, seed: 7 })).toHaveLength(4);
  }, 90_000);

  it('may be away for a day', async () => {
    expect(await sheetAwayDrill.run({ count: 8, seed: 7 })).toHaveLength(2);
  }, 90_000);

  it('is asked less than twenty times a minute in a busy hour', async () => {
    expect(await sheetHourDrill.run({ count: 8, seed: 7 })).toHaveLength(3);
  }, 90_000);
});

describe.skipIf(noPostgres !== null)(
  `two processes with one sheet${noPostgres === null ? '' : `: ${noPostgres}`}`,
  () => {
    let database: TestDatabase | undefined;
    beforeEach(async () => {
      database = await createTestDatabase();
    });
    afterEach(() => database?.drop());

    it('write by turns, and one goes on within a minute when the other has died', async () => {
      const clinic = await openSheetClinic({ databaseUrl: database?.url ?? '' });
      const [first, second] = [clinic.another({ isShared: true }), clinic.another({ isShared: true })];
      await Promise.all([first.keeper.tick(), second.keeper.tick()]);
      const keepers = [first.keeper, second.keeper];
      expect(keepers.filter(({ readAt }) => readAt !== null)).toHaveLength(1);
      const living = keepers.find(({ readAt }) => readAt === null);
      await booksAtClinic(clinic.chat('asha'));
      // The other one is never woken again, as if it had been killed.
      for (let seconds = 0; seconds <= 60; seconds += 2) {
        clinic.clock.moveBy(2_000);
        const asked = clinic.google.requests.length;
        await living?.tick();
        if (seconds < 36) expect(clinic.google.requests.length).toBe(asked);
      }
      expect(living?.readAt).not.toBeNull();
      expect(clinic.rows('Appointments')).toHaveLength(1);
      expect(clinic.rows('Doctors')).toHaveLength(10);
      expect(clinic.rows('Log')).toEqual([]);
    });

    it('one that was away for longer than its lease writes nothing any more', async () => {
      const clinic = await openSheetClinic({ databaseUrl: database?.url ?? '' });
      const [slow, quick] = [clinic.another({ isShared: true }), clinic.another({ isShared: true })];
      await slow.inStep();
      await booksAtClinic(clinic.chat('ravi'));
      // It has read, and stands still before it writes.
      clinic.google.faults.add({ do: 'delay', ms: 400, match: { operation: 'values.batchGet' } });
      const late = slow.keeper.cycle();
      await new Promise((resolve) => setTimeout(resolve, 150));
      clinic.clock.moveBy(45_000);
      await quick.inStep();
      const written = clinic.google.revision;
      await late;
      expect(clinic.google.revision).toBe(written);
      expect([slow.keeper.state, quick.keeper.state]).toEqual(['elsewhere', 'keeping']);
    });

    it('one that does not keep the sheet hears staff when nobody has read it for long, and what it hears is done once', async () => {
      const clinic = await openSheetClinic({ databaseUrl: database?.url ?? '' });
      const [keeping, other] = [clinic.another({ isShared: true }), clinic.another({ isShared: true })];
      await keeping.inStep();
      await other.keeper.tick();
      expect([other.keeper.isBehind, other.keeper.state]).toEqual([false, 'elsewhere']);
      const { staff } = clinic.google;
      const { row } = clinic.row('Doctors', 'Name', 'Lakshmi Iyer');
      staff.type({ tab: 'Doctors', row, header: 'Fee' }, '750');
      staff.addRow('Doctors', {
        Name: 'Kavita Menon',
        Speciality: 'Paediatrics',
        Fee: '510',
        Tue: '4 to 6 pm',
      });
      staff.addRow('Slots', { Day: '24/11/2026', Time: '5 to 8 pm', Doctor: 'Dr Iyer', Status: 'Closed' });
      // The one that keeps it is held up: its lease goes on, and it reads nothing.
      clinic.clock.moveBy(38_000);
      await other.keeper.tick();
      expect(other.keeper.wantsFreshening).toBe(true);
      const revision = clinic.google.revision;
      await other.keeper.freshen(10_000);
      expect([other.keeper.isBehind, other.keeper.state, clinic.google.revision]).toEqual([
        false,
        'elsewhere',
        revision,
      ]);
      const { directory } = clinic.desk.outside.world;
      expect(directory.doctors.map(({ name, feePaise }) => `${name} ${feePaise / 100}`)).toEqual(
        expect.arrayContaining(['Lakshmi Iyer 750', 'Kavita Menon 510']),
      );
      await keeping.inStep();
      expect(clinic.rows('Doctors')).toHaveLength(11);
      expect(clinic.row('Doctors', 'Name', 'Kavita Menon').cells['Front desk says']).toBe(
        '✓ The doctor can be booked.',
      );
      expect(clinic.row('Doctors', 'Name', 'Lakshmi Iyer').cells['Front desk says']).toBe('');
      expect(clinic.rows('Slots').map(({ cells }) => cells['Front desk says'])).toEqual(['✓ Closed.']);
      expect(clinic.rows('Log')).toEqual([]);
    });

    it('a sheet that cannot be read in time is waited for no longer, and is known to be behind', async () => {
      const clinic = await openSheetClinic({ databaseUrl: database?.url ?? '' });
      const [keeping, other] = [clinic.another({ isShared: true }), clinic.another({ isShared: true })];
      await keeping.inStep();
      clinic.clock.moveBy(38_000);
      await other.keeper.tick();
      clinic.google.faults.add({ do: 'hang', times: 'always' });
      await other.keeper.freshen(1_500);
      expect([other.keeper.isBehind, other.keeper.wantsFreshening]).toEqual([true, false]);
    });
  },
);
