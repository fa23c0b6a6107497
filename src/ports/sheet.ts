/** What we need of the spreadsheet in which staff work. Rows and columns are counted from 0; row 0 holds the headers. */
import type { SheetCell } from './staffTables.ts';

export type { SheetCell } from './staffTables.ts';

export type SheetGrid = readonly (readonly SheetCell[])[];

export interface SheetWrite {
  readonly tab: string;
  readonly row: number;
  readonly column: number;
  readonly value: SheetCell;
}

/** How a column looks and what may be chosen in it. */
export interface ColumnLayout {
  readonly name: string;
  /** `date`, `time` and `amount` are numbers with a pattern; `text` is never taken for a formula, not even when somebody edits it. */
  readonly kind: 'text' | 'date' | 'time' | 'amount' | 'number' | 'choice';
  readonly width: number;
  /** Offered in a list; other words may be typed. */
  readonly choices: readonly string[];
  /** `ours`: people are warned before they change it. `hidden`: ours, and not shown. */
  readonly owner: 'staff' | 'ours' | 'hidden';
  readonly colours: readonly { readonly when: string; readonly colour: 'green' | 'amber' | 'red' | 'grey' }[];
}

export interface TabLayout {
  readonly name: string;
  readonly columns: readonly ColumnLayout[];
}

export interface SheetPlace {
  readonly timeZone: string;
}

/** Every method has a deadline of its own and throws `OutsideError`. Nothing is written twice by itself: whoever tries again reads first. */
export interface Sheet {
  /** Whole tabs in one request; dates and times are a spreadsheet's serial numbers. A tab that does not exist is an outside error. */
  read(tabs: readonly string[]): Promise<ReadonlyMap<string, SheetGrid>>;
  /** Cells as they are, in one request; nothing is taken for a formula. */
  write(writes: readonly SheetWrite[]): Promise<void>;
  /** New rows below the last one, in one request. */
  append(tab: string, rows: SheetGrid): Promise<void>;
  /** The tabs there are, with how many rows each has room for. */
  tabs(): Promise<readonly { readonly name: string; readonly rowCount: number }[]>;
  /** Makes tabs, headers, lists and colours that are missing; what is there stays. A sheet with none of the tabs also gets the clinic's time zone, and reads dates as India writes them. */
  layOut(layout: readonly TabLayout[], place?: SheetPlace): Promise<void>;
  /** Deletes rows of a tab, by number; whoever calls has just read it. */
  deleteRows(tab: string, rows: readonly number[]): Promise<void>;
}
