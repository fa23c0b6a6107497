/** Bookings that go to the staff's sheet while the product dies at each point of reading and writing it: each has one row there, and staff's words are kept. */
import { setTimeout as pause } from 'node:timers/promises';
import { TAB_NAMES, TABS } from '../../app/sheet/tabs.ts';
import type { SheetsStandIn } from '../../sandbox/sheets/startSheetsStandIn.ts';
import { createGoogleSheet } from '../../services/googleSheets/createGoogleSheet.ts';
import { openCrashGround } from './crashGround.ts';
import { bookOnce, type CrashOrder, type CrashResult } from './crashJourneys.ts';
import { comesToRest, judgeBookings, STUCK_AFTER_MS } from './judge.ts';
import { Lives } from './lives.ts';

/** Where another process may have kept the sheet, its lease is waited for, then a look comes within seconds. */
const LOOKED_WITHIN_MS = 50_000;

/** @throws Error that says which booking has no row, or two, or whose note is gone */
export async function crashSheet({ points, store }: CrashOrder): Promise<CrashResult> {
  const ground = await openCrashGround(store, true);
  const { sheets } = ground;
  if (sheets === null) throw new Error('there is no sheet');
  await layOut(sheets);
  const lives = new Lives(ground.product, points);
  const notes = new Map<string, string>();
  try {
    await lives.begin();
    const chats: number[] = [];
    for (let chatId = 30_001; !lives.areOver; chatId += 1) {
      chats.push(chatId);
      const deaths = lives.died.length;
      await bookOnce(ground, lives, chatId);
      typeNotes(sheets, notes);
      await Promise.race([untilDied(lives, deaths), lives.failure]);
      lives.countJourney();
    }
    const restSeconds = await comesToRest(ground);
    await untilShown(sheets, { bookings: chats.length, notes });
    lives.end();
    await ground.product.stop();
    const seenAgain = await judgeBookings(ground, chats);
    return { died: lives.died, unreached: lives.unreached, journeys: chats.length, seenAgain, restSeconds };
  } finally {
    lives.end();
    await ground.close();
  }
}

const layOut = ({ url, spreadsheetId, account }: SheetsStandIn): Promise<void> =>
  createGoogleSheet({
    baseUrl: url,
    spreadsheetId,
    clientEmail: account.client_email,
    privateKey: account.private_key,
  }).layOut(TAB_NAMES.map((name) => TABS[name]));

/** Staff write a note into each row that has none yet. */
function typeNotes(sheets: SheetsStandIn, notes: Map<string, string>): void {
  for (const { row, cells } of sheets.staff.rows('Appointments')) {
    const id = String(cells['Row id']);
    if (notes.has(id)) continue;
    notes.set(id, `Bring the file ${notes.size + 1}`);
    sheets.staff.type({ tab: 'Appointments', row, header: 'Note' }, notes.get(id) ?? '');
  }
}

async function untilDied(lives: Lives, deaths: number): Promise<void> {
  const deadline = performance.now() + LOOKED_WITHIN_MS;
  while (lives.died.length === deaths && !lives.areOver && performance.now() < deadline) await pause(50);
}

/** A minute after the last death at most, sheet and bookings agree. */
async function untilShown(
  sheets: SheetsStandIn,
  { bookings, notes }: { bookings: number; notes: ReadonlyMap<string, string> },
): Promise<void> {
  const deadline = performance.now() + STUCK_AFTER_MS;
  for (;;) {
    const wrong = whatIsWrong(sheets, { bookings, notes });
    if (wrong === null) return;
    if (performance.now() > deadline) throw new Error(wrong);
    await pause(250);
  }
}

function whatIsWrong(
  sheets: SheetsStandIn,
  { bookings, notes }: { bookings: number; notes: ReadonlyMap<string, string> },
): string | null {
  const rows = sheets.staff.rows('Appointments').map(({ cells }) => cells);
  const ids = new Set(rows.map((cells) => String(cells['Row id'])));
  if (rows.length !== bookings || ids.size !== bookings)
    return `${rows.length} rows with ${ids.size} ids in the sheet for ${bookings} bookings`;
  const lost = rows.find((cells) => cells['Note'] !== (notes.get(String(cells['Row id'])) ?? ''));
  return lost === undefined ? null : `a note of staff's is “${String(lost['Note'])}” now`;
}
