import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PaymentLinkOrder, Payments } from '../ports/payments.ts';
import { type RazorpayStandIn, startRazorpayStandIn } from '../sandbox/razorpay/startRazorpayStandIn.ts';
import { createRazorpayPayments } from './razorpay.ts';

const NOW = new Date('2026-04-14T09:00:00.500Z');
const KEYS = { keyId: 'rzp_test_falseKey', keySecret: 'falseSecret' };
const ORDER: PaymentLinkOrder = {
  reference: 'CF-7K3M2-1',
  amountPaise: 60_000,
  expiresAt: new Date(NOW.getTime() + 16 * 60_000),
  description: 'Appointment CF-7K3M2 at Shanti Family Clinic',
  customer: { name: 'Asha Rao', phone: '+919876543210' },
  returnUrl: 'https://clinic.example/paid',
};

let service: RazorpayStandIn;
let payments: Payments;
beforeEach(async () => {
  service = await startRazorpayStandIn({ now: () => NOW, ...KEYS });
  payments = createRazorpayPayments({ ...KEYS, baseUrl: service.url, timeoutMs: 2_000 });
});
afterEach(() => service.close());

/** The same account with little patience, for calls that hang. */
const hasty = () => createRazorpayPayments({ ...KEYS, baseUrl: service.url, timeoutMs: 80 });

async function paidLink() {
  const link = await payments.createLink(ORDER);
  return { link, payment: service.payLink(link.providerLinkId) };
}

test('a link is made over the full fee, expires with the hold, and tells nothing of the visit', async () => {
  const link = await payments.createLink(ORDER);
  expect(link).toEqual({
    providerLinkId: expect.stringMatching(/^plink_/),
    reference: 'CF-7K3M2-1',
    url: expect.stringMatching(/^http.*\/pay\/plink_/),
    status: 'created',
    amountPaise: 60_000,
    amountPaidPaise: 0,
    currency: 'INR',
    paymentId: null,
  });
  expect(service.links()[0]).toMatchObject({
    accept_partial: false,
    expire_by: Math.floor(NOW.getTime() / 1_000) + 960,
    notes: { reference: 'CF-7K3M2-1' },
    notify: { sms: false, email: false, whatsapp: false },
    reminder_enable: false,
    customer: { name: 'Asha Rao', contact: '+919876543210' },
    callback_url: 'https://clinic.example/paid',
    callback_method: 'get',
  });
});

test('a phone that Razorpay would refuse, or no return page, does not keep the link from being made', async () => {
  await payments.createLink({ ...ORDER, returnUrl: null, customer: { name: 'Ravi', phone: '' } });
  expect(service.links()[0]).toMatchObject({ customer: { name: 'Ravi' }, callback_url: '' });
});

test('asked twice for the same reference there is one link, and both get it', async () => {
  const first = await payments.createLink(ORDER);
  expect(await payments.createLink(ORDER)).toEqual(first);
  expect(service.links()).toHaveLength(1);
});

test('two who ask at the same moment get the same link', async () => {
  const links = await Promise.all([payments.createLink(ORDER), payments.createLink(ORDER)]);
  expect(links[0]).toEqual(links[1]);
  expect(service.links()).toHaveLength(1);
});

test.each([
  ['the line broke after the link was made', { do: 'dropAfterDoing' as const }],
  ['the answer came too late', { do: 'delay' as const, ms: 160 }],
])('when %s, the link is found by its reference and not made again', async (_what, fault) => {
  service.faults.add({ ...fault, match: { operation: 'createPaymentLink' } });
  const link = await hasty()
    .createLink(ORDER)
    // The late link may be made only after the look-up: then the next try meets it.
    .catch(() => payments.createLink(ORDER));
  expect(link.reference).toBe(ORDER.reference);
  await expect(payments.createLink(ORDER)).resolves.toEqual(link);
  expect(service.links()).toHaveLength(1);
});

test('a link of the same reference over another amount is not taken for ours', async () => {
  await payments.createLink(ORDER);
  await expect(payments.createLink({ ...ORDER, amountPaise: 70_000 })).rejects.toMatchObject({
    code: 'link_mismatch',
    permanent: true,
  });
});

