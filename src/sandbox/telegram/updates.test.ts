// Sandbox, Telegram: the bot gets what the patient does, by polling or by webhook, and nothing is lost on the way.
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Telegraf } from 'telegraf';
import type { Update } from 'telegraf/types';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ASHA, startTelegramBench } from '../../testing/telegramBench.ts';
import { readBody } from '../httpServer.ts';

function poll(bot: Telegraf, params: Record<string, unknown> = {}): Promise<Update[]> {
  return bot.telegram.callApi('getUpdates', { timeout: 0, ...params });
}

interface Delivery {
  readonly headers: IncomingHttpHeaders;
  readonly update: Update;
}

/** A clinic's webhook that answers with the given statuses, then with 200. */
async function startReceiver(
  statuses: number[] = [],
  body = '',
): Promise<{ url: string; deliveries: Delivery[] }> {
  const deliveries: Delivery[] = [];
  const server = createServer((request, response) => {
    void readBody(request, 1_000_000).then((bytes) => {
      deliveries.push({ headers: request.headers, update: JSON.parse(String(bytes)) as Update });
      response.writeHead(statuses.shift() ?? 200, { 'content-type': 'application/json' }).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, deliveries };
}

describe('polling', () => {
  it('what the patient sends stays until the bot confirms it, under rising numbers', async () => {
    const { bot, phone } = await startTelegramBench();
    phone.sendText('/start');
    phone.sendText('hello');
    const first = await poll(bot);
    expect(
      first.map((update) => 'message' in update && 'text' in update.message && update.message.text),
    ).toEqual(['/start', 'hello']);
    expect(first[0]).toMatchObject({
      message: {
        entities: [{ type: 'bot_command', offset: 0, length: 6 }],
        from: { id: 9001, first_name: 'Asha' },
      },
    });
    expect(await poll(bot)).toEqual(first);
    expect(first[1]!.update_id).toBeGreaterThan(first[0]!.update_id);
    expect(await poll(bot, { offset: first[1]!.update_id })).toEqual([first[1]]);
    expect(await poll(bot, { offset: first[1]!.update_id + 1 })).toEqual([]);
  });

  it('a waiting poll answers as soon as the patient writes', async () => {
    const { bot, phone } = await startTelegramBench();
    const waiting = poll(bot, { timeout: 30 });
    await expect(poll(bot, { offset: -1 })).resolves.toEqual([]);
    await expect(waiting).rejects.toThrow('409: Conflict: terminated by other getUpdates request');
    const again = poll(bot, { timeout: 30 });
    setTimeout(() => phone.sendText('hello'), 20);
    expect(await again).toHaveLength(1);
  });

  it('a bot gets only the kinds of updates that it asked for', async () => {
    const { bot, phone } = await startTelegramBench();
    await poll(bot, { allowed_updates: ['callback_query'] });
    phone.sendText('hello');
    expect(await poll(bot)).toEqual([]);
    await poll(bot, { allowed_updates: [] });
    phone.sendText('hello');
    expect(await poll(bot)).toHaveLength(1);
  });

  it('every deed of the phone reaches the bot in its own form', async () => {
    const { bot, phone } = await startTelegramBench();
    const { message_id } = await bot.telegram.sendMessage(ASHA.chatId, 'Choose', {
      reply_markup: { inline_keyboard: [[{ text: 'Book', callback_data: 'b1' }]] },
    });
    phone.tap({ messageId: message_id, data: 'b1' });
    phone.shareContact({ phoneNumber: '+919876543210', owner: 'own' });
    phone.shareContact({ phoneNumber: '+919000000000', owner: 42, firstName: 'Ravi' });
    phone.sendFile({ kind: 'photo', bytes: Buffer.alloc(5000, 1), caption: 'my scan' });
    phone.sendFile({ kind: 'voice', bytes: Buffer.from('OggS'), durationSeconds: 3 });
    phone.sendFile({
      kind: 'document',
      bytes: Buffer.from('%PDF'),
      fileName: 'r.pdf',
      mimeType: 'application/pdf',
    });
    phone.editText(phone.sendText('helo').messageId, 'hello');
    phone.block();
    const own = { phone_number: '+919876543210', first_name: 'Asha', last_name: 'Rao', user_id: ASHA.chatId };
    expect(await poll(bot)).toMatchObject([
      { callback_query: { data: 'b1', message: { message_id }, from: { id: ASHA.chatId } } },
      { message: { contact: own } },
      { message: { contact: { first_name: 'Ravi', user_id: 42 } } },
      { message: { photo: [{ file_size: 1200 }, { file_size: 5000 }], caption: 'my scan' } },
      { message: { voice: { duration: 3, mime_type: 'audio/ogg' } } },
      { message: { document: { file_name: 'r.pdf', mime_type: 'application/pdf' } } },
      { message: { text: 'helo' } },
      { edited_message: { text: 'hello' } },
      { my_chat_member: { new_chat_member: { status: 'kicked' } } },
    ]);
  });

  it('a file of the patient is downloaded, one over 20 MB is refused', async () => {
    const { bot, phone } = await startTelegramBench();
    const bytes = Buffer.from('a report');
    phone.sendFile({ kind: 'document', bytes, fileName: 'report.txt' });
    phone.sendFile({ kind: 'document', bytes: Buffer.alloc(20 * 1024 * 1024 + 1), fileName: 'big.bin' });
    const [small, big] = (await poll(bot)) as unknown as { message: { document: { file_id: string } } }[];
    const link = await bot.telegram.getFileLink(small!.message.document.file_id);
    expect(Buffer.from(await (await fetch(link)).arrayBuffer())).toEqual(bytes);
    await expect(bot.telegram.getFile(big!.message.document.file_id)).rejects.toThrow(
      '400: Bad Request: file is too big',
    );
  });

  it('any JSON can be handed in as an update, and its chat is known from then on', async () => {
    const { bot, phone } = await startTelegramBench();
    const chat = { id: 1111111, type: 'private', first_name: 'Test' };
    phone.inject({
      update_id: 10000,
      message: { message_id: 1365, date: 1441645532, chat, from: chat, text: '/start' },
    });
    phone.inject(
      { update_id: 10000, chosen_inline_result: { result_id: '12', query: 'x' } },
      { keepUpdateId: true },
    );
    const updates = await poll(bot);
    expect(updates).toMatchObject([{ message: { message_id: 1365 } }, { update_id: 10000 }]);
    await expect(bot.telegram.sendMessage(1111111, 'hi')).resolves.toBeTruthy();
  });

  it('a text of 10,000 characters arrives as the apps send it, in three messages', async () => {
    const { bot, phone } = await startTelegramBench();
    phone.sendText('x'.repeat(10_000));
    const lengths = ((await poll(bot)) as unknown as { message: { text: string } }[]).map(
      ({ message }) => message.text.length,
    );
    expect(lengths).toEqual([4096, 4096, 1808]);
    expect(() => phone.sendText('  ')).toThrow('an empty message cannot be sent');
  });

  it('ids go on rising when the stand-in is started again later', async () => {
    const before = await startTelegramBench();
    before.phone.sendText('hello');
    const [first] = await poll(before.bot);
    const later = await startTelegramBench({ now: () => new Date('2025-11-24T04:31:00Z') });
    later.phone.sendText('hello');
    const [second] = await poll(later.bot);
    expect(second!.update_id).toBeGreaterThan(first!.update_id);
  });
});

describe('webhook', () => {
  it('brings each update with the secret, and polling is refused meanwhile', async () => {
    const { bot, phone } = await startTelegramBench();
    const { url, deliveries } = await startReceiver();
    phone.sendText('before');
    await bot.telegram.setWebhook(url, { secret_token: 'S-3cret_' });
    phone.sendText('after');
    await expect.poll(() => deliveries.length).toBe(2);
    expect(deliveries.map(({ headers }) => headers['x-telegram-bot-api-secret-token'])).toEqual([
      'S-3cret_',
      'S-3cret_',
    ]);
    expect(deliveries).toMatchObject([
      { update: { message: { text: 'before' } } },
      { update: { message: { text: 'after' } } },
    ]);
    await expect(poll(bot)).rejects.toThrow(
      "409: Conflict: can't use getUpdates method while webhook is active",
    );
    await bot.telegram.deleteWebhook();
    expect(await poll(bot)).toEqual([]);
  });

  it('a refused update is brought again, and the next of the chat waits for it', async () => {
    const { bot, phone } = await startTelegramBench();
    const { url, deliveries } = await startReceiver([500, 503]);
    await bot.telegram.setWebhook(url);
    phone.sendText('one');
    phone.sendText('two');
    await expect.poll(() => deliveries.length).toBe(4);
    const texts = deliveries.map(
      ({ update }) => (update as unknown as { message: { text: string } }).message.text,
    );
    expect(texts).toEqual(['one', 'one', 'one', 'two']);
    const info = await bot.telegram.getWebhookInfo();
    expect(info).toMatchObject({
      url,
      pending_update_count: 0,
      last_error_message: 'Wrong response from the webhook: 503',
    });
  });

  it('a method in the answer is carried out', async () => {
    const { bot, phone } = await startTelegramBench();
    const { url } = await startReceiver(
      [],
      JSON.stringify({ method: 'sendMessage', chat_id: ASHA.chatId, text: 'Hello!' }),
    );
    await bot.telegram.setWebhook(url);
    const since = phone.lastSequence;
    phone.sendText('hi');
    expect(await phone.waitForBotMessages({ since, timeoutMs: 2000 })).toMatchObject([{ text: 'Hello!' }]);
  });

  it('pending updates are dropped when asked, and bad addresses and secrets are refused', async () => {
    const { bot, phone } = await startTelegramBench();
    const { url, deliveries } = await startReceiver();
    phone.sendText('old');
    await bot.telegram.setWebhook(url, { drop_pending_updates: true });
    phone.sendText('new');
    await expect.poll(() => deliveries.length).toBe(1);
    expect(deliveries[0]).toMatchObject({ update: { message: { text: 'new' } } });
    await expect(bot.telegram.setWebhook('http://clinic.example/hook')).rejects.toThrow(
      'An HTTPS URL must be provided',
    );
    await expect(bot.telegram.setWebhook(url, { secret_token: 'not ok!' })).rejects.toThrow(
      'unallowed characters',
    );
  });
});
