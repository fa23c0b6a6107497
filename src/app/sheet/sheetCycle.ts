/** Two steps of a meeting with the sheet: compare what was read, write what is owed. The keeper walks them. */
import { compareTab, inPlaces, type RowCells, type TabComparison } from '../../domain/sheet/compareTab.ts';
import type { Sheet, SheetGrid } from '../../ports/sheet.ts';
import { addLogLine, labelOf } from './logLines.ts';
import { newRowWrites, recallAnswered, type SheetBook } from './sheetBook.ts';
import type { SheetDesk } from './sheetDesk.ts';
import { noteComparison, noteLines } from './sheetMemory.ts';
import { columnsOf, TAB_NAMES, type TabName } from './tabs.ts';
import { noteUnsure, unsureRows } from './unsureRows.ts';

export interface ComparedTab {
  readonly tab: TabName;
  readonly comparison: TabComparison;
}

interface Comparing {
  readonly desk: SheetDesk;
  readonly book: SheetBook;
  readonly desired: { readonly [Name in TabName]: Map<string, RowCells> };
  readonly grids: ReadonlyMap<string, SheetGrid>;
}

export async function compareAll({ desk, book, desired, grids }: Comparing): Promise<readonly ComparedTab[]> {
  const compared: ComparedTab[] = [];
  for (const tab of TAB_NAMES) {
    const comparison = compareTab({
      columns: columnsOf(tab),
      grid: grids.get(tab) ?? [],
      memory: book.memory[tab],
      desired: desired[tab],
      answered: book.answered[tab],
      unsure: unsureRows(desk, book, tab),
    });
    if ('code' in comparison) {
      desk.world.log.warn('sheet_headers_missing', { tab, headers: comparison.headers.join(', ') });
      continue;
    }
    await hearOfOthers(desk, book, { tab, comparison });
    compared.push({
      tab,
      comparison: await withoutDeleted(desk, book, { tab, comparison, desired: desired[tab] }),
    });
  }
  return compared;
}

/** A new row may be one that another process has answered; its doctor or time needs no second row then. */
async function hearOfOthers(
  desk: SheetDesk,
  book: SheetBook,
  { tab, comparison }: ComparedTab,
): Promise<void> {
  if (comparison.newRows.length === 0) return;
  const unknown = comparison.missing.filter((id) => !book.memory[tab].has(id));
  if (unknown.length === 0) return;
  const rows = await desk.world.store.read((tables) => tables.sheetRows.all());
  for (const row of rows)
    if (row.tab === tab && unknown.includes(row.rowId)) recallAnswered(book, { ...row, tab });
}

/** A row that was there and is gone is put back, and the Log says so; a line of the Log itself may go. */
async function withoutDeleted(
  desk: SheetDesk,
  book: SheetBook,
  seen: ComparedTab & { readonly desired: Map<string, RowCells> },
): Promise<TabComparison> {
  const { tab, comparison, desired } = seen;
  const gone = comparison.missing.filter((id) => book.memory[tab].get(id)?.cells != null);
  let kept = comparison;
  if (tab === 'Log' && gone.length > 0) {
    for (const id of gone) {
      book.log.delete(id);
      book.memory.Log.delete(id);
    }
    await desk.world.store.transact((tables) => tables.sheetRows.remove(tab, gone));
    kept = { ...comparison, missing: comparison.missing.filter((id) => !gone.includes(id)) };
  } else {
    const alreadyPutBack = (id: string): boolean => book.memory[tab].get(id)?.writing != null;
    const lines: string[] = [];
    for (const id of gone.filter((one) => !alreadyPutBack(one))) {
      desk.world.log.info('sheet_row_put_back', { tab });
      const label = labelOf(tab, desired.get(id) ?? []);
      const line = { tab, label, written: 'The row was deleted.', answer: DELETED[tab] };
      lines.push(addLogLine(desk, book, line));
    }
    await noteLines(desk, book, lines);
  }
  await noteComparison(desk, book, { tab, comparison: kept, desired });
  return kept;
}

const DELETED: Readonly<Record<TabName, string>> = {
  Doctors: 'Put back. A doctor who has left is set to Active: No.',
  Slots: 'Put back. To open the time again, set the status to Open.',
  Appointments: 'Put back. To cancel an appointment, set its status to Cancelled.',
  Log: '',
};

/** Nothing is tried twice here: what was not confirmed is looked for in the sheet before it is sent again. */
export async function writeAll(
  desk: SheetDesk,
  sheet: Sheet,
  { book, desired, compared }: Pick<Comparing, 'book' | 'desired'> & { compared: readonly ComparedTab[] },
): Promise<void> {
  const given = await writeCells(desk, sheet, { book, desired, compared });
  for (const { tab, comparison } of compared) {
    const ids = comparison.missing.filter((id) => !given.has(id));
    const rows = ids.map((id) => inPlaces(desired[tab].get(id) ?? [], comparison.places));
    try {
      await sheet.append(tab, rows);
    } catch (error) {
      noteUnsure(desk, book, { tab, ids, desired: desired[tab] });
      throw error;
    }
  }
}

/** Answers with the ids that new rows have got: they are no missing rows any more. */
async function writeCells(
  desk: SheetDesk,
  sheet: Sheet,
  { book, desired, compared }: Pick<Comparing, 'book' | 'desired'> & { compared: readonly ComparedTab[] },
): Promise<ReadonlySet<string>> {
  const answers = compared.flatMap(({ tab, comparison }) =>
    newRowWrites(book, tab, comparison).map((write) => ({ tab, ...write })),
  );
  const changes = compared.flatMap(({ tab, comparison }) =>
    comparison.writes.map((write) => ({ tab, ...write })),
  );
  try {
    await sheet.write([...changes, ...answers]);
  } catch (error) {
    for (const { tab, comparison } of compared)
      noteUnsure(desk, book, { tab, ids: comparison.writtenIds, desired: desired[tab] });
    throw error;
  }
  return new Set(answers.map(({ value }) => String(value)));
}
