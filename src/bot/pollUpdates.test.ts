// Polling against a Bot API that refuses, breaks off and talks nonsense: every update is received once, in order, and polling goes on.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { chatKey } from '../domain/message/chat.ts';
import type { IncomingMessage } from '../domain/message/incomingMessage.ts';
import type { FaultRule } from '../sandbox/faults.ts';
import {
  refuseConflict,
  refuseServerError,
  refuseTooMany,
  refuseUnauthorized,
  refuseWithBrokenJson,
  refuseWithHtml,
} from '../sandbox/telegram/refusals.ts';
import { recordingLog } from '../services/recordingLog.ts';
import { startTelegramBench, TOKEN } from '../testing/telegramBench.ts';
import { createPatientHandlers } from './patientHandlers.ts';
import { type PollingState, startPolling } from './pollUpdates.ts';
import { PATIENT_UPDATES } from './readUpdate.ts';
import { createTelegramChannel } from './telegramChannel.ts';

const FAST = { firstMs: 1, longestMs: 4, unauthorizedMs: 5 };

/** The patient bot's way in, with an inbox that remembers what it took and refuses a second one, as the store does. */
async function startBot({ longPollSeconds = 25, beforeStart = async () => {} }: Partial<BotSetting> = {}) {
  const bench = await startTelegramBench();
  await beforeStart(bench);
  const log = recordingLog();
  const channel = createTelegramChannel({
    token: TOKEN,
    apiRoot: bench.standIn.url,
    messagesPerSecond: null,
    log,
  });
  const inbox: IncomingMessage[] = [];
  const inboxFaults: ((message: IncomingMessage) => boolean)[] = [];
  const receive = async (message: IncomingMessage) => {
    if (inboxFaults.some((fails) => fails(message))) throw new Error('the disk is full');
    if (!inbox.some(({ messageId }) => messageId === message.messageId)) inbox.push(message);
  };
  const { receiveUpdate } = createPatientHandlers({ receive, channel, clock: bench.clock, log });
  const states: PollingState[] = [];
  const start = () => {
    const polling = startPolling({
      api: channel.api,
      receiveUpdate,
      updateKinds: PATIENT_UPDATES,
      log,
      onState: (state) => states.push(state),
      backoff: FAST,
      longPollSeconds,
    });
    onTestFinished(() => polling.stop());
    return polling;
  };
  const texts = () => inbox.map(({ content }) => (content.kind === 'text' ? content.text : content.kind));
  return { ...bench, log, inbox, inboxFaults, texts, states, start, polling: start() };
}

interface BotSetting {
  readonly longPollSeconds: number;
  readonly beforeStart: (bench: Awaited<ReturnType<typeof startTelegramBench>>) => Promise<void>;
}

const onPolls = (rule: FaultRule): FaultRule => ({
  ...rule,
  match: { ...rule.match, operation: 'getUpdates' },
});
const waitFor = (look: () => unknown) => expect.poll(look, { timeout: 10_000, interval: 5 });

describe('polling', () => {
  it('receives what patients write, in order', async () => {
    const { phone, texts } = await startBot();
    for (const text of ['one', 'two', 'three']) phone.sendText(text);
    await waitFor(texts).toEqual(['one', 'two', 'three']);
  });

  it('asks only for what patients’ conversations have', async () => {
    const { bot, phone, texts } = await startBot();
    phone.editText(phone.sendText('tomorow').messageId, 'tomorrow');
    phone.sendText('hello');
    await waitFor(texts).toEqual(['tomorow', 'hello']);
    expect(await bot.telegram.getWebhookInfo()).toMatchObject({ allowed_updates: [...PATIENT_UPDATES] });
  });

  it.each<[string, FaultRule]>([
    ['another process that polls', { ...refuseConflict(), times: 3 }],
    ['a fault of Telegram’s', { ...refuseServerError(), times: 3 }],
    ['a gateway’s page', { ...refuseWithHtml(), times: 2 }],
    ['JSON that was cut off', { ...refuseWithBrokenJson(), times: 2 }],
    ['an answer that is no list', { do: 'refuse', status: 200, body: { ok: true, result: {} } }],
    [
      'updates without a number',
      { do: 'refuse', status: 200, body: { ok: true, result: [{ message: {} }, 5] } },
    ],
    ['a token that is refused', { ...refuseUnauthorized(), times: 2 }],
    ['a connection that breaks', { do: 'drop', times: 3 }],
    ['an answer that is lost on its way', { do: 'dropAfterDoing', times: 2 }],
    ['an answer that comes late', { do: 'delay', ms: 30 }],
  ])('goes on after %s, and nothing is lost or doubled', async (_name, rule) => {
    const { phone, standIn, texts } = await startBot({ longPollSeconds: 0 });
    phone.sendText('before');
    await waitFor(texts).toEqual(['before']);
    standIn.faults.add(onPolls(rule));
    for (const text of ['one', 'two', 'three']) phone.sendText(text);
    await waitFor(texts).toEqual(['before', 'one', 'two', 'three']);
    await waitFor(() => standIn.faults.list()[0]!.struck).toBe(rule.times ?? 1);
    phone.sendText('after');
    await waitFor(texts).toEqual(['before', 'one', 'two', 'three', 'after']);
  });

  it('waits as long as Telegram asks', async () => {
    const { phone, standIn, texts, log } = await startBot({ longPollSeconds: 0 });
    standIn.faults.add(onPolls(refuseTooMany(1)));
    await waitFor(() => log.lines.length).toBe(1);
    phone.sendText('patience');
    expect(texts()).toEqual([]);
    await waitFor(texts).toEqual(['patience']);
  });

  it('starts although Telegram cannot be reached yet', async () => {
    const { phone, texts, states } = await startBot({
      beforeStart: async ({ standIn }) => {
        const match = { operation: '/deleteWebhook|getUpdates/' };
        standIn.faults.add({ do: 'drop', times: 4, match }, { ...refuseServerError(), times: 2, match });
      },
    });
    phone.sendText('hello');
    await waitFor(texts).toEqual(['hello']);
    expect(states).toEqual(['failing', 'polling']);
  });

  it('takes a webhook away that was left behind or is set later', async () => {
    const url = 'https://old.example/hook';
    const { phone, bot, texts, log, states } = await startBot({
      beforeStart: async (bench) => void (await bench.bot.telegram.setWebhook(url)),
    });
    phone.sendText('one');
    await waitFor(texts).toEqual(['one']);
    await bot.telegram.setWebhook(url);
    await waitFor(() => states).toEqual(['polling', 'conflict', 'polling']);
    phone.sendText('two');
    await waitFor(texts).toEqual(['one', 'two']);
    expect(log.lines.filter(({ event }) => event === 'telegram_polled_by_another')).toHaveLength(1);
  });

  it('warns once of another process, not at every try', async () => {
    const { standIn, log, states } = await startBot({ longPollSeconds: 0 });
    await waitFor(() => states).toEqual(['polling']);
    standIn.faults.add(onPolls({ ...refuseConflict(), times: 6 }));
    await waitFor(() => states).toEqual(['polling', 'conflict', 'polling']);
    expect(log.lines).toMatchObject([{ level: 'warn', event: 'telegram_polled_by_another' }]);
  });

  it('ends at once when it is stopped, and goes on where it was when it is started again', async () => {
    const { phone, texts, polling, start, states } = await startBot();
    phone.sendText('one');
    await waitFor(texts).toEqual(['one']);
    await polling.stop();
    phone.sendText('two');
    expect(states.at(-1)).toBe('stopped');
    start();
    await waitFor(texts).toEqual(['one', 'two']);
  });
});

