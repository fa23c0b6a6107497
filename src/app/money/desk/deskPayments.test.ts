/** Money over the counter: taken once, given back once, on paper, told to the patient and written down. */
import { expect, it } from 'vitest';
import type { DeskMode } from '../../../domain/money/money.ts';
import { booksAtClinic, comesToSummary, type OpenClinic, openClinic } from '../../../testing/journey.ts';
import { doAsStaff } from '../../staff/staffDeed.ts';
import { type DeskPayment, recordDeskPayment } from './recordDeskPayment.ts';
import { recordDeskReturn } from './recordDeskReturn.ts';

async function openWithBooking() {
  const clinic = await openClinic({ hearsWebhooks: true });
  const asha = clinic.chat('asha');
  await booksAtClinic(asha);
  return { clinic, asha, ...(await desk(clinic)) };
}

async function desk(clinic: OpenClinic) {
  const [appointment] = await clinic.chat('asha').appointments();
  if (appointment === undefined) throw new Error('nothing was booked');
  const { world } = clinic.desk.outside;
  type Given = Partial<DeskPayment> & { deedId?: string };
  const done = async (work: typeof recordDeskPayment | typeof recordDeskReturn, given: Given) => {
    const { deedId = 'deed-1', ...more } = given;
    const payment = { reference: appointment.reference, mode: 'cash', amountPaise: 60_000, ...more } as const;
    const { outcome, rows } = await doAsStaff(world, { staffId: 'sunita', deedId }, (deed) =>
      work(deed, payment),
    );
    clinic.desk.runner.sendNow(rows);
    await clinic.settle();
    return outcome;
  };
  return {
    appointment,
    takes: (more: Given = {}) => done(recordDeskPayment, more),
    returns: (more: Given = {}) => done(recordDeskReturn, { deedId: 'return-1', ...more }),
    papers: () => clinic.store.read((tables) => tables.documents.ofAppointment(appointment.id)),
    ledger: () => clinic.ledgerOf(appointment),
    audits: () => clinic.store.read((tables) => tables.audit.ofSubject(appointment.id)),
  };
}

it.each<DeskMode>(['cash', 'upi', 'card'])(
  'Sunita takes the fee in %s: it is in the books, on a receipt, and Asha is told',
  async (mode) => {
    const { asha, takes, ledger, papers, audits } = await openWithBooking();
    const done = await takes({ mode });
    expect(done).toMatchObject({ ok: true, value: { documentNumber: 'R/2627/000001', repeated: false } });
    expect((await ledger()).at(-1)).toMatchObject({
      kind: 'taken_at_desk',
      amountPaise: 60_000,
      desk: { mode, actor: 'staff:sunita' },
    });
    expect(await asha.appointments()).toMatchObject([
      { status: 'booked', paymentStatus: 'paid', paymentMode: 'at_clinic' },
    ]);
    expect(await papers()).toMatchObject([{ kind: 'receipt', paper: { paidBy: mode } }]);
    const told = await asha.hears();
    expect(told.text).toContain('We have received ₹600 at the clinic');
    expect(told.files.map((file) => file.fileName)).toEqual(['receipt-R-2627-000001-2026-11-23.pdf']);
    expect((await audits()).at(-1)).toMatchObject({
      actor: 'staff:sunita',
      action: 'desk_payment',
      before: 'due_at_clinic',
    });
  },
);

it('the same button pressed twice is one payment, one receipt and one message', async () => {
  const { asha, takes, ledger, papers } = await openWithBooking();
  await takes();
  await asha.hears();
  expect(await takes()).toMatchObject({
    ok: true,
    value: { repeated: true, documentNumber: 'R/2627/000001' },
  });
  expect((await ledger()).filter((entry) => entry.kind === 'taken_at_desk')).toHaveLength(1);
  expect(await papers()).toHaveLength(1);
  expect(await asha.hears()).toMatchObject({ text: '', files: [] });
});

