/** What staff may do, on a real store: each deed done once, done twice, and refused with nothing changed. */
import { describe, expect, it } from 'vitest';
import type { SlotId } from '../../domain/ids.ts';
import { visitInstant } from '../../domain/visit/visitTime.ts';
import { DR_IYER, DR_RAO, TIME_ZONE } from '../../testing/clinic.ts';
import { booksAtClinic, comesToSummary, type OpenClinic, openClinic } from '../../testing/journey.ts';
import type { Result } from '../../types/result.ts';
import { type BlockOrder, blockTime } from './blockTime.ts';
import { cancelByStaff } from './cancelByStaff.ts';
import { addDoctor, changeDoctor } from './doctors.ts';
import { markAttendance } from './markAttendance.ts';
import { moveByStaff } from './moveByStaff.ts';
import { openSingleTime } from './openSingleTime.ts';
import { doAsStaff, type StaffDeed } from './staffDeed.ts';
import { unblockTime } from './unblockTime.ts';

let deeds = 0;

/** Sunita at the front desk does it, and what follows goes out. */
async function sunita<Value, Refusal>(
  clinic: OpenClinic,
  work: (deed: StaffDeed) => Promise<Result<Value, Refusal>>,
) {
  deeds += 1;
  const { world } = clinic.desk.outside;
  const { outcome, rows } = await doAsStaff(world, { staffId: 'sunita', deedId: `deed-${deeds}` }, work);
  clinic.desk.runner.sendNow(rows);
  await clinic.settle();
  return outcome;
}

const at = (date: string, time: string): Date => visitInstant(date, time, TIME_ZONE);
const TUESDAY = '2026-11-24';
const TUESDAY_EVENING: BlockOrder = {
  doctorId: DR_IYER.id,
  from: at(TUESDAY, '17:00'),
  to: at(TUESDAY, '20:00'),
  note: 'conference',
  bookings: 'ask',
  entryId: null,
};
const BOOKED_SLOT = 'd-iyer_20261124_1720' as SlotId;
const slotsOn = (clinic: OpenClinic, date: string) =>
  clinic.store.read((tables) =>
    tables.slots.ofDoctor({ doctorId: DR_IYER.id, fromDate: date, toDate: date }),
  );
const openTimesOn = async (clinic: OpenClinic, date: string) =>
  (await slotsOn(clinic, date)).filter((slot) => !slot.closed).map((slot) => slot.visitTime);
const auditOf = (clinic: OpenClinic, subject: string) =>
  clinic.store.read((tables) => tables.audit.ofSubject(subject));

async function withAshasBooking() {
  const clinic = await openClinic();
  const asha = clinic.chat('asha');
  await booksAtClinic(asha);
  const [appointment] = await asha.appointments();
  if (appointment === undefined) throw new Error('nothing was booked');
  const now = async () => (await asha.appointments())[0];
  return { clinic, asha, appointment, reference: appointment.reference, now };
}

describe('cancelling by staff', () => {
  it('tells the patient once, frees the seat, and writes down who did it', async () => {
    const { clinic, asha, reference, appointment } = await withAshasBooking();
    const done = await sunita(clinic, (deed) => cancelByStaff(deed, { reference }));
    expect(done).toEqual({ ok: true, value: { reference, refundPaise: 0, repeated: false } });
    expect((await asha.hears()).text).toContain('the clinic has had to cancel this appointment');
    expect((await slotsOn(clinic, TUESDAY)).find((slot) => slot.id === BOOKED_SLOT)?.live).toBe(0);
    expect(await auditOf(clinic, appointment.id)).toMatchObject([
      { actor: 'staff:sunita', action: 'appointment_cancelled', before: 'booked', after: 'cancelled' },
    ]);
    const again = await sunita(clinic, (deed) => cancelByStaff(deed, { reference }));
    expect(again).toMatchObject({ ok: true, value: { repeated: true } });
    expect((await asha.hears()).text).toBe('');
  });

  it('gives back all that was paid online, once', async () => {
    const clinic = await openClinic({ hearsWebhooks: true });
    const asha = clinic.chat('asha');
    await comesToSummary(asha);
    await asha.taps('Pay online');
    await clinic.pays();
    await asha.hears();
    const [appointment] = await asha.appointments();
    const reference = appointment?.reference ?? '';
    const done = await sunita(clinic, (deed) => cancelByStaff(deed, { reference }));
    expect(done).toMatchObject({ value: { refundPaise: DR_IYER.feePaise } });
    await sunita(clinic, (deed) => cancelByStaff(deed, { reference }));
    expect((await asha.hears()).text).toContain('We are refunding ₹600');
    expect(clinic.razorpay.refunds()).toHaveLength(1);
  });

  it('refuses what does not exist and what was missed', async () => {
    const { clinic, reference, now } = await withAshasBooking();
    expect(await sunita(clinic, (deed) => cancelByStaff(deed, { reference: 'CF-NONE1' }))).toEqual({
      ok: false,
      refusal: { code: 'no_such_appointment' },
    });
    await clinic.later(60 * 48);
    await sunita(clinic, (deed) => markAttendance(deed, { reference, attendance: 'noshow' }));
    expect(await sunita(clinic, (deed) => cancelByStaff(deed, { reference }))).toEqual({
      ok: false,
      refusal: { code: 'wrong_status', status: 'noshow' },
    });
    expect((await now())?.status).toBe('noshow');
  });

  it('speaks to a Hindi patient in Hindi', async () => {
    const clinic = await openClinic();
    const meera = clinic.chat('meera');
    await meera.says('/start');
    await meera.says('मुझे डॉक्टर अय्यर से कल शाम 5:20 बजे मिलना है');
    await meera.taps('हाँ, मंज़ूर है');
    await meera.says('मीरा शर्मा, 52 साल, महिला, खांसी, 9822001122');
    await meera.taps('क्लिनिक');
    const [appointment] = await meera.appointments();
    await sunita(clinic, (deed) => cancelByStaff(deed, { reference: appointment?.reference ?? '' }));
    expect((await meera.hears()).text).toContain('क्लिनिक को यह अपॉइंटमेंट कैंसल करना पड़ा');
  });
});

