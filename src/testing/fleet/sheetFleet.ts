/** Processes of the product on one PostgreSQL that keep one sheet, each with an account of its own, so that the sheet's own log of requests tells who wrote. */
import { createDirectory } from '../../app/clinic/clinicBook.ts';
import { TAB_NAMES, TABS } from '../../app/sheet/tabs.ts';
import { POLICY } from '../../domain/clinic/policy.ts';
import type { Sheet } from '../../ports/sheet.ts';
import type { CountedRequest } from '../../sandbox/sheets/quota.ts';
import { type SheetsStandIn, startSheetsStandIn } from '../../sandbox/sheets/startSheetsStandIn.ts';
import { systemClock } from '../../services/clock.ts';
import { createGoogleSheet } from '../../services/googleSheets/createGoogleSheet.ts';
import { createRandomIds } from '../../services/ids.ts';
import { quietLog } from '../../services/recordingLog.ts';
import { openStore } from '../../store/openStore.ts';
import { compareWithStore } from '../drills/sheetGround.ts';
import { type Fleet, startFleet } from './fleet.ts';

export interface SheetFleet extends Fleet {
  readonly google: SheetsStandIn;
  /** Which process has written last, by the sheet's log; null before the first. */
  writer(): number | null;
  /** Requests of one process, or of all. */
  requestsOf(index?: number): readonly CountedRequest[];
  /** Each row of the store in the sheet, once and right: how many there are. */
  checkRows(): Promise<number>;
}

const SHEET_ID = 'fleet-sheet';
const nameOf = (index: number): string => `process-${index}`;

export async function startSheetFleet(
  size: number,
  more: Readonly<Record<string, string>> = {},
): Promise<SheetFleet> {
  const now = () => systemClock.now();
  const google = await startSheetsStandIn({ now, realNow: now, spreadsheetId: SHEET_ID });
  const sheet = sheetOf(google);
  await sheet.layOut(
    TAB_NAMES.map((name) => TABS[name]),
    { timeZone: 'Asia/Kolkata' },
  );
  const fleet = await startFleet(size, (index) => ({
    GOOGLE_SHEETS_ID: SHEET_ID,
    GOOGLE_SERVICE_ACCOUNT: JSON.stringify(google.accountOf(nameOf(index))),
    GOOGLE_SHEETS_BASE_URL: google.url,
    ...more,
  })).catch(async (error: unknown) => {
    await google.close();
    throw error;
  });
  const indexOf = ({ by }: CountedRequest): number => Number(/^process-(\d+)@/.exec(by)?.[1] ?? -1);
  const requestsOf = (index?: number): readonly CountedRequest[] =>
    google.requests.filter((one) => (index === undefined ? indexOf(one) >= 0 : indexOf(one) === index));
  return {
    ...fleet,
    google,
    requestsOf,
    writer() {
      const last = requestsOf().findLast(({ kind }) => kind === 'write');
      return last === undefined ? null : indexOf(last);
    },
    checkRows: () => checkRows(fleet, sheet),
    async close() {
      await fleet.close();
      await google.close();
    },
  };
}

const sheetOf = ({ url, spreadsheetId, account }: SheetsStandIn): Sheet =>
  createGoogleSheet({
    baseUrl: url,
    spreadsheetId,
    clientEmail: account.client_email,
    privateKey: account.private_key,
  });

async function checkRows({ store: address }: Fleet, sheet: Sheet): Promise<number> {
  const store = await openStore({ ...address, log: quietLog });
  try {
    const directory = createDirectory();
    await directory.load(store);
    const world = {
      ...{ store, clock: systemClock, ids: createRandomIds(systemClock), log: quietLog, policy: POLICY },
      ...{ directory, trace: () => undefined, paymentReturnUrl: null },
    };
    return await compareWithStore({ world, sendNow: () => undefined }, sheet, SHEET_ID);
  } finally {
    await store.close();
  }
}
