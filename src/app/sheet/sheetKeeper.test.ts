/** The staff's sheet and the bot in step, over the real protocol: what staff write is true in the chat, what happens in the chat is in the sheet. */
import { describe, expect, it } from 'vitest';
import { dateSerial } from '../../domain/sheet/readCells.ts';
import { booksAtClinic, comesToSummary } from '../../testing/journey.ts';
import { openSheetClinic, type SheetClinic } from '../../testing/sheetBench.ts';

const TUESDAY = dateSerial('2026-11-24');

async function withAshasBooking(): Promise<SheetClinic & { reference: string }> {
  const clinic = await openSheetClinic();
  const asha = clinic.chat('asha');
  await booksAtClinic(asha);
  await clinic.inStep();
  const [appointment] = await asha.appointments();
  return { ...clinic, reference: appointment?.reference ?? '' };
}

describe('the sheet after the first meeting', () => {
  it('shows every doctor and every booking once, with days and amounts as such', async () => {
    const clinic = await withAshasBooking();
    expect(clinic.rows('Doctors')).toHaveLength(10);
    expect(clinic.row('Doctors', 'Name', 'Lakshmi Iyer').cells).toMatchObject({
      Fee: 600,
      Speciality: 'Paediatrics (children)',
      Mon: '09:30-13:00, 17:00-20:00',
      Active: 'Yes',
    });
    expect(clinic.rows('Appointments')).toHaveLength(1);
    expect(clinic.row('Appointments', 'Reference', clinic.reference).cells).toMatchObject({
      Date: TUESDAY,
      Patient: 'Asha Verma',
      Phone: '+919876543210',
      Status: 'Booked',
      Payment: 'To pay',
      Amount: 600,
      Note: '',
    });
    const before = clinic.google.revision;
    await clinic.inStep();
    expect(clinic.google.revision).toBe(before);
  });

  it('holds no time that is only held, and none that nobody booked', async () => {
    const clinic = await openSheetClinic();
    await comesToSummary(clinic.chat('asha'));
    await clinic.inStep();
    await clinic.later(30);
    await clinic.inStep();
    expect(clinic.rows('Appointments')).toEqual([]);
  });
});

