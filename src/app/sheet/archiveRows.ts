/** Keeps the sheet light: appointments of past months go to a tab of their own, old lines of the Log go. The keeper calls it at night. */
import { inPlaces } from '../../domain/sheet/compareTab.ts';
import type { Cell } from '../../domain/sheet/readCells.ts';
import { dateSerial, readDay } from '../../domain/sheet/readCells.ts';
import type { Sheet, SheetGrid } from '../../ports/sheet.ts';
import { type SheetBook, shownFrom } from './sheetBook.ts';
import type { SheetDesk } from './sheetDesk.ts';
import { ID, TABS } from './tabs.ts';

/** Lines of the Log beyond those that are remembered. */
const MOST_OLD_LINES = 500;

export interface Archived {
  readonly appointments: number;
  readonly logLines: number;
}

/** A row leaves the tab only after it was seen in the archive, and by its place as read right before. */
export async function archiveRows(desk: SheetDesk, sheet: Sheet, book: SheetBook): Promise<Archived> {
  const grids = await sheet.read(['Appointments', 'Log']);
  const past = pastRows(grids.get('Appointments') ?? [], shownFrom(desk));
  for (const [month, rows] of byMonth(past)) await copyMonth(sheet, month, rows);
  const appointments = await removeCopied(desk, { sheet, book, past });
  const logLines = await removeOldLines(sheet, book, grids.get('Log') ?? []);
  return { appointments, logLines };
}

interface PastRow {
  readonly id: string;
  readonly month: string;
  /** In the order of our columns. */
  readonly cells: readonly Cell[];
}

const COLUMNS = TABS.Appointments.columns.map(({ name }) => name);

/** Rows of ours alone: without an id nothing is moved. */
function pastRows([headers = [], ...lines]: SheetGrid, from: string): readonly PastRow[] {
  const places = COLUMNS.map((name) => headers.indexOf(name));
  if (places.includes(-1)) return [];
  return lines.flatMap((line) => {
    const cells = places.map((place) => line[place] ?? '');
    const id = String(cells[0] ?? '');
    const serial = cells[COLUMNS.indexOf('Date')];
    if (id === '' || typeof serial !== 'number' || serial >= dateSerial(from)) return [];
    return [{ id, month: (readDay(serial, from) ?? from).slice(0, 7), cells }];
  });
}

function byMonth(rows: readonly PastRow[]): ReadonlyMap<string, readonly PastRow[]> {
  const months = new Map<string, PastRow[]>();
  for (const row of rows) months.set(row.month, [...(months.get(row.month) ?? []), row]);
  return months;
}

const archiveTab = (month: string): string => `Archive ${month}`;

/** What a broken try copied already is not copied again. */
async function copyMonth(sheet: Sheet, month: string, rows: readonly PastRow[]): Promise<void> {
  const tab = archiveTab(month);
  await sheet.layOut([{ ...TABS.Appointments, name: tab }]);
  const grid = (await sheet.read([tab])).get(tab) ?? [];
  const copied = idsOf(grid);
  // An archive of before an upgrade has newer columns behind the others.
  const places = COLUMNS.map((name) => (grid[0] ?? []).indexOf(name));
  await sheet.append(
    tab,
    rows.filter(({ id }) => !copied.has(id)).map(({ cells }) => inPlaces(cells, places)),
  );
}

function idsOf([headers = [], ...lines]: SheetGrid): ReadonlySet<string> {
  const place = headers.indexOf(ID);
  return new Set(lines.map((line) => String(line[place] ?? '')));
}

async function removeCopied(
  desk: SheetDesk,
  { sheet, book, past }: { sheet: Sheet; book: SheetBook; past: readonly PastRow[] },
): Promise<number> {
  if (past.length === 0) return 0;
  const tabs = [...new Set(past.map(({ month }) => archiveTab(month)))];
  const grids = await sheet.read([...tabs, 'Appointments']);
  const archived = new Set(tabs.flatMap((tab) => [...idsOf(grids.get(tab) ?? [])]));
  const gone = new Set(past.map(({ id }) => id).filter((id) => archived.has(id)));
  const [headers = [], ...lines] = grids.get('Appointments') ?? [];
  const place = headers.indexOf(ID);
  const rows = lines.flatMap((line, index) => (gone.has(String(line[place] ?? '')) ? [index + 1] : []));
  await sheet.deleteRows('Appointments', rows);
  for (const id of gone) book.memory.Appointments.delete(id);
  await desk.world.store.transact((tables) => tables.sheetRows.remove('Appointments', [...gone]));
  return rows.length;
}

async function removeOldLines(
  sheet: Sheet,
  book: SheetBook,
  [headers = [], ...lines]: SheetGrid,
): Promise<number> {
  const place = headers.indexOf(ID);
  const old = lines.flatMap((line, index) => {
    const id = String(line[place] ?? '');
    return id.startsWith('log-') && !book.log.has(id) ? [index + 1] : [];
  });
  if (old.length <= MOST_OLD_LINES) return 0;
  await sheet.deleteRows('Log', old);
  return old.length;
}
