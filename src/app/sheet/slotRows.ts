/** The tab Slots: closures and single openings as rows, and what staff's changes of a row mean. */
import type { Doctor } from '../../domain/clinic/doctor.ts';
import type { SlotEntryId } from '../../domain/ids.ts';
import {
  type Cell,
  dateSerial,
  readDay,
  readLeave,
  readStretch,
  readTime,
} from '../../domain/sheet/readCells.ts';
import type { SlotEntry, Stretch } from '../../domain/visit/slotEntry.ts';
import { addDays, addMinutes, clinicMoment, visitInstant } from '../../domain/visit/visitTime.ts';
import type { Result } from '../../types/result.ts';
import { no, ok } from '../../types/result.ts';
import { type BookingsThen, blockTime } from '../staff/blockTime.ts';
import { openSingleTime } from '../staff/openSingleTime.ts';
import type { StaffDeed } from '../staff/staffDeed.ts';
import { unblockTime } from '../staff/unblockTime.ts';
import { type Answer, done, lineOf, refused, waits } from './answer.ts';
import { doctorNamed, doDeed, type RowEdit, type SheetDesk } from './sheetDesk.ts';
import { columnsOf } from './tabs.ts';

const ALL_DAY = 'all day';

/** A doctor's times are shown as the doctor is known today. */
export function slotCells(
  entry: SlotEntry,
  place: { doctor: Doctor | undefined; timeZone: string; answer: string },
): readonly Cell[] {
  const { day, time } = shownStretch(entry, place);
  return [
    entry.id,
    day,
    time,
    place.doctor?.name ?? '',
    entry.status === 'closed' ? 'Closed' : 'Open',
    entry.note,
    place.answer,
  ];
}

function shownStretch(
  { from, to }: Stretch,
  { doctor, timeZone }: { doctor: Doctor | undefined; timeZone: string },
): { readonly day: Cell; readonly time: string } {
  const begins = clinicMoment(from, timeZone);
  const ends = clinicMoment(to, timeZone);
  const isWhole = begins.time === '00:00' && ends.time === '00:00';
  const lastDay = isWhole ? addDays(ends.date, -1) : ends.date;
  const day = begins.date === lastDay ? dateSerial(begins.date) : `${begins.date} to ${lastDay}`;
  if (isWhole) return { day, time: ALL_DAY };
  const isSingle = to.getTime() - from.getTime() === (doctor?.slotMinutes ?? 0) * 60_000;
  return { day, time: isSingle ? begins.time : `${begins.time}-${ends.time}` };
}

interface SlotWish {
  readonly doctor: Doctor;
  readonly stretch: Stretch;
  /** One time of the doctor's, and not from one hour to another. */
  readonly isSingle: boolean;
  readonly status: 'closed' | 'open';
  readonly bookings: BookingsThen;
  readonly note: string;
}

const STATUSES: Readonly<Record<string, Pick<SlotWish, 'status' | 'bookings'>>> = {
  closed: { status: 'closed', bookings: 'ask' },
  'closed, keep bookings': { status: 'closed', bookings: 'keep' },
  'closed, cancel bookings': { status: 'closed', bookings: 'cancel' },
  block: { status: 'closed', bookings: 'ask' },
  blocked: { status: 'closed', bookings: 'ask' },
  open: { status: 'open', bookings: 'ask' },
  free: { status: 'open', bookings: 'ask' },
};

const COLUMNS = columnsOf('Slots');
const cellOf = (row: RowEdit, name: string): Cell => row.cells[COLUMNS.indexOf(name)] ?? '';

/** A new row: waits until day, doctor and status are there. */
export async function addSlotRow(desk: SheetDesk, row: RowEdit): Promise<Answer> {
  const missing = ['Day', 'Doctor', 'Status'].filter((name) => cellOf(row, name) === '');
  if (missing.length > 0) return waits(`Still missing: ${missing.join(', ')}.`);
  return followWish(desk, row, null);
}

/** A changed row: the old stretch is open again, the new one is as the row says; both or neither. */
export async function changeSlotRow(desk: SheetDesk, edit: RowEdit): Promise<Answer> {
  const notOurs = edit.columns.find((name) => !['Day', 'Time', 'Doctor', 'Status', 'Note'].includes(name));
  if (notOurs !== undefined) return refused(`The column ${notOurs} is written by the front desk.`);
  const entry = await desk.world.store.read((tables) => tables.slotEntries.get(edit.id as SlotEntryId));
  return entry === null ? refused('This entry is gone.') : followWish(desk, edit, entry);
}

async function followWish(desk: SheetDesk, row: RowEdit, entry: SlotEntry | null): Promise<Answer> {
  const doctors = await desk.world.store.read((tables) => tables.doctors.list());
  const wish = readWish(desk, { row, entry, doctors });
  if (!wish.ok) return refused(wish.refusal);
  const outcome = await doDeed(desk, row.key, (deed) => carryOut(deed, wish.value, entry));
  if (!outcome.ok) return refused(lineOf(outcome.refusal));
  const { entryId, cancelled, kept } = outcome.value;
  const others = [
    cancelled.length > 0 ? `Cancelled and told: ${cancelled.join(', ')}.` : '',
    kept.length > 0 ? `Still booked: ${kept.join(', ')}.` : '',
  ].filter((part) => part !== '');
  const text = [wish.value.status === 'closed' ? 'Closed.' : 'Open.', ...others].join(' ');
  if (entryId !== null) return done(text, entryId);
  const same = await sameEntry(desk, wish.value);
  // The row was followed before, and its id was lost on the way; or it repeats another row, which the keeper sees.
  return { ...refused('Another row says so already.'), ...(same !== null && { id: same.id }) };
}