test('a link that was paid is answered as paid, with its payment', async () => {
  const { link, payment } = await paidLink();
  const expected = { status: 'paid', amountPaidPaise: 60_000, paymentId: payment.id };
  expect(await payments.fetchLink(link.providerLinkId)).toMatchObject(expected);
  expect(await payments.findLinkByReference(ORDER.reference)).toMatchObject(expected);
  expect(await payments.createLink(ORDER)).toMatchObject(expected);
});

test('a reference that nobody used finds no link', async () => {
  await payments.createLink(ORDER);
  expect(await payments.findLinkByReference('CF-XXXXX-1')).toBeNull();
});

test('a cancelled link is cancelled, and cancelling it again answers the same', async () => {
  const link = await payments.createLink(ORDER);
  expect(await payments.cancelLink(link.providerLinkId)).toMatchObject({
    status: 'cancelled',
    paymentId: null,
  });
  expect(await payments.cancelLink(link.providerLinkId)).toMatchObject({ status: 'cancelled' });
});

test('a payer who was faster than the cancelling has paid', async () => {
  const { link, payment } = await paidLink();
  expect(await payments.cancelLink(link.providerLinkId)).toMatchObject({
    status: 'paid',
    paymentId: payment.id,
  });
});

test('a cancelling whose answer was lost is seen to have happened, one that did not happen fails for now', async () => {
  const link = await payments.createLink(ORDER);
  service.faults.add({ do: 'drop', match: { operation: 'cancelPaymentLink' } });
  await expect(payments.cancelLink(link.providerLinkId)).rejects.toMatchObject({
    operation: 'cancelLink',
    permanent: false,
  });
  service.faults.add({ do: 'dropAfterDoing', match: { operation: 'cancelPaymentLink' } });
  expect(await payments.cancelLink(link.providerLinkId)).toMatchObject({ status: 'cancelled' });
});

const REFUND = { amountPaise: 60_000, idempotencyKey: 'refund:appointment-1' };

test('a refund asked for three times is made once', async () => {
  const { payment } = await paidLink();
  const order = { ...REFUND, paymentId: payment.id };
  const first = await payments.refund(order);
  expect(first).toEqual({
    refundId: expect.stringMatching(/^rfnd_/),
    status: 'processed',
    amountPaise: 60_000,
  });
  expect(await payments.refund(order)).toEqual(first);
  expect(await payments.refund(order)).toEqual(first);
  expect(service.refunds()).toHaveLength(1);
});

test('two workers that refund the same part at the same moment move the money once', async () => {
  const { payment } = await paidLink();
  const order = { ...REFUND, amountPaise: 20_000, paymentId: payment.id };
  const refunds = await Promise.all([payments.refund(order), payments.refund(order), payments.refund(order)]);
  expect(new Set(refunds.map((refund) => refund.refundId)).size).toBe(1);
  expect(service.refunds()).toHaveLength(1);
});

test('a refund whose answer was lost is found again, another part of it is another refund', async () => {
  const { payment } = await paidLink();
  service.faults.add({ do: 'dropAfterDoing', match: { operation: 'refundPayment' } });
  const order = { ...REFUND, amountPaise: 20_000, paymentId: payment.id };
  const first = await payments.refund(order);
  const second = await payments.refund({ ...order, idempotencyKey: 'refund:appointment-1:rest' });
  expect(second.refundId).not.toBe(first.refundId);
  expect(service.refunds().map((refund) => refund.amount)).toEqual([20_000, 20_000]);
});

test('one idempotency key for two amounts is a fault of ours and moves nothing', async () => {
  const { payment } = await paidLink();
  await payments.refund({ ...REFUND, amountPaise: 20_000, paymentId: payment.id });
  await expect(payments.refund({ ...REFUND, paymentId: payment.id })).rejects.toMatchObject({
    code: 'refund_mismatch',
    permanent: true,
  });
  expect(service.refunds()).toHaveLength(1);
});

test('a refund of what was never captured is refused for good', async () => {
  const link = await payments.createLink(ORDER);
  const failed = service.failLink(link.providerLinkId);
  await expect(payments.refund({ ...REFUND, paymentId: failed.id })).rejects.toMatchObject({
    code: '400',
    permanent: true,
  });
});

