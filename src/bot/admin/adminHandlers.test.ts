/** Which updates of the admin bot are read at all: a person's own words in their private chat, and nothing else. */
import { describe, expect, it } from 'vitest';
import type { IncomingMessage } from '../../domain/message/incomingMessage.ts';
import { silentLog } from '../../testing/contracts/storeFixtures.ts';
import { createAdminHandlers } from './adminHandlers.ts';

const OWNER = 4_000_000_001;
const ME = { id: OWNER, is_bot: false, first_name: 'Anand' };
const PRIVATE = { id: OWNER, type: 'private', first_name: 'Anand' };

function openBot(holdsPassword = false) {
  const received: IncomingMessage[] = [];
  const deleted: number[] = [];
  const answered: string[] = [];
  const handlers = createAdminHandlers({
    receive: async (message) => {
      received.push(message);
      return { holdsPassword };
    },
    channel: {
      answerCallback: async (id) => void answered.push(id),
      deleteMessage: async (_chat, messageId) => void deleted.push(messageId),
    },
    clock: { now: () => new Date('2026-11-23T04:30:00Z') },
    log: silentLog,
  });
  let updateId = 100;
  const gets = (update: object) => handlers.receiveUpdate({ update_id: updateId++, ...update });
  return { gets, received, deleted, answered };
}

const message = (more: object) => ({
  message: { message_id: 7, date: 1_795_000_000, chat: PRIVATE, from: ME, ...more },
});

describe('an update of the admin bot', () => {
  it('is a command with its slash, or words as they stand, under the admin bot’s own chat', async () => {
    const bot = openBot();
    for (const text of ['/unpaid', '/unpaid tomorrow', '/today@clinic_staff_bot', 'kal kaun aa raha hai'])
      await bot.gets(message({ text }));
    expect(bot.received.map(({ content }) => content)).toEqual(
      ['/unpaid', '/unpaid tomorrow', '/today@clinic_staff_bot', 'kal kaun aa raha hai'].map((text) => ({
        kind: 'text',
        text,
      })),
    );
    expect(new Set(bot.received.map(({ chat }) => chat))).toEqual(new Set([`admin:${OWNER}`]));
  });

  it('keeps the secret of an invitation for the door', async () => {
    const bot = openBot();
    await bot.gets(message({ text: '/start Ab3-_x' }));
    expect(bot.received[0]?.content).toEqual({ kind: 'command', command: 'start', payload: 'Ab3-_x' });
  });

  it.each([
    ['a group', message({ text: 'today', chat: { id: -100, type: 'group', title: 'Clinic' } })],
    ['a channel', message({ text: 'today', chat: { id: -100, type: 'channel', title: 'Clinic' } })],
    ['a forwarded text', message({ text: 'today', forward_origin: { type: 'hidden_user', date: 1 } })],
    [
      'a text by way of another bot',
      message({ text: 'today', via_bot: { id: 9, is_bot: true, first_name: 'x' } }),
    ],
    ['another bot', message({ text: 'today', from: { ...ME, is_bot: true } })],
    ['somebody else in the chat', message({ text: 'today', from: { ...ME, id: 999 } })],
    ['an edited text', { edited_message: message({ text: 'today' }).message }],
    ['nonsense', { message: 'today' }],
  ])('is not read from %s', async (_name, update) => {
    const bot = openBot();
    await bot.gets(update);
    expect(bot.received).toEqual([]);
  });

  it('is not read when somebody else taps a button that was forwarded to them, though the spinner ends', async () => {
    const bot = openBot();
    const query = { id: 'q1', chat_instance: 'c', data: 'm:3:0', from: { ...ME, id: 999 } };
    await bot.gets({ callback_query: { ...query, message: { message_id: 7, date: 1, chat: PRIVATE } } });
    await bot.gets({
      callback_query: {
        ...query,
        id: 'q2',
        message: { message_id: 7, date: 1, chat: { id: -5, type: 'group' } },
      },
    });
    expect(bot.received).toEqual([]);
    expect(bot.answered).toEqual(['q1', 'q2']);
  });

  it('vanishes from the chat when it held the password', async () => {
    const bot = openBot(true);
    await bot.gets(message({ text: 'namaste-sandbox' }));
    expect(bot.deleted).toEqual([7]);
    const other = openBot();
    await other.gets(message({ text: 'today' }));
    expect(other.deleted).toEqual([]);
  });
});