async function sameEntry(desk: SheetDesk, { doctor, stretch, status }: SlotWish): Promise<SlotEntry | null> {
  const entries = await desk.world.store.read((tables) =>
    tables.slotEntries.ofDoctor({ doctorId: doctor.id, ...stretch }),
  );
  const isSame = (entry: SlotEntry): boolean =>
    entry.status === status &&
    entry.from.getTime() === stretch.from.getTime() &&
    entry.to.getTime() === stretch.to.getTime();
  return entries.find(isSame) ?? null;
}

interface Carried {
  readonly entryId: SlotEntryId | null;
  readonly cancelled: readonly string[];
  readonly kept: readonly string[];
}

async function carryOut(deed: StaffDeed, wish: SlotWish, entry: SlotEntry | null) {
  const { doctor, stretch, note } = wish;
  const entryId = entry?.id ?? null;
  if (entry?.status === 'closed') {
    const opened = await unblockTime(deed, entry);
    if (!opened.ok) return opened;
  }
  if (wish.status === 'closed') {
    const order = { ...stretch, doctorId: doctor.id, note, bookings: wish.bookings, entryId };
    const blocked = await blockTime(deed, order);
    return blocked.ok ? ok<Carried>({ ...blocked.value }) : blocked;
  }
  const carried: Carried = { entryId, cancelled: [], kept: [] };
  if (!wish.isSingle) {
    const opened = await unblockTime(deed, { ...stretch, doctorId: doctor.id });
    if (!opened.ok) return opened;
    if (entry !== null) {
      await deed.tables.slotEntries.put({
        ...entry,
        ...stretch,
        doctorId: doctor.id,
        note,
        status: 'open',
        updatedAt: deed.now,
      });
      return ok(carried);
    }
    const id = deed.world.ids.id() as SlotEntryId;
    await deed.tables.slotEntries.put({
      id,
      doctorId: doctor.id,
      ...stretch,
      status: 'open',
      note,
      updatedAt: deed.now,
    });
    return ok<Carried>({ ...carried, entryId: id });
  }
  const { timeZone } = deed.world.directory.clinic;
  const opened = await openSingleTime(deed, {
    doctorId: doctor.id,
    moment: clinicMoment(stretch.from, timeZone),
    note,
    entryId,
  });
  return opened.ok ? ok<Carried>({ ...carried, entryId: opened.value.entryId }) : opened;
}

interface WishOrder {
  readonly row: RowEdit;
  readonly entry: SlotEntry | null;
  readonly doctors: readonly Doctor[];
}

/** Cells that were not changed mean what the entry says: they are not read again. */
function readWish(desk: SheetDesk, { row, entry, doctors }: WishOrder): Result<SlotWish, string> {
  const isNew = entry === null;
  const changes = (name: string): boolean => isNew || row.columns.includes(name);
  const doctor = changes('Doctor')
    ? doctorNamed(doctors, cellOf(row, 'Doctor'))
    : (doctors.find((one) => one.id === entry?.doctorId) ?? null);
  if (doctor === null) return no(`No doctor is called “${String(cellOf(row, 'Doctor')).slice(0, 40)}”.`);
  const state = changes('Status')
    ? STATUSES[String(cellOf(row, 'Status')).trim().toLowerCase()]
    : { status: entry?.status ?? 'closed', bookings: 'ask' as const };
  if (state === undefined) return no('The status is Closed or Open.');
  const { timeZone } = desk.world.directory.clinic;
  const stretch =
    changes('Day') || changes('Time') || entry === null
      ? readStretchOf(row, { doctor, timeZone, today: clinicMoment(desk.world.clock.now(), timeZone).date })
      : ok({ stretch: { from: entry.from, to: entry.to }, isSingle: lengthOf(entry) === doctor.slotMinutes });
  if (!stretch.ok) return stretch;
  const note = String(cellOf(row, 'Note')).slice(0, 200);
  return ok({ doctor, ...stretch.value, ...state, note });
}

const lengthOf = ({ from, to }: Stretch): number => (to.getTime() - from.getTime()) / 60_000;

function readStretchOf(
  row: RowEdit,
  { doctor, timeZone, today }: { doctor: Doctor; timeZone: string; today: string },
): Result<{ stretch: Stretch; isSingle: boolean }, string> {
  const days = readDays(cellOf(row, 'Day'), today);
  if (days === null) return no(`The day “${String(cellOf(row, 'Day')).slice(0, 40)}” cannot be read.`);
  const cell = cellOf(row, 'Time');
  const at = (date: string, time: string): Date => visitInstant(date, time, timeZone);
  if (/^(|all day|whole day|-)$/i.test(String(cell).trim()))
    return ok({
      stretch: { from: at(days.from, '00:00'), to: at(addDays(days.to, 1), '00:00') },
      isSingle: false,
    });
  const single = readTime(cell);
  if (single !== null) {
    const from = at(days.from, single);
    return ok({ stretch: { from, to: addMinutes(from, doctor.slotMinutes) }, isSingle: true });
  }
  const hours = readStretch(String(cell));
  if (hours === null) return no(`The time “${String(cell).slice(0, 40)}” cannot be read.`);
  return ok({ stretch: { from: at(days.from, hours.from), to: at(days.to, hours.to) }, isSingle: false });
}

function readDays(cell: Cell, today: string): { readonly from: string; readonly to: string } | null {
  const day = readDay(cell, today);
  if (day !== null) return { from: day, to: day };
  const [span, further] = readLeave(cell, today) ?? [];
  return span === undefined || further !== undefined ? null : span;
}
