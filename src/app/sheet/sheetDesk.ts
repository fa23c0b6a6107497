/** What the sheet's tabs need to act: the world, the outbox, and deeds of staff in the sheet's name. */
import type { Doctor } from '../../domain/clinic/doctor.ts';
import type { Cell } from '../../domain/sheet/readCells.ts';
import type { NewOutboxRow } from '../../ports/store.ts';
import type { Result } from '../../types/result.ts';
import { doAsStaff, type StaffDeed } from '../staff/staffDeed.ts';
import type { World } from '../turn/world.ts';

export interface SheetDesk {
  readonly world: World;
  readonly sendNow: (rows: readonly NewOutboxRow[]) => void;
}

/** A row that staff changed or wrote. */
export interface RowEdit {
  /** Empty for a new row. */
  readonly id: string;
  readonly cells: readonly Cell[];
  /** Headers of the columns that were changed. */
  readonly columns: readonly string[];
  /** Of this row with this content: the same key is the same deed. */
  readonly key: string;
}

/** Nobody knows who of those that share the sheet typed it. */
const SHEET_STAFF = 'sheet';

export async function doDeed<Value, Refusal>(
  desk: SheetDesk,
  key: string,
  work: (deed: StaffDeed) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal>> {
  const { outcome, rows } = await doAsStaff(desk.world, { staffId: SHEET_STAFF, deedId: key }, work);
  desk.sendNow(rows);
  return outcome;
}

const bare = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^(?:dr|doctor)\b\.?\s*/, '')
    .replaceAll(/[\s.]+/g, ' ')
    .trim();

/** By full name, or by a part of it that only one doctor has. */
export function doctorNamed(doctors: readonly Doctor[], cell: Cell): Doctor | null {
  const wanted = bare(String(cell));
  if (wanted === '') return null;
  const exact = doctors.find((doctor) => bare(doctor.name) === wanted);
  if (exact !== undefined) return exact;
  const partly = doctors.filter((doctor) => bare(doctor.name).split(' ').includes(wanted));
  return partly.length === 1 ? (partly[0] ?? null) : null;
}