describe('staff change the sheet, and the chat follows', () => {
  it('a fee', async () => {
    const clinic = await openSheetClinic();
    await clinic.inStep();
    clinic.google.staff.type(
      { tab: 'Doctors', row: clinic.row('Doctors', 'Name', 'Lakshmi Iyer').row, header: 'Fee' },
      '₹750',
    );
    await clinic.inStep();
    expect((await comesToSummary(clinic.chat('asha'))).text).toContain('₹750');
    expect(clinic.row('Doctors', 'Name', 'Lakshmi Iyer').cells).toMatchObject({
      Fee: 750,
      'Front desk says': '✓ Fee taken over.',
    });
  });

  it('a new doctor, half filled at first, added once though it is read again and again', async () => {
    const clinic = await openSheetClinic();
    await clinic.inStep();
    const row = clinic.google.staff.addRow('Doctors', { Name: 'Dr Kavita Menon', Speciality: 'paediatrics' });
    await clinic.inStep();
    expect(clinic.row('Doctors', 'Name', 'Dr Kavita Menon').cells['Front desk says']).toBe(
      '… Still missing: Fee, hours of at least one day.',
    );
    clinic.google.staff.type({ tab: 'Doctors', row, header: 'Fee' }, '500');
    clinic.google.staff.type({ tab: 'Doctors', row, header: 'Tue' }, '4 to 6 pm');
    await clinic.inStep();
    await clinic.inStep();
    expect(clinic.row('Doctors', 'Name', 'Kavita Menon').cells).toMatchObject({
      Fee: 500,
      Tue: '16:00-18:00',
      Seats: 1,
    });
    expect(clinic.rows('Doctors')).toHaveLength(11);
    expect(clinic.rows('Log')).toEqual([]);
    const booked = await booksAtClinic(
      clinic.chat('asha'),
      'Asha Verma, 34, female, fever, 9876543210, tomorrow at 4:30 pm with Dr Kavita Menon',
    );
    expect(booked.text).toContain('Kavita Menon');
  });

  it('an afternoon closed and opened again, a single time opened', async () => {
    const clinic = await openSheetClinic();
    await clinic.inStep();
    const { staff } = clinic.google;
    const closed = staff.addRow('Slots', {
      Day: '24/11/2026',
      Time: '5 to 8 pm',
      Doctor: 'Dr Iyer',
      Status: 'Closed',
      Note: 'conference',
    });
    staff.addRow('Slots', { Day: '24 Nov 2026', Time: '3.20 pm', Doctor: 'Iyer', Status: 'Open' });
    await clinic.inStep();
    const free = () =>
      clinic.store.read(async (tables) =>
        (
          await tables.slots.ofDoctor({
            doctorId: 'd-iyer' as never,
            fromDate: '2026-11-24',
            toDate: '2026-11-24',
          })
        )
          .filter((slot) => !slot.closed && slot.visitTime >= '15:00')
          .map((slot) => slot.visitTime),
      );
    expect(await free()).toEqual(['15:20']);
    expect(clinic.row('Slots', 'Time', '17:00-20:00').cells).toMatchObject({
      Status: 'Closed',
      Note: 'conference',
      'Front desk says': '✓ Closed.',
    });
    staff.type({ tab: 'Slots', row: closed, header: 'Status' }, 'Open');
    await clinic.inStep();
    expect((await free()).length).toBe(10);
    staff.type({ tab: 'Slots', row: closed, header: 'Status' }, 'Closed');
    staff.type({ tab: 'Slots', row: closed, header: 'Time' }, '18:00-20:00');
    await clinic.inStep();
    expect((await free()).filter((time) => time >= '17:00')).toEqual(['17:00', '17:20', '17:40']);
  });

  it('a closed time with a booking asks first, and does what staff choose', async () => {
    const clinic = await withAshasBooking();
    const { staff } = clinic.google;
    const row = staff.addRow('Slots', {
      Day: '24-11-26',
      Time: 'all day',
      Doctor: 'Lakshmi Iyer',
      Status: 'Closed',
    });
    await clinic.inStep();
    expect(clinic.rows('Slots')[0]?.cells['Front desk says']).toContain(`${clinic.reference} is booked then`);
    expect(clinic.rows('Log')).toHaveLength(1);
    expect((await clinic.chat('asha').hears()).text).toBe('');
    staff.type({ tab: 'Slots', row, header: 'Status' }, 'Closed, cancel bookings');
    await clinic.inStep();
    expect((await clinic.chat('asha').hears()).text).toContain('the clinic has had to cancel');
    expect(clinic.row('Appointments', 'Reference', clinic.reference).cells['Status']).toBe('Cancelled');
    expect(clinic.rows('Slots')[0]?.cells).toMatchObject({ Status: 'Closed', Day: TUESDAY });
  });

  it.each([
    ['Cancelled', 'cancelled', 'the clinic has had to cancel'],
    ['Moved to 25/11 11:10', 'booked', 'Wednesday, 25 November, 11:10 am'],
  ])('“%s” in the status', async (written, status, told) => {
    const clinic = await withAshasBooking();
    const asha = clinic.chat('asha');
    clinic.google.staff.type({ tab: 'Appointments', row: 2, header: 'Status' }, written);
    await clinic.inStep();
    expect((await asha.appointments())[0]?.status).toBe(status);
    expect((await asha.hears()).text).toContain(told);
    await clinic.inStep();
    expect((await asha.hears()).text).toBe('');
  });

  it('who came, and who paid at the desk', async () => {
    const clinic = await withAshasBooking();
    await clinic.later(24 * 60);
    const asha = clinic.chat('asha');
    await asha.hears();
    clinic.google.staff.type({ tab: 'Appointments', row: 2, header: 'Status' }, 'Arrived');
    clinic.google.staff.type({ tab: 'Appointments', row: 2, header: 'Payment' }, 'Paid cash');
    await clinic.inStep();
    expect((await asha.appointments())[0]).toMatchObject({ status: 'arrived', paymentStatus: 'paid' });
    expect(clinic.rows('Appointments')[0]?.cells).toMatchObject({
      Status: 'Arrived',
      Payment: 'Paid at desk',
    });
    expect((await asha.hears()).text).toContain('₹600');
  });
});