it('another payment for what is paid is refused, and so is one of another amount', async () => {
  const { takes } = await openWithBooking();
  expect(await takes({ amountPaise: 50_000 })).toMatchObject({
    refusal: { code: 'wrong_amount', duePaise: 60_000 },
  });
  await takes();
  expect(await takes({ deedId: 'deed-2' })).toMatchObject({ refusal: { code: 'already_paid' } });
});

it('nothing is taken for an appointment that is not there or was cancelled', async () => {
  const { asha, takes, ledger } = await openWithBooking();
  expect(await takes({ reference: 'CF-NONE' })).toMatchObject({ refusal: { code: 'no_such_appointment' } });
  await asha.says('cancel my appointment');
  await asha.taps('Yes, cancel it');
  expect(await takes()).toMatchObject({ refusal: { code: 'wrong_status', status: 'cancelled' } });
  expect(await ledger()).toEqual([]);
});

it('a held time that is paid at the desk is booked, and its link is cancelled', async () => {
  const clinic = await openClinic({ hearsWebhooks: true });
  const asha = clinic.chat('asha');
  await comesToSummary(asha);
  await asha.taps('Pay online');
  const { takes } = await desk(clinic);
  await takes({ mode: 'upi' });
  expect(await asha.appointments()).toMatchObject([{ status: 'booked', paymentStatus: 'paid' }]);
  expect(clinic.razorpay.links().map((link) => link.status)).toEqual(['cancelled']);
  const told = await asha.hears();
  expect(told.text).toContain('Your appointment is booked');
  expect(told.state).toBe('AWAITING_REPORT_CHOICE');
});

it('money that comes online after the desk took it goes back', async () => {
  const clinic = await openClinic({ hearsWebhooks: true });
  const asha = clinic.chat('asha');
  await comesToSummary(asha);
  await asha.taps('Pay online');
  const { takes, ledger } = await desk(clinic);
  await takes();
  clinic.razorpay.payLink(clinic.razorpay.links()[0]?.id ?? '', { whenClosed: 'becomesPaid' });
  await asha.hears();
  expect(clinic.razorpay.refunds().map((refund) => refund.amount)).toEqual([60_000]);
  const kinds = (await ledger()).map((entry) => entry.kind);
  expect(kinds).toEqual(expect.arrayContaining(['taken_at_desk', 'captured', 'refund_started', 'refunded']));
});

it('cash of a cancelled visit goes back over the counter, once, with a credit note', async () => {
  const { clinic, asha, takes, returns, papers, ledger } = await openWithBooking();
  await takes();
  await asha.says('cancel my appointment');
  const question = await asha.hears();
  expect(question.text).toBe('');
  const cancelled = await asha.taps('Yes, cancel it');
  expect(cancelled.text).toContain('collect ₹600 at the desk');
  expect(clinic.notices).toContainEqual(
    expect.objectContaining({ code: 'return_at_desk', amountPaise: 60_000 }),
  );
  expect(await returns({ amountPaise: 1_000 })).toMatchObject({
    refusal: { code: 'wrong_amount', duePaise: 60_000 },
  });
  expect(await returns()).toMatchObject({ ok: true, value: { repeated: false } });
  expect(await returns()).toMatchObject({ ok: true, value: { repeated: true } });
  expect(await returns({ deedId: 'return-2' })).toMatchObject({ refusal: { code: 'nothing_due' } });
  expect((await papers()).map((paper) => paper.kind)).toEqual(['receipt', 'credit_note']);
  expect((await ledger()).filter((entry) => entry.kind === 'returned_at_desk')).toHaveLength(1);
  expect(await asha.appointments()).toMatchObject([{ status: 'cancelled', paymentStatus: 'refunded' }]);
  expect((await asha.hears()).text).toContain('₹600 has been given back');
});

it('nothing is given back of a visit that stands', async () => {
  const { takes, returns } = await openWithBooking();
  await takes();
  expect(await returns()).toMatchObject({ refusal: { code: 'wrong_status', status: 'booked' } });
});
