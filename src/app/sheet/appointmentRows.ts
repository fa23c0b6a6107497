/** The tab Appointments: an appointment as a row, and the commands that staff write into its status and payment. */

import type { SlotId } from '../../domain/ids.ts';
import { type Cell, dateSerial, readDay, readTime, timeFraction } from '../../domain/sheet/readCells.ts';
import type { Appointment, AppointmentStatus } from '../../domain/visit/appointment.ts';
import { slotIdOf } from '../../domain/visit/slotCalendar.ts';
import { clinicMoment } from '../../domain/visit/visitTime.ts';
import type { Patient } from '../../ports/store.ts';
import { cancelByStaff } from '../staff/cancelByStaff.ts';
import { type Attendance, markAttendance } from '../staff/markAttendance.ts';
import { moveByStaff } from '../staff/moveByStaff.ts';
import { noteAppointment } from '../staff/noteAppointment.ts';
import { type Answer, dayAndTime, done, lineOf, refused } from './answer.ts';
import { movePayment } from './paymentCell.ts';
import { doctorNamed, doDeed, type RowEdit, type SheetDesk } from './sheetDesk.ts';
import { columnsOf } from './tabs.ts';

const STATUS_WORDS: Readonly<Record<AppointmentStatus, string>> = {
  pending: 'Booked',
  booked: 'Booked',
  arrived: 'Arrived',
  fulfilled: 'Completed',
  cancelled: 'Cancelled',
  noshow: 'No-show',
  waitlist: 'Waitlist',
};

/** Only what was booked once is shown: a hold that ran out is nobody's business. */
export const isShown = (appointment: Appointment): boolean =>
  appointment.paymentMode !== null && appointment.status !== 'pending' && appointment.status !== 'waitlist';

function paymentWord({ status, paymentStatus, paymentMode }: Appointment): string {
  if (paymentStatus === 'paid') return paymentMode === 'online' ? 'Paid online' : 'Paid at desk';
  if (paymentStatus === 'refund_due') return 'Refund due';
  if (paymentStatus === 'refunded') return 'Refunded';
  // Whoever does not come owes nothing.
  return status === 'cancelled' ? 'Nothing due' : 'To pay';
}

/** Longer ones are cut: a cell is read at a glance. */
const LONGEST_TEXT = 300;

export function appointmentCells(
  appointment: Appointment,
  facts: { patient: Patient | null; doctorName: string; answer: string },
): readonly Cell[] {
  const { patient } = facts;
  return [
    appointment.id,
    appointment.reference,
    dateSerial(appointment.visitDate),
    timeFraction(appointment.visitTime),
    facts.doctorName,
    patient?.name ?? '',
    patient?.phone ?? '',
    patient === null ? '' : ageText(patient.age),
    appointment.purpose.slice(0, LONGEST_TEXT),
    STATUS_WORDS[appointment.status],
    paymentWord(appointment),
    appointment.feePaise / 100,
    appointment.note,
    facts.answer,
  ];
}

const ageText = ({ years, months }: Patient['age']): string =>
  months === null ? String(years) : `${months} months`;

const COLUMNS = columnsOf('Appointments');
const ATTENDANCE: Readonly<Record<string, Attendance>> = {
  arrived: 'arrived',
  completed: 'fulfilled',
  done: 'fulfilled',
  seen: 'fulfilled',
  'no-show': 'noshow',
  'no show': 'noshow',
  noshow: 'noshow',
};

