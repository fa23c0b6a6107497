/** The checker of the books: quiet where all adds up, and each broken promise is found and told once. */
import { describe, expect, it } from 'vitest';
import type { AppointmentId, DocumentId } from '../../../domain/ids.ts';
import { entryOf, receiptOf } from '../../../testing/contracts/storeFixtures.ts';
import { comesToSummary, openClinic } from '../../../testing/journey.ts';
import { checkLedger, tellLedgerFindings } from './checkLedger.ts';

async function openWithPaid() {
  const clinic = await openClinic({ hearsWebhooks: true });
  const asha = clinic.chat('asha');
  await comesToSummary(asha);
  await asha.taps('Pay online');
  const paymentId = await clinic.pays();
  const [appointment] = await asha.appointments();
  if (appointment === undefined) throw new Error('nothing was booked');
  const { world } = clinic.desk.outside;
  const findings = async () =>
    (await checkLedger(world, null)).findings.map(({ code, subject }) => `${code} ${subject}`);
  return { clinic, asha, world, appointment, paymentId, findings };
}

describe('books that add up', () => {
  it('have no finding, over the whole store and over what moved lately', async () => {
    const { world } = await openWithPaid();
    const whole = await checkLedger(world, null);
    expect(whole).toMatchObject({ appointments: 1, documents: 1, findings: [] });
    expect(whole.entries).toBeGreaterThanOrEqual(2);
    expect(await checkLedger(world, new Date(0))).toEqual(whole);
  });

  it('have none after a refund either, and staff hear nothing', async () => {
    const { clinic, asha, findings } = await openWithPaid();
    await asha.says('no reports');
    await asha.says('cancel my appointment');
    await asha.taps('Yes, cancel it');
    expect(await findings()).toEqual([]);
    expect(await tellLedgerFindings(clinic.desk.outside)).toEqual([]);
  });
});

describe('a broken promise is found', () => {
  const LONG_AGO = new Date('2026-11-01T00:00:00Z');

  it.each([
    ['given_back_twice', { kind: 'refund_started', amountPaise: 90_000 }],
    ['refund_failed', { kind: 'refund_failed' }],
    ['refund_stuck', { kind: 'refund_started', at: LONG_AGO }],
    ['booked_unpaid', { kind: 'kept' }],
  ] as const)('%s', async (code, change) => {
    const { clinic, appointment, paymentId, findings } = await openWithPaid();
    const entry = entryOf('broken', { appointmentId: appointment.id, paymentId, ...change });
    await clinic.store.transact((tables) => tables.ledger.add(entry));
    expect((await findings()).some((one) => one.startsWith(code))).toBe(true);
  });

  it('money for a visit that is not there, for none at all, and twice for one', async () => {
    const { clinic, appointment, findings } = await openWithPaid();
    await clinic.store.transact(async (tables) => {
      await tables.ledger.add(entryOf('lost', { appointmentId: 'gone' as AppointmentId }));
      await tables.ledger.add(entryOf('stray', { appointmentId: null, kind: 'quarantined' }));
      await tables.ledger.add(entryOf('second', { appointmentId: appointment.id }));
    });
    const found = await findings();
    for (const one of [
      'appointment_missing gone',
      'quarantine_open payment-stray',
      `held_twice ${appointment.reference}`,
    ])
      expect(found).toContain(one);
  });

  it('a number that a series has given and no paper has', async () => {
    const { clinic, findings } = await openWithPaid();
    await clinic.store.transact(async (tables) => {
      // The same payment's paper asked for again under another name: issued, and the one before it stays alone.
      await tables.documents.issue(receiptOf('far', { id: 'far' as DocumentId, financialYear: '2627' }));
    });
    expect(await findings()).toEqual([]);
  });
});

it('staff hear of the same findings once a day, and again the next', async () => {
  const { clinic } = await openWithPaid();
  await clinic.store.transact((tables) =>
    tables.ledger.add(entryOf('stray', { appointmentId: null, kind: 'quarantined', at: clinic.clock.now() })),
  );
  const tell = async () => clinic.desk.runner.sendNow(await tellLedgerFindings(clinic.desk.outside));
  await tell();
  await tell();
  await clinic.settle();
  const heard = () => clinic.notices.filter((notice) => notice.code === 'books_do_not_add_up').length;
  expect(heard()).toBe(1);
  await clinic.later(24 * 60);
  await tell();
  await clinic.settle();
  expect(heard()).toBeGreaterThanOrEqual(2);
});