test('wrong keys are refused for good', async () => {
  const stranger = createRazorpayPayments({
    keyId: 'rzp_test_other',
    keySecret: 'other',
    baseUrl: service.url,
  });
  await expect(stranger.createLink(ORDER)).rejects.toMatchObject({
    name: 'OutsideError',
    service: 'razorpay',
    code: '401',
    permanent: true,
  });
});

test('an order that Razorpay refuses is refused for good', async () => {
  await expect(
    payments.createLink({ ...ORDER, expiresAt: new Date(NOW.getTime() + 60_000) }),
  ).rejects.toMatchObject({ code: '400', permanent: true });
});

test.each([
  ['is overloaded', { do: 'refuse', status: 503 }, { code: '503', permanent: false }],
  [
    'says when to come back',
    { do: 'refuse', status: 429, headers: { 'retry-after': '7' } },
    { code: '429', permanent: false, retryAfterMs: 7_000 },
  ],
  ['is still at work on it', { do: 'refuse', status: 409 }, { code: '409', permanent: false }],
  ['breaks the connection', { do: 'drop' }, { code: 'unreachable', permanent: false }],
  [
    'answers a web page',
    { do: 'refuse', status: 200, text: '<html>down for maintenance</html>' },
    { code: 'unreadable', permanent: false },
  ],
  ['answers nothing', { do: 'refuse', status: 200, text: '' }, { code: 'unreadable', permanent: false }],
  [
    'refuses with a web page',
    { do: 'refuse', status: 502, text: '<html>bad gateway</html>' },
    { code: '502', permanent: false },
  ],
  [
    'sends us elsewhere',
    { do: 'refuse', status: 302, headers: { location: 'http://127.0.0.1:9/' } },
    { code: '302', permanent: true },
  ],
] as const)('when Razorpay %s, the failure says what to do', async (_what, fault, expected) => {
  service.faults.add({ ...fault, times: 'always' });
  await expect(payments.fetchLink('plink_00000000000000')).rejects.toMatchObject({
    name: 'OutsideError',
    service: 'razorpay',
    ...expected,
  });
});

test('a service that hangs is given up at the deadline', async () => {
  service.faults.add({ do: 'hang', times: 'always' });
  await expect(hasty().fetchLink('plink_00000000000000')).rejects.toMatchObject({
    code: 'timeout',
    permanent: false,
  });
});

test('an address where nobody listens is unreachable', async () => {
  const nowhere = createRazorpayPayments({ ...KEYS, baseUrl: 'http://127.0.0.1:9' });
  await expect(nowhere.findLinkByReference('CF-7K3M2-1')).rejects.toMatchObject({
    code: 'unreachable',
    permanent: false,
  });
});

test('no failure holds a key, a name or a phone number, in its text or its causes', async () => {
  for (const fault of [
    { do: 'refuse', status: 400, body: { error: { description: 'Asha Rao +919876543210' } } },
    { do: 'drop' },
  ] as const) {
    service.faults.add({ ...fault, times: 'always' });
    const error: unknown = await payments.createLink(ORDER).catch((thrown: unknown) => thrown);
    if (!(error instanceof Error)) throw new Error('the link was made all the same');
    expect(`${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`).not.toMatch(
      /Asha|98765|falseSecret|falseKey/,
    );
    service.faults.clear();
  }
});

/** Bytes that come one by one keep a socket busy for ever. */
async function startDribbler(): Promise<{ server: Server; url: string }> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const timer = setInterval(() => response.write(' '), 10);
    response.on('close', () => clearInterval(timer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test('an answer that dribbles in byte by byte is given up at the same deadline', async () => {
  const { server, url } = await startDribbler();
  const dribbling = createRazorpayPayments({ ...KEYS, baseUrl: url, timeoutMs: 120 });
  await expect(dribbling.fetchLink('plink_00000000000000')).rejects.toMatchObject({ code: 'timeout' });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test('a reference too long for Razorpay is a bug of ours, not a failure of theirs', async () => {
  await expect(payments.createLink({ ...ORDER, reference: 'C'.repeat(41) })).rejects.toThrow('at most 40');
});
