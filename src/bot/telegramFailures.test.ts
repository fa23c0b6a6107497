// The channel when Telegram refuses, is slow, breaks off or talks nonsense: which failures are final and what they tell.
import { describe, expect, it } from 'vitest';
import { chatKey } from '../domain/message/chat.ts';
import type { OutgoingMessage } from '../domain/message/outgoingMessage.ts';
import { OutsideError } from '../ports/outsideError.ts';
import type { FaultRule } from '../sandbox/faults.ts';
import {
  refuseBlocked,
  refuseConflict,
  refuseServerError,
  refuseTooMany,
  refuseUnauthorized,
  refuseWithBrokenJson,
  refuseWithHtml,
} from '../sandbox/telegram/refusals.ts';
import { quietLog } from '../services/recordingLog.ts';
import { ASHA, startTelegramBench, TOKEN } from '../testing/telegramBench.ts';
import { createPace } from './paceCalls.ts';
import { createTelegramChannel } from './telegramChannel.ts';

const CHAT = chatKey('telegram', String(ASHA.chatId));
const HELLO: OutgoingMessage = {
  text: ['Private words'],
  choices: [],
  links: [],
  contactButton: null,
  lasts: false,
};

const refused = (status: number, description: string): FaultRule => ({
  do: 'refuse',
  status,
  body: { ok: false, error_code: status, description },
});

async function startChannel(timeoutMs = 5_000) {
  const bench = await startTelegramBench();
  const options = { token: TOKEN, apiRoot: bench.standIn.url, messagesPerSecond: null, log: quietLog };
  const channel = createTelegramChannel({ ...options, timeoutMs, transferTimeoutMs: timeoutMs });
  const say = (text = 'Private words', replaces: string | null = null) =>
    channel.send({ chat: CHAT, message: { ...HELLO, text: [text] }, menuVersion: 1, replaces });
  return { ...bench, channel, say };
}

async function failureOf(work: Promise<unknown>): Promise<OutsideError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof OutsideError)) throw new Error('it did not fail as an outside service does');
  return error;
}

describe('a message that Telegram refuses', () => {
  it.each<[string, FaultRule, Partial<OutsideError>]>([
    ['too many messages', refuseTooMany(7), { permanent: false, code: 'http_429', retryAfterMs: 7_000 }],
    ['blocked by the patient', refuseBlocked(), { permanent: true, code: 'blocked' }],
    [
      'an account that is gone',
      refused(403, 'Forbidden: user is deactivated'),
      { permanent: true, code: 'blocked' },
    ],
    [
      'a chat that is not there',
      refused(400, 'Bad Request: chat not found'),
      { permanent: true, code: 'blocked' },
    ],
    [
      'a bad request',
      refused(400, "Bad Request: can't parse entities"),
      { permanent: true, code: 'http_400' },
    ],
    ['a token that was taken back', refuseUnauthorized(), { permanent: false, code: 'http_401' }],
    ['a conflict', refuseConflict(), { permanent: false, code: 'http_409' }],
    ['a fault of its own', refuseServerError(), { permanent: false, code: 'http_500' }],
    ['a gateway’s page', refuseWithHtml(), { permanent: false, code: 'http_502' }],
    ['JSON that was cut off', refuseWithBrokenJson(), { permanent: false, code: 'unreadable' }],
    [
      'JSON that is null',
      { do: 'refuse', status: 200, text: 'null' },
      { permanent: false, code: 'unreadable' },
    ],
    [
      'a result without a message',
      { do: 'refuse', status: 200, body: { ok: true, result: true } },
      { code: 'unreadable' },
    ],
    ['a broken connection', { do: 'drop' }, { permanent: false, code: 'unreachable' }],
  ])('says so in our words: %s', async (_name, rule, expected) => {
    const { say, standIn } = await startChannel();
    standIn.faults.add(rule);
    expect(await failureOf(say())).toMatchObject({
      service: 'telegram',
      operation: 'sendMessage',
      ...expected,
    });
    await expect(say()).resolves.toMatch(/^\d+$/);
  });

  it('is given up at the deadline when no answer comes', async () => {
    const { say, standIn } = await startChannel(50);
    standIn.faults.add({ do: 'hang' });
    expect(await failureOf(say())).toMatchObject({ permanent: false, code: 'timeout' });
  });

  it('is unreachable where nobody listens', async () => {
    const { say, standIn } = await startChannel();
    await standIn.close();
    expect(await failureOf(say())).toMatchObject({ permanent: false, code: 'unreachable' });
  });

  it('may have been said all the same: an edit is then not made twice', async () => {
    const { say, standIn, phone } = await startChannel();
    const tapped = await say('Choose');
    standIn.faults.add({ do: 'dropAfterDoing' });
    expect(await failureOf(say('Thank you', tapped))).toMatchObject({
      permanent: false,
      code: 'unreachable',
    });
    expect(await say('Thank you', tapped)).toBe(tapped);
    expect(phone.screen().messages.map(({ text }) => text)).toEqual(['Thank you']);
  });

  it('shows neither the token nor the words in any part of the error', async () => {
    const { say, standIn } = await startChannel();
    const rules: FaultRule[] = [
      refused(400, 'Bad Request: Private words'),
      refuseWithBrokenJson(),
      { do: 'drop' },
    ];
    standIn.faults.add(...rules);
    for (const _rule of rules) {
      const { message, stack, cause } = await failureOf(say());
      expect(`${message} ${stack} ${JSON.stringify(cause)}`).not.toMatch(/SANDBOX|Private/);
    }
  });

  it('is a bug, not an outside failure, when the chat belongs to another channel', async () => {
    const { channel } = await startChannel();
    const chat = chatKey('whatsapp', '919812345678@c.us');
    await expect(channel.send({ chat, message: HELLO, menuVersion: 1, replaces: null })).rejects.toThrow(
      /another channel/,
    );
  });
});

