/** What every store promises, checked on a real one of each kind; `sqliteStore.test.ts` and `postgresStore.test.ts` run it. */
import { afterEach, beforeEach, describe } from 'vitest';
import { checkAdmin } from './storeAdmin.ts';
import { checkAppointments } from './storeAppointments.ts';
import { checkBooks } from './storeBooks.ts';
import { checkChats } from './storeChats.ts';
import { checkDurability } from './storeDurability.ts';
import { checkFigures } from './storeFigures.ts';
import type { OpenStore, StoreUnderTest } from './storeFixtures.ts';
import { checkLife } from './storeLife.ts';
import { checkMoney } from './storeMoney.ts';
import { checkOutbox } from './storeOutbox.ts';
import { checkSeats } from './storeSeats.ts';
import { checkStaff } from './storeStaff.ts';
import { checkUnits } from './storeUnits.ts';

/** Gives each test its own empty store. `current` answers with it while a test runs. */
export type CurrentStore = () => StoreUnderTest;

/** The contract suite: run on what `open` opens, anew for every test. */
export function describeStore(name: string, open: OpenStore): void {
  describe(name, () => {
    let opened: StoreUnderTest | undefined;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(async () => {
      await opened?.discard();
      opened = undefined;
    });
    const current: CurrentStore = () => {
      if (opened === undefined) throw new Error('no store is open between tests');
      return opened;
    };
    describe('units of work', () => checkUnits(current));
    describe('chats', () => checkChats(current));
    describe('outbox', () => checkOutbox(current));
    describe('seats', () => checkSeats(current));
    describe('appointments', () => checkAppointments(current));
    describe('life of an appointment', () => checkLife(current));
    describe('money and papers', () => checkMoney(current));
    describe('the books', () => checkBooks(current));
    describe('what staff decide', () => checkStaff(current));
    describe('figures', () => checkFigures(current));
    describe('the staff’s bot', () => checkAdmin(current));
    describe('durability', () => checkDurability(current));
  });
}
