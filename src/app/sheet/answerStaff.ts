/** The last step of a meeting with the sheet: everything that staff wrote is answered, each by the verbs of its tab. The keeper walks it. */
import { type Edit, isSameCell, type SeenRow } from '../../domain/sheet/compareTab.ts';
import type { Cell } from '../../domain/sheet/readCells.ts';
import type { Answer } from './answer.ts';
import { answerCopy, answerEdit, answerNewRow } from './answerRows.ts';
import { addLogLine, labelOf } from './logLines.ts';
import { contentKey, type SheetBook } from './sheetBook.ts';
import type { ComparedTab } from './sheetCycle.ts';
import type { SheetDesk } from './sheetDesk.ts';
import { noteAnswered } from './sheetMemory.ts';
import { columnsOf, type TabName } from './tabs.ts';

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
      await answerChange({ desk, book, tab }, edit);
    }
    for (const row of [...comparison.newRows, ...comparison.copies])
      answered =
        (await answerNew({ desk, book, tab }, row, comparison.copies.includes(row) ? 'copy' : 'new')) ||
        answered;
  }
  book.hasAnswered = true;
  return answered;
}

interface Place {
  readonly desk: SheetDesk;
  readonly book: SheetBook;
  readonly tab: TabName;
}

async function answerChange({ desk, book, tab }: Place, { id, cells, changed }: Edit): Promise<void> {
  const columns = changed.map((index) => columnsOf(tab)[index] ?? '');
  const answer = await answerEdit(desk, tab, { id, cells, columns, key: desk.world.ids.id() });
  if (answer !== null) desk.world.log.info('sheet_answered', { tab, kind: answer.kind });
  const logId =
    answer?.kind === 'refused'
      ? addLogLine(desk, book, {
          tab,
          label: labelOf(tab, book.memory[tab].get(id)?.cells ?? cells),
          written: columns.map((name, at) => `${name}: ${shown(cells[changed[at] ?? 0])}`).join('; '),
          answer: answer.text,
        })
      : null;
  await noteAnswered(desk, book, {
    tab,
    rowId: id,
    cells: new Map(changed.map((index) => [index, cells[index] ?? ''])),
    text: answer?.text ?? null,
    logId,
  });
}

const shown = (cell: Cell | undefined): string => String(cell ?? '') || '(empty)';

/** The same row is answered once, however often it is read. */
async function answerNew({ desk, book, tab }: Place, row: SeenRow, kind: 'new' | 'copy'): Promise<boolean> {
  const key = contentKey(tab, row);
  if (tab === 'Log' || book.newAnswers.has(key)) return false;
  const order = { id: '', cells: row.cells, columns: columnsOf(tab), key: desk.world.ids.id() };
  const given = (kind === 'copy' ? answerCopy(tab) : null) ?? (await answerNewRow(desk, tab, order));
  book.newAnswers.set(key, given);
  desk.world.log.info('sheet_answered', { tab, kind: given.kind });
  const wasTold = !book.hasAnswered && isSameCell(row.cells.at(-1), given.text);
  const isNews = given.kind === 'refused' && !wasTold;
  const logId = isNews ? addLogLine(desk, book, newRowLine(tab, row, given)) : null;
  if (given.id !== undefined)
    // What staff wrote into it is answered: the row is filled up in the front desk's own spelling.
    await noteAnswered(desk, book, {
      tab,
      rowId: given.id,
      cells: new Map(row.cells.map((cell, index) => [index, cell])),
      text: given.kind === 'done' ? given.text : '',
      logId,
    });
  return true;
}

const newRowLine = (tab: TabName, row: SeenRow, { text }: Answer) => ({
  tab,
  label: `new row ${row.row + 1}`,
  written: row.cells
    .slice(1, -1)
    .filter((cell) => cell !== '')
    .map(String)
    .join(' | '),
  answer: text,
});
