// Sandbox, Sheets: one spreadsheet with its tabs, as the API and the hands of staff change it.
import { type Cell, EMPTY, type Plain, plainOf, rawCell, shownOf, typedCell } from './cellValue.ts';
import { type CellRange, parseRange, rangeText } from './ranges.ts';
import { SheetsRefusal } from './refusal.ts';

export interface ColumnLook {
  pattern?: string;
  isText?: boolean;
  isHidden?: boolean;
  isProtected?: boolean;
  choices?: readonly string[];
}

export interface Tab {
  readonly sheetId: number;
  title: string;
  frozenRows: number;
  rowCount: number;
  columnCount: number;
  readonly rows: Cell[][];
  readonly columns: Map<number, ColumnLook>;
  /** Rules as they were sent. */
  readonly conditionalFormats: unknown[];
}

const NEW_TAB = { rows: 1000, columns: 26 };
/** "Up to 10 million cells" for a spreadsheet; a tab of this stand-in is full long before. */
const MOST_ROWS = 200_000;

export class Workbook {
  readonly spreadsheetId: string;
  title: string;
  locale = 'en_US';
  timeZone = 'Etc/GMT';
  readonly tabs: Tab[] = [];
  #nextSheetId = 0;

  constructor(spreadsheetId: string, title: string) {
    this.spreadsheetId = spreadsheetId;
    this.title = title;
    this.addTab('Sheet1');
  }

  addTab(title: string): Tab {
    if (this.tabs.some((tab) => tab.title === title))
      throw new SheetsRefusal(400, 'INVALID_ARGUMENT', `A sheet with the name "${title}" already exists.`);
    const tab: Tab = {
      sheetId: this.#nextSheetId++,
      title,
      frozenRows: 0,
      rowCount: NEW_TAB.rows,
      columnCount: NEW_TAB.columns,
      rows: [],
      columns: new Map(),
      conditionalFormats: [],
    };
    this.tabs.push(tab);
    return tab;
  }

  tab(title: string): Tab {
    const found = this.tabs.find((tab) => tab.title === title);
    if (found === undefined)
      throw new SheetsRefusal(400, 'INVALID_ARGUMENT', `Unable to parse range: ${title}`);
    return found;
  }

  tabById(sheetId: number): Tab {
    const found = this.tabs.find((tab) => tab.sheetId === sheetId);
    if (found === undefined) throw new SheetsRefusal(400, 'INVALID_ARGUMENT', `No grid with id: ${sheetId}`);
    return found;
  }

  removeTab(sheetId: number): void {
    this.tabs.splice(this.tabs.indexOf(this.tabById(sheetId)), 1);
  }

  range(text: string): CellRange {
    return parseRange(text, (name) => this.tabs.some((tab) => tab.title === name));
  }

  /** Without trailing empty cells and rows, as the API answers. */
  values(range: CellRange, render: 'FORMATTED_VALUE' | 'UNFORMATTED_VALUE'): Plain[][] {
    const tab = this.tab(range.tab);
    const rows = tab.rows.slice(range.fromRow, range.toRow === undefined ? undefined : range.toRow + 1);
    const shown = rows.map((row) =>
      withoutTail(
        Array.from(row, (cell, index) =>
          render === 'UNFORMATTED_VALUE'
            ? plainOf(cell ?? EMPTY)
            : shownOf(cell ?? EMPTY, tab.columns.get(index)?.pattern),
        ).slice(range.fromColumn, range.toColumn === undefined ? undefined : range.toColumn + 1),
      ),
    );
    while (shown.at(-1)?.length === 0) shown.pop();
    return shown;
  }

  /** Writes from the range's first cell on; `null` leaves a cell as it is. */
  write(range: CellRange, values: readonly (readonly unknown[])[], input: 'RAW' | 'USER_ENTERED'): string {
    const tab = this.tab(range.tab);
    const { locale } = this;
    for (const [row, line] of values.entries())
      for (const [column, value] of line.entries()) {
        if (value === null) continue;
        const at = range.fromColumn + column;
        const isTextColumn = tab.columns.get(at)?.isText === true;
        const cell = input === 'RAW' ? rawCell(value) : typedCell(value, { isTextColumn, locale });
        put(tab, [range.fromRow + row, at], cell);
      }
    const widest = Math.max(1, ...values.map((line) => line.length));
    return rangeText(
      range.tab,
      [range.fromRow, range.fromColumn],
      [range.fromRow + Math.max(1, values.length) - 1, range.fromColumn + widest - 1],
    );
  }

  /** After the last row that holds anything: new rows are put in, or what lies there is written over. */
  append(
    range: CellRange,
    values: readonly (readonly unknown[])[],
    how: { input: 'RAW' | 'USER_ENTERED'; insert: 'INSERT_ROWS' | 'OVERWRITE' },
  ): string {
    const tab = this.tab(range.tab);
    const end = lastFilledRow(tab) + 1;
    if (how.insert === 'INSERT_ROWS') tab.rows.splice(end, 0, ...values.map(() => []));
    return this.write({ ...range, fromRow: end, fromColumn: 0 }, values, how.input);
  }
}

function put(tab: Tab, [row, column]: readonly [number, number], cell: Cell): void {
  if (row >= MOST_ROWS)
    throw new SheetsRefusal(400, 'INVALID_ARGUMENT', 'This action would increase the number of cells.');
  while (tab.rows.length <= row) tab.rows.push([]);
  const line = tab.rows[row] ?? [];
  while (line.length <= column) line.push(EMPTY);
  line[column] = cell;
  tab.rowCount = Math.max(tab.rowCount, tab.rows.length);
}

const isFilled = (row: readonly Cell[]): boolean => row.some((cell) => cell.kind !== 'empty');

export const lastFilledRow = (tab: Tab): number => tab.rows.findLastIndex(isFilled);

function withoutTail(line: Plain[]): Plain[] {
  while (line.length > 0 && line.at(-1) === '') line.pop();
  return line;
}
