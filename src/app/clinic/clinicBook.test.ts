import { expect, test } from 'vitest';
import { booksAtClinic, openClinic } from '../../testing/journey.ts';
import { openDemoClinic, removeDemoClinic, saveClinicRules } from './clinicBook.ts';

const ORDER = { timeZone: 'Asia/Kolkata' };

test('the demo clinic has ten doctors of at least eight specialities and says that it is one', async () => {
  const { desk } = await openClinic();
  const { clinic, doctors } = desk.outside.world.directory;
  expect(doctors).toHaveLength(10);
  expect(new Set(doctors.map((doctor) => doctor.speciality)).size).toBeGreaterThanOrEqual(8);
  expect(clinic.isDemo).toBe(true);
  expect(doctors.every((doctor) => doctor.registrationNumber.startsWith('DEMO-'))).toBe(true);
});

test('the demo clinic goes with one command, and takes what was tried in it along', async () => {
  const clinic = await openClinic();
  await booksAtClinic(clinic.chat('asha'));
  expect(await removeDemoClinic(clinic.store)).toEqual({ ok: true, value: { appointments: 1 } });
  const left = await clinic.store.read(async (tables) => ({
    appointments: await tables.appointments.count(),
    doctors: (await tables.doctors.list()).length,
  }));
  expect(left).toEqual({ appointments: 0, doctors: 0 });
});

test('once it was removed, a start does not bring it back; asking for it does', async () => {
  const { store } = await openClinic();
  await removeDemoClinic(store);
  expect(await openDemoClinic(store, ORDER)).toEqual({ ok: false, refusal: { code: 'was_removed' } });
  expect(await openDemoClinic(store, { ...ORDER, again: true })).toEqual({ ok: true, value: true });
});

test('no demo is mixed with a store that holds a clinic, and a real clinic is never removed', async () => {
  const { store } = await openClinic();
  expect(await openDemoClinic(store, { ...ORDER, again: true })).toEqual({
    ok: false,
    refusal: { code: 'has_clinic' },
  });
  await store.transact(async (tables) => {
    const clinic = (await tables.settings.get('clinic')) as object;
    await tables.settings.put('clinic', { ...clinic, isDemo: false });
  });
  expect(await removeDemoClinic(store)).toEqual({ ok: false, refusal: { code: 'not_a_demo' } });
});

test('no demo is put into a store that holds bookings without a clinic', async () => {
  const clinic = await openClinic();
  await booksAtClinic(clinic.chat('asha'));
  await clinic.store.transact((tables) => tables.settings.put('clinic', null));
  expect(await openDemoClinic(clinic.store, { ...ORDER, again: true })).toEqual({
    ok: false,
    refusal: { code: 'has_bookings', appointments: 1 },
  });
});

test('what the clinic decides holds once the book is read again', async () => {
  const { store, desk } = await openClinic();
  const { world } = desk.outside;
  expect((await saveClinicRules(store, { refunds: { fullUntilHours: 48 } })).ok).toBe(true);
  await desk.open();
  expect(world.directory.rules.refunds.fullUntilHours).toBe(48);
});

test('rules that cannot be meant are refused and change nothing', async () => {
  const { store, desk } = await openClinic();
  const before = desk.outside.world.directory.rules;
  const refused = await saveClinicRules(store, { refunds: { partPercent: 150 } });
  expect(refused).toMatchObject({ ok: false, refusal: { path: 'refunds.partPercent' } });
  await desk.open();
  expect(desk.outside.world.directory.rules).toEqual(before);
});

test('a store whose rules were spoilt is not opened, and the reason is said', async () => {
  const { store, desk } = await openClinic();
  await store.transact((tables) => tables.settings.put('rules', { refunds: { partPercent: 'half' } }));
  await expect(desk.open()).rejects.toThrow('refunds.partPercent must be a whole number from 0 to 100');
});
