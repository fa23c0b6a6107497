/** Journeys: questions aside are answered from the clinic's own facts in any state, and the conversation goes on where it was, after a restart too. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openTerminalDesk, type TerminalDesk } from '../../compose/terminalDesk.ts';
import { CONVERSATION_STATES } from '../../domain/conversation/states.ts';
import { movableClock } from '../../services/clock.ts';
import { CAST, MONDAY_TEN } from '../clinic.ts';
import { silentLog } from '../contracts/storeFixtures.ts';
import { type Chat, chatOf, describeOnBoth, onPlayed } from '../journey.ts';
import { WAYS } from '../waysToStates.ts';

/** What is asked aside, and what only the clinic's own facts can have answered. */
const ASIDES: readonly (readonly [string, RegExp])[] = [
  ['where is the clinic?', /Road|Street|Nagar|Marg/],
  ['is there parking?', /park/i],
  ['what is the fee of Dr Rao?', /₹400/],
  ['is Dr Rao in on Sunday?', /Rao[\s\S]*Sunday|Sunday[\s\S]*Rao/],
];

/** A product that can be stopped and started again on the same data, with the same people at their phones. */
async function openRestartable(): Promise<{ chat: () => Chat; restart: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'clinic-restart-'));
  const clock = movableClock({ now: () => MONDAY_TEN });
  const open = (): Promise<TerminalDesk> =>
    openTerminalDesk({
      ...{ log: silentLog, startsAt: null, dataDir, clock },
      channels: ['telegram', 'whatsapp'],
    });
  let desk = await open();
  const person = onPlayed(CAST.asha);
  onTestFinished(async () => {
    await desk.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  return {
    chat: () => chatOf(desk, person),
    restart: async () => {
      await desk.close();
      desk = await open();
    },
  };
}

async function digresses(chat: Chat): Promise<void> {
  const before = await chat.conversation();
  for (const [question, fact] of ASIDES) {
    const answer = await chat.says(question);
    expect(answer.text, question).toMatch(fact);
    const { state, draft } = await chat.conversation();
    expect({ state, draft }, question).toEqual({ state: before.state, draft: before.draft });
  }
}

const labelsOf = async (chat: Chat): Promise<readonly string[]> =>
  (await chat.menu()).choices.map(({ label }) => label);

describeOnBoth('a question aside', () => {
  it.each(CONVERSATION_STATES.filter((state) => state !== 'WITH_STAFF'))(
    'in %s is answered, and what was going on goes on, after a restart too',
    async (state) => {
      const { chat, restart } = await openRestartable();
      await WAYS[state](chat());
      expect((await chat().conversation()).state).toBe(state);
      await digresses(chat());
      const shown = await labelsOf(chat());
      await restart();
      expect(await labelsOf(chat())).toEqual(shown);
      await digresses(chat());
      expect(await labelsOf(chat())).toEqual(shown);
    },
  );

  it('leaves a booking that is finished after the restart as it would have been before it', async () => {
    const { chat, restart } = await openRestartable();
    await WAYS.SELECTING_PAYMENT_MODE(chat());
    await chat().says('where is the clinic?');
    await restart();
    await chat().says('is there parking?');
    const booked = await chat().taps('Pay at the clinic');
    expect(booked.text).toContain('5:20 pm');
    expect((await chat().appointments()).map(({ status }) => status)).toEqual(['booked']);
  });

  it('with staff is kept for them, after a restart too', async () => {
    const { chat, restart } = await openRestartable();
    await WAYS.WITH_STAFF(chat());
    expect((await chat().says('where is the clinic?')).text).toBe('');
    await restart();
    expect((await chat().says('is there parking?')).text).toBe('');
    expect((await chat().conversation()).state).toBe('WITH_STAFF');
  });
});
