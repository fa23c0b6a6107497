/** Somebody stands at the desk: entered in one line, on the time that runs or the next free one, paid at once if they like. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStaffDesk, type StaffDeskUnderTest } from './staffDesk.ts';

let desk: StaffDeskUnderTest;
beforeEach(async () => {
  desk = await openStaffDesk();
  await desk.frontDesk.signsIn();
});
afterEach(() => desk.close());

const YES = '✅ Yes, do it';
const ofToday = () =>
  desk.terminal.store.read((tables) => tables.appointments.between('2026-11-23', '2026-11-23'));

describe('a walk-in', () => {
  it('is previewed, confirmed, arrived and paid, with a receipt on request', async () => {
    const preview = await desk.frontDesk.says('walk-in Ramesh 45 M fever Dr Rao now, cash 400');
    expect(preview.text).toContain('Walk-in: Ramesh, 45, M · Dr Suresh Rao, Monday, 23 November, 10:00 am');
    expect(preview.text).toContain('₹400 in cash');
    expect(await ofToday()).toEqual([]);
    const done = await desk.frontDesk.taps(YES);
    expect(done.text).toContain('Receipt R/2627/000001');
    const [visit] = await ofToday();
    expect(visit).toMatchObject({
      status: 'arrived',
      paymentStatus: 'paid',
      feePaise: 40_000,
      visitTime: '10:00',
      purpose: 'fever',
    });
    const receipt = await desk.frontDesk.taps('🧾 Receipt');
    expect(receipt.files.map(({ bytes }) => Buffer.from(bytes.slice(0, 4)).toString('latin1'))).toEqual([
      '%PDF',
    ]);
    const { patient, entries } = await desk.terminal.store.read(async (tables) => ({
      patient: await tables.patients.get(visit?.patientId as never),
      entries: await tables.audit.ofSubject(visit?.id ?? ''),
    }));
    expect(patient).toMatchObject({ name: 'Ramesh', age: { years: 45 }, gender: 'male', phone: '' });
    expect(entries.map(({ action, actor }) => [action, actor])).toEqual([
      ['walk_in_booked', 'staff:4000000002'],
      ['desk_payment', 'staff:4000000002'],
    ]);
    expect((await desk.frontDesk.says('today')).text).toContain('Ramesh');
  });

  it.each([
    [
      'naya walk in Sunita Devi, 32 saal, female, pet dard, Dr Iyer, 9876543210, upi',
      'Sunita Devi',
      '+919876543210',
      'paid',
    ],
    ['walk-in रमेश 45 पुरुष बुखार डॉ राव अभी, नकद', 'रमेश', '', 'paid'],
    ['walk-in Abdul Rahim 5 yr boy cough Dr Iyer', 'Abdul Rahim', '', 'due_at_clinic'],
  ])('is read from “%s”', async (line, name, phone, paymentStatus) => {
    await desk.frontDesk.says(line);
    await desk.frontDesk.says('haan');
    const [visit] = await ofToday();
    const patient = await desk.terminal.store.read((tables) =>
      tables.patients.get(visit?.patientId as never),
    );
    expect(patient).toMatchObject({ name, phone });
    expect(visit).toMatchObject({ status: 'arrived', paymentStatus });
  });

  it('for a time named comes back then', async () => {
    await desk.frontDesk.says('walk-in Abdul Rahim 5 yr boy cough Dr Iyer today 5:40 pm');
    await desk.frontDesk.says('yes');
    expect(await ofToday()).toMatchObject([{ status: 'booked', visitTime: '17:40' }]);
  });

  it('asks for what is missing, and takes no other amount than the fee', async () => {
    expect((await desk.frontDesk.says('walk-in Ramesh 45 fever Dr Rao')).text).toContain('M or F is missing');
    expect((await desk.frontDesk.says('walk-in Ramesh M fever Dr Rao')).text).toContain('The age is missing');
    expect((await desk.frontDesk.says('walk-in Ramesh 45 M fever')).text).toContain('The doctor is missing');
    expect((await desk.frontDesk.says('walk-in Dr Rao 45 M')).text).toContain('The name is missing');
    expect((await desk.frontDesk.says('walk-in Ramesh 45 M Dr Rao, cash 500')).text).toContain('Due is ₹400');
    expect(await ofToday()).toEqual([]);
  });

  it('gets the next free time when this one is full, and a plain word when the day is', async () => {
    for (const name of ['Anil', 'Bina', 'Chetan']) {
      await desk.frontDesk.says(`walk-in ${name} 30 M Dr Rao`);
      await desk.frontDesk.says('yes');
    }
    expect((await ofToday()).map(({ visitTime }) => visitTime)).toEqual(['10:00', '10:00', '10:15']);
    await desk.terminal.moveClock(11 * 60 * 60_000);
    await desk.frontDesk.signsIn();
    expect((await desk.frontDesk.says('walk-in Deepa 30 F Dr Rao')).text).toContain(
      'no free time left today',
    );
  });

  it('is cancelled by undo, with its money reversed', async () => {
    await desk.frontDesk.says('walk-in Ramesh 45 M fever Dr Rao now, cash 400');
    await desk.frontDesk.taps(YES);
    const [{ id } = { id: '' }] = await ofToday();
    expect((await desk.frontDesk.taps('↩️ Undo')).text).toContain('Undone');
    const visit = await desk.terminal.store.read((tables) => tables.appointments.get(id as never));
    expect(visit).toMatchObject({ status: 'cancelled' });
    const entries = await desk.terminal.store.read((tables) =>
      tables.ledger.ofAppointment(visit?.id as never),
    );
    expect(entries.map(({ kind }) => kind)).toEqual(['taken_at_desk', 'returned_at_desk']);
    expect((await desk.frontDesk.says('walk-in Ramesh 45 M fever Dr Rao now')).text).toContain('10:00 am');
  });

  it('is the desk’s affair, and never a doctor’s', async () => {
    await desk.doctor.signsIn();
    expect((await desk.doctor.says('walk-in Ramesh 45 M fever Dr Iyer now')).text).toContain(
      'role does not allow',
    );
    expect(await ofToday()).toEqual([]);
  });
});