describe('moving by staff', () => {
  const FREE = 'd-iyer_20261125_1110' as SlotId;

  it('keeps the reference and tells both times, once', async () => {
    const { clinic, asha, reference, now } = await withAshasBooking();
    const done = await sunita(clinic, (deed) => moveByStaff(deed, { reference, slotId: FREE }));
    expect(done).toMatchObject({ value: { visitDate: '2026-11-25', visitTime: '11:10', repeated: false } });
    expect(await now()).toMatchObject({ reference, slotId: FREE, status: 'booked' });
    const { text } = await asha.hears();
    expect(text).toContain('Wednesday, 25 November, 11:10 am');
    expect(text).toContain('It was Tuesday, 24 November, 5:20 pm');
    expect(await sunita(clinic, (deed) => moveByStaff(deed, { reference, slotId: FREE }))).toMatchObject({
      value: { repeated: true },
    });
    expect((await asha.hears()).text).toBe('');
  });

  it('refuses a time that is taken, closed, past, unknown, or of a dearer doctor', async () => {
    const { clinic, reference, now } = await withAshasBooking();
    await booksAtClinic(
      clinic.chat('ravi'),
      'Ravi Kumar, 43, male, cough, 9812345678, tomorrow at 5:40 pm with Dr Iyer',
    );
    await sunita(clinic, (deed) => blockTime(deed, { ...TUESDAY_EVENING, from: at(TUESDAY, '19:00') }));
    const codeOf = async (slotId: string) => {
      const done = await sunita(clinic, (deed) => moveByStaff(deed, { reference, slotId: slotId as SlotId }));
      return done.ok ? 'ok' : done.refusal.code;
    };
    expect(await codeOf('d-iyer_20261124_1740')).toBe('slot_taken');
    expect(await codeOf('d-iyer_20261124_1900')).toBe('slot_closed');
    expect(await codeOf('d-iyer_20261123_0930')).toBe('time_past');
    expect(await codeOf('d-iyer_20261124_0300')).toBe('no_such_slot');
    expect(await codeOf('d-reddy_20261124_0930')).toBe('other_fee');
    expect((await now())?.slotId).toBe(BOOKED_SLOT);
  });
});

describe('attendance', () => {
  it('goes from booked over arrived to seen, and the patient is told nothing', async () => {
    const { clinic, asha, reference, now } = await withAshasBooking();
    await clinic.later(60 * 24);
    await asha.hears();
    for (const attendance of ['arrived', 'fulfilled'] as const) {
      const done = await sunita(clinic, (deed) => markAttendance(deed, { reference, attendance }));
      expect(done).toMatchObject({ value: { status: attendance, repeated: false } });
      const again = await sunita(clinic, (deed) => markAttendance(deed, { reference, attendance }));
      expect(again).toMatchObject({ value: { repeated: true } });
    }
    expect((await now())?.status).toBe('fulfilled');
    expect((await asha.hears()).text).toBe('');
  });

  it('is refused before the day, and a no-show before the time', async () => {
    const { clinic, reference, now } = await withAshasBooking();
    const codeOf = async (attendance: 'arrived' | 'noshow') => {
      const done = await sunita(clinic, (deed) => markAttendance(deed, { reference, attendance }));
      return done.ok ? 'ok' : done.refusal.code;
    };
    expect(await codeOf('arrived')).toBe('too_early');
    await clinic.later(60 * 24);
    expect(await codeOf('noshow')).toBe('too_early');
    expect((await now())?.status).toBe('booked');
  });

  it('a cancelled appointment has none', async () => {
    const { clinic, reference } = await withAshasBooking();
    await sunita(clinic, (deed) => cancelByStaff(deed, { reference }));
    const done = await sunita(clinic, (deed) => markAttendance(deed, { reference, attendance: 'arrived' }));
    expect(done).toEqual({ ok: false, refusal: { code: 'wrong_status', status: 'cancelled' } });
  });
});

