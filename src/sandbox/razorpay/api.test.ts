// Sandbox, Razorpay: the real package makes, asks for, cancels and refunds as it would with the real service.
import { describe, expect, it } from 'vitest';
import { packageFor, startRazorpayBench } from '../../testing/razorpayBench.ts';

const BASIC = `Basic ${Buffer.from('rzp_test_sandbox:sandbox-secret').toString('base64')}`;

describe('payment links', () => {
  it('a link is made, found by its id and by its reference, and says where to pay', async () => {
    const { razorpay, standIn, request } = await startRazorpayBench();
    const notes = { appointment: 'A-17' };
    const made = await razorpay.paymentLink.create(
      request({ reference_id: 'A-17', notes, description: 'Visit' }),
    );
    expect(made).toMatchObject({ amount: 50_000, amount_paid: 0, status: 'created', notes, payments: null });
    expect(made.id).toMatch(/^plink_[0-9A-Za-z]{14}$/);
    expect(made.short_url).toBe(`${standIn.url}/pay/${made.id}`);
    expect(await razorpay.paymentLink.fetch(made.id)).toEqual(made);
    await razorpay.paymentLink.create(request({ reference_id: 'A-18' }));
    const found = (await razorpay.paymentLink.all({ reference_id: 'A-17' } as never)) as unknown as {
      payment_links: unknown[];
    };
    expect(found.payment_links).toEqual([made]);
    expect(await razorpay.paymentLink.notifyBy(made.id, 'sms')).toEqual({ success: true });
  });

  it('a paid link shows its payment', async () => {
    const { razorpay, standIn, request } = await startRazorpayBench();
    const { id } = await razorpay.paymentLink.create(request());
    const payment = standIn.payLink(id, { method: 'card' });
    expect(await razorpay.paymentLink.fetch(id)).toMatchObject({
      status: 'paid',
      amount_paid: 50_000,
      payments: [
        { payment_id: payment.id, plink_id: id, amount: 50_000, method: 'card', status: 'captured' },
      ],
    });
    const shown = await razorpay.payments.fetch(payment.id);
    expect(shown).toMatchObject({
      entity: 'payment',
      status: 'captured',
      captured: true,
      fee: 1180,
      tax: 180,
    });
    expect(await razorpay.payments.all({ count: 1 })).toMatchObject({
      entity: 'collection',
      count: 1,
      items: [shown],
    });
  });

  it('a link that accepts parts is paid in parts, another is not', async () => {
    const { razorpay, standIn, request } = await startRazorpayBench();
    const { id } = await razorpay.paymentLink.create(request({ accept_partial: true }));
    standIn.payLink(id, { amountPaise: 20_000 });
    expect(await razorpay.paymentLink.fetch(id)).toMatchObject({
      status: 'partially_paid',
      amount_paid: 20_000,
    });
    standIn.payLink(id);
    expect(await razorpay.paymentLink.fetch(id)).toMatchObject({ status: 'paid', amount_paid: 50_000 });
    const whole = await razorpay.paymentLink.create(request());
    expect(() => standIn.payLink(whole.id, { amountPaise: 20_000 })).toThrow('does not accept a part');
  });

  it('a link expires by the clock and cannot be paid then, but for a payer who was on the page already', async () => {
    const { razorpay, standIn, request, advance } = await startRazorpayBench();
    const { id } = await razorpay.paymentLink.create(request());
    advance(16 * 60_000);
    expect(await razorpay.paymentLink.fetch(id)).toMatchObject({ status: 'expired', expired_at: 1763959560 });
    expect(() => standIn.payLink(id)).toThrow('the payment link is expired');
    const payment = standIn.payLink(id, { whenClosed: 'staysClosed' });
    expect(await razorpay.paymentLink.fetch(id)).toMatchObject({
      status: 'expired',
      amount_paid: 50_000,
      payments: [{ payment_id: payment.id }],
    });
  });

  it('an open link is cancelled; a paid, cancelled or expired one is not', async () => {
    const { razorpay, standIn, request, advance } = await startRazorpayBench();
    const [open, paid, late] = await Promise.all([1, 2, 3].map(() => razorpay.paymentLink.create(request())));
    expect(await razorpay.paymentLink.cancel(open!.id)).toMatchObject({ status: 'cancelled' });
    standIn.payLink(paid!.id);
    advance(16 * 60_000);
    const refused = (id: string, description: string) =>
      expect(razorpay.paymentLink.cancel(id)).rejects.toMatchObject({
        statusCode: 400,
        error: { description },
      });
    await refused(open!.id, 'cannot cancel or expire a cancelled link');
    await refused(paid!.id, 'cannot cancel or expire an already paid / partially paid link');
    await refused(late!.id, 'cannot cancel or expire an expired link');
  });
});

