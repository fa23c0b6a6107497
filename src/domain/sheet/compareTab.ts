/** Tells what people changed in a tab from what we have to write into it. Pure: rows are known by their id, columns by their header. */
import type { Cell } from './readCells.ts';

/** A row as it should be, in the order of `columns`; null where the cell is the staff's own. */
export type RowCells = readonly (Cell | null)[];

export interface RowMemory {
  /** As last seen right in the sheet; null before the first time. */
  readonly cells: RowCells | null;
  /** What was sent and has not been seen yet. */
  readonly writing: RowCells | null;
}

export interface TabOrder {
  /** Headers; the first is that of the row's id. */
  readonly columns: readonly string[];
  /** What was read, headers first. */
  readonly grid: readonly (readonly Cell[])[];
  readonly memory: ReadonlyMap<string, RowMemory>;
  readonly desired: ReadonlyMap<string, RowCells>;
  /** Cells that people changed and that were answered already, by id. */
  readonly answered: ReadonlyMap<string, ReadonlyMap<number, Cell>>;
  /** Rows whose writing was not confirmed: they may still arrive, after newer ones. */
  readonly unsure: ReadonlyMap<string, readonly RowCells[]>;
}

export interface SeenRow {
  /** Counted from 0, headers included. */
  readonly row: number;
  readonly id: string;
  /** In the order of `columns`. */
  readonly cells: readonly Cell[];
}

export interface Edit extends SeenRow {
  /** Indexes of the columns that people changed. */
  readonly changed: readonly number[];
}

export interface CellWrite {
  readonly row: number;
  readonly column: number;
  readonly value: Cell;
}

export interface TabComparison {
  readonly edits: readonly Edit[];
  /** Rows without an id of ours that hold something. */
  readonly newRows: readonly SeenRow[];
  /** Further rows with an id that another row has. */
  readonly copies: readonly SeenRow[];
  readonly writes: readonly CellWrite[];
  /** Ids whose rows the writes are for. */
  readonly writtenIds: readonly string[];
  /** Ids that have no row. */
  readonly missing: readonly string[];
  /** Ids whose rows are as they should be. */
  readonly right: readonly string[];
  /** Where each of our columns lies in the sheet. */
  readonly places: readonly number[];
}

export type TabProblem = { readonly code: 'headers_missing'; readonly headers: readonly string[] };

export const isSameCell = (one: Cell | null | undefined, other: Cell | null | undefined): boolean => {
  if (typeof one === 'number' && typeof other === 'number') return Math.abs(one - other) < 1e-6;
  return (one ?? '') === (other ?? '');
};

export function compareTab(order: TabOrder): TabComparison | TabProblem {
  const headers = (order.grid[0] ?? []).map(String);
  const places = order.columns.map((name) => headers.indexOf(name));
  const lost = order.columns.filter((_, index) => places[index] === -1);
  if (lost.length > 0) return { code: 'headers_missing', headers: lost };
  const seen = seenRows(order, places);
  const { originals, copies, strangers } = sortOut(order, seen);
  const work = { ...order, places, shown: new Map(originals.map(({ id, cells }) => [id, cells])) };
  const compared = originals.map((row) => compareRow(work, row));
  const late = copies.filter((row) => hasArrivedLate(work, row));
  const strayWrites = [
    ...strangers.flatMap((row) => clearStray(work, row)),
    ...late.flatMap((row) => cleared(work, row)),
  ];
  const strayRows = new Set(strayWrites.map((write) => write.row));
  return {
    places,
    copies: copies.filter((row) => !late.includes(row)),
    edits: compared.flatMap(({ edit }) => (edit === null ? [] : [edit])),
    newRows: strangers.filter((row) => !strayRows.has(row.row)),
    writes: [...compared.flatMap(({ writes }) => writes), ...strayWrites],
    writtenIds: compared.filter(({ writes }) => writes.length > 0).map(({ id }) => id),
    right: compared.filter(({ writes, edit }) => writes.length === 0 && edit === null).map(({ id }) => id),
    missing: [...order.desired.keys()].filter((id) => !originals.some((row) => row.id === id)),
  };
}

function seenRows({ grid }: TabOrder, places: readonly number[]): readonly SeenRow[] {
  return grid.slice(1).flatMap((line, index) => {
    const cells = places.map((place) => line[place] ?? '');
    const isBlank = cells.every((cell) => cell === '' || cell === false);
    return isBlank ? [] : [{ row: index + 1, id: String(cells[0] ?? '').trim(), cells }];
  });
}

interface Sorted {
  readonly originals: readonly SeenRow[];
  readonly copies: readonly SeenRow[];
  readonly strangers: readonly SeenRow[];
}

