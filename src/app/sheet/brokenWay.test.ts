/** The way to the sheet breaks in every way that the stand-in's fault script knows, and people go on working in it: no row twice, nothing of theirs lost, nothing of ours taken for theirs. */
import { describe, expect, it } from 'vitest';
import { booksAtClinic } from '../../testing/journey.ts';
import { openSheetClinic, type SheetClinic } from '../../testing/sheetBench.ts';
import { type Attendance, markAttendance } from '../staff/markAttendance.ts';
import { doAsStaff } from '../staff/staffDeed.ts';
import type { SheetKeeper } from './sheetKeeper.ts';

const moment = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function withTwoBookings(): Promise<SheetClinic> {
  const clinic = await openSheetClinic();
  await booksAtClinic(clinic.chat('asha'));
  await booksAtClinic(
    clinic.chat('ravi'),
    'Ravi Kumar, 43, male, cough, 9812345678, tomorrow at 9:30 am with Dr Iyer',
  );
  await clinic.inStep();
  return clinic;
}

async function ashaCancels(clinic: SheetClinic): Promise<void> {
  const asha = clinic.chat('asha');
  await asha.says('cancel my appointment');
  await asha.taps('Yes, cancel it');
}

/** At the staff's bot, of Ravi's visit. */
async function sunitaMarks(clinic: SheetClinic, attendance: Attendance): Promise<void> {
  const [appointment] = await clinic.chat('ravi').appointments();
  const reference = appointment?.reference ?? '';
  const deedId = clinic.ids.id();
  await doAsStaff(clinic.desk.outside.world, { staffId: 'sunita', deedId }, (deed) =>
    markAttendance(deed, { reference, attendance }),
  );
}

/** Staff act after the request has left and before the sheet follows it. */
async function whileUnderway(
  clinic: SheetClinic,
  keeper: SheetKeeper,
  { operation, deed }: { operation: string; deed: () => void },
): Promise<void> {
  const [rule] = clinic.google.faults.add({ do: 'delay', ms: 150, match: { operation } });
  const isUnderway = () => clinic.google.faults.list().some(({ id, struck }) => id === rule && struck === 1);
  const cycle = keeper.cycle();
  while (!isUnderway()) await moment(2);
  deed();
  await cycle;
  clinic.google.faults.clear();
}

const statusesOf = (clinic: SheetClinic) =>
  Object.fromEntries(
    clinic.rows('Appointments').map(({ cells }) => [String(cells['Patient']), cells['Status']]),
  );
const AS_IT_WAS = { 'Asha Verma': 'Cancelled', 'Ravi Kumar': 'Booked' };

