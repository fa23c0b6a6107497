/** Money that fitted nothing, in the hands of staff: it pays a visit, is kept, goes back or was given back, each once; and money back over the counter. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkLedger } from '../../app/money/ledger/checkLedger.ts';
import { applyPaymentEvent } from '../../app/money/payments/applyPaymentEvent.ts';
import type { PaymentEvent } from '../../domain/money/paymentEvent.ts';
import { CAST } from '../clinic.ts';
import { booksAtClinic, type Chat, chatOf, comesToSummary } from '../journey.ts';
import { openStaffDesk, type StaffDeskUnderTest } from './staffDesk.ts';

let desk: StaffDeskUnderTest;
let asha: Chat;
let paymentId: string;
beforeEach(async () => {
  desk = await openStaffDesk();
  asha = chatOf(desk.terminal, CAST.asha);
  await desk.frontDesk.signsIn();
  // A payment at the provider; the tests say how the clinic hears of it.
  await comesToSummary(asha);
  await asha.taps('Pay online');
  const { razorpay } = desk.terminal;
  paymentId = razorpay.payLink(razorpay.links().at(-1)?.id ?? '', { course: 'never' }).id;
});
afterEach(() => desk.close());

/** The clinic hears of the payment, with something in it that does not fit. */
async function hearsOf(change: Partial<PaymentEvent>): Promise<void> {
  const link = desk.terminal.razorpay.links().at(-1);
  const event: PaymentEvent = {
    kind: 'payment_captured',
    linkReference: link?.reference_id ?? null,
    providerLinkId: link?.id ?? null,
    paymentId,
    refundId: null,
    amountPaise: 60_000,
    currency: 'INR',
    at: desk.terminal.clock.now(),
    ...change,
  };
  desk.terminal.desk.runner.sendNow(
    await applyPaymentEvent(desk.terminal.desk.outside, event, `event-${event.kind}`),
  );
  await desk.terminal.settle();
  await desk.frontDesk.hears();
}
const OF_NOBODY = { linkReference: null, providerLinkId: null } as const;

const kinds = async () =>
  (await desk.terminal.store.read((tables) => tables.ledger.ofPayment(paymentId))).map((entry) => entry.kind);
const findings = async () =>
  (await checkLedger(desk.terminal.desk.outside.world, null)).findings.map(({ code }) => code);
const referenceOf = async (chat: Chat): Promise<string> => (await chat.appointments())[0]?.reference ?? '';
const audited = () =>
  desk.terminal.store.read(async (tables) =>
    (await tables.audit.ofSubject(paymentId)).map(({ action, actor }) => `${action} ${actor.split(':')[0]}`),
  );

async function ravisVisit(): Promise<{ ravi: Chat; reference: string }> {
  const ravi = chatOf(desk.terminal, CAST.ravi);
  await booksAtClinic(ravi, 'Ravi Kumar, 43, male, knee pain, 9812345678, tomorrow at 5:40 pm with Dr Iyer');
  await ravi.hears();
  return { ravi, reference: await referenceOf(ravi) };
}