describe('closing and opening time', () => {
  it('closes an empty evening and opens it again, each once', async () => {
    const clinic = await openClinic();
    const before = await openTimesOn(clinic, TUESDAY);
    expect(await sunita(clinic, (deed) => blockTime(deed, TUESDAY_EVENING))).toMatchObject({
      value: { repeated: false, kept: [], cancelled: [] },
    });
    expect(await openTimesOn(clinic, TUESDAY)).toEqual(before.filter((time) => time < '17:00'));
    expect(await sunita(clinic, (deed) => blockTime(deed, TUESDAY_EVENING))).toMatchObject({
      value: { repeated: true },
    });
    expect(await sunita(clinic, (deed) => unblockTime(deed, TUESDAY_EVENING))).toMatchObject({
      value: { repeated: false },
    });
    expect(await openTimesOn(clinic, TUESDAY)).toEqual(before);
    expect(await sunita(clinic, (deed) => unblockTime(deed, TUESDAY_EVENING))).toMatchObject({
      value: { repeated: true },
    });
    expect((await auditOf(clinic, DR_IYER.id)).map((entry) => entry.action)).toEqual([
      'time_blocked',
      'time_unblocked',
    ]);
  });

  it('opening the middle leaves both ends closed', async () => {
    const clinic = await openClinic();
    await sunita(clinic, (deed) => blockTime(deed, TUESDAY_EVENING));
    const middle = { ...TUESDAY_EVENING, from: at(TUESDAY, '18:00'), to: at(TUESDAY, '19:00') };
    await sunita(clinic, (deed) => unblockTime(deed, middle));
    expect((await openTimesOn(clinic, TUESDAY)).filter((time) => time >= '17:00')).toEqual([
      '18:00',
      '18:20',
      '18:40',
    ]);
  });

  it('asks before anybody is cancelled, and does what staff answer', async () => {
    const { clinic, asha, reference, now } = await withAshasBooking();
    expect(await sunita(clinic, (deed) => blockTime(deed, TUESDAY_EVENING))).toEqual({
      ok: false,
      refusal: { code: 'has_bookings', references: [reference], holds: 0 },
    });
    expect((await openTimesOn(clinic, TUESDAY)).includes('18:00')).toBe(true);
    const keep = await sunita(clinic, (deed) => blockTime(deed, { ...TUESDAY_EVENING, bookings: 'keep' }));
    expect(keep).toMatchObject({ value: { kept: [reference], cancelled: [] } });
    expect((await now())?.status).toBe('booked');
    expect((await asha.hears()).text).toBe('');
    const cancel = await sunita(clinic, (deed) =>
      blockTime(deed, { ...TUESDAY_EVENING, bookings: 'cancel' }),
    );
    expect(cancel).toMatchObject({ value: { cancelled: [reference] } });
    expect((await now())?.status).toBe('cancelled');
    expect((await asha.hears()).text).toContain('the clinic has had to cancel');
  });

  it('somebody who is just booking then chooses another time', async () => {
    const clinic = await openClinic();
    const asha = clinic.chat('asha');
    await comesToSummary(asha);
    expect(await sunita(clinic, (deed) => blockTime(deed, TUESDAY_EVENING))).toMatchObject({
      refusal: { code: 'has_bookings', references: [], holds: 1 },
    });
    await sunita(clinic, (deed) => blockTime(deed, { ...TUESDAY_EVENING, bookings: 'cancel' }));
    const heard = await asha.hears();
    expect(heard.state).toBe('SELECTING_SLOT');
    expect(heard.choices.some((choice) => choice.includes('24 Nov, 5'))).toBe(false);
  });

  it('holds for days that the calendar only makes later', async () => {
    const clinic = await openClinic();
    const day = '2026-12-28';
    const order = { ...TUESDAY_EVENING, from: at(day, '00:00'), to: at(day, '23:59') };
    expect(await sunita(clinic, (deed) => blockTime(deed, order))).toMatchObject({ ok: true });
    await clinic.later(10 * 24 * 60);
    expect((await slotsOn(clinic, day)).length).toBeGreaterThan(10);
    expect(await openTimesOn(clinic, day)).toEqual([]);
    expect((await openTimesOn(clinic, '2026-12-29')).length).toBeGreaterThan(10);
  });

  it('opens a single time outside the hours, once, and never across another', async () => {
    const clinic = await openClinic();
    const open = (time: string) =>
      sunita(clinic, (deed) =>
        openSingleTime(deed, {
          doctorId: DR_IYER.id,
          moment: { date: TUESDAY, time },
          note: '',
          entryId: null,
        }),
      );
    expect(await open('15:00')).toMatchObject({ value: { repeated: false } });
    expect(await open('15:00')).toMatchObject({ value: { repeated: true } });
    expect(await open('17:10')).toEqual({
      ok: false,
      refusal: { code: 'time_overlaps', visitTime: '17:00' },
    });
    expect((await openTimesOn(clinic, TUESDAY)).includes('15:00')).toBe(true);
    expect((await clinic.chat('asha').says('Dr Iyer tomorrow at 3 pm')).text).not.toBe('');
  });
});

