/** Opens the staff's sheet: the clinic's own at Google, the stand-in's in a sandbox, or none. */
import { readFile } from 'node:fs/promises';
import type { Freshness } from '../agent/turnTaker.ts';
import { SheetKeeper } from '../app/sheet/sheetKeeper.ts';
import { TAB_NAMES, TABS } from '../app/sheet/tabs.ts';
import type { Config } from '../config.ts';
import type { Ids } from '../ports/ids.ts';
import { OutsideError } from '../ports/outsideError.ts';
import type { Sheet } from '../ports/sheet.ts';
import { GOOGLE_QUOTA } from '../sandbox/sheets/quota.ts';
import { type SheetsStandIn, startSheetsStandIn } from '../sandbox/sheets/startSheetsStandIn.ts';
import { systemClock } from '../services/clock.ts';
import { createGoogleSheet } from '../services/googleSheets/createGoogleSheet.ts';
import { withSheetPoints } from './crashPoints.ts';
import type { Desk } from './desk.ts';

export interface SheetAccess {
  readonly keeper: SheetKeeper;
  /** One look whether anything is due; the first one makes the tabs where the sheet is simulated. */
  readonly tick: () => Promise<void>;
  /** Null where the sheet is real. */
  readonly standIn: SheetsStandIn | null;
}

/** How long a turn waits for a sheet that was not read for long. */
const FRESHEN_WITHIN_MS = 1_500;

/** What the desk knows of a keeper that is only made when the desk is there. */
export class SheetWatch implements Freshness {
  keeper: SheetKeeper | null = null;
  readonly isBehind = (): boolean => this.keeper?.isBehind === true;
  readonly isWanted = (): boolean => this.keeper?.wantsFreshening === true;
  readonly freshen = (): Promise<void> => this.keeper?.freshen(FRESHEN_WITHIN_MS) ?? Promise.resolve();
}

export interface SheetPlace {
  readonly watch: SheetWatch;
  readonly desk: Desk;
  readonly ids: Ids;
  /** Whether a stand-in takes the place of a sheet that is not configured. */
  readonly isSimulated: boolean;
}

/** A sheet of the sandbox's gets its tabs by itself; the clinic's own by `npm run sheet -- setup`. Nothing is asked of it before the first tick. */
export async function openSheet(config: Config, place: SheetPlace): Promise<SheetAccess | null> {
  if (config.GOOGLE_SHEETS_ID !== undefined) {
    const sheet = withSheetPoints(createGoogleSheet(await realSheet(config)));
    const intervalMs = config.GOOGLE_SHEETS_SECONDS * 1000;
    const keeper = keeperOf(config, place, { sheet, sheetId: config.GOOGLE_SHEETS_ID, intervalMs });
    return { keeper, tick: () => keeper.tick(), standIn: null };
  }
  if (!place.isSimulated) return null;
  const { world } = place.desk.outside;
  const standIn = await startSheetsStandIn({
    now: () => world.clock.now(),
    realNow: () => systemClock.now(),
    // Another one with every start: what it held is gone, and nothing of it is remembered.
    spreadsheetId: `sandbox-${place.ids.id()}`,
    title: world.directory.clinic.name,
    quota: GOOGLE_QUOTA,
  });
  const sheet = createGoogleSheet({
    baseUrl: standIn.url,
    spreadsheetId: standIn.spreadsheetId,
    clientEmail: standIn.account.client_email,
    privateKey: standIn.account.private_key,
  });
  const keeper = keeperOf(config, place, {
    sheet,
    sheetId: standIn.spreadsheetId,
    intervalMs: PLAYGROUND_INTERVAL_MS,
  });
  let isLaidOut = false;
  return {
    keeper,
    standIn,
    async tick() {
      isLaidOut ||= await laysOut(sheet, world.directory.clinic.timeZone);
      if (!isLaidOut) return;
      await keeper.tick();
    },
  };
}

/** False while the sheet is away: the next tick tries again. */
async function laysOut(sheet: Sheet, timeZone: string): Promise<boolean> {
  try {
    await sheet.layOut(
      TAB_NAMES.map((name) => TABS[name]),
      { timeZone },
    );
    return true;
  } catch (error) {
    if (error instanceof OutsideError) return false;
    throw error;
  }
}

/** Who tries it out waits in front of the screen. */
const PLAYGROUND_INTERVAL_MS = 10_000;

const keeperOf = (
  config: Config,
  { desk, watch }: SheetPlace,
  { sheet, sheetId, intervalMs }: { sheet: Sheet; sheetId: string; intervalMs: number },
): SheetKeeper => {
  watch.keeper = new SheetKeeper({
    world: desk.outside.world,
    sheet,
    sheetId,
    sendNow: (rows) => desk.runner.sendNow(rows),
    intervalMs,
    isShared: config.DATABASE_URL !== undefined,
  });
  return watch.keeper;
};

export interface ServiceAccountKey {
  readonly clientEmail: string;
  readonly privateKey: string;
}

/** The key file's two parts that are needed; throws a sentence for the operator, never with the key in it. */
export async function readServiceAccount(given: string): Promise<ServiceAccountKey> {
  const isJson = given.trimStart().startsWith('{');
  const text = isJson
    ? given
    : await readFile(given, 'utf8').catch(() => {
        throw new Error('GOOGLE_SERVICE_ACCOUNT names a file that cannot be read.');
      });
  const key = parsed(text) as Partial<Record<'client_email' | 'private_key', unknown>> | null;
  if (typeof key?.client_email !== 'string' || typeof key.private_key !== 'string')
    throw new Error(
      'GOOGLE_SERVICE_ACCOUNT is no service account key: client_email or private_key is missing.',
    );
  return { clientEmail: key.client_email, privateKey: key.private_key.replaceAll('\\n', '\n') };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** What `createGoogleSheet` needs of the configuration. */
export async function realSheet(config: Config) {
  const key = await readServiceAccount(config.GOOGLE_SERVICE_ACCOUNT ?? '');
  return { ...key, baseUrl: config.GOOGLE_SHEETS_BASE_URL, spreadsheetId: config.GOOGLE_SHEETS_ID ?? '' };
}
