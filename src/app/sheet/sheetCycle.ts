/** Two steps of a meeting with the sheet: compare what was read, write what is owed. The keeper walks them. */
import {
  type CellWrite,
  compareTab,
  type RowCells,
  type TabComparison,
} from '../../domain/sheet/compareTab.ts';
import type { Sheet, SheetGrid } from '../../ports/sheet.ts';
import { addLogLine, labelOf } from './logLines.ts';
import { newRowWrites, type SheetBook } from './sheetBook.ts';
import type { SheetDesk } from './sheetDesk.ts';
import { noteComparison, noteLines } from './sheetMemory.ts';
import { columnsOf, TAB_NAMES, type TabName } from './tabs.ts';

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
    });
    if ('code' in comparison) {
      desk.world.log.warn('sheet_headers_missing', { tab, headers: comparison.headers.join(', ') });
      continue;
    }
    compared.push({
      tab,
      comparison: await withoutDeleted(desk, book, { tab, comparison, desired: desired[tab] }),
    });
  }
  return compared;
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

export async function writeAll(
  sheet: Sheet,
  {
    book,
    desired,
    compared,
  }: { book: SheetBook; desired: Comparing['desired']; compared: readonly ComparedTab[] },
): Promise<void> {
  const answers = compared.map(({ tab, comparison }) => ({
    tab,
    writes: newRowWrites(book, tab, comparison),
  }));
  // A new row that has just got its id is no missing row any more.
  const given = new Set(answers.flatMap(({ writes }) => writes.map(({ value }) => value)));
  await sheet.write(
    compared.flatMap(({ tab, comparison }, index) =>
      [...comparison.writes, ...(answers[index]?.writes ?? [])].map((write: CellWrite) => ({
        tab,
        ...write,
      })),
    ),
  );
  for (const { tab, comparison } of compared) {
    const rows = comparison.missing.filter((id) => !given.has(id)).map((id) => desired[tab].get(id) ?? []);
    await sheet.append(
      tab,
      rows.map((cells) => cells.map((cell) => cell ?? '')),
    );
  }
}