describe('what Razorpay refuses, in its own words', () => {
  const soon = Math.floor(new Date('2025-11-24T04:30:00Z').getTime() / 1000) + 15 * 60;
  it.each([
    ['no amount', { amount: 0 }, 'amount: cannot be blank.'],
    ['99 paise', { amount: 99 }, 'amount: amount should be minimum 1.00 for INR.'],
    ['half a paisa', { amount: 100.5 }, 'incorrect JSON object received - faulty key: amount'],
    ['six lakh', { amount: 60_000_000 }, 'amount exceeds maximum amount allowed.'],
    ['dollars', { currency: 'USD' }, 'currency: wrong input fields sent.'],
    ['15 minutes', { expire_by: soon }, 'expire_by: timestamp must be atleast 15 minutes in future.'],
    [
      'a long reference',
      { reference_id: 'x'.repeat(41) },
      'reference_id: the length must be no more than 40.',
    ],
    [
      '16 notes',
      { notes: Object.fromEntries(Array.from({ length: 16 }, (_, n) => [`k${n}`, 'v'])) },
      'notes: number of fields in notes should be less than or equal to 15.',
    ],
    ['a long note', { notes: { k: 'x'.repeat(257) } }, 'value: the length must not be greater than 256.'],
    [
      'a long description',
      { description: 'x'.repeat(2049) },
      'description: the length must be no more than 2048.',
    ],
    [
      'a bad callback',
      { callback_url: 'clinic', callback_method: 'get' },
      'callback_url: must be a valid URL.',
    ],
    [
      'a callback by post',
      { callback_url: 'https://c.example', callback_method: 'post' },
      'callback_method: must be a valid value.',
    ],
    ['a bad number', { customer: { contact: '12' } }, 'contact: Contact number is invalid.'],
    [
      'parts of a UPI link',
      { upi_link: true, accept_partial: true },
      'partial payment not supported in upi link',
    ],
  ])('%s', async (_name, more, description) => {
    const { razorpay, standIn, request } = await startRazorpayBench();
    await expect(razorpay.paymentLink.create(request(more))).rejects.toMatchObject({
      statusCode: 400,
      error: { code: 'BAD_REQUEST_ERROR', description, source: null, step: null, reason: null, metadata: [] },
    });
    expect(standIn.links()).toEqual([]);
  });

  it('a reference that was used before, even when that link is closed', async () => {
    const { razorpay, request } = await startRazorpayBench();
    const { id } = await razorpay.paymentLink.create(request({ reference_id: 'A-1' }));
    await razorpay.paymentLink.cancel(id);
    await expect(razorpay.paymentLink.create(request({ reference_id: 'A-1' }))).rejects.toMatchObject({
      error: {
        description: expect.stringContaining('payment link with given reference_id: A-1 already exists'),
      },
    });
  });

  it('a wrong key, an unknown id and an unknown address', async () => {
    const { razorpay, standIn, request } = await startRazorpayBench();
    await expect(packageFor(standIn, 'wrong').paymentLink.create(request())).rejects.toMatchObject({
      statusCode: 401,
      error: { code: 'BAD_REQUEST_ERROR', description: 'Authentication failed' },
    });
    const unknown = { statusCode: 400, error: { description: 'The id provided does not exist' } };
    await expect(razorpay.paymentLink.fetch('plink_00000000000000')).rejects.toMatchObject(unknown);
    await expect(razorpay.payments.fetch('pay_00000000000000')).rejects.toMatchObject(unknown);
    await expect(razorpay.orders.all({})).rejects.toMatchObject({ statusCode: 404 });
  });
});

