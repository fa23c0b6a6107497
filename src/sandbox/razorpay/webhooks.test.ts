// Sandbox, Razorpay: the webhooks have the published fields and a right signature, and go astray as they are told to.
import { validateWebhookSignature } from 'razorpay/dist/utils/razorpay-utils.js';
import { describe, expect, it } from 'vitest';
import { startRazorpayBench } from '../../testing/razorpayBench.ts';

/** The fields of Razorpay's published samples (razorpay.com/docs/webhooks/payloads: payment-links, payments, refunds). */
const LINK =
  'accept_partial amount amount_paid callback_method callback_url cancelled_at created_at currency customer description expire_by expired_at first_min_partial_amount id notes notify reference_id reminder_enable reminders short_url status updated_at upi_link user_id whatsapp_link';
const ORDER =
  'account_number amount amount_due amount_paid app_offer attempts authorized bank bank_account checkout_config_id created_at currency customer_id discount first_payment_min_amount force_offer id late_auth_config_id merchant_id method notes offers order_metas order_relationships partial_payment payer_name payment_capture product_id product_type provider_context public_key public_response receipt reference2 reference3 reference4 reference5 reference6 reference7 reference8 source status transfers updated_at';
const PAYMENT =
  'acquirer_data amount amount_refunded bank captured card_id contact created_at currency description email entity error_code error_description error_reason error_source error_step fee id international invoice_id method notes order_id refund_status status tax upi vpa wallet';
const CAPTURED = `${PAYMENT} amount_transferred base_amount`;
const IN_LINK_EVENT = `${CAPTURED} amount_captured card fee_bearer provider reward`;
const REFUND =
  'acquirer_data amount batch_id created_at currency entity id notes payment_id receipt speed_processed speed_requested status';

function sorted(fields: string): string[] {
  return fields.split(' ').sort();
}

