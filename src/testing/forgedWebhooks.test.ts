/** Ten thousand forged payments against an open booking: none is believed, none is kept, and the genuine one still is. */
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RazorpayDelivery } from '../webhooks/razorpay.ts';
import { type Chat, comesToSummary, type OpenClinic, openClinic } from './journey.ts';
import { startProductBench } from './productBench.ts';

const FORGERIES = 10_000;
/** The terminal desk's; whoever has it forges nothing. */
const SECRET = 'sandbox-webhook-secret';

interface PaidEvent {
  payload: {
    payment_link: { entity: Record<string, unknown> };
    payment: { entity: Record<string, unknown> };
  };
}

const SAMPLE = readFileSync(
  join(import.meta.dirname, '..', 'webhooks', 'fixtures', 'payment_link.paid.json'),
  'utf8',
);

/** What Razorpay would say of the clinic's open link, had it been paid. */
function paidEventFor(clinic: OpenClinic): Buffer {
  const link = clinic.razorpay.links().at(-1);
  if (link === undefined) throw new Error('there is no payment link');
  const event = JSON.parse(SAMPLE) as PaidEvent;
  Object.assign(event.payload.payment_link.entity, {
    id: link.id,
    reference_id: link.reference_id,
    amount: link.amount,
    amount_paid: link.amount,
    status: 'paid',
  });
  Object.assign(event.payload.payment.entity, { amount: link.amount, notes: link.notes });
  return Buffer.from(JSON.stringify(event));
}

const sign = (body: Uint8Array, secret: string): string =>
  createHmac('sha256', secret).update(body).digest('hex');

type Forgery = (body: Buffer) => Pick<RazorpayDelivery, 'rawBody' | 'signature'>;

/** Everything a forger has but the secret: other secrets, other bodies' signatures, and signatures that are none. */
const anyForgery: fc.Arbitrary<Forgery> = fc.oneof(
  fc.constant<Forgery>((rawBody) => ({ rawBody, signature: undefined })),
  fc.string().map(
    (signature): Forgery =>
      (rawBody) => ({ rawBody, signature }),
  ),
  fc.uint8Array({ minLength: 32, maxLength: 32 }).map(
    (bytes): Forgery =>
      (rawBody) => ({ rawBody, signature: Buffer.from(bytes).toString('hex') }),
  ),
  fc
    .string()
    .filter((secret) => secret !== SECRET)
    .map(
      (secret): Forgery =>
        (rawBody) => ({ rawBody, signature: sign(rawBody, secret) }),
    ),
  fc.constantFrom(` ${SECRET}`, `${SECRET} `, SECRET.toUpperCase(), '', 'undefined', 'null').map(
    (secret): Forgery =>
      (rawBody) => ({ rawBody, signature: sign(rawBody, secret) }),
  ),
  // A genuine signature, of another body.
  fc.nat({ max: 400 }).map(
    (place): Forgery =>
      (rawBody) => ({ rawBody: flipped(rawBody, place), signature: sign(rawBody, SECRET) }),
  ),
  fc.constant<Forgery>((rawBody) => ({
    rawBody: Buffer.concat([rawBody, Buffer.from(' ')]),
    signature: sign(rawBody, SECRET),
  })),
  fc.nat({ max: 400 }).map(
    (length): Forgery =>
      (rawBody) => ({
        rawBody: rawBody.subarray(0, length % rawBody.length),
        signature: sign(rawBody, SECRET),
      }),
  ),
  // A genuine one that is cut, lengthened or changed in one place.
  fc.nat({ max: 63 }).map(
    (place): Forgery =>
      (rawBody) => ({ rawBody, signature: sign(rawBody, SECRET).slice(0, place) }),
  ),
  fc.constantFrom(...'0123456789abcdef').map(
    (more): Forgery =>
      (rawBody) => ({ rawBody, signature: `${sign(rawBody, SECRET)}${more}` }),
  ),
  fc.nat({ max: 31 }).map(
    (place): Forgery =>
      (rawBody) => ({
        rawBody,
        signature: flipped(Buffer.from(sign(rawBody, SECRET), 'hex'), place).toString('hex'),
      }),
  ),
);