describe('refunds', () => {
  it('a payment is refunded in part and then whole, and not beyond', async () => {
    const { razorpay, standIn, request } = await startRazorpayBench();
    const { id } = standIn.payLink((await razorpay.paymentLink.create(request())).id);
    const part = await razorpay.payments.refund(id, { amount: 20_000, notes: { reason: 'late' } });
    expect(part).toMatchObject({ entity: 'refund', amount: 20_000, payment_id: id, status: 'processed' });
    expect(await razorpay.payments.fetch(id)).toMatchObject({ status: 'captured', refund_status: 'partial' });
    await expect(razorpay.payments.refund(id, { amount: 40_000 })).rejects.toMatchObject({
      error: {
        description: 'The total refund amount is greater than the refund payment amount',
        source: 'business',
      },
    });
    const rest = await razorpay.payments.refund(id, {});
    expect(rest.amount).toBe(30_000);
    expect(await razorpay.payments.fetch(id)).toMatchObject({ status: 'refunded', refund_status: 'full' });
    await expect(razorpay.payments.refund(id, {})).rejects.toMatchObject({
      error: { description: 'The payment has been fully refunded already' },
    });
    expect(await razorpay.payments.fetchMultipleRefund(id)).toMatchObject({ count: 2, items: [rest, part] });
    expect(await razorpay.refunds.fetch(part.id)).toEqual(part);
  });

  it('the same idempotency key refunds once, and another request under it is refused', async () => {
    const { razorpay, standIn, request } = await startRazorpayBench();
    const { id } = standIn.payLink((await razorpay.paymentLink.create(request())).id);
    const refund = async (key: string, body: object) => {
      const response = await fetch(`${standIn.url}/v1/payments/${id}/refund`, {
        method: 'POST',
        headers: { authorization: BASIC, 'content-type': 'application/json', 'x-refund-idempotency': key },
        body: JSON.stringify(body),
      });
      return { status: response.status, json: (await response.json()) as Record<string, unknown> };
    };
    const first = await refund('refund-A-17-1', { amount: 10_000 });
    expect(await refund('refund-A-17-1', { amount: 10_000 })).toEqual(first);
    expect(standIn.refunds()).toHaveLength(1);
    expect(await refund('refund-A-17-1', { amount: 20_000 })).toMatchObject({ status: 400 });
    expect(await refund('short', { amount: 10_000 })).toMatchObject({ status: 400 });
  });

  it('a pending refund fails and the money is with the clinic again', async () => {
    const { razorpay, standIn, request, received } = await startRazorpayBench();
    const { id } = standIn.payLink((await razorpay.paymentLink.create(request())).id);
    standIn.setRefundOutcome('pending');
    const refund = await razorpay.payments.refund(id, {});
    expect(refund.status).toBe('pending');
    standIn.settleRefund(refund.id, 'failed');
    expect(await razorpay.payments.fetch(id)).toMatchObject({ status: 'captured', amount_refunded: 0 });
    await standIn.webhooksSettled();
    expect(received.map(({ event }) => event).slice(-2)).toEqual(['refund.created', 'refund.failed']);
  });

  it('a payment that failed cannot be refunded', async () => {
    const { razorpay, standIn, request } = await startRazorpayBench();
    const { id } = standIn.failLink((await razorpay.paymentLink.create(request())).id);
    await expect(razorpay.payments.refund(id, {})).rejects.toMatchObject({
      error: { description: 'The payment status should be captured for action to be taken' },
    });
  });
});

describe('faults of the API', () => {
  it.each([
    [
      '500',
      { do: 'refuse', status: 500, body: { error: { code: 'SERVER_ERROR', description: 'x' } } } as const,
    ],
    ['429', { do: 'limitRate', perSecond: 1, burst: 0 } as const],
  ])('the package reports a %s', async (status, fault) => {
    const { razorpay, standIn, request } = await startRazorpayBench();
    standIn.faults.add({ ...fault, match: { operation: 'createPaymentLink' } });
    await expect(razorpay.paymentLink.create(request())).rejects.toMatchObject({
      statusCode: Number(status),
    });
    expect(standIn.links()).toEqual([]);
  });

  it('an answer that is lost leaves a link behind, found by its reference', async () => {
    const { razorpay, standIn, request } = await startRazorpayBench();
    standIn.faults.add({ do: 'dropAfterDoing', match: { operation: 'createPaymentLink' } });
    await expect(razorpay.paymentLink.create(request({ reference_id: 'A-1' }))).rejects.toThrow();
    expect(standIn.links().map((link) => link.reference_id)).toEqual(['A-1']);
  });

  it('a call that hangs ends with the caller’s patience', async () => {
    const { standIn } = await startRazorpayBench();
    standIn.faults.add({ do: 'hang', match: { operation: 'listPayments' } });
    const asking = fetch(`${standIn.url}/v1/payments`, { signal: AbortSignal.timeout(30) });
    await expect(asking).rejects.toThrow();
  });
});
