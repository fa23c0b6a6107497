// Telegram's webhook over HTTP: who is believed, what is acknowledged and what comes again.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { describe, expect, it, onTestFinished } from 'vitest';
import { recordingLog } from '../services/recordingLog.ts';
import { createTelegramWebhook } from './telegram.ts';

const SECRET = 'S-3cret_of_the_clinic';
const UPDATE = { update_id: 1, message: { message_id: 1, text: 'Private words' } };

async function startWebhook(receiveUpdate?: (update: unknown) => Promise<void>) {
  const received: unknown[] = [];
  const log = recordingLog();
  const webhook = createTelegramWebhook({
    secret: SECRET,
    receiveUpdate: receiveUpdate ?? (async (update) => void received.push(update)),
    log,
  });
  const server = createServer(express().use('/webhooks/telegram', webhook.handle));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/telegram`;
  const post = async (body: string, secret: string | undefined = SECRET) => {
    const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret };
    const response = await fetch(url, { method: 'POST', body, headers });
    return { status: response.status, text: await response.text() };
  };
  return { webhook, received, log, url, post };
}

describe('an update', () => {
  it('is acknowledged with an empty answer when it is stored', async () => {
    const { post, received } = await startWebhook();
    expect(await post(JSON.stringify(UPDATE))).toEqual({ status: 200, text: '' });
    expect(received).toEqual([UPDATE]);
  });

  it('is not acknowledged before it is stored', async () => {
    const events: string[] = [];
    let store = () => {};
    const stored = new Promise<void>((resolve) => {
      store = resolve;
    });
    const { webhook } = await startWebhook(() => stored);
    const answered = webhook.answer(UPDATE, SECRET).then(({ status }) => events.push(`answered ${status}`));
    await new Promise((resolve) => setImmediate(resolve));
    events.push('stored');
    store();
    await answered;
    expect(events).toEqual(['stored', 'answered 200']);
  });

  it('comes again when it could not be stored, and none of it is logged', async () => {
    const { post, log } = await startWebhook(() =>
      Promise.reject(new RangeError('Private words do not fit')),
    );
    expect(await post(JSON.stringify(UPDATE))).toEqual({ status: 500, text: '' });
    expect(log.lines).toEqual([
      { level: 'error', event: 'telegram_update_not_stored', facts: { code: 'RangeError' } },
    ]);
  });
});

describe('a stranger', () => {
  it.each([
    ['another secret', 'S-3cret_of_the_clinix'],
    ['the beginning of it', 'S-3cret'],
    ['an empty one', ''],
    ['far too long a one', 'x'.repeat(5_000)],
  ])('with %s is not believed', async (_name, secret) => {
    const { post, received, webhook } = await startWebhook();
    expect(await post(JSON.stringify(UPDATE), secret)).toEqual({ status: 401, text: '' });
    expect(await webhook.answer(UPDATE, secret)).toEqual({ status: 401 });
    expect(received).toEqual([]);
  });

  it('without any is not believed, and nothing of what is sent is read', async () => {
    const { url, webhook, received } = await startWebhook();
    expect((await fetch(url, { method: 'POST', body: '{not JSON' })).status).toBe(401);
    expect(await webhook.answer(UPDATE, undefined)).toEqual({ status: 401 });
    expect(received).toEqual([]);
  });

  it('finds nothing to look at', async () => {
    const { url } = await startWebhook();
    expect((await fetch(url)).status).toBe(404);
  });
});

describe('a body', () => {
  it.each([
    ['that is no JSON', '{"update_id": 1,'],
    ['that is no object', '[1, 2]'],
    ['that is a bare word', '"Private words"'],
    ['that is null', 'null'],
  ])('%s is refused and quoted nowhere', async (_name, body) => {
    const { post, received, log } = await startWebhook();
    expect(await post(body)).toEqual({ status: 400, text: '' });
    expect([received, log.lines]).toEqual([[], []]);
  });

  it('beyond a megabyte is refused', async () => {
    const { post, received } = await startWebhook();
    expect((await post(JSON.stringify({ update_id: 1, text: 'x'.repeat(1_100_000) }))).status).toBe(413);
    expect(received).toEqual([]);
  });
});

describe('a secret', () => {
  it.each([[''], ['with space'], ['x'.repeat(257)], ['ü']])(
    'that Telegram would not take (%j) opens no webhook',
    (secret) => {
      expect(() =>
        createTelegramWebhook({ secret, receiveUpdate: async () => {}, log: recordingLog() }),
      ).toThrow(/webhook secret/);
    },
  );
});
