/** The product on a Telegram that misbehaves as the real one does: polled and by webhook, through the real telegraf. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Product } from '../compose.ts';
import { chatKey } from '../domain/message/chat.ts';
import { findFreePort } from './findFreePort.ts';
import { type PatientPhone, type ProductBench, startProductBench } from './productBench.ts';

const SECRET = 'a-webhook-secret-of-this-test';

interface Mode {
  readonly name: string;
  readonly settings: () => Promise<Readonly<Record<string, string>>>;
}

const MODES: readonly Mode[] = [
  { name: 'polling', settings: () => Promise.resolve({}) },
  { name: 'webhook', settings: webhookSettings },
];

async function webhookSettings(): Promise<Readonly<Record<string, string>>> {
  const port = String(await findFreePort());
  return { PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}`, TELEGRAM_WEBHOOK_SECRET: SECRET };
}

async function startIn({
  settings,
}: Mode): Promise<{ bench: ProductBench; product: Product; asha: PatientPhone }> {
  const bench = await startProductBench();
  const product = await bench.start(await settings());
  return { bench, product, asha: bench.patient(9001) };
}

const FIXTURES = join(import.meta.dirname, '..', 'bot', 'fixtures');
const readFixture = (file: string): unknown => JSON.parse(readFileSync(join(FIXTURES, file), 'utf8'));

/** The service's own samples, then one of every other kind of update, chat-less ones among them. */
function otherUpdates(): readonly Record<string, unknown>[] {
  const written = ['otherUpdates.json', 'unsupportedUpdates.json'];
  const samples = readdirSync(FIXTURES).filter((file) => file.endsWith('.json') && !written.includes(file));
  const named = written.flatMap((file) => readFixture(file) as { update: Record<string, unknown> }[]);
  return [
    ...samples.map((file) => readFixture(file) as Record<string, unknown>),
    ...named.map(({ update }) => update),
  ];
}

const tooMany = {
  do: 'refuse',
  status: 429,
  body: {
    ok: false,
    error_code: 429,
    description: 'Too Many Requests: retry after 1',
    parameters: { retry_after: 1 },
  },
} as const;

describe.each(MODES)('by $name', (mode) => {
  it('Asha books and pays at the clinic', { timeout: 60_000 }, async () => {
    const { product, asha } = await startIn(mode);
    await asha.says('hello', /How can we help/);
    await asha.comesToSummary();
    const booked = await asha.taps(/Pay at the clinic/, /Your appointment is booked/);
    expect(booked.text).toMatch(/CF-/);
    const rows = await product.desk.outside.world.store.read((tables) =>
      tables.appointments.ofChat(chatKey('telegram', '9001')),
    );
    expect(rows).toMatchObject([{ status: 'booked', paymentMode: 'at_clinic' }]);
  });

  it('updates of every other kind change nothing for the next patient', { timeout: 60_000 }, async () => {
    const { asha } = await startIn(mode);
    const updates = otherUpdates();
    expect(updates.length).toBeGreaterThanOrEqual(57);
    for (const update of updates) asha.phone.inject(update);
    await asha.says('hello', /How can we help/);
  });

  it('an update that is brought twice is answered once', { timeout: 60_000 }, async () => {
    const { bench, product, asha } = await startIn(mode);
    bench.telegram.faults.add({ do: 'duplicate', copies: 3, match: { operation: 'deliverUpdate' } });
    await asha.says('hello', /How can we help/);
    await asha.says('what are your timings', /open/);
    await product.desk.idle();
    expect(asha.heard()).toHaveLength(2);
  });

  it('replies that are refused for a second arrive later, all of them and in order', {
    timeout: 60_000,
  }, async () => {
    const { bench, asha } = await startIn(mode);
    bench.telegram.faults.add({ ...tooMany, times: 2, match: { operation: 'sendMessage' } });
    const since = asha.phone.lastSequence;
    for (const text of ['hello', 'what are your timings', 'thanks']) asha.phone.sendText(text);
    await asha.hears(since, /most welcome/);
    expect(
      asha.heard().map((text) => [/Namaste/, /open 9/i, /welcome/i].findIndex((part) => part.test(text))),
    ).toEqual([0, 1, 2]);
  });

  it('a patient who blocks the bot amid a booking finds it as it was', { timeout: 60_000 }, async () => {
    const { bench, product, asha } = await startIn(mode);
    await asha.comesToSummary();
    bench.telegram.faults.add({ do: 'delay', ms: 300, match: { operation: 'sendMessage' } });
    asha.phone.sendText('what are your timings');
    asha.phone.block();
    const conversation = () =>
      product.desk.outside.world.store.read((tables) =>
        tables.conversations.load(chatKey('telegram', '9001')),
      );
    await expect.poll(async () => (await conversation())?.reachable, { timeout: 10_000 }).toBe(false);
    asha.phone.unblock();
    await asha.says('hello', /Please check that all is right/);
    expect(await conversation()).toMatchObject({ reachable: true, state: 'SELECTING_PAYMENT_MODE' });
  });

  it('what is written while nobody runs is answered after the start, in order', {
    timeout: 60_000,
  }, async () => {
    const bench = await startProductBench();
    const settings = await mode.settings();
    const asha = bench.patient(9001);
    const first = await bench.start(settings);
    await asha.says('hello', /How can we help/);
    await first.stop();
    const since = asha.phone.lastSequence;
    for (const text of ['what are your timings', 'thanks']) asha.phone.sendText(text);
    await bench.start(settings);
    await asha.hears(since, /most welcome/);
    expect(asha.heard()).toHaveLength(3);
    expect(asha.heard()[1]).toMatch(/open 9/i);
  });
});

describe('the webhook', () => {
  it.each([
    ['no secret', {}],
    ['a wrong secret', { 'x-telegram-bot-api-secret-token': 'a-webhook-secret-of-this-tesT' }],
    ['an empty secret', { 'x-telegram-bot-api-secret-token': '' }],
  ])('with %s is refused, and nothing of it is kept', { timeout: 60_000 }, async (_, headers) => {
    const bench = await startProductBench();
    const settings = await webhookSettings();
    const product = await bench.start(settings);
    const chat = { id: 9666, type: 'private', first_name: 'Vikram' };
    const update = {
      update_id: 5,
      message: {
        message_id: 1,
        date: 1_764_000_000,
        chat,
        from: { id: 9666, is_bot: false, first_name: 'Vikram' },
        text: 'hello',
      },
    };
    const answer = await fetch(`${settings['PUBLIC_URL'] ?? ''}/webhooks/telegram`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(update),
    });
    expect(answer.status).toBe(401);
    await product.desk.idle();
    expect(
      await product.desk.outside.world.store.read((tables) =>
        tables.conversations.load(chatKey('telegram', '9666')),
      ),
    ).toBeNull();
  });
});
