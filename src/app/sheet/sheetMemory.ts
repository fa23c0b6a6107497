/** Writes down in the store what the sheet was seen to show, what is on its way into it, and what staff were answered. The keeper's cycle calls it. */
import type { RowCells, RowMemory, TabComparison } from '../../domain/sheet/compareTab.ts';
import type { Cell } from '../../domain/sheet/readCells.ts';
import type { SheetRow } from '../../ports/staffTables.ts';
import { isSameRow, type SheetBook } from './sheetBook.ts';
import type { SheetDesk } from './sheetDesk.ts';
import type { TabName } from './tabs.ts';

/** Writes down what was seen right, and what is about to be written; all of it is in the store before anything is sent. */
export async function noteComparison(
  desk: SheetDesk,
  book: SheetBook,
  seen: {
    readonly tab: TabName;
    readonly comparison: TabComparison;
    readonly desired: ReadonlyMap<string, RowCells>;
  },
): Promise<void> {
  const { tab, comparison, desired } = seen;
  const changed: SheetRow[] = [];
  const note = (rowId: string, memory: RowMemory): void => {
    book.memory[tab].set(rowId, memory);
    changed.push(storedRow(book, tab, rowId));
  };
  for (const id of comparison.right) {
    const cells = desired.get(id) ?? null;
    const known = book.memory[tab].get(id);
    const wasAnswered = book.answered[tab].delete(id);
    if (cells !== null && (wasAnswered || known?.writing != null || !isSameRow(known?.cells ?? null, cells)))
      note(id, { cells, writing: null });
  }
  for (const id of [...comparison.writtenIds, ...comparison.missing]) {
    const cells = desired.get(id);
    if (cells !== undefined) note(id, { cells: book.memory[tab].get(id)?.cells ?? null, writing: cells });
  }
  if (changed.length > 0) await desk.world.store.transact((tables) => tables.sheetRows.put(changed));
}

/** A row of the sheet as the store keeps it. */
function storedRow(book: SheetBook, tab: TabName, rowId: string): SheetRow {
  const { cells, writing } = book.memory[tab].get(rowId) ?? { cells: null, writing: null };
  const answered = book.answered[tab].get(rowId);
  const text = book.answers[tab].get(rowId) ?? '';
  return {
    ...{ tab, rowId, cells, writing },
    answered: answered === undefined ? null : { cells: [...answered], text },
  };
}

/** What staff were answered is in the store before anything else happens: whoever keeps the sheet next does not do it again. */
export async function noteAnswered(
  desk: SheetDesk,
  book: SheetBook,
  answer: {
    readonly tab: TabName;
    readonly rowId: string;
    readonly cells: ReadonlyMap<number, Cell>;
    /** Null leaves the line of before. */
    readonly text: string | null;
    /** The line of the Log that tells of it. */
    readonly logId: string | null;
  },
): Promise<void> {
  const { tab, rowId, cells, text, logId } = answer;
  book.answered[tab].set(rowId, cells);
  if (text !== null) book.answers[tab].set(rowId, text);
  const rows = [storedRow(book, tab, rowId)];
  if (logId !== null) rows.push(lineToWrite(book, logId));
  await desk.world.store.transact((tables) => tables.sheetRows.put(rows));
}

/** The same for lines that answer nobody. */
export async function noteLines(desk: SheetDesk, book: SheetBook, ids: readonly string[]): Promise<void> {
  const rows = ids.map((id) => lineToWrite(book, id));
  if (rows.length > 0) await desk.world.store.transact((tables) => tables.sheetRows.put(rows));
}

/** A line is on its way into the sheet from the moment it is there. */
function lineToWrite(book: SheetBook, id: string): SheetRow {
  book.memory.Log.set(id, { cells: null, writing: book.log.get(id) ?? null });
  return storedRow(book, 'Log', id);
}

const LOG_KEPT = { most: 1000, after: 500 };

/** Old lines of the Log stay in the sheet, and are remembered no more. */
export async function forgetOldLog(desk: SheetDesk, book: SheetBook): Promise<void> {
  if (book.log.size <= LOG_KEPT.most) return;
  const seen = [...book.log.keys()].filter((id) => book.memory.Log.get(id)?.writing === null);
  const old = seen.slice(0, book.log.size - LOG_KEPT.after);
  for (const id of old) {
    book.log.delete(id);
    book.memory.Log.delete(id);
  }
  await desk.world.store.transact((tables) => tables.sheetRows.remove('Log', old));
}
