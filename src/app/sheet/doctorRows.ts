/** The tab Doctors: a doctor as a row, and what staff's changes of a row mean. */
import type { Doctor, WeeklyHours } from '../../domain/clinic/doctor.ts';
import { WEEKDAYS } from '../../domain/clinic/doctor.ts';
import type { DoctorId } from '../../domain/ids.ts';
import {
  type Cell,
  readHours,
  readLeave,
  readRupees,
  readWhole,
  readYesNo,
  showHours,
  showLeave,
} from '../../domain/sheet/readCells.ts';
import { clinicMoment } from '../../domain/visit/visitTime.ts';
import { addDoctor, changeDoctor, type DoctorKept, type NewDoctor } from '../staff/doctors.ts';
import { type Answer, done, lineOf, refused, waits } from './answer.ts';
import type { RowEdit, SheetDesk } from './sheetDesk.ts';
import { doDeed } from './sheetDesk.ts';
import { columnsOf, DAY_COLUMNS, SPECIALITY_NAMES } from './tabs.ts';

export function doctorCells(doctor: Doctor, answer: string): readonly Cell[] {
  return [
    doctor.id,
    doctor.name,
    SPECIALITY_NAMES.find(([code]) => code === doctor.speciality)?.[1] ?? '',
    doctor.languages.join(', '),
    doctor.feePaise / 100,
    ...WEEKDAYS.map((day) => showHours(doctor.weeklyHours[day] ?? [])),
    doctor.slotMinutes,
    doctor.seatsPerSlot,
    doctor.bufferMinutes,
    showLeave(doctor.leave),
    doctor.registrationNumber,
    doctor.active ? 'Yes' : 'No',
    answer,
  ];
}

type Change = Partial<NewDoctor>;
type Read = (cell: Cell, today: string) => Change | null;

const TITLE = /^(?:dr|doctor)\b\.?\s*/i;
const text = (cell: Cell): string => String(cell).trim();

const hoursOf =
  (day: (typeof WEEKDAYS)[number]): Read =>
  (cell) => {
    const hours = readHours(cell);
    return hours === null ? null : { weeklyHours: { [day]: hours } };
  };

function specialityOf(cell: Cell): Change | null {
  const wanted = text(cell).toLowerCase();
  const found = SPECIALITY_NAMES.find(
    ([code, name]) =>
      name.toLowerCase() === wanted ||
      (name.split(' (')[0] ?? '').toLowerCase() === wanted ||
      code === wanted.replaceAll(' ', '_'),
  );
  return found === undefined ? null : { speciality: found[0] };
}

const orNull = <Value>(value: Value | null, change: (value: Value) => Change): Change | null =>
  value === null ? null : change(value);

/** How each column is read; null is "cannot be read". */
const READS: Readonly<Record<string, Read>> = {
  Name: (cell) => orNull(text(cell).replace(TITLE, '') || null, (name) => ({ name })),
  Speciality: specialityOf,
  Languages: (cell) => ({
    languages: text(cell)
      .split(/\s*[,;/]\s*/)
      .filter((one) => one !== ''),
  }),
  Fee: (cell) => orNull(readRupees(cell), (feePaise) => ({ feePaise })),
  ...Object.fromEntries(DAY_COLUMNS.map((name, index) => [name, hoursOf(WEEKDAYS[index] ?? 'mon')])),
  'Slot minutes': (cell) => orNull(readWhole(cell), (slotMinutes) => ({ slotMinutes })),
  Seats: (cell) => orNull(readWhole(cell), (seatsPerSlot) => ({ seatsPerSlot })),
  'Buffer minutes': (cell) => orNull(readWhole(cell), (bufferMinutes) => ({ bufferMinutes })),
  Leave: (cell, today) => orNull(readLeave(cell, today), (leave) => ({ leave })),
  'Registration number': (cell) => ({ registrationNumber: text(cell) }),
  Active: (cell) => orNull(readYesNo(cell), (active) => ({ active })),
};

const COLUMNS = columnsOf('Doctors');

