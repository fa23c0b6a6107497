/** The sheet's drills with small counts; `npm run drill -- sheet` plays them with the large ones. And two processes with one sheet. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SheetKeeper } from '../app/sheet/sheetKeeper.ts';
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
    beforeAll(async () => {
      database = await createTestDatabase();
    });
    afterAll(() => database?.drop());

    it('write by turns, and one goes on within a minute when the other has died', async () => {
      const clinic = await openSheetClinic({ databaseUrl: database?.url ?? '' });
      const keeper = () =>
        new SheetKeeper({
          world: clinic.desk.outside.world,
          sheet: clinic.sheet,
          sheetId: clinic.google.spreadsheetId,
          sendNow: (rows) => clinic.desk.runner.sendNow(rows),
          intervalMs: 30_000,
          isShared: true,
        });
      const [first, second] = [keeper(), keeper()];
      await Promise.all([first.tick(), second.tick()]);
      const readers = [first, second].filter((one) => one.readAt !== null);
      expect(readers).toHaveLength(1);
      const [living] = [first, second].filter((one) => one.readAt === null);
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
  },
);
