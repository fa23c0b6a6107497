/** The steps of one meeting with the sheet: compare what was read, write what is owed, answer what staff wrote. The keeper walks them. */
import {
  type CellWrite,
  compareTab,
  type RowCells,
  type SeenRow,
  type TabComparison,
} from '../../domain/sheet/compareTab.ts';
import type { Cell } from '../../domain/sheet/readCells.ts';
import { clinicMoment } from '../../domain/visitTime.ts';
import type { Sheet, SheetGrid } from '../../ports/sheet.ts';
import { answerCopy, answerEdit, answerNewRow } from './answerRows.ts';
import { contentKey, newRowWrites, noteComparison, type SheetBook } from './sheetBook.ts';
import type { SheetDesk } from './sheetDesk.ts';
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
    for (const id of gone.filter((one) => !alreadyPutBack(one))) {
      desk.world.log.info('sheet_row_put_back', { tab });
      addLogLine(desk, book, {
        tab,
        label: labelOf(tab, desired.get(id) ?? []),
        written: 'The row was deleted.',
        answer: DELETED[tab],
      });
    }
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

/** What a row is called in the Log. */
function labelOf(tab: TabName, cells: readonly (Cell | null)[]): string {
  const [, first, second, third] = cells;
  return tab === 'Slots' ? [third, second].filter(Boolean).join(', ') : String(first ?? '');
}

interface LogLine {
  readonly tab: TabName;
  readonly label: string;
  readonly written: string;
  readonly answer: string;
}

function addLogLine(desk: SheetDesk, book: SheetBook, line: LogLine): void {
  const { world } = desk;
  const { date, time } = clinicMoment(world.clock.now(), world.directory.clinic.timeZone);
  const id = `log-${world.ids.id()}`;
  book.log.set(id, [id, `${date} ${time}`, line.tab, line.label, line.written.slice(0, 300), line.answer]);
}

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

interface Answering {
  readonly desk: SheetDesk;
  readonly book: SheetBook;
  readonly compared: readonly ComparedTab[];
}

/** True when anything was answered: the answers are written with the next cycle, by rows that are read anew. */
export async function answerAll({ desk, book, compared }: Answering): Promise<boolean> {
  let answered = false;
  for (const { tab, comparison } of compared) {
    for (const edit of comparison.edits) {
      answered = true;
      const columns = edit.changed.map((index) => columnsOf(tab)[index] ?? '');
      const answer = await answerEdit(desk, tab, {
        id: edit.id,
        cells: edit.cells,
        columns,
        key: desk.world.ids.id(),
      });
      book.answered[tab].set(edit.id, new Map(edit.changed.map((index) => [index, edit.cells[index] ?? ''])));
      if (answer === null) continue;
      desk.world.log.info('sheet_answered', { tab, kind: answer.kind });
      book.answers[tab].set(edit.id, answer.text);
      if (answer.kind === 'refused')
        addLogLine(desk, book, {
          tab,
          label: labelOf(tab, book.memory[tab].get(edit.id)?.cells ?? edit.cells),
          written: columns
            .map((name, at) => `${name}: ${shown(edit.cells[edit.changed[at] ?? 0])}`)
            .join('; '),
          answer: answer.text,
        });
    }
    for (const row of [...comparison.newRows, ...comparison.copies])
      answered =
        (await answerNew(desk, book, { tab, row, isCopy: comparison.copies.includes(row) })) || answered;
  }
  return answered;
}

const shown = (cell: Cell | undefined): string => String(cell ?? '') || '(empty)';

async function answerNew(
  desk: SheetDesk,
  book: SheetBook,
  { tab, row, isCopy }: { tab: TabName; row: SeenRow; isCopy: boolean },
): Promise<boolean> {
  const key = contentKey(tab, row);
  if (tab === 'Log' || book.newAnswers.has(key)) return false;
  const order = { id: '', cells: row.cells, columns: columnsOf(tab), key: desk.world.ids.id() };
  const answer = isCopy ? answerCopy(tab) : null;
  const given = answer ?? (await answerNewRow(desk, tab, order));
  book.newAnswers.set(key, given);
  desk.world.log.info('sheet_answered', { tab, kind: given.kind });
  if (given.id !== undefined) {
    // What staff wrote into it is answered: the row is filled up in the front desk's own spelling.
    book.answered[tab].set(given.id, new Map(row.cells.map((cell, index) => [index, cell])));
    book.answers[tab].set(given.id, given.kind === 'done' ? given.text : '');
  }
  if (given.kind === 'refused')
    addLogLine(desk, book, {
      tab,
      label: `new row ${row.row + 1}`,
      written: row.cells
        .slice(1, -1)
        .filter((cell) => cell !== '')
        .map(String)
        .join(' | '),
      answer: given.text,
    });
  return true;
}
