/** Whatever patients and staff write, a cell of the sheet holds it as text: no formula runs in the clinic's spreadsheet, and nothing is lost. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { AppointmentId, DoctorId, PatientId, SlotEntryId, SlotId } from '../../domain/ids.ts';
import type { Slot } from '../../domain/slot.ts';
import { addDays } from '../../domain/visitTime.ts';
import { CAST, DR_IYER, MONDAY_TEN } from '../../testing/clinic.ts';
import { openSheetClinic, type SheetClinic } from '../../testing/sheetBench.ts';
import { TAB_NAMES, TABS } from './tabs.ts';

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
      to: { status: 'booked', paymentMode: 'at_clinic', paymentStatus: 'due_at_clinic', holdExpiresAt: null },
      at: MONDAY_TEN,
    });
  });
}

function allCells({ google }: SheetClinic) {
  return TAB_NAMES.flatMap((tab) =>
    google.staff
      .rows(tab)
      .flatMap(({ row }) =>
        TABS[tab].columns.map(({ name }) => google.staff.cell({ tab, row, header: name })),
      ),
  );
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
      ...{ Doctor: text, Patient: text, Phone: text, Purpose: text },
    });
  }
  const before = clinic.google.revision;
  await clinic.inStep();
  expect([clinic.google.revision, clinic.rows('Log')]).toEqual([before, []]);
});

test('what staff write into the Log by being refused is text there too', async () => {
  const clinic = await openSheetClinic();
  await clinic.inStep();
  for (const { text } of STRINGS.slice(0, 10))
    clinic.google.staff.addRow('Appointments', { Patient: text, Note: text });
  await clinic.inStep();
  expect(clinic.rows('Log')).toHaveLength(10);
  const log = TABS.Log.columns.flatMap(({ name }) =>
    clinic.rows('Log').map(({ row }) => clinic.google.staff.cell({ tab: 'Log', row, header: name })),
  );
  expect(log.filter(({ kind }) => kind === 'formula')).toEqual([]);
});