/** Of several rows with one id the original is the one that is as we left it, else the first. */
function sortOut(order: TabOrder, seen: readonly SeenRow[]): Sorted {
  const byId = new Map<string, SeenRow[]>();
  const strangers: SeenRow[] = [];
  for (const row of seen) {
    if (order.desired.has(row.id)) byId.set(row.id, [...(byId.get(row.id) ?? []), row]);
    // A row that was ours once and is over stays where it is, and says nothing any more.
    else if (!order.memory.has(row.id)) strangers.push(row);
  }
  const originals: SeenRow[] = [];
  const copies: SeenRow[] = [];
  for (const [id, rows] of byId) {
    const asLeft = rows.find((row) => isAsLeft(order, id, row)) ?? rows[0];
    for (const row of rows) (row === asLeft ? originals : copies).push(row);
  }
  return { originals, copies, strangers };
}

function isAsLeft(order: TabOrder, id: string, row: SeenRow): boolean {
  const known = order.memory.get(id);
  const lefts = [known?.cells, known?.writing, order.desired.get(id)];
  return lefts.some(
    (left) => left?.every((cell, index) => cell === null || isSameCell(cell, row.cells[index])) === true,
  );
}

interface Work extends TabOrder {
  readonly places: readonly number[];
  /** What each of our rows shows. */
  readonly shown: ReadonlyMap<string, readonly Cell[]>;
}

interface ComparedRow {
  readonly id: string;
  readonly edit: Edit | null;
  readonly writes: readonly CellWrite[];
}

function compareRow(work: Work, seen: SeenRow): ComparedRow {
  const desired = work.desired.get(seen.id) ?? [];
  const changed: number[] = [];
  const writes: CellWrite[] = [];
  for (const [index, want] of desired.entries()) {
    const cell = seen.cells[index] ?? '';
    if (want === null || isSameCell(cell, want)) continue;
    if (isOurs(work, seen.id, { index, cell }))
      writes.push({ row: seen.row, column: work.places[index] ?? 0, value: want });
    else changed.push(index);
  }
  return { id: seen.id, edit: changed.length === 0 ? null : { ...seen, changed }, writes };
}

interface CellSeen {
  readonly index: number;
  readonly cell: Cell;
}

/** Whether the cell shows something that we left, sent or have answered, or that was sent to another row and fell into this one. */
function isOurs(work: Work, id: string, { index, cell }: CellSeen): boolean {
  const known = work.memory.get(id);
  const answered = work.answered.get(id);
  if (known?.cells != null && isSameCell(known.cells[index], cell)) return true;
  if (known?.writing != null && isSameCell(known.writing[index], cell)) return true;
  if (answered?.has(index) === true && isSameCell(answered.get(index), cell)) return true;
  if (work.unsure.get(id)?.some((cells) => isSameCell(cells[index], cell)) === true) return true;
  return cell !== '' && isStray(work, id, { index, cell });
}

/**
 * Rows may be sorted between our reading and our writing, and then a value falls into the row of somebody else. Such a value was
 * sent to another id, which does not show it there.
 */
function isStray({ memory, shown }: Work, id: string, { index, cell }: CellSeen): boolean {
  for (const [other, { cells, writing }] of memory) {
    const sent = writing?.[index];
    if (other === id || sent == null || !isSameCell(sent, cell)) continue;
    const hasLanded = isSameCell(shown.get(other)?.[index], sent);
    if (!hasLanded && !isSameCell(cells?.[index], sent)) return true;
  }
  return false;
}

/** A row of nobody's that holds nothing but what was sent to somebody else's is made empty again. */
function clearStray(work: Work, seen: SeenRow): readonly CellWrite[] {
  if (seen.id !== '') return [];
  const filled = seen.cells.flatMap((cell, index) => (cell === '' ? [] : [{ cell, index }]));
  return filled.every(({ cell, index }) => isStray(work, '', { index, cell })) ? cleared(work, seen) : [];
}

const cleared = ({ places }: Work, { row, cells }: SeenRow): readonly CellWrite[] =>
  cells.flatMap((cell, index) => (cell === '' ? [] : [{ row, column: places[index] ?? 0, value: '' }]));

/** A row that was sent, not confirmed and sent again, and is there twice now: staff have copied nothing. */
function hasArrivedLate({ unsure }: Work, { id, cells }: SeenRow): boolean {
  const sent = unsure.get(id) ?? [];
  return sent.some((row) => row.every((cell, index) => isSameCell(cell, cells[index])));
}

/** A row's cells where the sheet has its columns; the columns between them are the staff's. */
export function inPlaces(cells: RowCells, places: readonly number[]): readonly Cell[] {
  const line: Cell[] = Array.from({ length: Math.max(-1, ...places) + 1 }, () => '');
  for (const [index, place] of places.entries()) line[place] = cells[index] ?? '';
  return line;
}
