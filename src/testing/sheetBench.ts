/** A clinic with a sheet: the stand-in that the real googleapis client talks to, laid out, and the keeper that a test lets run. */
import { onTestFinished } from 'vitest';
import { SheetKeeper } from '../app/sheet/sheetKeeper.ts';
import { TAB_NAMES, TABS } from '../app/sheet/tabs.ts';
import type { Sheet } from '../ports/sheet.ts';
import type { Plain } from '../sandbox/sheets/cellValue.ts';
import { type SheetsStandIn, startSheetsStandIn } from '../sandbox/sheets/startSheetsStandIn.ts';
import { systemClock } from '../services/clock.ts';
import { createGoogleSheet } from '../services/googleSheets/createGoogleSheet.ts';
import { type ClinicOrder, type OpenClinic, openClinic } from './journey.ts';

export interface SheetClinic extends OpenClinic {
  readonly google: SheetsStandIn;
  readonly sheet: Sheet;
  readonly keeper: SheetKeeper;
  /** The keeper of a process that was started anew, or beside the first, with a sheet of its own to it. */
  another(order?: AnotherKeeper): { readonly keeper: SheetKeeper; readonly inStep: () => Promise<void> };
  /** Cycles until nothing is left to write. */
  inStep(): Promise<void>;
  /** The rows of a tab, by their headers. */
  rows(tab: string): readonly SheetRowView[];
  /** The one row whose cell holds this. */
  row(tab: string, header: string, value: Plain): SheetRowView;
}

export interface AnotherKeeper {
  readonly isShared?: boolean;
  /** How long its client waits for an answer. */
  readonly timeoutMs?: number;
}

export interface SheetRowView {
  readonly row: number;
  readonly cells: Readonly<Record<string, Plain>>;
}

const sheetOf = (google: SheetsStandIn, timeoutMs?: number): Sheet =>
  createGoogleSheet({
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    baseUrl: google.url,
    spreadsheetId: google.spreadsheetId,
    clientEmail: google.account.client_email,
    privateKey: google.account.private_key,
  });

export const LAYOUT = TAB_NAMES.map((name) => TABS[name]);

/** Quotas are out of the way unless a test sets them: the clock stands still. */
export async function openSheetClinic(order: ClinicOrder = {}): Promise<SheetClinic> {
  const clinic = await openClinic(order);
  const google = await startSheetsStandIn({
    now: () => clinic.clock.now(),
    realNow: () => systemClock.now(),
    spreadsheetId: 'sandbox-sheet',
    quota: { readsPerMinute: 100_000, writesPerMinute: 100_000 },
  });
  onTestFinished(() => google.close());
  const sheet = sheetOf(google);
  await sheet.layOut(LAYOUT, { timeZone: 'Asia/Kolkata' });
  const keeperOf = (to: Sheet, isShared: boolean): SheetKeeper =>
    new SheetKeeper({
      world: clinic.desk.outside.world,
      sheet: to,
      sheetId: google.spreadsheetId,
      sendNow: (rows) => clinic.desk.runner.sendNow(rows),
      intervalMs: 30_000,
      isShared,
    });
  const keeper = keeperOf(sheet, false);
  const settle = async (one: SheetKeeper): Promise<void> => {
    for (let cycles = 0; cycles < 12; cycles += 1) {
      const owes = await one.cycle();
      await clinic.settle();
      if (!owes) return;
    }
    throw new Error('the sheet does not come to rest');
  };
  const rows = (tab: string): readonly SheetRowView[] => google.staff.rows(tab);
  return {
    ...clinic,
    google,
    sheet,
    keeper,
    rows,
    row(tab, header, value) {
      const found = rows(tab).filter(({ cells }) => cells[header] === value);
      const [first, second] = found;
      if (first === undefined || second !== undefined)
        throw new Error(`${found.length} rows of ${tab} have ${header} ${String(value)}`);
      return first;
    },
    inStep: () => settle(keeper),
    another({ isShared = false, timeoutMs } = {}) {
      const one = keeperOf(sheetOf(google, timeoutMs), isShared);
      return { keeper: one, inStep: () => settle(one) };
    },
  };
}