describe('a payment that fits nothing', () => {
  it('is shown, previewed and does nothing before the yes', async () => {
    await hearsOf(OF_NOBODY);
    const list = await desk.frontDesk.says('waiting money');
    expect(list.text).toContain(`₹600 · ${paymentId}`);
    expect(list.labels).toEqual([`↩️ ₹600 (…${paymentId.slice(-4)})`]);
    const preview = await desk.frontDesk.taps(list.labels[0] ?? '');
    expect(preview.text).toContain(`Send ₹600 of ${paymentId} back as it came`);
    await desk.frontDesk.taps('✖️ No');
    expect(await kinds()).toEqual(['quarantined']);
    expect(await findings()).toContain('quarantine_open');
  });

  it('pays the visit that staff name, with a receipt and the patient told, once', async () => {
    await hearsOf(OF_NOBODY);
    const { ravi, reference } = await ravisVisit();
    await desk.frontDesk.says(`${paymentId} ${reference} ka hai`);
    const done = await desk.frontDesk.taps('✅ Haan, kar do');
    expect(done.text).toContain(`${paymentId} ke ₹600 Ravi Kumar (${reference})`);
    const heard = await ravi.hears();
    expect(heard.text).toContain('We have received ₹600');
    expect(heard.files.map(({ fileName }) => fileName.split('-')[0])).toEqual(['receipt']);
    expect(await ravi.appointments()).toMatchObject([{ paymentStatus: 'paid', paymentMode: 'online' }]);
    expect(await kinds()).toEqual(['quarantined', 'quarantine_settled', 'captured']);
    expect(await findings()).toEqual([]);
    expect(await audited()).toEqual(['payment_settled staff']);
    const again = await desk.frontDesk.says(`${paymentId} is for ${reference}`);
    expect(again.text).toContain('settled already');
    expect((await desk.frontDesk.says('waiting money')).text).toContain('No payment waits');
  });

  it('of another amount than is due pays no visit, and is kept for the next one', async () => {
    await hearsOf({ ...OF_NOBODY, amountPaise: 50_000 });
    const { ravi, reference } = await ravisVisit();
    expect((await desk.frontDesk.says(`${paymentId} is for ${reference}`)).text).toContain('₹600');
    await desk.frontDesk.says(`keep ${paymentId} for ${reference}`);
    await desk.frontDesk.taps('✅ Yes, do it');
    expect((await ravi.hears()).text).toContain('keeps it for your next visit');
    expect(await kinds()).toEqual(['quarantined', 'quarantine_settled', 'credited']);
    expect(await findings()).toEqual([]);
    expect((await desk.frontDesk.says('waiting money')).text).toContain('kept for the next visit');
    await desk.frontDesk.says(`refund ${paymentId}`);
    await desk.frontDesk.taps('✅ Yes, do it');
    expect(await kinds()).toEqual(expect.arrayContaining(['credited', 'refund_started', 'refunded']));
    expect(desk.terminal.razorpay.refunds().map((refund) => refund.amount)).toEqual([50_000]);
    expect(await findings()).toEqual([]);
  });

  it('that named a link goes back as it came, and its payer hears of it', async () => {
    await hearsOf({ amountPaise: 50_000 });
    await asha.hears();
    await desk.frontDesk.says(`refund ${paymentId}`);
    await desk.frontDesk.taps('✅ Yes, do it');
    expect((await asha.hears()).text).toContain('fitted no appointment. We are sending it back');
    expect(await kinds()).toEqual([
      'quarantined',
      'quarantine_settled',
      'refund_started',
      'refund_accepted',
      'refunded',
    ]);
    expect(await findings()).toEqual([]);
    expect((await desk.frontDesk.says(`refund ${paymentId}`)).text).toContain('settled already');
    expect(desk.terminal.razorpay.refunds()).toHaveLength(1);
  });

  it('that the clinic has given back by other means is noted so, and no money moves', async () => {
    await hearsOf(OF_NOBODY);
    await desk.frontDesk.says(`${paymentId} was paid back by bank transfer`);
    await desk.frontDesk.taps('✅ Yes, do it');
    expect(await kinds()).toEqual(['quarantined', 'quarantine_settled', 'returned_outside']);
    expect(desk.terminal.razorpay.refunds()).toEqual([]);
    expect(await findings()).toEqual([]);
  });

  it('is no business of a doctor’s, and an unknown id is said to be unknown', async () => {
    await desk.doctor.signsIn();
    await hearsOf(OF_NOBODY);
    expect((await desk.doctor.says(`refund ${paymentId}`)).text).toContain('role does not allow');
    expect((await desk.frontDesk.says('refund pay_AAAAAAAAAAAAAA')).text).toContain('No payment of that id');
    expect(await kinds()).toEqual(['quarantined']);
  });

  it('whose refund fails is a task for staff, who note that they paid it back by hand', async () => {
    await hearsOf(OF_NOBODY);
    desk.terminal.razorpay.setRefundOutcome('failed');
    await desk.frontDesk.says(`refund ${paymentId}`);
    expect((await desk.frontDesk.taps('✅ Yes, do it')).text).toContain(`The refund for ${paymentId} failed`);
    expect(await findings()).toEqual(['refund_failed']);
    await desk.frontDesk.says(`${paymentId} was paid back by hand`);
    await desk.frontDesk.taps('✅ Yes, do it');
    expect(await findings()).toEqual([]);
  });
});

describe('a visit that was paid at the counter and is cancelled by staff', () => {
  it('tells the patient how the money comes back, and staff note that it went, once', async () => {
    const { ravi, reference } = await ravisVisit();
    await desk.frontDesk.says(`${reference} paid 600 cash`);
    await desk.frontDesk.taps('✅ Yes, do it');
    await ravi.hears();
    await desk.frontDesk.says(`cancel ${reference}`);
    await desk.frontDesk.taps('✅ Yes, do it');
    const told = await ravi.hears();
    expect(told.text).toContain('please collect ₹600 at the desk, or ask the desk to send it by UPI');
    expect(told.text).not.toContain('account');
    expect(await ravi.appointments()).toMatchObject([{ status: 'cancelled', paymentStatus: 'refund_due' }]);
    const wrong = await desk.frontDesk.says(`gave 500 upi back to ${reference}`);
    expect(wrong.text).toContain('Due is ₹600.');
    expect(wrong.labels).toEqual([]);
    await desk.frontDesk.says(`${reference} ko 600 upi se wapas diye`);
    await desk.frontDesk.taps('✅ Haan, kar do');
    const back = await ravi.hears();
    expect(back.text).toContain('₹600 has been given back to you at the clinic by UPI');
    expect(back.files.map(({ fileName }) => fileName.split('-')[0])).toEqual(['credit']);
    expect(await ravi.appointments()).toMatchObject([{ status: 'cancelled', paymentStatus: 'refunded' }]);
    expect(await findings()).toEqual([]);
  });
});
