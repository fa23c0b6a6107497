// The handlers and the registration of the patient bot, polled and by webhook.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { describe, expect, it, onTestFinished } from 'vitest';
import { chatKey } from '../domain/message/chat.ts';
import { COMMANDS, type IncomingMessage } from '../domain/message/incomingMessage.ts';
import type { OutgoingMessage } from '../domain/message/outgoingMessage.ts';
import { refuseBlocked, refuseServerError, refuseTooMany } from '../sandbox/telegram/refusals.ts';
import { recordingLog } from '../services/recordingLog.ts';
import { ASHA, startTelegramBench, TOKEN } from '../testing/telegramBench.ts';
import { createTelegramWebhook } from '../webhooks/telegram.ts';
import { createPatientHandlers } from './patientHandlers.ts';
import { startPolling } from './pollUpdates.ts';
import { PATIENT_UPDATES } from './readUpdate.ts';
import { registerBot } from './registerBot.ts';
import { createTelegramChannel } from './telegramChannel.ts';

const CHAT = chatKey('telegram', String(ASHA.chatId));
const FAST = { firstMs: 1, longestMs: 4, unauthorizedMs: 5 };
const SECRET = 'S-3cret_';
const MENU: OutgoingMessage = {
  text: ['Choose'],
  choices: [[{ label: 'Book', call: { tool: 'startBooking', args: {} } as never }]],
  links: [],
  contactButton: null,
  lasts: false,
};

async function startBot(receive?: (message: IncomingMessage) => Promise<unknown>) {
  const bench = await startTelegramBench();
  const log = recordingLog();
  const channel = createTelegramChannel({
    token: TOKEN,
    apiRoot: bench.standIn.url,
    messagesPerSecond: null,
    log,
  });
  const inbox: IncomingMessage[] = [];
  const handlers = createPatientHandlers({
    receive: receive ?? (async (message) => inbox.push(message)),
    channel,
    clock: bench.clock,
    log,
  });
  const say = (message: OutgoingMessage, replaces: string | null = null) =>
    channel.send({ chat: CHAT, message, menuVersion: 3, replaces });
  return { ...bench, log, channel, inbox, ...handlers, say };
}

type StartedBot = Awaited<ReturnType<typeof startBot>>;

function poll({ channel, receiveUpdate, log }: StartedBot): void {
  const polling = startPolling({
    api: channel.api,
    receiveUpdate,
    updateKinds: PATIENT_UPDATES,
    log,
    backoff: FAST,
  });
  onTestFinished(() => polling.stop());
}

const waitFor = (look: () => unknown) => expect.poll(look, { timeout: 10_000, interval: 5 });

describe('a tapped button', () => {
  it('is answered before the turn, which edits its message', async () => {
    const turns: Promise<unknown>[] = [];
    const started: StartedBot = await startBot(async ({ content }) => {
      const replaces = content.kind === 'choice' ? content.messageRef : null;
      turns.push(started.say({ ...MENU, text: ['Which doctor?'] }, replaces));
    });
    await started.say(MENU);
    started.standIn.forgetCalls();
    poll(started);
    const queryId = started.phone.tap({ label: 'Book' });
    await waitFor(() => turns.length).toBe(1);
    await Promise.all(turns);
    const methods = started.standIn.calls.map(({ method }) => method);
    expect(methods).toEqual(['deleteWebhook', 'answerCallbackQuery', 'editMessageText']);
    expect(started.phone.eventsSince(0)).toContainEqual(
      expect.objectContaining({ kind: 'answered', callbackQueryId: queryId }),
    );
    expect(started.phone.screen().messages).toMatchObject([{ text: 'Which doctor?' }]);
  });

  it('is stored although its answer fails', async () => {
    const { say, phone, standIn, inbox, ...started } = await startBot();
    await say(MENU);
    standIn.faults.add({ do: 'hang', match: { operation: 'answerCallbackQuery' } });
    poll({ say, phone, standIn, inbox, ...started });
    phone.tap({ label: 'Book' });
    await waitFor(() => inbox).toMatchObject([{ content: { kind: 'choice', menuVersion: 3, index: 0 } }]);
  });
});

describe('a shared contact', () => {
  it('is the patient’s own only from the contact button', async () => {
    const started = await startBot();
    poll(started);
    started.phone.shareContact({ phoneNumber: '+919876543210', owner: 'own' });
    started.phone.shareContact({ phoneNumber: '+919000000000', owner: 42, firstName: 'Ravi' });
    started.phone.shareContact({ phoneNumber: '+919000000001', owner: 'none', firstName: 'Meera' });
    await waitFor(() => started.inbox.map(({ content }) => content)).toEqual([
      { kind: 'contact', phone: '+919876543210', isOwn: true },
      { kind: 'contact', phone: '+919000000000', isOwn: false },
      { kind: 'contact', phone: '+919000000001', isOwn: false },
    ]);
  });
});

