/** The tabs of the staff's sheet: which columns, who writes them, what may be chosen. The setup lays them out, the keeper reads and writes by them. */
import { SPECIALITIES } from '../../domain/clinic/speciality.ts';
import type { ColumnLayout, TabLayout } from '../../ports/sheet.ts';
import { wordingOf } from '../../wording/wordingOf.ts';

export const TAB_NAMES = ['Doctors', 'Slots', 'Appointments', 'Log'] as const;
export type TabName = (typeof TAB_NAMES)[number];

export const ID = 'Row id';
/** Where the front desk answers what staff wrote. */
export const ANSWER = 'Front desk says';
export const DAY_COLUMNS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

type Part = Partial<ColumnLayout> & { readonly name: string };

const column = (part: Part): ColumnLayout => ({
  kind: 'text',
  width: 110,
  choices: [],
  owner: 'staff',
  colours: [],
  ...part,
});
const ours = (part: Part): ColumnLayout => column({ owner: 'ours', ...part });
const idColumn = column({ name: ID, owner: 'hidden' });
const answerColumn = ours({
  name: ANSWER,
  width: 340,
  colours: [
    { when: '⚠', colour: 'red' },
    { when: '…', colour: 'amber' },
  ],
});

/** In English, the staff's language in the sheet. */
export const SPECIALITY_NAMES = SPECIALITIES.map(
  (code) => [code, wordingOf('en').words.specialities[code]] as const,
);

const DOCTORS: TabLayout = {
  name: 'Doctors',
  columns: [
    idColumn,
    column({ name: 'Name', width: 160 }),
    column({
      name: 'Speciality',
      width: 160,
      kind: 'choice',
      choices: SPECIALITY_NAMES.map(([, name]) => name),
    }),
    column({ name: 'Languages', width: 150 }),
    column({ name: 'Fee', kind: 'amount', width: 80 }),
    ...DAY_COLUMNS.map((name) => column({ name, width: 150 })),
    column({ name: 'Slot minutes', kind: 'number', width: 90 }),
    column({ name: 'Seats', kind: 'number', width: 60 }),
    column({ name: 'Buffer minutes', kind: 'number', width: 100 }),
    column({ name: 'Leave', width: 180 }),
    column({ name: 'Registration number', width: 140 }),
    column({
      name: 'Active',
      kind: 'choice',
      width: 70,
      choices: ['Yes', 'No'],
      colours: [{ when: 'No', colour: 'grey' }],
    }),
    answerColumn,
  ],
};

export const CLOSED_KEEP = 'Closed, keep bookings';
export const CLOSED_CANCEL = 'Closed, cancel bookings';

const SLOTS: TabLayout = {
  name: 'Slots',
  columns: [
    idColumn,
    column({ name: 'Day', kind: 'date', width: 130 }),
    column({ name: 'Time', width: 120 }),
    column({ name: 'Doctor', width: 160 }),
    column({
      name: 'Status',
      kind: 'choice',
      width: 170,
      choices: ['Closed', 'Open', CLOSED_KEEP, CLOSED_CANCEL],
      colours: [
        { when: 'Closed', colour: 'red' },
        { when: 'Open', colour: 'green' },
      ],
    }),
    column({ name: 'Note', width: 200 }),
    answerColumn,
  ],
};

const APPOINTMENTS: TabLayout = {
  name: 'Appointments',
  columns: [
    idColumn,
    ours({ name: 'Reference', width: 90 }),
    ours({ name: 'Date', kind: 'date', width: 130 }),
    ours({ name: 'Time', kind: 'time', width: 80 }),
    ours({ name: 'Doctor', width: 150 }),
    ours({ name: 'Patient', width: 150 }),
    ours({ name: 'Phone', width: 130 }),
    ours({ name: 'Age', width: 70 }),
    ours({ name: 'Purpose', width: 180 }),
    column({
      name: 'Status',
      kind: 'choice',
      width: 150,
      choices: ['Booked', 'Arrived', 'Completed', 'No-show', 'Cancelled'],
      colours: [
        { when: 'Cancelled', colour: 'grey' },
        { when: 'No-show', colour: 'red' },
        { when: 'Arrived', colour: 'amber' },
        { when: 'Completed', colour: 'green' },
      ],
    }),
    column({
      name: 'Payment',
      kind: 'choice',
      width: 140,
      // What the front desk shows is offered as well: a word outside the list gets a warning in its cell.
      choices: [
        ...['To pay', 'Paid cash', 'Paid UPI', 'Paid card', 'Returned cash'],
        ...['Paid at desk', 'Paid online', 'Refund due', 'Refunded', 'Nothing due'],
      ],
      colours: [
        { when: 'Paid', colour: 'green' },
        { when: 'Refund', colour: 'amber' },
      ],
    }),
    ours({ name: 'Amount', kind: 'amount', width: 80 }),
    column({ name: 'Note', width: 200 }),
    answerColumn,
  ],
};

const LOG: TabLayout = {
  name: 'Log',
  columns: [
    idColumn,
    ours({ name: 'When', width: 150 }),
    ours({ name: 'Tab', width: 100 }),
    ours({ name: 'Row', width: 170 }),
    ours({ name: 'What was written', width: 280 }),
    ours({ name: 'Answer', width: 420 }),
  ],
};

export const TABS: Readonly<Record<TabName, TabLayout>> = {
  Doctors: DOCTORS,
  Slots: SLOTS,
  Appointments: APPOINTMENTS,
  Log: LOG,
};

export const columnsOf = (tab: TabName): readonly string[] => TABS[tab].columns.map(({ name }) => name);
