/** Rows that were sent and never confirmed: a request that ran out of time may still arrive, after a newer one. The cycle notes them and reads with them. */
import type { RowCells } from '../../domain/sheet/compareTab.ts';
import type { SheetBook } from './sheetBook.ts';
import type { SheetDesk } from './sheetDesk.ts';
import type { TabName } from './tabs.ts';

/** Long after any server has given a request up; a command that staff write is not taken for an echo of ours for longer. */
const UNSURE_MS = 5 * 60_000;

export interface UnsureRow {
  readonly cells: RowCells;
  readonly until: number;
}

export function noteUnsure(
  { world }: SheetDesk,
  book: SheetBook,
  sent: {
    readonly tab: TabName;
    readonly ids: readonly string[];
    readonly desired: ReadonlyMap<string, RowCells>;
  },
): void {
  const until = world.clock.now().getTime() + UNSURE_MS;
  const rows = book.unsure[sent.tab];
  for (const id of sent.ids) {
    const cells = sent.desired.get(id);
    if (cells !== undefined) rows.set(id, [...(rows.get(id) ?? []), { cells, until }]);
  }
}

/** By id; what is too old is forgotten. */
export function unsureRows(
  { world }: SheetDesk,
  book: SheetBook,
  tab: TabName,
): ReadonlyMap<string, readonly RowCells[]> {
  const now = world.clock.now().getTime();
  const rows = book.unsure[tab];
  for (const [id, sent] of rows) {
    const left = sent.filter(({ until }) => until > now);
    if (left.length > 0) rows.set(id, left);
    else rows.delete(id);
  }
  return new Map([...rows].map(([id, sent]) => [id, sent.map(({ cells }) => cells)]));
}
