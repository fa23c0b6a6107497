/** The note of an appointment: what staff write into the sheet is kept in the store, stays with its appointment whatever happens to the row, and is shown to staff. */
import { describe, expect, it } from 'vitest';
import { OWNER_ID, phoneOf } from '../../testing/admin/staffDesk.ts';
import { booksAtClinic } from '../../testing/journey.ts';
import { openSheetClinic, type SheetClinic } from '../../testing/sheetBench.ts';

const DAY_MS = 24 * 60 * 60_000;

async function withNote(note: string) {
  const clinic = await openSheetClinic();
  const asha = clinic.chat('asha');
  await booksAtClinic(asha);
  await clinic.inStep();
  const [appointment] = await asha.appointments();
  if (appointment === undefined) throw new Error('nothing was booked');
  const { id, reference } = appointment;
  const row = () => clinic.row('Appointments', 'Reference', reference);
  const notes = (text: string) =>
    clinic.google.staff.type({ tab: 'Appointments', row: row().row, header: 'Note' }, text);
  notes(note);
  await clinic.inStep();
  const kept = async () => (await clinic.store.read((tables) => tables.appointments.get(id)))?.note;
  return { clinic, asha, id, reference, row, notes, kept };
}

const bookRavi = (clinic: SheetClinic) =>
  booksAtClinic(
    clinic.chat('ravi'),
    'Ravi Kumar, 43, male, cough, 9812345678, tomorrow at 9:30 am with Dr Iyer',
  );

describe('a note', () => {
  it('is kept in the store, changed and removed there, and never said to the patient', async () => {
    const { clinic, asha, id, row, notes, kept } = await withNote('  wheelchair ');
    expect([await kept(), row().cells['Note']]).toEqual(['wheelchair', 'wheelchair']);
    notes('wheelchair, comes with her son');
    await clinic.inStep();
    expect(await kept()).toBe('wheelchair, comes with her son');
    notes('');
    await clinic.inStep();
    expect([await kept(), row().cells['Front desk says']]).toEqual(['', '✓ Note removed.']);
    const audit = await clinic.store.read((tables) => tables.audit.ofSubject(id));
    expect(audit.map(({ action, before, after }) => [action, before, after])).toEqual(
      Array(3).fill(['appointment_noted', null, null]),
    );
    expect((await asha.hears()).text).toBe('');
    expect(clinic.rows('Log')).toEqual([]);
  });

  it('survives rewriting, sorting, moving and deleting of its row', async () => {
    const { clinic, asha, row } = await withNote('wheelchair');
    await bookRavi(clinic);
    await clinic.inStep();
    const { staff } = clinic.google;
    staff.sort('Appointments', 'Patient', 'descending');
    await asha.says('cancel my appointment');
    await asha.taps('Yes, cancel it');
    await clinic.inStep();
    expect(row().cells).toMatchObject({ Status: 'Cancelled', Note: 'wheelchair' });
    staff.moveRow('Appointments', row().row, 2);
    await clinic.inStep();
    staff.deleteRow('Appointments', row().row);
    await clinic.inStep();
    expect(row().cells['Note']).toBe('wheelchair');
    expect(clinic.row('Appointments', 'Patient', 'Ravi Kumar').cells['Note']).toBe('');
  });

  it('goes into the archive with its row', async () => {
    const { clinic, kept } = await withNote('wheelchair');
    clinic.clock.moveBy(65 * DAY_MS);
    await clinic.keeper.archive();
    expect(clinic.rows('Archive 2026-11').map(({ cells }) => cells['Note'])).toEqual(['wheelchair']);
    expect(await kept()).toBe('wheelchair');
  });

  it('that stood in the sheet before notes were kept is taken over', async () => {
    const { clinic, id, kept } = await withNote('wheelchair');
    await clinic.keeper.stop();
    await clinic.store.transact(async (tables) => {
      const rows = await tables.sheetRows.all();
      // As the former program left it: the note was the staff's own, and no memory was kept of it.
      await tables.sheetRows.put(
        rows
          .filter(({ rowId }) => rowId === id)
          .map((row) => ({ ...row, cells: (row.cells ?? []).map((cell, at) => (at === 12 ? null : cell)) })),
      );
      await tables.appointments.change(id, { from: ['booked'], to: { note: '' }, at: clinic.clock.now() });
    });
    await clinic.another().inStep();
    expect(await kept()).toBe('wheelchair');
  });

  it('of more than 500 letters is refused with the reason, and the former one stands', async () => {
    const { clinic, row, notes, kept } = await withNote('wheelchair');
    notes('long '.repeat(101));
    await clinic.inStep();
    expect(row().cells).toMatchObject({
      Note: 'wheelchair',
      'Front desk says': '⚠ The note is longer than 500 letters.',
    });
    expect([await kept(), clinic.rows('Log').length]).toEqual(['wheelchair', 1]);
  });

  it('is shown to staff where appointments are listed', async () => {
    const { clinic } = await withNote('wheelchair');
    const owner = phoneOf(clinic, OWNER_ID);
    await owner.signsIn();
    expect((await owner.says('who is coming tomorrow?')).text).toMatch(/Asha Verma.*wheelchair/);
  });
});