describe('an inbox that cannot store', () => {
  it('gets the update again until it can, before any later one', async () => {
    const { phone, texts, inboxFaults, log } = await startBot();
    let failures = 3;
    inboxFaults.push(() => failures-- > 0);
    phone.sendText('one');
    phone.sendText('two');
    await waitFor(texts).toEqual(['one', 'two']);
    expect(log.lines.filter(({ event }) => event === 'telegram_update_not_stored')).toHaveLength(3);
    expect(log.text()).not.toMatch(/one|two/);
  });

  it('loses nothing of a long outage, whatever came meanwhile', async () => {
    const { phone, texts, inboxFaults, log } = await startBot({ longPollSeconds: 0 });
    let isDown = true;
    inboxFaults.push(() => isDown);
    const sent = Array.from({ length: 8 }, (_, index) => `message ${index}`);
    for (const text of sent) phone.sendText(text);
    await waitFor(() => log.lines.length).toBeGreaterThan(60);
    isDown = false;
    await waitFor(() => [...texts()].sort()).toEqual(sent);
    expect(log.lines.map(({ event }) => event)).not.toContain('telegram_update_given_up');
  });

  it('is not held up for ever by the one update that no store could take', async () => {
    const { phone, texts, inboxFaults, log } = await startBot({ longPollSeconds: 0 });
    inboxFaults.push(({ content }) => content.kind === 'text' && content.text === 'poison');
    for (const text of ['one', 'poison', 'two']) phone.sendText(text);
    await waitFor(texts).toEqual(['one', 'two']);
    phone.sendText('three');
    await waitFor(texts).toEqual(['one', 'two', 'three']);
    expect(log.lines.filter(({ event }) => event === 'telegram_update_given_up')).toHaveLength(1);
  });
});

describe('updates of every kind', () => {
  const fixture = (file: string) =>
    JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', file), 'utf8')) as {
      update: Record<string, unknown>;
    }[];
  const SAMPLES = [
    ...[
      'callback_query_inline_no_message',
      'chosen_inline_result',
      'forwarded_channel_message',
      'forwarded_message',
    ],
    ...['message_text', 'message_with_entities', 'message_with_reply'],
  ];

  it('pass, and polling goes on', async () => {
    const { phone, inbox, texts, states, log } = await startBot();
    const others = fixture('otherUpdates.json');
    const unsupported = fixture('unsupportedUpdates.json');
    expect(others.length).toBeGreaterThanOrEqual(50);
    for (const { update } of [...others, ...unsupported]) phone.inject(update);
    phone.sendText('still there?');
    await waitFor(() => texts().at(-1)).toBe('still there?');
    expect(inbox).toHaveLength(unsupported.length + 1);
    expect(states).toEqual(['polling']);
    expect(log.lines.filter(({ event }) => event === 'telegram_update_ignored')).toHaveLength(others.length);
  });

  it('among Telegram’s own samples come once, for they all have one number', async () => {
    const { phone, inbox, texts } = await startBot();
    for (const name of SAMPLES) {
      const sample = fixture(`${name}.json`) as unknown as Record<string, unknown>;
      phone.inject(sample);
      phone.inject(sample, { keepUpdateId: true });
    }
    phone.sendText('still there?');
    await waitFor(() => texts().at(-1)).toBe('still there?');
    const own = inbox.filter(({ chat }) => chat === chatKey('telegram', '1111111'));
    expect(own.filter(({ messageId }) => messageId === 'u10000')).toHaveLength(1);
    expect(own.filter(({ messageId }) => messageId !== 'u10000')).toHaveLength(5);
  });
});