describe('what the clinic receives', () => {
  it('each event with the fields that Razorpay has published, signed', async () => {
    const { razorpay, standIn, request, received, advance } = await startRazorpayBench();
    const paid = await razorpay.paymentLink.create(request());
    standIn.failLink(paid.id);
    const payment = standIn.payLink(paid.id);
    await razorpay.payments.refund(payment.id, { amount: 10_000 });
    await razorpay.paymentLink.cancel((await razorpay.paymentLink.create(request())).id);
    const parts = await razorpay.paymentLink.create(request({ accept_partial: true }));
    standIn.payLink(parts.id, { amountPaise: 10_000 });
    await razorpay.paymentLink.create(request());
    advance(16 * 60_000);
    standIn.expireDueLinks();
    await standIn.webhooksSettled();
    const shapes = Object.fromEntries(
      received.map(({ event, json }) => [
        event,
        json.contains.map((name) => [name, Object.keys(json.payload[name]!.entity).sort()]),
      ]),
    );
    const whole = [
      ['payment_link', sorted(`${LINK} order_id`)],
      ['order', sorted(ORDER)],
      ['payment', sorted(IN_LINK_EVENT)],
    ];
    const refunded = [
      ['refund', sorted(REFUND)],
      ['payment', sorted(CAPTURED)],
    ];
    expect(shapes).toEqual({
      'payment.failed': [['payment', sorted(PAYMENT)]],
      'payment.authorized': [['payment', sorted(PAYMENT)]],
      'payment.captured': [['payment', sorted(CAPTURED)]],
      'payment_link.paid': whole,
      'payment_link.partially_paid': whole,
      'payment_link.cancelled': [['payment_link', sorted(LINK)]],
      'payment_link.expired': [['payment_link', sorted(LINK)]],
      'refund.created': refunded,
      'refund.processed': refunded,
    });
    expect(received.every(({ isGenuine }) => isGenuine)).toBe(true);
    expect(new Set(received.map(({ eventId }) => eventId)).size).toBe(received.length);
  });

  it('the events of a payment in order, and they fit together', async () => {
    const { razorpay, standIn, request, received } = await startRazorpayBench();
    const link = await razorpay.paymentLink.create(request({ reference_id: 'A-17', notes: { a: 'b' } }));
    const payment = standIn.payLink(link.id);
    await standIn.webhooksSettled();
    expect(received.map(({ event }) => event)).toEqual([
      'payment.authorized',
      'payment.captured',
      'payment_link.paid',
    ]);
    expect(received[2]!.json.payload).toMatchObject({
      payment_link: { entity: { id: link.id, reference_id: 'A-17', status: 'paid', amount_paid: 50_000 } },
      order: { entity: { receipt: 'A-17', status: 'paid', amount_due: 0 } },
      payment: { entity: { id: payment.id, amount: 50_000, status: 'captured', notes: { a: 'b' } } },
    });
  });

  it('a signature that the real package accepts', async () => {
    const { razorpay, standIn, request } = await startRazorpayBench({ webhookUrl: undefined as never });
    const bodies: [string, string][] = [];
    const { createServer } = await import('node:http');
    const server = createServer((incoming, response) => {
      incoming.setEncoding('utf8').on('data', (body: string) => {
        bodies.push([body, String(incoming.headers['x-razorpay-signature'])]);
        response.end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    standIn.setWebhook(`http://127.0.0.1:${port}/`, 'another secret');
    standIn.payLink((await razorpay.paymentLink.create(request())).id);
    await standIn.webhooksSettled();
    server.close();
    server.closeAllConnections();
    expect(bodies).toHaveLength(3);
    expect(
      bodies.every(([body, signature]) => validateWebhookSignature(body, signature, 'another secret')),
    ).toBe(true);
  });
});

describe('webhooks that go astray', () => {
  async function pay(
    fault?: Parameters<Awaited<ReturnType<typeof startRazorpayBench>>['standIn']['faults']['add']>[0],
    statuses: number[] = [],
  ) {
    const bench = await startRazorpayBench({}, statuses);
    if (fault !== undefined) bench.standIn.faults.add(fault);
    const { id } = await bench.razorpay.paymentLink.create(bench.request());
    bench.standIn.payLink(id);
    await bench.standIn.webhooksSettled();
    const events = () => bench.received.map(({ event }) => event.replace(/.*\./, ''));
    return { ...bench, events };
  }
  const captured = { operation: 'webhook/payment.captured' };

  it('twice, under the same number', async () => {
    const { events, received } = await pay({ do: 'duplicate', match: captured });
    expect(events()).toEqual(['authorized', 'captured', 'captured', 'paid']);
    expect(received[1]!.eventId).toBe(received[2]!.eventId);
  });

  it('five times', async () => {
    const { events } = await pay({ do: 'duplicate', copies: 5, match: captured });
    expect(events().filter((event) => event === 'captured')).toHaveLength(5);
  });

  it('never', async () => {
    const { events } = await pay({ do: 'hang', match: { operation: '/^webhook/' }, times: 'always' });
    expect(events()).toEqual([]);
  });

  it('late', async () => {
    const { events } = await pay({ do: 'delay', ms: 20, match: captured });
    await expect.poll(events).toEqual(['authorized', 'paid', 'captured']);
  });

  it('in another order', async () => {
    const { events } = await pay({
      do: 'reorder',
      match: { operation: 'webhook/payment.authorized' },
      times: 'always',
    });
    expect(events().slice(0, 2)).toEqual(['captured', 'paid']);
  });

  it('with a wrong signature', async () => {
    const { received } = await pay({ do: 'wrongSignature', match: captured });
    expect(received.map(({ isGenuine }) => isGenuine)).toEqual([true, false, true]);
  });

  it('refused by the clinic, and brought again until it is taken', async () => {
    const { events, standIn } = await pay(undefined, [500, 503]);
    await expect.poll(() => events().length).toBe(5);
    expect(events().sort()).toEqual(['authorized', 'authorized', 'captured', 'captured', 'paid']);
    expect(standIn.webhookAttempts.map(({ status }) => status).sort()).toEqual([200, 200, 200, 500, 503]);
    expect(Math.max(...standIn.webhookAttempts.map(({ attempt }) => attempt))).toBe(2);
  });

  it('a failed payment is authorised after all, under the same id', async () => {
    const { razorpay, standIn, request, received } = await startRazorpayBench();
    const { id } = await razorpay.paymentLink.create(request());
    const failed = standIn.failLink(id, { method: 'card' });
    expect(await razorpay.payments.fetch(failed.id)).toMatchObject({
      status: 'failed',
      error_reason: 'payment_declined',
    });
    standIn.authorizeLate(failed.id);
    await standIn.webhooksSettled();
    expect(received.map(({ event }) => event)).toEqual([
      'payment.failed',
      'payment.authorized',
      'payment.captured',
      'payment_link.paid',
    ]);
    const ids = received.map(({ json }) => json.payload['payment']!.entity['id']);
    expect(new Set(ids)).toEqual(new Set([failed.id]));
  });
});