describe('a document', () => {
  const receipt = {
    chat: CHAT,
    contentType: 'application/pdf',
    bytes: Buffer.from('%PDF-1.7 receipt'),
    caption: 'Receipt',
  };

  it('arrives whole, with its name and caption', async () => {
    const { channel, phone } = await startChannel();
    const reference = await channel.sendDocument({ ...receipt, fileName: 'रसीद 42.pdf' });
    const [shown] = phone.screen().messages;
    expect(shown).toMatchObject({
      messageId: Number(reference),
      text: 'Receipt',
      files: [{ kind: 'document', fileName: 'रसीद 42.pdf', mimeType: 'application/pdf' }],
    });
    expect(phone.download(shown!.files[0]!.fileId)).toEqual(receipt.bytes);
  });

  it('keeps a hostile name from ending its header, and a long caption from being refused', async () => {
    const { channel, phone } = await startChannel();
    await channel.sendDocument({ ...receipt, fileName: 'a"\r\nx: y/../b.pdf', caption: '<b>&'.repeat(400) });
    const [shown] = phone.screen().messages;
    expect(shown!.files[0]!.fileName).toBe('a___x: y_.._b.pdf');
    expect(shown!.text).toBe(`${'<b>&'.repeat(400).slice(0, 1023)}…`);
  });

  it('needs no caption and no name', async () => {
    const { channel, phone } = await startChannel();
    await channel.sendDocument({ ...receipt, fileName: ' ', caption: ' ' });
    expect(phone.screen().messages[0]).toMatchObject({ text: '', files: [{ fileName: 'document' }] });
  });

  it('is refused before it is sent when Telegram would not take it', async () => {
    const { channel, standIn } = await startChannel();
    const bytes = Buffer.alloc(50 * 1024 * 1024 + 1);
    const failure = await failureOf(channel.sendDocument({ ...receipt, bytes, fileName: 'big.pdf' }));
    expect(failure).toMatchObject({ permanent: true, code: 'too_large' });
    expect(standIn.calls).toEqual([]);
  });

  it('waits as long as Telegram asks', async () => {
    const { channel, standIn } = await startChannel();
    standIn.faults.add({ ...refuseTooMany(3), match: { operation: 'sendDocument' } });
    const failure = await failureOf(channel.sendDocument({ ...receipt, fileName: 'r.pdf' }));
    expect(failure).toMatchObject({ code: 'http_429', retryAfterMs: 3_000 });
  });
});