describe('a patient who blocks the bot', () => {
  it('is told of as unreachable, and as reachable again', async () => {
    const started = await startBot();
    poll(started);
    started.phone.block();
    started.phone.unblock();
    await waitFor(() => started.inbox.map(({ content }) => content)).toEqual([
      { kind: 'reachability', reachable: false },
      { kind: 'reachability', reachable: true },
    ]);
  });
});

describe('a file of the patient', () => {
  it('can be fetched by what the update said of it', async () => {
    const started = await startBot();
    poll(started);
    const bytes = Buffer.from('\xff\xd8\xff a scan', 'latin1');
    started.phone.sendFile({ kind: 'photo', bytes, caption: 'my scan' });
    started.phone.sendFile({ kind: 'voice', bytes: Buffer.from('OggS'), durationSeconds: 3 });
    await waitFor(() => started.inbox.length).toBe(2);
    const [photo, voice] = started.inbox.map(({ content }) => content);
    expect(photo).toMatchObject({
      kind: 'file',
      caption: 'my scan',
      file: { contentType: 'image/jpeg', sizeBytes: bytes.length },
    });
    expect(voice).toMatchObject({ kind: 'voice', seconds: 3, file: { contentType: 'audio/ogg' } });
    if (photo?.kind !== 'file') throw new Error('the photo is no file');
    expect(Buffer.from(await started.channel.fetchAttachment(photo.file.fileRef, 1_000))).toEqual(bytes);
  });
});

describe('registering', () => {
  const register = (
    { channel, log }: StartedBot,
    webhook: { url: string; secret: string } | null,
    signal = new AbortController().signal,
  ) => registerBot({ api: channel.api, webhook, log, signal, backoff: FAST });

  it('offers the commands in English and Hindi, all of them understood', async () => {
    const started = await startBot();
    await register(started, null);
    const english = await started.bot.telegram.getMyCommands();
    const hindi = await started.bot.telegram.callApi('getMyCommands', { language_code: 'hi' });
    expect(english.map(({ command }) => command)).toEqual(hindi.map(({ command }) => command));
    expect(hindi[0]).toEqual({ command: 'book', description: 'अपॉइंटमेंट बुक करें' });
    for (const { command } of english) expect(COMMANDS).toContain(command);
  });

  it('tries again until Telegram answers', async () => {
    const started = await startBot();
    started.standIn.faults.add({ do: 'drop', times: 2 }, refuseServerError(), { do: 'drop' });
    await register(started, { url: 'https://clinic.example/hook', secret: SECRET });
    expect(await started.bot.telegram.getWebhookInfo()).toMatchObject({
      url: 'https://clinic.example/hook',
      allowed_updates: [...PATIENT_UPDATES],
      max_connections: 40,
    });
    expect(await started.bot.telegram.getMyCommands()).toHaveLength(7);
  });

  it('says at once that an address is refused for good', async () => {
    const started = await startBot();
    const refused = register(started, { url: 'http://clinic.example/hook', secret: SECRET });
    await expect(refused).rejects.toMatchObject({
      operation: 'setWebhook',
      permanent: true,
      code: 'http_400',
    });
  });

  it('does not fail for want of a command menu', async () => {
    const started = await startBot();
    started.standIn.faults.add({ ...refuseBlocked(), match: { operation: 'setMyCommands' } });
    await register(started, null);
    expect(started.log.lines).toMatchObject([{ level: 'warn', event: 'telegram_commands_refused' }]);
  });

  it('ends when the process stops', async () => {
    const started = await startBot();
    started.standIn.faults.add({ ...refuseTooMany(600), times: 'always' });
    const stopping = new AbortController();
    const registering = register(
      started,
      { url: 'https://clinic.example/hook', secret: SECRET },
      stopping.signal,
    );
    await waitFor(() => started.log.lines.length).toBe(1);
    stopping.abort();
    await expect(registering).resolves.toBeUndefined();
  });
});

describe('the webhook', () => {
  it('brings updates in order, each once, also when the inbox fails now and then', async () => {
    let failures = 2;
    const inbox: string[] = [];
    const started = await startBot(async ({ content }) => {
      if (content.kind === 'text' && content.text === 'two' && failures-- > 0)
        throw new Error('the disk is full');
      inbox.push(content.kind === 'text' ? content.text : content.kind);
    });
    const webhook = createTelegramWebhook({
      secret: SECRET,
      receiveUpdate: started.receiveUpdate,
      log: started.log,
    });
    const server = createServer(express().use('/webhooks/telegram', webhook.handle));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/telegram`;
    await registerBot({
      api: started.channel.api,
      webhook: { url, secret: SECRET },
      log: started.log,
      signal: new AbortController().signal,
    });
    for (const text of ['one', 'two', 'three']) started.phone.sendText(text);
    await waitFor(() => inbox).toEqual(['one', 'two', 'three']);
    const info = await started.bot.telegram.getWebhookInfo();
    expect(info).toMatchObject({
      pending_update_count: 0,
      last_error_message: 'Wrong response from the webhook: 500',
    });
  });
});
