import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PaymentEvent } from '../domain/money/paymentEvent.ts';
import { readRazorpayEvent } from './razorpayEvent.ts';

const sample = (event: string) => readFileSync(new URL(`./fixtures/${event}.json`, import.meta.url), 'utf8');

type Json = Record<string, unknown>;
type Sample = Json & { payload: Record<string, { entity: Json }> };
/** The sample with parts of its event changed; `change` gets the parsed event to write into. */
function changed(event: string, change: (parsed: Sample) => void): string {
  const parsed = JSON.parse(sample(event)) as Sample;
  change(parsed);
  return JSON.stringify(parsed);
}

function read(body: string): PaymentEvent {
  const result = readRazorpayEvent(body);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

test('a paid link names link, reference, payment, amount and when it was paid', () => {
  expect(read(sample('payment_link.paid'))).toEqual({
    kind: 'link_paid',
    linkReference: 'UPItest2',
    providerLinkId: 'plink_Qb2gHrKr01Maky',
    paymentId: 'pay_Qb2gYRc7dxedX8',
    refundId: null,
    amountPaise: 100,
    currency: 'INR',
    at: new Date(1_748_586_718_000),
  });
});

test('a partly paid link tells the part that was paid now, not the sum so far', () => {
  const body = changed('payment_link.paid', (event) => {
    event['event'] = 'payment_link.partially_paid';
    Object.assign(event.payload['payment_link']?.entity ?? {}, { amount: 1_000, amount_paid: 700 });
    Object.assign(event.payload['payment']?.entity ?? {}, { amount: 300 });
  });
  expect(read(body)).toMatchObject({
    kind: 'link_partially_paid',
    amountPaise: 300,
    paymentId: 'pay_Qb2gYRc7dxedX8',
  });
});

test.each([
  ['payment_link.cancelled', 'link_cancelled', 'NewTestPayment4', 1_748_425_346],
  ['payment_link.expired', 'link_expired', 'NewTestPayment', 1_748_426_438],
])('%s names the link and when it was closed, and no payment', (event, kind, linkReference, at) => {
  expect(read(sample(event))).toMatchObject({
    kind,
    linkReference,
    paymentId: null,
    amountPaise: 0,
    at: new Date(at * 1_000),
  });
});

test.each([
  ['payment.authorized', 'payment_authorised'],
  ['payment.captured', 'payment_captured'],
  ['payment.failed', 'payment_failed'],
])('%s names the payment and its amount', (event, kind) => {
  expect(read(sample(event))).toMatchObject({
    kind,
    paymentId: 'pay_DESyzxuld02Zul',
    amountPaise: 100,
    linkReference: null,
    providerLinkId: null,
  });
});

test('a payment made by a link of ours names our reference, which its notes carry', () => {
  const body = changed('payment.captured', (event) => {
    Object.assign(event.payload['payment']?.entity ?? {}, {
      notes: { reference: 'CF-7K3M2-1' },
      currency: 'INR',
    });
  });
  expect(read(body)).toMatchObject({ linkReference: 'CF-7K3M2-1', currency: 'INR' });
});

test.each([
  ['refund.created', 'refund_created', 'rfnd_FS8TWyPrCsa0OB'],
  ['refund.processed', 'refund_processed', 'rfnd_FS8TWyPrCsa0OB'],
])('%s tells the refunded amount, not the payment', (event, kind, refundId) => {
  expect(read(sample(event))).toMatchObject({
    kind,
    refundId,
    paymentId: 'pay_FPoJKWQQ8lK13n',
    amountPaise: 50_000,
    currency: 'INR',
  });
});

test('a failed refund, and one whose event leaves the payment out, are read as well', () => {
  const body = changed('refund.processed', (event) => {
    event['event'] = 'refund.failed';
    delete event.payload['payment'];
  });
  expect(read(body)).toMatchObject({ kind: 'refund_failed', paymentId: 'pay_FPoJKWQQ8lK13n' });
});

test('events that are none of our business are ignored, also when their name is one of JavaScript', () => {
  expect(readRazorpayEvent(sample('payment.downtime.started'))).toEqual({
    ok: false,
    refusal: { code: 'ignored' },
  });
  for (const event of ['order.paid', 'toString', '__proto__', 'constructor']) {
    expect(readRazorpayEvent(JSON.stringify({ event, created_at: 1, payload: {} }))).toEqual({
      ok: false,
      refusal: { code: 'ignored' },
    });
  }
});

test.each(['', 'paid', '{"event":', '\u0000'])('the body %j is no JSON', (body) => {
  expect(readRazorpayEvent(body)).toEqual({ ok: false, refusal: { code: 'not_json' } });
});

test.each([
  'null',
  '[]',
  '1',
  '"payment_link.paid"',
  '{}',
  '{"event":"payment.captured"}',
  '{"event":"payment.captured","created_at":1,"payload":null}',
])('the body %s cannot be read', (body) => {
  expect(readRazorpayEvent(body)).toEqual({ ok: false, refusal: { code: 'unreadable' } });
});

test.each([
  ['a negative amount', { amount: -100 }],
  ['half a paisa', { amount: 100.5 }],
  ['an amount in words', { amount: '100' }],
  ['an amount beyond what a number holds', { amount: 2 ** 60 }],
  ['no payment id', { id: '' }],
])('%s is not believed', (_what, change) => {
  const body = changed('payment.captured', (event) => {
    Object.assign(event.payload['payment']?.entity ?? {}, change);
  });
  expect(readRazorpayEvent(body)).toEqual({ ok: false, refusal: { code: 'unreadable' } });
});

test('whatever stands in the body, reading it does not throw', () => {
  const events = ['payment_link.paid', 'payment_link.expired', 'payment.captured', 'refund.processed'];
  fc.assert(
    fc.property(
      fc.constantFrom(...events),
      fc.jsonValue(),
      fc.integer({ min: 1, max: 2_000_000_000 }),
      (event, payload, created_at) => {
        expect(readRazorpayEvent(JSON.stringify({ event, created_at, payload }))).toEqual({
          ok: false,
          refusal: { code: 'unreadable' },
        });
      },
    ),
  );
});