describe('an attachment of the patient', () => {
  async function withFile(bytes: Buffer, timeoutMs?: number) {
    const bench = await startChannel(timeoutMs);
    bench.phone.sendFile({ kind: 'document', bytes, fileName: 'report.pdf' });
    const fileRef = bench.phone.screen().messages[0]!.files[0]!.fileId;
    return {
      ...bench,
      fetchIt: (limitBytes = 1_000_000) => bench.channel.fetchAttachment(fileRef, limitBytes),
    };
  }

  it('is fetched byte by byte', async () => {
    const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, index) => index % 251));
    const { fetchIt } = await withFile(bytes);
    expect(Buffer.from(await fetchIt(100_000)).equals(bytes)).toBe(true);
  });

  it.each([
    ['beyond our limit', 1_001, 1_000],
    ['beyond Telegram’s', 20 * 1024 * 1024 + 1, 50_000_000],
  ])('is refused for good when it is %s', async (_whose, size, limit) => {
    const { fetchIt } = await withFile(Buffer.alloc(size, 1));
    expect(await failureOf(fetchIt(limit))).toMatchObject({ permanent: true, code: 'too_large' });
  });

  it('is cut off while it is read when Telegram did not say how large it is', async () => {
    const { fetchIt, standIn } = await withFile(Buffer.alloc(2_000, 1));
    const path = 'documents/file_0.pdf';
    standIn.faults.add({
      do: 'refuse',
      status: 200,
      body: { ok: true, result: { file_id: 'x', file_path: path } },
      match: { operation: 'getFile' },
    });
    expect(await failureOf(fetchIt(1_000))).toMatchObject({
      operation: 'download',
      permanent: true,
      code: 'too_large',
    });
  });

  it.each<[string, FaultRule, Partial<OutsideError>]>([
    ['gone', { do: 'refuse', status: 404 }, { permanent: true, code: 'http_404' }],
    ['unavailable', { do: 'refuse', status: 503 }, { permanent: false, code: 'http_503' }],
    [
      'asked for too often',
      { do: 'refuse', status: 429, headers: { 'retry-after': '4' } },
      { retryAfterMs: 4_000 },
    ],
    ['cut off', { do: 'drop' }, { permanent: false, code: 'unreachable' }],
    ['never sent', { do: 'hang' }, { permanent: false, code: 'timeout' }],
  ])('that is %s says so, without the token', async (_name, rule, expected) => {
    const { fetchIt, standIn } = await withFile(Buffer.from('report'), 200);
    standIn.faults.add({ ...rule, match: { operation: 'download' } });
    const failure = await failureOf(fetchIt());
    expect(failure).toMatchObject({ operation: 'download', ...expected });
    expect(`${failure.stack} ${JSON.stringify(failure.cause)}`).not.toContain('SANDBOX');
  });

  it('that Telegram does not know is refused for good', async () => {
    const { channel } = await startChannel();
    const failure = await failureOf(channel.fetchAttachment('no-such-file', 100));
    expect(failure).toMatchObject({ operation: 'getFile', permanent: true, code: 'http_400' });
  });

  it('without a path is nonsense', async () => {
    const { fetchIt, standIn } = await withFile(Buffer.from('report'));
    standIn.faults.add({
      do: 'refuse',
      status: 200,
      body: { ok: true, result: {} },
      match: { operation: 'getFile' },
    });
    expect(await failureOf(fetchIt())).toMatchObject({ permanent: false, code: 'unreadable' });
  });
});

describe('the overall rate', () => {
  it('lets a burst through, makes the next ones wait, and sends those far behind back to the outbox', async () => {
    const pace = createPace(50, 100);
    await Promise.all(Array.from({ length: 50 }, () => pace.wait('sendMessage')));
    const order: number[] = [];
    const waiting = [1, 2, 3, 4, 5].map((number) => pace.wait('sendMessage').then(() => order.push(number)));
    expect(await failureOf(pace.wait('sendMessage'))).toMatchObject({
      permanent: false,
      code: 'paced',
      retryAfterMs: 120,
    });
    expect(order).toEqual([]);
    await Promise.all(waiting);
    expect(order).toEqual([1, 2, 3, 4, 5]);
  });

  it('saves nothing up in a quiet hour: the next burst is no larger', async () => {
    const pace = createPace(100, 0);
    await pace.wait('sendMessage');
    await new Promise((resolve) => setTimeout(resolve, 80));
    const tries = await Promise.allSettled(Array.from({ length: 110 }, () => pace.wait('sendMessage')));
    expect(tries.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(100);
  });
});
