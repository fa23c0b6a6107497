/** Lines of the tab Log: what was refused or put back, and why. Whoever answers staff adds them, and the next writing brings them into the sheet. */
import type { Cell } from '../../domain/sheet/readCells.ts';
import { clinicMoment } from '../../domain/visit/visitTime.ts';
import type { SheetBook } from './sheetBook.ts';
import type { SheetDesk } from './sheetDesk.ts';
import type { TabName } from './tabs.ts';

export interface LogLine {
  readonly tab: TabName;
  readonly label: string;
  readonly written: string;
  readonly answer: string;
}

/** Longer ones are cut: somebody may have pasted a page. */
const LONGEST_WRITTEN = 300;

/** Answers with the line's id. */
export function addLogLine(desk: SheetDesk, book: SheetBook, line: LogLine): string {
  const { world } = desk;
  const { date, time } = clinicMoment(world.clock.now(), world.directory.clinic.timeZone);
  const id = `log-${world.ids.id()}`;
  const written = line.written.slice(0, LONGEST_WRITTEN);
  book.log.set(id, [id, `${date} ${time}`, line.tab, line.label, written, line.answer]);
  return id;
}

/** What a row is called in the Log. */
export function labelOf(tab: TabName, cells: readonly (Cell | null)[]): string {
  const [, first, second, third] = cells;
  return tab === 'Slots' ? [third, second].filter(Boolean).join(', ') : String(first ?? '');
}
