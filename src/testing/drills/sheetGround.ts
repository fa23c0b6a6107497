/** What the sheet's drills stand on: a clinic with a sheet, patients who book whatever is free, and the comparison of sheet and store. */
import { desiredRows, openBook } from '../../app/sheet/sheetBook.ts';
import type { SheetDesk } from '../../app/sheet/sheetDesk.ts';
import { SheetKeeper } from '../../app/sheet/sheetKeeper.ts';
import { columnsOf, TAB_NAMES, TABS } from '../../app/sheet/tabs.ts';
import { openTerminalDesk, type TerminalDesk } from '../../compose/terminalDesk.ts';
import { chatKey } from '../../domain/message/chat.ts';
import { isSameCell } from '../../domain/sheet/compareTab.ts';
import type { Sheet } from '../../ports/sheet.ts';
import type { Quota } from '../../sandbox/sheets/quota.ts';
import { type SheetsStandIn, startSheetsStandIn } from '../../sandbox/sheets/startSheetsStandIn.ts';
import { movableClock, systemClock } from '../../services/clock.ts';
import { createGoogleSheet } from '../../services/googleSheets/createGoogleSheet.ts';
import { type RecordingLog, recordingLog } from '../../services/recordingLog.ts';
import { CAST, MONDAY_TEN } from '../clinic.ts';
import { type Chat, chatOf } from '../journey.ts';

const NO_QUOTA: Quota = { readsPerMinute: 1e9, writesPerMinute: 1e9 };

export interface Ground {
  readonly desk: TerminalDesk;
  readonly google: SheetsStandIn;
  readonly sheet: Sheet;
  readonly keeper: SheetKeeper;
  readonly log: RecordingLog;
}

/** A clinic on Monday at ten with a sheet and its keeper; `quota` counts by the clinic's clock. */
export async function openGround(quota: Quota = NO_QUOTA): Promise<Ground> {
  const log = recordingLog();
  const desk = await openTerminalDesk({
    log,
    startsAt: null,
    dataDir: null,
    channels: ['telegram'],
    clock: movableClock({ now: () => MONDAY_TEN }),
  });
  const google = await startSheetsStandIn({
    now: () => desk.clock.now(),
    realNow: () => systemClock.now(),
    spreadsheetId: 'drill-sheet',
    quota,
  });
  const sheet = createGoogleSheet({
    baseUrl: google.url,
    spreadsheetId: google.spreadsheetId,
    clientEmail: google.account.client_email,
    privateKey: google.account.private_key,
  });
  await sheet.layOut(
    TAB_NAMES.map((name) => TABS[name]),
    { timeZone: 'Asia/Kolkata' },
  );
  const keeper = new SheetKeeper({
    world: desk.desk.outside.world,
    sheet,
    sheetId: google.spreadsheetId,
    sendNow: (rows) => desk.desk.runner.sendNow(rows),
    intervalMs: 30_000,
    isShared: false,
  });
  return { desk, google, sheet, keeper, log };
}

export async function closeGround({ keeper, google, desk }: Ground): Promise<void> {
  await keeper.stop();
  await google.close();
  await desk.close();
}

const DOCTORS = ['Dr Rao', 'Dr Khan', 'Dr Iyer', 'Dr Singh', 'Dr Thomas', 'Dr Joshi'];
const MOST_STEPS = 10;

/** A patient who takes whatever is offered; null when nothing was free for them. */
export async function bookSomehow(
  desk: TerminalDesk,
  number: number,
  random: () => number,
): Promise<string | null> {
  const chat = chatOf(desk, { ...CAST.ravi, chat: chatKey('telegram', String(500_000 + number)) });
  const doctor = DOCTORS[Math.floor(random() * DOCTORS.length)];
  await chat.says(`Ravi Kumar, 43, male, cough, 9812345678, ${doctor}`);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const label = await nextChoice(chat, random);
    if (label === null) return null;
    const answer = await chat.taps(label);
    if (label !== 'Pay at the clinic') continue;
    const reference = /CF-\w+/.exec(answer.text)?.[0];
    if (reference !== undefined) return reference;
  }
  return null;
}

async function nextChoice(chat: Chat, random: () => number): Promise<string | null> {
  const { choices } = await chat.menu();
  const fixed = choices.find(({ label }) => label === 'Pay at the clinic' || label === 'I agree');
  if (fixed !== undefined) return fixed.label;
  const offered = choices.filter(({ call }) => call.tool === 'holdSlot' || call.tool === 'recordDetails');
  return offered[Math.floor(random() * offered.length)]?.label ?? null;
}

export async function comeToRest({ keeper, desk }: Ground): Promise<number> {
  for (let cycles = 1; cycles <= 60; cycles += 1) {
    const owes = await keeper.cycle();
    await desk.settle();
    if (!owes) return cycles;
  }
  throw new Error('sheet and store do not come to rest');
}

export const checkSheet = ({ desk, sheet }: Ground): Promise<number> =>
  compareWithStore({ world: desk.desk.outside.world, sendNow: () => undefined }, sheet, 'drill-sheet');

/** Each row that should be there is there once, cell by cell; answers with how many there are. */
export async function compareWithStore(place: SheetDesk, sheet: Sheet, sheetId: string): Promise<number> {
  const desired = await desiredRows(place, await openBook(place, sheetId));
  const grids = await sheet.read(TAB_NAMES);
  let rows = 0;
  for (const tab of TAB_NAMES) {
    const [headers = [], ...lines] = grids.get(tab) ?? [];
    const places = columnsOf(tab).map((name) => headers.indexOf(name));
    for (const [id, cells] of desired[tab]) {
      const found = lines.filter((line) => line[places[0] ?? 0] === id);
      if (found.length !== 1) throw new Error(`${tab} ${id} is in ${found.length} rows`);
      const seen = places.map((place) => found[0]?.[place] ?? '');
      const differs = cells.findIndex((cell, index) => cell !== null && !isSameCell(cell, seen[index]));
      if (differs >= 0) throw new Error(`${tab} ${id} ${columnsOf(tab)[differs]} differs`);
      rows += 1;
    }
  }
  return rows;
}
