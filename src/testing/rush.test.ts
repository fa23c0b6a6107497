/** Two hundred chats want one slot at the same moment: one patient a seat gets it, the others are offered other times; on both stores. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SlotId } from '../domain/ids.ts';
import { type OpenClinic, openClinic } from './journey.ts';
import { createTestDatabase, type TestDatabase, whyNoPostgres } from './postgres.ts';

const CHATS = 200;

const SLOTS = [
  {
    slot: 'Dr Iyer’s, with one seat',
    words: 'tomorrow at 5:20 pm with Dr Iyer',
    id: 'd-iyer_20261124_1720',
    seats: 1,
  },
  {
    slot: 'Dr Rao’s, with two seats',
    words: 'tomorrow at 5:30 pm with Dr Rao',
    id: 'd-rao_20261124_1730',
    seats: 2,
  },
] as const;

async function rush(clinic: OpenClinic, words: string): Promise<{ winners: number; offered: number }> {
  const chats = Array.from({ length: CHATS }, (_, number) => clinic.chat(number));
  const send = (text: string) =>
    Promise.all(
      chats.map((chat) =>
        clinic.desk.receive({
          chat: chat.key,
          messageId: clinic.ids.id(),
          sentAt: clinic.clock.now(),
          appLanguage: null,
          content: { kind: 'text', text },
        }),
      ),
    );
  await send(`Ravi Kumar, 43, male, fever, 9812345678, ${words}`);
  await clinic.settle();
  await send('yes');
  await clinic.settle();
  const answers = await Promise.all(chats.map((chat) => chat.hears()));
  return {
    winners: answers.filter((answer) => answer.state === 'SELECTING_PAYMENT_MODE').length,
    offered: answers.filter((answer) => answer.state === 'SELECTING_SLOT' && answer.choices.length > 3)
      .length,
  };
}

async function expectOneEach(
  clinic: OpenClinic,
  { words, id, seats }: (typeof SLOTS)[number],
): Promise<void> {
  const slot = await clinic.store.read((tables) => tables.slots.get(id as SlotId));
  expect(slot).not.toBeNull();
  expect(await rush(clinic, words)).toEqual({ winners: seats, offered: CHATS - seats });
  const live = await clinic.store.read((tables) => tables.appointments.between('2026-11-24', '2026-11-24'));
  expect(live.map((one) => one.seat).sort()).toEqual(
    Array.from({ length: seats }, (_, seat) => (live[0]?.seat ?? 0) + seat),
  );
  expect(clinic.log.lines.filter((line) => line.level === 'error')).toEqual([]);
}

describe('two hundred chats at once, on SQLite', () => {
  it.each(SLOTS)('want $slot: each seat is given once', { timeout: 60_000 }, async (wanted) => {
    await expectOneEach(await openClinic(), wanted);
  });
});

describe.skipIf((await whyNoPostgres()) !== null)('two hundred chats at once, on PostgreSQL', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(() => database.drop());

  it.each(SLOTS)('want $slot: each seat is given once', { timeout: 60_000 }, async (wanted) => {
    await expectOneEach(await openClinic({ databaseUrl: database.url }), wanted);
  });
});