describe('people at work while we write', () => {
  it('sort: what falls into another row is taken out again, and is nobody’s command', async () => {
    const clinic = await withTwoBookings();
    await ashaCancels(clinic);
    await whileUnderway(clinic, clinic.keeper, {
      operation: 'values.batchUpdate',
      deed: () => clinic.google.staff.moveRow('Appointments', 3, 2),
    });
    expect(statusesOf(clinic)).toEqual({ 'Asha Verma': 'Booked', 'Ravi Kumar': 'Cancelled' });
    await clinic.inStep();
    expect(statusesOf(clinic)).toEqual(AS_IT_WAS);
    expect((await clinic.chat('ravi').appointments())[0]?.status).toBe('booked');
    expect(clinic.rows('Log')).toEqual([]);
  });

  it('type into rows that are not written: every word of theirs is followed', async () => {
    const clinic = await withTwoBookings();
    await ashaCancels(clinic);
    const row = clinic.row('Appointments', 'Patient', 'Ravi Kumar').row;
    await whileUnderway(clinic, clinic.keeper, {
      operation: 'values.batchUpdate',
      deed: () => clinic.google.staff.type({ tab: 'Appointments', row, header: 'Status' }, 'Cancelled'),
    });
    await clinic.inStep();
    expect(statusesOf(clinic)).toEqual({ 'Asha Verma': 'Cancelled', 'Ravi Kumar': 'Cancelled' });
    expect((await clinic.chat('ravi').appointments())[0]?.status).toBe('cancelled');
    expect(clinic.row('Appointments', 'Patient', 'Ravi Kumar').cells['Front desk says']).toContain('✓');
  });

  it('add a row while ours is appended: both are there, and each where it belongs', async () => {
    const clinic = await openSheetClinic();
    await clinic.inStep();
    await booksAtClinic(clinic.chat('asha'));
    await whileUnderway(clinic, clinic.keeper, {
      operation: 'values.append',
      deed: () => void clinic.google.staff.addRow('Appointments', { Patient: 'Walk In' }),
    });
    await clinic.inStep();
    expect(clinic.rows('Appointments').map(({ cells }) => cells['Patient'])).toEqual([
      'Walk In',
      'Asha Verma',
    ]);
  });

  it('put columns of their own between ours, and move others: new rows are filled in by the headers', async () => {
    const clinic = await openSheetClinic();
    await clinic.inStep();
    const headers = clinic.google.staff.headers('Appointments');
    const moved = ['Our own', ...headers.slice(3), ...headers.slice(0, 3)];
    clinic.google.book.write(clinic.google.book.range("'Appointments'!A1"), [moved], 'RAW');
    await booksAtClinic(clinic.chat('asha'));
    await clinic.inStep();
    const [row] = clinic.rows('Appointments');
    expect(row?.cells).toMatchObject({ Patient: 'Asha Verma', Status: 'Booked', 'Our own': '', Amount: 600 });
    await clinic.inStep();
    expect([clinic.rows('Appointments').length, clinic.rows('Log').length]).toEqual([1, 0]);
  });
});

describe('requests that come late', () => {
  const impatient = (clinic: SheetClinic) => clinic.another({ timeoutMs: 100 });

  it('a row that arrives after it was sent again is there once', async () => {
    const clinic = await openSheetClinic();
    await clinic.inStep();
    const { keeper, inStep } = impatient(clinic);
    await inStep();
    await booksAtClinic(clinic.chat('asha'));
    clinic.google.faults.add({ do: 'delay', ms: 600, match: { operation: 'values.append' } });
    await expect(keeper.cycle()).rejects.toMatchObject({ code: 'timeout' });
    await inStep();
    expect(clinic.rows('Appointments')).toHaveLength(1);
    await moment(700);
    expect(clinic.rows('Appointments')).toHaveLength(2);
    await inStep();
    expect([clinic.rows('Appointments').length, clinic.rows('Log').length]).toEqual([1, 0]);
  });

  it('an older value that lands over a newer one is ours, and no command of staff', async () => {
    const clinic = await withTwoBookings();
    await clinic.later(24 * 60);
    const { keeper, inStep } = impatient(clinic);
    await inStep();
    const place = { tab: 'Appointments', row: clinic.row('Appointments', 'Patient', 'Ravi Kumar').row };
    await sunitaMarks(clinic, 'arrived');
    clinic.google.faults.add({ do: 'delay', ms: 600, match: { operation: 'values.batchUpdate' } });
    await expect(keeper.cycle()).rejects.toMatchObject({ code: 'timeout' });
    clinic.google.staff.type({ ...place, header: 'Status' }, 'Completed');
    await inStep();
    await moment(700);
    await inStep();
    expect(clinic.row('Appointments', 'Patient', 'Ravi Kumar').cells['Status']).toBe('Completed');
    expect((await clinic.chat('ravi').appointments())[0]?.status).toBe('fulfilled');
  });

  it('writings of two processes that change places leave each row once and right', async () => {
    const clinic = await withTwoBookings();
    const second = clinic.another();
    await ashaCancels(clinic);
    // The first one's writing waits for the next of its kind, as if it had been overtaken on the way.
    clinic.google.faults.add({ do: 'reorder', ms: 2_000, match: { operation: 'values.batchUpdate' } });
    await Promise.all([clinic.keeper.cycle(), second.keeper.cycle()]);
    await second.inStep();
    await clinic.inStep();
    expect(statusesOf(clinic)).toEqual(AS_IT_WAS);
    expect(clinic.rows('Log')).toEqual([]);
  });
});