/** Reads the named columns; the first that cannot be read is the fault. */
function readColumns(
  cells: readonly Cell[],
  columns: readonly string[],
  today: string,
): { readonly change: Change; readonly faults: readonly string[] } {
  let change: Change = {};
  const faults: string[] = [];
  for (const name of columns) {
    const cell = cells[COLUMNS.indexOf(name)] ?? '';
    const read = READS[name]?.(cell, today) ?? null;
    if (read === null) faults.push(`${name} “${text(cell).slice(0, 40)}”`);
    else change = { ...change, ...read, weeklyHours: { ...change.weeklyHours, ...read.weeklyHours } };
  }
  return { change, faults };
}

/** A changed row: all of it is done, or nothing. */
export async function changeDoctorRow(desk: SheetDesk, edit: RowEdit): Promise<Answer> {
  const notOurs = edit.columns.find((name) => READS[name] === undefined);
  if (notOurs !== undefined) return refused(`The column ${notOurs} is written by the front desk.`);
  const { change, faults } = readColumns(edit.cells, edit.columns, todayOf(desk));
  if (faults.length > 0) return refused(`Cannot be read: ${faults.join(', ')}. It stays as it was.`);
  const doctorId = edit.id as DoctorId;
  const outcome = await doDeed(desk, edit.key, async (deed) => {
    const before = (await deed.tables.doctors.list()).find((one) => one.id === doctorId);
    return changeDoctor(deed, { doctorId, change: wholeChange(change, before?.weeklyHours ?? {}) });
  });
  return outcome.ok
    ? done(outsideLine(edit.columns.join(', '), outcome.value))
    : refused(lineOf(outcome.refusal));
}

/** Only the days that were changed are in the change: the others stay. */
function wholeChange(change: Change, before: WeeklyHours): Change {
  const { weeklyHours, ...rest } = change;
  const days = Object.keys(weeklyHours ?? {});
  return days.length === 0 ? rest : { ...rest, weeklyHours: { ...before, ...weeklyHours } };
}

const outsideLine = (what: string, { outside }: DoctorKept): string =>
  outside.length === 0
    ? `${what} taken over.`
    : `${what} taken over. Outside of it are booked: ${outside.join(', ')}. They stay until you move or cancel them.`;

const NEEDED = ['Name', 'Speciality', 'Fee'] as const;

/** What a doctor has who is given no more than name, speciality, fee and hours. */
const USUAL: NewDoctor = {
  name: '',
  aliases: [],
  speciality: 'general_medicine',
  languages: ['English', 'Hindi'],
  feePaise: 0,
  registrationNumber: '',
  weeklyHours: {},
  slotMinutes: 15,
  bufferMinutes: 0,
  seatsPerSlot: 1,
  leave: [],
  active: true,
};

/** A new row becomes a doctor once name, speciality, fee and one day's hours are there. */
export async function addDoctorRow(desk: SheetDesk, row: RowEdit): Promise<Answer> {
  const filled = COLUMNS.filter(
    (name, index) => READS[name] !== undefined && (row.cells[index] ?? '') !== '',
  );
  const missing: string[] = NEEDED.filter((name) => !filled.includes(name));
  if (!DAY_COLUMNS.some((day) => filled.includes(day))) missing.push('hours of at least one day');
  if (missing.length > 0) return waits(`Still missing: ${missing.join(', ')}.`);
  const { change, faults } = readColumns(row.cells, filled, todayOf(desk));
  if (faults.length > 0) return refused(`Cannot be read: ${faults.join(', ')}.`);
  const outcome = await doDeed(desk, row.key, (deed) => addDoctor(deed, { ...USUAL, ...change }));
  if (outcome.ok) return done('The doctor can be booked.', outcome.value.doctorId);
  const { refusal } = outcome;
  // The row was added before, and its id was lost on the way: it is that doctor's row.
  return refusal.code === 'same_name'
    ? { ...refused(lineOf(refusal)), id: refusal.doctorId }
    : refused(lineOf(refusal));
}

const todayOf = ({ world }: SheetDesk): string =>
  clinicMoment(world.clock.now(), world.directory.clinic.timeZone).date;