describe('what staff may not do is put back, and explained', () => {
  it('in status and payment, and in what is not theirs', async () => {
    const clinic = await withAshasBooking();
    const refusals = [
      ['Status', 'Arrived', 'Too early'],
      ['Status', 'maybe', 'is no status'],
      ['Status', 'Moved to 23/11 9:30', 'That time is over'],
      ['Patient', 'Somebody Else', 'written by the front desk'],
      ['Amount', '1', 'written by the front desk'],
      ['Payment', 'Free', 'is no payment'],
    ] as const;
    const before = clinic.rows('Appointments')[0]?.cells ?? {};
    for (const [index, [header, written, why]] of refusals.entries()) {
      clinic.google.staff.type({ tab: 'Appointments', row: 2, header }, written);
      await clinic.inStep();
      const after = clinic.rows('Appointments')[0]?.cells ?? {};
      expect(after[header], written).toBe(before[header]);
      expect(after['Front desk says'], written).toContain(why);
      expect(clinic.rows('Log'), written).toHaveLength(index + 1);
      expect(clinic.rows('Log').at(-1)?.cells).toMatchObject({ Tab: 'Appointments', Row: clinic.reference });
    }
    expect((await clinic.chat('asha').hears()).text).toBe('');
  });

  it('a deleted row comes back, a copied one books nothing, a typed one neither', async () => {
    const clinic = await withAshasBooking();
    const { staff } = clinic.google;
    staff.type({ tab: 'Appointments', row: 2, header: 'Note' }, 'wheelchair');
    staff.duplicateRow('Appointments', 2);
    staff.addRow('Appointments', { Patient: 'Walk In', Status: 'Booked' });
    staff.deleteRow('Doctors', 3);
    await clinic.inStep();
    expect(clinic.rows('Doctors')).toHaveLength(10);
    expect(
      clinic
        .rows('Appointments')
        .map(({ cells }) => [cells['Reference'], String(cells['Front desk says']).slice(0, 12)]),
    ).toEqual([
      [clinic.reference, '✓ Noted.'],
      [clinic.reference, '⚠ A copy of '],
      ['', '⚠ Appointmen'],
    ]);
    expect(clinic.rows('Appointments')[0]?.cells['Note']).toBe('wheelchair');
    expect(clinic.rows('Log')).toHaveLength(3);
    expect(await clinic.store.read((tables) => tables.appointments.count())).toBe(1);
    await clinic.inStep();
    expect(clinic.rows('Log')).toHaveLength(3);
  });

  it('an unreadable fee stays as it was', async () => {
    const clinic = await openSheetClinic();
    await clinic.inStep();
    const { row } = clinic.row('Doctors', 'Name', 'Lakshmi Iyer');
    clinic.google.staff.type({ tab: 'Doctors', row, header: 'Fee' }, 'much');
    await clinic.inStep();
    expect(clinic.row('Doctors', 'Name', 'Lakshmi Iyer').cells).toMatchObject({
      Fee: 600,
      'Front desk says': '⚠ Cannot be read: Fee “much”. It stays as it was.',
    });
  });
});

describe('the way to the sheet', () => {
  it('grows no heavier: past months go to an archive, once, with what staff noted', async () => {
    const clinic = await withAshasBooking();
    clinic.google.staff.type({ tab: 'Appointments', row: 2, header: 'Note' }, 'wheelchair');
    await clinic.keeper.archive();
    expect(clinic.rows('Appointments')).toHaveLength(1);
    clinic.clock.moveBy(65 * 24 * 60 * 60_000);
    clinic.google.faults.add({ do: 'dropAfterDoing', match: { operation: 'values.append' } });
    await clinic.keeper.archive();
    await clinic.keeper.archive();
    expect(clinic.rows('Appointments')).toEqual([]);
    expect(clinic.rows('Archive 2026-11').map(({ cells }) => [cells['Reference'], cells['Note']])).toEqual([
      [clinic.reference, 'wheelchair'],
    ]);
    await clinic.inStep();
    expect([clinic.rows('Appointments'), clinic.rows('Log')]).toEqual([[], []]);
  });

  it('that was not read for long is read before a turn, which waits for it a moment at most', async () => {
    const clinic = await openSheetClinic();
    await clinic.inStep();
    expect(clinic.keeper.wantsFreshening).toBe(false);
    clinic.google.staff.type(
      { tab: 'Doctors', row: clinic.row('Doctors', 'Name', 'Lakshmi Iyer').row, header: 'Fee' },
      750,
    );
    clinic.clock.moveBy(40_000);
    expect([clinic.keeper.isBehind, clinic.keeper.wantsFreshening]).toEqual([true, true]);
    await clinic.keeper.freshen(10_000);
    expect(clinic.keeper.isBehind).toBe(false);
    expect((await comesToSummary(clinic.chat('asha'))).text).toContain('₹750');
    clinic.clock.moveBy(40_000);
    clinic.google.faults.add({ do: 'hang', times: 'always' });
    await clinic.keeper.freshen(50);
    expect([clinic.keeper.isBehind, clinic.keeper.wantsFreshening]).toEqual([true, false]);
  });

  it('a sheet that is away stops nobody, and all is right when it is back', async () => {
    const clinic = await openSheetClinic();
    await clinic.inStep();
    clinic.google.faults.add({ do: 'refuse', status: 503, times: 'always' });
    await booksAtClinic(clinic.chat('asha'));
    for (let hours = 0; hours < 24; hours += 1) {
      clinic.clock.moveBy(60 * 60_000);
      await clinic.keeper.tick();
    }
    expect(clinic.log.lines.filter(({ event }) => event === 'sheet_out_of_reach')).toHaveLength(24);
    clinic.google.faults.clear();
    for (let seconds = 0; seconds <= 60; seconds += 2) {
      clinic.clock.moveBy(2000);
      await clinic.keeper.tick();
    }
    expect(clinic.rows('Appointments')).toHaveLength(1);
    expect(clinic.rows('Appointments')[0]?.cells['Status']).toBe('Booked');
  });
});