describe('answers that are lost', () => {
  it.each(['values.append', 'values.batchUpdate'])('after the deed, of %s', async (operation) => {
    const clinic = await withTwoBookings();
    await ashaCancels(clinic);
    await booksAtClinic(
      clinic.chat('meera'),
      'Meera Devi, 28, female, fever, 9812345670, tomorrow at 9:50 am with Dr Iyer',
    );
    clinic.google.faults.add({ do: 'dropAfterDoing', match: { operation } });
    await expect(clinic.keeper.cycle()).rejects.toMatchObject({ service: 'sheets', permanent: false });
    clinic.google.staff.sort('Appointments', 'Patient');
    await clinic.inStep();
    expect(clinic.rows('Appointments')).toHaveLength(3);
    expect(statusesOf(clinic)).toEqual({ ...AS_IT_WAS, 'Meera Devi': 'Booked' });
    expect(clinic.rows('Log')).toEqual([]);
  });

  it('a process that dies after a deed and before its answer is followed by one that answers, and does nothing twice', async () => {
    const clinic = await withTwoBookings();
    const { staff } = clinic.google;
    const { row } = clinic.row('Appointments', 'Patient', 'Ravi Kumar');
    staff.type({ tab: 'Appointments', row, header: 'Payment' }, 'Paid cash');
    staff.addRow('Doctors', {
      Name: 'Kavita Menon',
      Speciality: 'Paediatrics',
      Fee: '500',
      Tue: '4 to 6 pm',
    });
    staff.addRow('Slots', { Day: '24/11/2026', Time: 'all day', Doctor: 'Nobody', Status: 'Closed' });
    await clinic.keeper.cycle();
    // The first one is never woken again.
    await clinic.another().inStep();
    expect(clinic.row('Appointments', 'Patient', 'Ravi Kumar').cells).toMatchObject({
      Payment: 'Paid at desk',
      'Front desk says': expect.stringMatching(/^✓ Paid, receipt/) as string,
    });
    expect(clinic.row('Doctors', 'Name', 'Kavita Menon').cells['Front desk says']).toBe(
      '✓ The doctor can be booked.',
    );
    expect(clinic.rows('Doctors')).toHaveLength(11);
    const logged = clinic.rows('Log').map(({ cells }) => cells['Answer']);
    expect(logged).toEqual(['⚠ No doctor is called “Nobody”.']);
    await clinic.another().inStep();
    expect(clinic.rows('Log')).toHaveLength(1);
  });
});

describe('too many requests', () => {
  it('are answered by waiting, and all is caught up within a minute when there is room again', async () => {
    const clinic = await withTwoBookings();
    const ticks = async (seconds: number): Promise<void> => {
      for (let passed = 0; passed < seconds; passed += 2) {
        clinic.clock.moveBy(2_000);
        await clinic.keeper.tick();
      }
    };
    await ticks(60);
    clinic.google.setQuota({ readsPerMinute: 0, writesPerMinute: 0 });
    await ashaCancels(clinic);
    const asked = clinic.google.requests.length;
    await ticks(120);
    expect(statusesOf(clinic)['Asha Verma']).toBe('Booked');
    // Seconds at first, then twenty at most between two tries.
    expect(clinic.google.requests.length - asked).toBeGreaterThan(5);
    expect(clinic.google.requests.length - asked).toBeLessThan(13);
    clinic.google.setQuota({ readsPerMinute: 60, writesPerMinute: 60 });
    await ticks(60);
    expect(statusesOf(clinic)).toEqual(AS_IT_WAS);
    expect(clinic.rows('Log')).toEqual([]);
  });
});
