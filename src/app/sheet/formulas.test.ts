/** Whatever patients and staff write, a cell of the sheet holds it as text: no formula runs in the clinic's spreadsheet, and nothing is lost. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { AppointmentId, DoctorId, PatientId, SlotEntryId, SlotId } from '../../domain/ids.ts';
import type { Slot } from '../../domain/visit/slot.ts';
import { addDays } from '../../domain/visit/visitTime.ts';
import type { ColumnLayout } from '../../ports/sheet.ts';
import { CAST, DR_IYER, MONDAY_TEN } from '../../testing/clinic.ts';
import { openSheetClinic, type SheetClinic } from '../../testing/sheetBench.ts';
import { TAB_NAMES, TABS, type TabName } from './tabs.ts';

const STRINGS = readFileSync(new URL('fixtures/formulaStrings.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { text: string; category: string });

const later = (minutes: number): Date => new Date(MONDAY_TEN.getTime() + minutes * 60_000);

/** One doctor, one closure, one patient and one booking with the string in every field that reaches a cell, past every check. */
async function fill(clinic: SheetClinic, text: string, number: number): Promise<void> {
  const doctorId = `d-${number}` as DoctorId;
  const slot: Slot = {
    id: `slot-${number}` as SlotId,
    doctorId,
    visitDate: addDays('2026-11-24', number % 20),
    visitTime: '10:00',
    startsAt: later(24 * 60 * (1 + (number % 20))),
    minutes: 20,
    seats: 1,
    closed: false,
    origin: 'staff',
  };
  await clinic.store.transact(async (tables) => {
    await tables.doctors.put({
      ...DR_IYER,
      ...{ id: doctorId, name: text, languages: [text], registrationNumber: text },
    });
    await tables.slots.addMany([slot]);
    await tables.slotEntries.put({
      ...{ id: `entry-${number}` as SlotEntryId, doctorId, from: later(60), to: later(120) },
      ...{ status: 'closed', note: text, updatedAt: MONDAY_TEN },
    });
    const patientId = `patient-${number}` as PatientId;
    await tables.patients.put({
      ...{ id: patientId, chat: CAST.asha.chat, forWhom: 'self', name: text, phone: text },
      ...{ age: { years: 34, months: null }, gender: 'female', updatedAt: MONDAY_TEN },
    });
    const id = `appointment-${number}` as AppointmentId;
    await tables.appointments.hold({
      ...{ id, reference: `CF-F${number}`, slot, patientId, chat: CAST.asha.chat, feePaise: 60_000 },
      ...{ purpose: text, holdExpiresAt: later(20), at: MONDAY_TEN },
    });
    await tables.appointments.change(id, {
      from: ['pending'],
      to: {
        ...{ status: 'booked', paymentMode: 'at_clinic', paymentStatus: 'due_at_clinic' },
        ...{ holdExpiresAt: null, note: text },
      },
      at: MONDAY_TEN,
    });
  });
}

const allCells = (clinic: SheetClinic) => TAB_NAMES.flatMap((tab) => cellsOf(clinic, tab));

function cellsOf(
  { google }: SheetClinic,
  tab: TabName,
  isAsked: (column: ColumnLayout) => boolean = () => true,
) {
  const columns = TABS[tab].columns.filter(isAsked);
  return google.staff
    .rows(tab)
    .flatMap(({ row }) => columns.map(({ name }) => google.staff.cell({ tab, row, header: name })));
}

test('every formula string is text in every cell that it reaches, and so are those that only look like one', async () => {
  expect(STRINGS).toHaveLength(39);
  const clinic = await openSheetClinic();
  for (const [number, { text }] of STRINGS.entries()) await fill(clinic, text, number);
  await clinic.inStep();
  expect(allCells(clinic).filter(({ kind }) => kind === 'formula')).toEqual([]);
  for (const [number, { text }] of STRINGS.entries()) {
    expect(clinic.row('Doctors', 'Row id', `d-${number}`).cells).toMatchObject({
      ...{ Name: text, Languages: text, 'Registration number': text },
    });
    expect(clinic.row('Slots', 'Row id', `entry-${number}`).cells).toMatchObject({
      Doctor: text,
      Note: text,
    });
    expect(clinic.row('Appointments', 'Reference', `CF-F${number}`).cells).toMatchObject({
      ...{ Doctor: text, Patient: text, Phone: text, Purpose: text, Note: text },
    });
  }
  const before = clinic.google.revision;
  await clinic.inStep();
  expect([clinic.google.revision, clinic.rows('Log')]).toEqual([before, []]);
});

test('staff may type each of them wherever they write: a note is kept as it is, what is refused is text in the row and in the Log', async () => {
  const clinic = await openSheetClinic();
  for (const [number, { text }] of STRINGS.entries()) await fill(clinic, text, number);
  await clinic.inStep();
  const { staff } = clinic.google;
  for (const [number, { text }] of STRINGS.entries()) {
    const { row } = clinic.row('Appointments', 'Reference', `CF-F${number}`);
    staff.type({ tab: 'Appointments', row, header: 'Note' }, `${text} `);
    staff.type({ tab: 'Appointments', row, header: 'Status' }, text);
    // Its line of the Log is named after a doctor of that name.
    staff.type(
      { tab: 'Doctors', row: clinic.row('Doctors', 'Row id', `d-${number}`).row, header: 'Leave' },
      text,
    );
    staff.addRow('Slots', { Day: text, Time: text, Doctor: text, Status: text, Note: text });
  }
  await clinic.inStep();
  for (const [number, { text }] of STRINGS.entries()) {
    const { Note, Status } = clinic.row('Appointments', 'Reference', `CF-F${number}`).cells;
    expect([Note, Status]).toEqual([text.trim(), 'Booked']);
  }
  expect(clinic.rows('Log')).toHaveLength(3 * STRINGS.length);
  const ours = TAB_NAMES.flatMap((tab) => cellsOf(clinic, tab, ({ owner }) => owner !== 'staff'));
  expect(ours.filter(({ kind }) => kind === 'formula')).toEqual([]);
  expect(cellsOf(clinic, 'Appointments').filter(({ kind }) => kind === 'formula')).toEqual([]);
});

test('in the archive they are text as well', async () => {
  const clinic = await openSheetClinic();
  for (const [number, { text }] of STRINGS.entries()) await fill(clinic, text, number);
  await clinic.inStep();
  clinic.clock.moveBy(100 * 24 * 60 * 60_000);
  await clinic.keeper.archive();
  const archived = ['Archive 2026-11', 'Archive 2026-12'].flatMap((tab) => clinic.rows(tab));
  expect(archived.map(({ cells }) => cells['Patient']).sort()).toEqual(
    STRINGS.map(({ text }) => text).sort(),
  );
  const cells = ['Archive 2026-11', 'Archive 2026-12'].flatMap((tab) =>
    clinic.google.book
      .tab(tab)
      .rows.flat()
      .map(({ kind }) => kind),
  );
  expect(cells).not.toContain('formula');
});
