/** What the keeper knows of the sheet: rows as they should be, as they were last seen right, and what staff were answered. */

import type { Doctor } from '../../domain/clinic/doctor.ts';
import type { AppointmentId } from '../../domain/ids.ts';
import type {
  CellWrite,
  RowCells,
  RowMemory,
  SeenRow,
  TabComparison,
} from '../../domain/sheet/compareTab.ts';
import { isSameCell } from '../../domain/sheet/compareTab.ts';
import type { Cell } from '../../domain/sheet/readCells.ts';
import type { Appointment } from '../../domain/visit/appointment.ts';
import { addDays, clinicMoment } from '../../domain/visit/visitTime.ts';
import type { SheetRow } from '../../ports/staffTables.ts';
import type { Answer } from './answer.ts';
import { appointmentCells, isShown } from './appointmentRows.ts';
import { doctorCells } from './doctorRows.ts';
import type { SheetDesk } from './sheetDesk.ts';
import { slotCells } from './slotRows.ts';
import { TAB_NAMES, TABS, type TabName } from './tabs.ts';
import type { UnsureRow } from './unsureRows.ts';

type PerTab<Value> = { readonly [Name in TabName]: Map<string, Value> };

const perTab = <Value>(): PerTab<Value> => ({
  Doctors: new Map(),
  Slots: new Map(),
  Appointments: new Map(),
  Log: new Map(),
});

export interface SheetBook {
  readonly memory: PerTab<RowMemory>;
  /** The line that the front desk says in each row. */
  readonly answers: PerTab<string>;
  /** Cells of known rows that were answered and are not written over yet. */
  readonly answered: PerTab<ReadonlyMap<number, Cell>>;
  /** Sent and not confirmed. */
  readonly unsure: PerTab<readonly UnsureRow[]>;
  /** New rows that were answered, by what is in them. */
  readonly newAnswers: Map<string, Answer>;
  readonly appointments: Map<string, Appointment>;
  /** Rows of appointments without their answer, made once a change. */
  readonly rendered: Map<AppointmentId, RowCells>;
  /** As the rendered rows name them. */
  doctorNames: string;
  /** Rows of the Log that are not seen in the sheet yet, or were seen lately. */
  readonly log: Map<string, RowCells>;
  readAppointmentsSince: Date;
  /** Whether staff were answered since it was opened: what stands in the sheet before was answered by another process. */
  hasAnswered: boolean;
}

/** Changes may be committed a little later than their time says. */
const OVERLAP_MS = 60_000;
const PAGE = 500;

const SHEET_SETTING = 'sheet.id';

/** Of a sheet that is another one than before nothing is remembered: its rows are all new. */
function recallRows(desk: SheetDesk, sheetId: string): Promise<readonly SheetRow[]> {
  return desk.world.store.transact(async (tables) => {
    if ((await tables.settings.get(SHEET_SETTING)) !== sheetId) {
      await tables.sheetRows.removeAll();
      await tables.settings.put(SHEET_SETTING, sheetId);
    }
    return tables.sheetRows.all();
  });
}

/** Reads the memory and the appointments of the months that the sheet shows. */
export async function openBook(desk: SheetDesk, sheetId: string): Promise<SheetBook> {
  const rows = await recallRows(desk, sheetId);
  const book: SheetBook = {
    memory: perTab(),
    answers: perTab(),
    answered: perTab(),
    unsure: perTab(),
    newAnswers: new Map(),
    appointments: new Map(),
    rendered: new Map(),
    doctorNames: '',
    log: new Map(),
    hasAnswered: false,
    readAppointmentsSince: new Date(desk.world.clock.now().getTime() - 400 * 24 * 60 * 60_000),
  };
  for (const row of rows) recall(book, row);
  return book;
}

function recall(book: SheetBook, { tab, rowId, cells, writing, answered }: SheetRow): void {
  const name = TAB_NAMES.find((one) => one === tab);
  if (name === undefined) return;
  book.memory[name].set(rowId, { cells, writing });
  const last = writing ?? cells;
  if (name === 'Log' && last !== null) book.log.set(rowId, last);
  if (answered !== null) recallAnswered(book, { tab: name, rowId, cells, writing, answered });
  const answer = answered?.text ?? last?.at(-1);
  if (name !== 'Log' && typeof answer === 'string' && answer !== '') book.answers[name].set(rowId, answer);
}

/** What another process answered. A row that had no id then is known by what was in it. */
export function recallAnswered(
  book: SheetBook,
  { tab, rowId, cells, writing, answered }: SheetRow & { readonly tab: TabName },
): void {
  if (answered === null) return;
  const written = new Map(answered.cells);
  book.answered[tab].set(rowId, written);
  book.answers[tab].set(rowId, answered.text);
  if (cells !== null || writing !== null) return;
  const line = TABS[tab].columns.map((_, index) => written.get(index) ?? '');
  book.newAnswers.set(contentKey(tab, { cells: line }), { kind: 'done', text: answered.text, id: rowId });
}

/** The first day whose appointments are shown: the month before this one is the last that is not in the archive. */
export function shownFrom({ world }: SheetDesk): string {
  const { date } = clinicMoment(world.clock.now(), world.directory.clinic.timeZone);
  const lastDayBefore = addDays(`${date.slice(0, 7)}-01`, -1);
  return `${lastDayBefore.slice(0, 7)}-01`;
}