/** Status and payment are commands, the note is the staff's, the rest is the front desk's. */
export async function changeAppointmentRow(desk: SheetDesk, edit: RowEdit): Promise<Answer> {
  const appointment = await desk.world.store.read((tables) =>
    tables.appointments.get(edit.id as Appointment['id']),
  );
  if (appointment === null) return refused('There is no such appointment.');
  const notOurs = edit.columns.filter((name) => !['Status', 'Payment', 'Note'].includes(name));
  const answers: Answer[] = [];
  // A slip of the hand over several columns is no command; the note in it is kept all the same.
  const commands = notOurs.length === 0 ? edit.columns : [];
  if (notOurs.length > 0) answers.push(refused(notOursLine(edit.columns.filter((name) => name !== 'Note'))));
  // Money first: who is marked as arrived and paid has paid.
  if (commands.includes('Payment'))
    answers.push(await movePayment(desk, { key: edit.key, appointment, written: wordOf(edit, 'Payment') }));
  if (commands.includes('Status')) answers.push(await changeStatus(desk, edit, appointment));
  if (edit.columns.includes('Note')) answers.push(await keepNote(desk, edit, appointment));
  const text = answers.map((answer) => answer.text).join(' ');
  const isRefused = answers.some((answer) => answer.kind === 'refused');
  return { kind: isRefused ? 'refused' : 'done', text };
}

const notOursLine = (names: readonly string[]): string =>
  `${names.join(', ')}: written by the front desk. To change the time, write “Moved to 26 Nov 5:30 pm” into the status.`;

const wordOf = (edit: RowEdit, name: string): string =>
  String(edit.cells[COLUMNS.indexOf(name)] ?? '').trim();

async function changeStatus(
  desk: SheetDesk,
  edit: RowEdit,
  { reference, ...appointment }: Appointment,
): Promise<Answer> {
  const written = wordOf(edit, 'Status');
  const word = written.toLowerCase();
  const attendance = ATTENDANCE[word];
  if (attendance !== undefined) {
    const marked = await doDeed(desk, edit.key, (deed) => markAttendance(deed, { reference, attendance }));
    return marked.ok ? done(`${STATUS_WORDS[attendance]}.`) : refused(lineOf(marked.refusal));
  }
  if (/^cancel(l?ed)?$/.test(word)) {
    const cancelled = await doDeed(desk, edit.key, (deed) => cancelByStaff(deed, { reference }));
    return cancelled.ok ? done('Cancelled; the patient was told.') : refused(lineOf(cancelled.refusal));
  }
  const moved = /^(?:moved? to|move)\s+(.+)$/i.exec(written);
  if (moved !== null)
    return moveTo(desk, edit, { reference, doctorId: appointment.doctorId, wish: moved[1] ?? '' });
  return refused(
    `“${written.slice(0, 40)}” is no status. Write Arrived, Completed, No-show, Cancelled or “Moved to 26 Nov 5:30 pm”.`,
  );
}

const MOVE_WISH =
  /^(.*?\S)[,\s]+(?:at\s+)?(\d{1,2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?)(?:\s+(?:with\s+)?((?:dr|doctor)\b.*))?$/i;

async function moveTo(
  desk: SheetDesk,
  edit: RowEdit,
  order: Pick<Appointment, 'reference' | 'doctorId'> & { wish: string },
): Promise<Answer> {
  const { world } = desk;
  const match = MOVE_WISH.exec(order.wish.trim());
  const today = clinicMoment(world.clock.now(), world.directory.clinic.timeZone).date;
  const date = readDay(match?.[1] ?? '', today);
  const time = readTime(match?.[2] ?? '');
  if (date === null || time === null) return refused(`“${order.wish.slice(0, 40)}” is no day and time.`);
  const named = match?.[3];
  const doctor =
    named === undefined ? order.doctorId : (doctorNamed(world.directory.doctors, named)?.id ?? null);
  if (doctor === null) return refused(`No doctor is called “${named?.slice(0, 40)}”.`);
  const slotId: SlotId = slotIdOf(doctor, date, time);
  const moved = await doDeed(desk, edit.key, (deed) =>
    moveByStaff(deed, { reference: order.reference, slotId }),
  );
  return moved.ok
    ? done(`Moved to ${dayAndTime(date, time)}; the patient was told.`)
    : refused(lineOf(moved.refusal));
}

async function keepNote(desk: SheetDesk, edit: RowEdit, { reference }: Appointment): Promise<Answer> {
  const note = wordOf(edit, 'Note');
  const kept = await doDeed(desk, edit.key, (deed) => noteAppointment(deed, { reference, note }));
  return kept.ok ? done(note === '' ? 'Note removed.' : 'Noted.') : refused(lineOf(kept.refusal));
}
