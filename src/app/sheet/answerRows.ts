/** Which tab answers what: changed rows, new rows and copies, each by the verbs of its tab. */
import { type Answer, refused } from './answer.ts';
import { changeAppointmentRow } from './appointmentRows.ts';
import { addDoctorRow, changeDoctorRow } from './doctorRows.ts';
import type { RowEdit, SheetDesk } from './sheetDesk.ts';
import { addSlotRow, changeSlotRow } from './slotRows.ts';
import { ANSWER, type TabName } from './tabs.ts';

type Answering = (desk: SheetDesk, row: RowEdit) => Promise<Answer | null>;

/** Null: written over without a word. */
const EDITS: Readonly<Record<TabName, Answering>> = {
  Doctors: changeDoctorRow,
  Slots: changeSlotRow,
  Appointments: changeAppointmentRow,
  Log: () => Promise.resolve(null),
};

const NEW_ROWS: Readonly<Record<TabName, (desk: SheetDesk, row: RowEdit) => Promise<Answer>>> = {
  Doctors: addDoctorRow,
  Slots: addSlotRow,
  Appointments: () =>
    Promise.resolve(
      refused('Appointments are booked in the chat; this row books nothing. Please delete it.'),
    ),
  Log: () => Promise.resolve(refused('The Log is written by the front desk.')),
};

/** What staff wrote over the front desk's own line is written over in turn, without a word. */
export function answerEdit(desk: SheetDesk, tab: TabName, row: RowEdit): Promise<Answer | null> {
  const columns = row.columns.filter((name) => name !== ANSWER);
  return columns.length === 0 ? Promise.resolve(null) : EDITS[tab](desk, { ...row, columns });
}

export const answerNewRow = (desk: SheetDesk, tab: TabName, row: RowEdit): Promise<Answer> =>
  NEW_ROWS[tab](desk, row);

/** A doctor or a closure that was copied may be meant as a new one; an appointment is not made by copying. */
export const answerCopy = (tab: TabName): Answer | null =>
  tab === 'Doctors' || tab === 'Slots'
    ? null
    : refused('A copy of another row: it changes nothing. Please delete it.');