/** Every row as it should be now. */
export async function desiredRows(desk: SheetDesk, book: SheetBook): Promise<PerTab<RowCells>> {
  const desired = await peopleRows(desk, book);
  await takeUpAppointments(desk, book);
  forgetRenderedWhenRenamed(book, desired.doctors);
  const names = new Map(desired.doctors.map((doctor) => [doctor.id, doctor.name]));
  await renderAppointments(desk, book, {
    desired: desired.Appointments,
    nameOf: (id) => names.get(id) ?? '',
  });
  for (const [id, cells] of book.log) desired.Log.set(id, cells);
  return desired;
}

/** The rows of the tabs Doctors and Slots alone. */
export async function peopleRows(
  { world }: SheetDesk,
  book: SheetBook,
): Promise<PerTab<RowCells> & { readonly doctors: readonly Doctor[] }> {
  const dayBefore = new Date(world.clock.now().getTime() - 24 * 60 * 60_000);
  const { doctors, entries } = await world.store.read(async (tables) => ({
    doctors: await tables.doctors.list(),
    entries: await tables.slotEntries.endingAfter(dayBefore),
  }));
  const desired = perTab<RowCells>();
  for (const doctor of doctors)
    desired.Doctors.set(doctor.id, doctorCells(doctor, book.answers.Doctors.get(doctor.id) ?? ''));
  const byId = new Map(doctors.map((doctor) => [doctor.id, doctor]));
  const { timeZone } = world.directory.clinic;
  for (const entry of entries) {
    const answer = book.answers.Slots.get(entry.id) ?? '';
    desired.Slots.set(entry.id, slotCells(entry, { doctor: byId.get(entry.doctorId), timeZone, answer }));
  }
  return { ...desired, doctors };
}

function forgetRenderedWhenRenamed(book: SheetBook, doctors: readonly Doctor[]): void {
  const doctorNames = JSON.stringify(doctors.map((doctor) => [doctor.id, doctor.name]));
  if (doctorNames !== book.doctorNames) book.rendered.clear();
  book.doctorNames = doctorNames;
}

async function takeUpAppointments(desk: SheetDesk, book: SheetBook): Promise<void> {
  for (let since = book.readAppointmentsSince; ; ) {
    const from = since;
    const page = await desk.world.store.read((tables) => tables.appointments.changedSince(from, PAGE));
    for (const appointment of page) {
      const known = book.appointments.get(appointment.id);
      if (known?.updatedAt.getTime() === appointment.updatedAt.getTime() && isSameShown(known, appointment))
        continue;
      book.appointments.set(appointment.id, appointment);
      book.rendered.delete(appointment.id);
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE || last.updatedAt.getTime() === since.getTime()) break;
    since = last.updatedAt;
  }
  book.readAppointmentsSince = new Date(
    Math.max(book.readAppointmentsSince.getTime(), desk.world.clock.now().getTime() - OVERLAP_MS),
  );
}

/** Two changes in one millisecond have one time. */
const isSameShown = (one: Appointment, other: Appointment): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

async function renderAppointments(
  desk: SheetDesk,
  book: SheetBook,
  into: { readonly desired: Map<string, RowCells>; readonly nameOf: (id: Appointment['doctorId']) => string },
): Promise<void> {
  const from = shownFrom(desk);
  for (const [id, appointment] of book.appointments) {
    if (appointment.visitDate < from) {
      book.appointments.delete(id);
      book.rendered.delete(appointment.id);
      continue;
    }
    if (!isShown(appointment)) continue;
    const answer = book.answers.Appointments.get(id) ?? '';
    let cells = book.rendered.get(appointment.id);
    if (cells === undefined) {
      const patient = await desk.world.store.read((tables) => tables.patients.get(appointment.patientId));
      cells = appointmentCells(appointment, {
        patient,
        doctorName: into.nameOf(appointment.doctorId),
        answer: '',
      });
      book.rendered.set(appointment.id, cells);
    }
    into.desired.set(id, [...cells.slice(0, -1), answer]);
  }
}

export const isSameRow = (one: RowCells | null, other: RowCells): boolean =>
  one !== null && other.every((cell, index) => cell === null || isSameCell(one[index], cell));

/** Whether any row is not as the sheet was last seen. */
export const owesRows = (book: SheetBook, desired: PerTab<RowCells>): boolean =>
  TAB_NAMES.some((tab) =>
    [...desired[tab]].some(([id, cells]) => !isSameRow(book.memory[tab].get(id)?.cells ?? null, cells)),
  );

/** What makes a new row the same row at the next reading: all that staff can have written into it. */
export const contentKey = (tab: TabName, { cells }: Pick<SeenRow, 'cells'>): string =>
  `${tab}|${JSON.stringify(cells.slice(1, -1))}`;

/** What has to be written into new rows that were answered. */
export function newRowWrites(book: SheetBook, tab: TabName, comparison: TabComparison): readonly CellWrite[] {
  const taken = new Set<string>();
  return [...comparison.newRows, ...comparison.copies].flatMap((row) => {
    const answer = book.newAnswers.get(contentKey(tab, row));
    if (answer === undefined) return [];
    const isFree = answer.id !== undefined && comparison.missing.includes(answer.id) && !taken.has(answer.id);
    if (isFree && answer.id !== undefined) taken.add(answer.id);
    const last = TABS[tab].columns.length - 1;
    const id = { index: 0, value: isFree ? (answer.id ?? '') : '' };
    // A row that gets its id is one of ours from the next reading on, and is filled up then.
    const cells = isFree ? [id] : [id, { index: last, value: answer.text }];
    return cells
      .map(({ index, value }) => ({
        ...{ row: row.row, column: comparison.places[index] ?? index, value },
        now: row.cells[index] ?? '',
      }))
      .filter((write) => !isSameCell(write.now, write.value))
      .map(({ row: at, column, value }) => ({ row: at, column, value }));
  });
}