describe('a doctor', () => {
  const { id: _, ...iyer } = DR_IYER;

  it('who is added can be booked at once, and is not added twice', async () => {
    const clinic = await openClinic();
    const added = { ...iyer, name: 'Kavita Menon', aliases: [], registrationNumber: 'KMC-1' };
    const done = await sunita(clinic, (deed) => addDoctor(deed, added));
    expect(done.ok).toBe(true);
    const booked = await booksAtClinic(
      clinic.chat('asha'),
      'Asha Verma, 34, female, fever, 9876543210, tomorrow at 5:20 pm with Dr Kavita Menon',
    );
    expect(booked.text).toContain('Kavita Menon');
    expect(
      await sunita(clinic, (deed) => addDoctor(deed, { ...added, name: 'Dr. kavita  menon' })),
    ).toMatchObject({
      refusal: { code: 'same_name' },
    });
  });

  it.each([
    ['name', { name: '42' }],
    ['feePaise', { feePaise: -1 }],
    ['weeklyHours', { weeklyHours: { mon: [{ from: '13:00', to: '09:00' }] } }],
    ['slotMinutes', { slotMinutes: 0 }],
    ['leave', { leave: [{ from: '2026-11-30', to: '2026-11-29' }] }],
  ])('with an impossible %s is refused', async (field, change) => {
    const clinic = await openClinic();
    expect(await sunita(clinic, (deed) => changeDoctor(deed, { doctorId: DR_IYER.id, change }))).toEqual({
      ok: false,
      refusal: { code: 'not_valid', field },
    });
  });

  it('keeps who is booked when the hours change, and offers only the new times', async () => {
    const { clinic, reference, now } = await withAshasBooking();
    const change = {
      weeklyHours: { ...DR_IYER.weeklyHours, tue: [{ from: '10:00', to: '11:00' }] },
      bufferMinutes: 10,
    };
    const done = await sunita(clinic, (deed) => changeDoctor(deed, { doctorId: DR_IYER.id, change }));
    expect(done).toMatchObject({ value: { outside: [reference], repeated: false } });
    expect(await openTimesOn(clinic, TUESDAY)).toEqual(['10:00', '10:30']);
    expect(await now()).toMatchObject({ status: 'booked', slotId: BOOKED_SLOT });
    expect(
      await sunita(clinic, (deed) => changeDoctor(deed, { doctorId: DR_IYER.id, change })),
    ).toMatchObject({
      value: { repeated: true },
    });
    await sunita(clinic, (deed) => changeDoctor(deed, { doctorId: DR_IYER.id, change: iyer }));
    expect(await openTimesOn(clinic, TUESDAY)).toHaveLength(19);
  });

  it('on leave or gone is not offered, and the fee of tomorrow is the new one', async () => {
    const clinic = await openClinic();
    const leave = [{ from: TUESDAY, to: '2026-11-25' }];
    await sunita(clinic, (deed) =>
      changeDoctor(deed, { doctorId: DR_IYER.id, change: { leave, feePaise: 75_000 } }),
    );
    expect(await openTimesOn(clinic, TUESDAY)).toEqual([]);
    expect((await openTimesOn(clinic, '2026-11-26')).length).toBe(19);
    const summary = await comesToSummary(
      clinic.chat('asha'),
      'Asha Verma, 34, female, fever, 9876543210, 26 November at 5:20 pm with Dr Iyer',
    );
    expect(summary.text).toContain('₹750');
    await sunita(clinic, (deed) => changeDoctor(deed, { doctorId: DR_RAO.id, change: { active: false } }));
    expect(clinic.desk.outside.world.directory.doctors.map((doctor) => doctor.id)).not.toContain(DR_RAO.id);
    expect((await clinic.chat('ravi').says('Dr Rao')).text).not.toContain('Suresh Rao');
  });
});
