// Sandbox, Sheets: what people do to a sheet with their hands; tests, drills and the playground's view use it.
import { type Cell, EMPTY, type Plain, plainOf, rawCell, typedCell } from './cellValue.ts';
import { lastFilledRow, type Tab, type Workbook } from './workbook.ts';

export interface CellPlace {
  readonly tab: string;
  readonly row: number;
  readonly header: string;
}

/** Rows are counted from 1, as people see them; row 1 holds the headers. */
export class StaffHands {
  readonly #book: Workbook;
  readonly #changed: () => void;

  constructor(book: Workbook, changed: () => void) {
    this.#book = book;
    this.#changed = changed;
  }

  /** What the rows below the headers hold, each with the row's number. */
  rows(tab: string): { readonly row: number; readonly cells: Readonly<Record<string, Plain>> }[] {
    const found = this.#book.tab(tab);
    const headers = this.headers(tab);
    return found.rows.slice(1).flatMap((cells, index) => {
      const entries = headers.map((header, column) => [header, plainOf(cells[column] ?? EMPTY)] as const);
      const isEmpty = entries.every(([, value]) => value === '');
      return isEmpty ? [] : [{ row: index + 2, cells: Object.fromEntries(entries) }];
    });
  }

  headers(tab: string): string[] {
    return (this.#book.tab(tab).rows[0] ?? []).map((cell) => String(plainOf(cell)));
  }

  /** Types a value into a cell, with all that a spreadsheet makes of it. */
  type({ tab, row, header }: CellPlace, value: Plain): void {
    const found = this.#book.tab(tab);
    const column = this.#column(tab, header);
    const isTextColumn = found.columns.get(column)?.isText === true;
    const into = { isTextColumn, locale: this.#book.locale };
    this.#put(found, [row, column], typedCell(value, into));
  }

  /** Pastes a block of values from a cell on. */
  paste({ tab, row, header }: CellPlace, block: readonly (readonly Plain[])[]): void {
    const first = this.#column(tab, header);
    for (const [down, line] of block.entries())
      for (const [across, value] of line.entries())
        this.#put(this.#book.tab(tab), [row + down, first + across], rawCell(value));
  }

  /** Types a new row under the last one; answers with its number. */
  addRow(tab: string, cells: Readonly<Record<string, Plain>>): number {
    const row = lastFilledRow(this.#book.tab(tab)) + 2;
    for (const [header, value] of Object.entries(cells)) this.type({ tab, row, header }, value);
    return row;
  }

  insertRow(tab: string, row: number): void {
    this.#book.tab(tab).rows.splice(row - 1, 0, []);
    this.#changed();
  }

  deleteRow(tab: string, row: number): void {
    this.#book.tab(tab).rows.splice(row - 1, 1);
    this.#changed();
  }

  duplicateRow(tab: string, row: number): void {
    const { rows } = this.#book.tab(tab);
    rows.splice(row, 0, [...(rows[row - 1] ?? [])]);
    this.#changed();
  }

  moveRow(tab: string, from: number, to: number): void {
    const { rows } = this.#book.tab(tab);
    const [moved] = rows.splice(from - 1, 1);
    if (moved !== undefined) rows.splice(to - 1, 0, moved);
    this.#changed();
  }

  /** Sorts everything below the headers by one column, empty rows last. */
  sort(tab: string, header: string, order: 'ascending' | 'descending' = 'ascending'): void {
    const found = this.#book.tab(tab);
    const column = this.#column(tab, header);
    const body = found.rows.splice(1);
    const sign = order === 'ascending' ? 1 : -1;
    const keyed = body.map((cells) => ({ cells, key: plainOf(cells[column] ?? EMPTY) }));
    keyed.sort((left, right) => {
      if (left.key === '' || right.key === '') return Number(left.key === '') - Number(right.key === '');
      return sign * compare(left.key, right.key);
    });
    found.rows.push(...keyed.map(({ cells }) => cells));
    this.#changed();
  }

  /** The cell as it is kept: text and formula told apart. */
  cell({ tab, row, header }: CellPlace): Cell {
    return this.#book.tab(tab).rows[row - 1]?.[this.#column(tab, header)] ?? EMPTY;
  }

  #column(tab: string, header: string): number {
    const column = this.headers(tab).indexOf(header);
    if (column < 0) throw new Error(`the tab ${tab} has no column ${header}`);
    return column;
  }

  #put(tab: Tab, [row, column]: readonly [number, number], cell: Cell): void {
    while (tab.rows.length < row) tab.rows.push([]);
    const line = tab.rows[row - 1] ?? [];
    while (line.length <= column) line.push(EMPTY);
    line[column] = cell;
    this.#changed();
  }
}

const compare = (left: Plain, right: Plain): number =>
  typeof left === 'number' && typeof right === 'number'
    ? left - right
    : String(left).localeCompare(String(right), 'en');