function flipped(bytes: Buffer, place: number): Buffer {
  const changed = Buffer.from(bytes);
  const at = place % changed.length;
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}

async function opensLink(clinic: OpenClinic): Promise<Chat> {
  const asha = clinic.chat('asha');
  await comesToSummary(asha);
  await asha.taps('Pay online');
  return asha;
}

describe('a payment that Razorpay has not signed', () => {
  it('is not believed in any of ten thousand forms; the signed one is', { timeout: 120_000 }, async () => {
    const clinic = await openClinic();
    const asha = await opensLink(clinic);
    const body = paidEventFor(clinic);
    const { razorpayWebhook } = clinic.desk;
    const before = process.cpuUsage();
    await fc.assert(
      fc.asyncProperty(anyForgery, fc.uuid(), async (forge, eventId) => {
        expect(await razorpayWebhook.receive({ ...forge(body), eventId })).toBe(401);
      }),
      { numRuns: FORGERIES, endOnFailure: true },
    );
    const { user, system } = process.cpuUsage(before);
    // Of processor time, the making of the forgery included.
    expect((user + system) / 1000 / FORGERIES).toBeLessThan(2);
    expect(
      await clinic.store.read((tables) => tables.webhookEvents.unhandled({ limit: 10, after: 0 })),
    ).toEqual([]);
    expect(await asha.appointments()).toMatchObject([{ status: 'pending', paymentStatus: 'link_sent' }]);
    expect(
      await razorpayWebhook.receive({ rawBody: body, signature: sign(body, SECRET), eventId: 'genuine' }),
    ).toBe(200);
    await razorpayWebhook.handleStored();
    expect((await asha.hears()).text).toContain('Your appointment is booked');
  });

  it('and a signed one that somebody plays again, under its own id or another, books and enters nothing twice', async () => {
    const clinic = await openClinic();
    const asha = await opensLink(clinic);
    const body = paidEventFor(clinic);
    const { razorpayWebhook } = clinic.desk;
    const play = async (eventId: string) => {
      await razorpayWebhook.receive({ rawBody: body, signature: sign(body, SECRET), eventId });
      await razorpayWebhook.handleStored();
    };
    await play('genuine');
    await asha.hears();
    const [booked] = await asha.appointments();
    if (booked === undefined) throw new Error('nothing was booked');
    const entries = await clinic.ledgerOf(booked);
    for (let time = 0; time < 50; time += 1) await play(time % 2 === 0 ? 'genuine' : `copy-${time}`);
    expect(await clinic.ledgerOf(booked)).toEqual(entries);
    expect((await asha.hears()).text).toBe('');
    expect(clinic.razorpay.refunds()).toEqual([]);
  });

  it('is refused over HTTP too, with and without a signature', { timeout: 60_000 }, async () => {
    const product = await (await startProductBench()).start();
    const post = (headers: Readonly<Record<string, string>>, body = SAMPLE) =>
      fetch(`${product.url}/webhooks/razorpay`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-razorpay-event-id': 'forged', ...headers },
        body,
      });
    for (const secret of [SECRET, '', 'guess'])
      expect((await post({ 'x-razorpay-signature': sign(Buffer.from(SAMPLE), secret) })).status).toBe(401);
    expect((await post({})).status).toBe(401);
    expect((await post({ 'x-razorpay-signature': 'x' }, '')).status).toBe(401);
    expect((await post({}, 'x'.repeat(300_000))).status).toBe(413);
    expect(
      await product.desk.outside.world.store.read((tables) =>
        tables.webhookEvents.unhandled({ limit: 10, after: 0 }),
      ),
    ).toEqual([]);
  });
});
