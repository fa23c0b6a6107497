/** The tables that staff's deeds and their sheet rely on. Part of the `Store` port. */
import type { DoctorId, SlotEntryId } from '../domain/ids.ts';
import type { SlotEntry } from '../domain/visit/slotEntry.ts';

export interface SlotEntries {
  /** The doctor's entries that overlap the stretch, oldest start first. */
  ofDoctor(asked: { doctorId: DoctorId; from: Date; to: Date }): Promise<readonly SlotEntry[]>;
  /** Every entry that ends after the instant, by start. */
  endingAfter(instant: Date): Promise<readonly SlotEntry[]>;
  get(id: SlotEntryId): Promise<SlotEntry | null>;
  put(entry: SlotEntry): Promise<void>;
  remove(id: SlotEntryId): Promise<void>;
  removeAll(): Promise<void>;
}

/** Work that only one process may do at a time, while it says so. */
export interface Leases {
  /** True when nobody else has the lease at `now`; it is the holder's until `until` then. */
  take(lease: { name: string; holder: string; now: Date; until: Date }): Promise<boolean>;
  /** Gives it back before its time; does nothing for anybody else. */
  release(name: string, holder: string): Promise<void>;
}

/** A row of the staff's sheet as it was last seen right, and what is being written into it. */
export interface SheetRow {
  readonly tab: string;
  readonly rowId: string;
  /** Null before it was seen for the first time. */
  readonly cells: SheetRowCells | null;
  /** Null when nothing is on its way. */
  readonly writing: SheetRowCells | null;
  /** What staff wrote into it and were answered, until it is written over; null when nothing is. */
  readonly answered: SheetAnswered | null;
}

export interface SheetAnswered {
  /** By the column's index. */
  readonly cells: readonly (readonly [column: number, written: SheetCell])[];
  readonly text: string;
}

export type SheetCell = string | number | boolean;
/** Null where the cell is the staff's own. */
export type SheetRowCells = readonly (SheetCell | null)[];

export interface SheetRows {
  all(): Promise<readonly SheetRow[]>;
  put(rows: readonly SheetRow[]): Promise<void>;
  remove(tab: string, rowIds: readonly string[]): Promise<void>;
  removeAll(): Promise<void>;
}
