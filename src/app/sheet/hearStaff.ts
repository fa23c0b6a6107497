/** Takes over what staff wrote about doctors and times and writes nothing into the sheet: for a process that does not keep it and must not wait for the one that does. */
import { compareTab } from '../../domain/sheet/compareTab.ts';
import type { Sheet } from '../../ports/sheet.ts';
import { answerEdit, answerNewRow } from './answerRows.ts';
import { openBook, peopleRows, type SheetBook } from './sheetBook.ts';
import type { SheetDesk } from './sheetDesk.ts';
import { noteAnswered } from './sheetMemory.ts';
import { columnsOf } from './tabs.ts';

/**
 * Both tabs whole, in one request: a doctor's rows are known by the ids in them and lie where staff have moved them, so asking for
 * those alone would take a second request and save a few kilobytes.
 */
const HEARD = ['Doctors', 'Slots'] as const;
type HeardTab = (typeof HEARD)[number];

/** Only what is granted counts here. What is refused is left to the process that keeps the sheet, which says why in the row. */
export async function hearStaff(desk: SheetDesk, sheet: Sheet, sheetId: string): Promise<void> {
  const book = await openBook(desk, sheetId);
  const desired = await peopleRows(desk, book);
  const grids = await sheet.read(HEARD);
  for (const tab of HEARD) {
    const comparison = compareTab({
      columns: columnsOf(tab),
      grid: grids.get(tab) ?? [],
      memory: book.memory[tab],
      desired: desired[tab],
      answered: book.answered[tab],
      unsure: new Map(),
    });
    if ('code' in comparison) continue;
    for (const { id, cells, changed } of comparison.edits) {
      const columns = changed.map((index) => columnsOf(tab)[index] ?? '');
      await answerEdit(desk, tab, { id, cells, columns, key: desk.world.ids.id() });
    }
    for (const { cells } of comparison.newRows) await hearNewRow({ desk, book, tab }, cells);
  }
}

interface Place {
  readonly desk: SheetDesk;
  readonly book: SheetBook;
  readonly tab: HeardTab;
}

async function hearNewRow({ desk, book, tab }: Place, cells: Parameters<typeof answerNewRow>[2]['cells']) {
  const row = { id: '', cells, columns: columnsOf(tab), key: desk.world.ids.id() };
  const { kind, id, text } = await answerNewRow(desk, tab, row);
  if (kind !== 'done' || id === undefined) return;
  const written = new Map(cells.map((cell, index) => [index, cell]));
  await noteAnswered(desk, book, { tab, rowId: id, cells: written, text, logId: null });
}
