/** The promises of conversations, inbox, effects and settings. Part of the store's contract. */
import { expect, it } from 'vitest';
import { type Conversation, newConversation } from '../../domain/conversation/conversation.ts';
import { EMPTY_DRAFT } from '../../domain/conversation/draft.ts';
import type { ChatKey } from '../../domain/message/chat.ts';
import type { Store } from '../../ports/store.ts';
import type { CurrentStore } from './storeContract.ts';
import { ASHA, DR_IYER, MEERA, messageOf, minutesLater, NOW, RAVI, warmUp } from './storeFixtures.ts';

const FULL: Conversation = {
  ...newConversation(ASHA, NOW),
  version: 7,
  state: 'WITH_STAFF',
  stateBeforeStaff: 'SELECTING_SLOT',
  draft: { ...EMPTY_DRAFT, name: 'आशा पटेल', age: { years: 1, months: 4 }, doctorId: DR_IYER.id },
  menu: {
    version: 7,
    choices: [{ label: 'Yes', call: { tool: 'holdSlot', arguments: { slotId: 's', seat: 1, sure: true } } }],
  },
  language: 'hinglish',
  languageChosen: true,
  consentedAt: minutesLater(-30),
  reachable: false,
  staffUntil: minutesLater(30),
  history: [{ from: 'patient', text: 'kal subah' }],
};

export function checkChats(current: CurrentStore): void {
  checkConversations(current);
  checkInbox(current);
  checkEffectsAndSettings(current);
}

function checkConversations(current: CurrentStore): void {
  it('gives a conversation back as it was saved, and nothing of a chat that never wrote', async () => {
    const { store } = current();
    await store.transact((tables) => tables.conversations.save(FULL));
    expect(await store.read((tables) => tables.conversations.load(ASHA))).toEqual(FULL);
    expect(await store.read((tables) => tables.conversations.load(RAVI))).toBeNull();
  });

  it('replaces the conversation of a chat that is saved again', async () => {
    const { store } = current();
    await store.transact((tables) => tables.conversations.save(FULL));
    const second = { ...newConversation(ASHA, minutesLater(1)), version: 8 };
    await store.transact((tables) => tables.conversations.save(second));
    expect(await store.transact((tables) => tables.conversations.load(ASHA))).toEqual(second);
  });

  it('forgets the conversation of a chat that is removed, and no other', async () => {
    const { store } = current();
    await store.transact(async (tables) => {
      await tables.conversations.save(FULL);
      await tables.conversations.save(newConversation(RAVI, NOW));
      await tables.conversations.remove(ASHA);
    });
    expect(await store.read((tables) => tables.conversations.load(ASHA))).toBeNull();
    expect(await store.read((tables) => tables.conversations.load(RAVI))).toEqual(newConversation(RAVI, NOW));
  });

  it('names the chats whose time with staff is over, the longest over first', async () => {
    const { store } = current();
    await store.transact(async (tables) => {
      await tables.conversations.save({ ...newConversation(ASHA, NOW), staffUntil: minutesLater(20) });
      await tables.conversations.save({ ...newConversation(RAVI, NOW), staffUntil: minutesLater(10) });
      await tables.conversations.save(newConversation(MEERA, NOW));
    });
    const due = (minutes: number, limit: number) =>
      store.read((tables) => tables.conversations.withStaffUntilBefore(minutesLater(minutes), limit));
    expect(await due(9, 10)).toEqual([]);
    expect(await due(30, 10)).toEqual([RAVI, ASHA]);
    expect(await due(30, 1)).toEqual([RAVI]);
  });

  it('lets the first messages of one chat take turns', async () => {
    const { store } = current();
    await warmUp(store);
    const chats = [ASHA, RAVI, MEERA].flatMap((chat) => Array.from({ length: 10 }, () => chat));
    await Promise.all(
      chats.map((chat) =>
        store.transact(async (tables) => {
          const conversation = (await tables.conversations.load(chat)) ?? newConversation(chat, NOW);
          await tables.conversations.save({ ...conversation, version: conversation.version + 1 });
        }),
      ),
    );
    for (const chat of [ASHA, RAVI, MEERA]) {
      expect((await store.read((tables) => tables.conversations.load(chat)))?.version).toBe(10);
    }
  });
}

function checkInbox(current: CurrentStore): void {
  it('takes a message once, however often it is delivered', async () => {
    const { store } = current();
    const deliveries = Array.from({ length: 20 }, () =>
      store.transact((tables) => tables.inbox.add(messageOf(ASHA, '1'), NOW)),
    );
    expect((await Promise.all(deliveries)).filter((isNew) => isNew)).toHaveLength(1);
  });

  it('takes the same message id from another channel', async () => {
    const { store } = current();
    const added = await store.transact(async (tables) => [
      await tables.inbox.add(messageOf(ASHA, '1'), NOW),
      await tables.inbox.add(messageOf(MEERA, '1'), NOW),
    ]);
    expect(added).toEqual([true, true]);
  });

  it('takes a new message up at once, unless another of its chat waits before it', async () => {
    const { store } = current();
    const arrive = (chat: ChatKey, id: string) =>
      store.transact((tables) => tables.inbox.addAndTake(messageOf(chat, id), NOW));
    const first = await arrive(ASHA, '1');
    expect(first).toMatchObject({ message: messageOf(ASHA, '1'), attempts: 0 });
    expect(await arrive(ASHA, '1')).toBe('seen_before');
    expect(await arrive(ASHA, '2')).toBe('behind_others');
    expect(await arrive(RAVI, '3')).toMatchObject({ message: messageOf(RAVI, '3') });
    const waiting = await store.read((tables) => tables.inbox.nextOf(ASHA));
    expect(waiting).toEqual(first);
  });

  it('hands out the messages of a chat in the order of arrival', async () => {
    const { store } = current();
    const texts = await store.transact(async (tables) => {
      for (const id of ['9', '10', '8']) await tables.inbox.add(messageOf(ASHA, id, `text ${id}`), NOW);
      await tables.inbox.add(messageOf(RAVI, '11'), NOW);
      const seen: unknown[] = [];
      for (let row = await tables.inbox.nextOf(ASHA); row !== null; row = await tables.inbox.nextOf(ASHA)) {
        seen.push(row.message);
        await tables.inbox.finish(row.sequence, row.message.messageId === '10' ? 'failed' : 'answered', NOW);
      }
      return seen;
    });
    expect(texts).toEqual(['9', '10', '8'].map((id) => messageOf(ASHA, id, `text ${id}`)));
  });

  it('answers each message once when several processes take the messages of one chat', async () => {
    const { store, openAnother } = current();
    const stores = [store, (await openAnother()) ?? store];
    const ids = Array.from({ length: 24 }, (_, index) => String(index));
    await store.transact(async (tables) => {
      for (const id of ids) await tables.inbox.add(messageOf(ASHA, id), NOW);
    });
    const answered: string[] = [];
    const takeOne = (own: Store) =>
      own.transact(async (tables) => {
        const row = await tables.inbox.nextOf(ASHA);
        if (row === null) return null;
        const conversation = (await tables.conversations.load(ASHA)) ?? newConversation(ASHA, NOW);
        await tables.conversations.save({ ...conversation, version: conversation.version + 1 });
        await tables.inbox.finish(row.sequence, 'answered', NOW);
        return row.message.messageId;
      });
    const work = async (own: Store): Promise<void> => {
      for (let id = await takeOne(own); id !== null; id = await takeOne(own)) answered.push(id);
    };
    await Promise.all([...stores, ...stores].map(work));
    expect(answered.sort((left, right) => Number(left) - Number(right))).toEqual(ids);
    expect((await store.read((tables) => tables.conversations.load(ASHA)))?.version).toBe(ids.length);
  });

  it('counts the tries of a message', async () => {
    const { store } = current();
    const tries = await store.transact(async (tables) => {
      await tables.inbox.add(messageOf(ASHA, '1'), NOW);
      const sequence = (await tables.inbox.nextOf(ASHA))?.sequence ?? 0;
      return [await tables.inbox.countAttempt(sequence), await tables.inbox.countAttempt(sequence)];
    });
    expect(tries).toEqual([1, 2]);
    expect((await store.read((tables) => tables.inbox.nextOf(ASHA)))?.attempts).toBe(2);
  });

  it('names the chats that have waited too long, the longest waiting first', async () => {
    const { store } = current();
    await store.transact(async (tables) => {
      await tables.inbox.add(messageOf(RAVI, '1'), NOW);
      await tables.inbox.add(messageOf(RAVI, '2'), NOW);
      await tables.inbox.add(messageOf(ASHA, '3'), minutesLater(1));
      await tables.inbox.add(messageOf(MEERA, '4'), minutesLater(3));
    });
    const waiting = (minutes: number, limit: number) =>
      store.read((tables) => tables.inbox.waitingChats(minutesLater(minutes), limit));
    expect(await waiting(2, 10)).toEqual([RAVI, ASHA]);
    expect(await waiting(2, 1)).toEqual([RAVI]);
    const row = await store.read((tables) => tables.inbox.nextOf(ASHA));
    await store.transact((tables) => tables.inbox.finish(row?.sequence ?? 0, 'answered', NOW));
    expect(await waiting(2, 10)).toEqual([RAVI]);
  });

  it('forgets what old answered messages said, but not that they came', async () => {
    const { store } = current();
    await store.transact(async (tables) => {
      for (const [id, minutes] of [
        ['1', 0],
        ['2', 5],
      ] as const) {
        await tables.inbox.add(messageOf(ASHA, id), minutesLater(minutes));
        const row = await tables.inbox.nextOf(ASHA);
        await tables.inbox.finish(row?.sequence ?? 0, 'answered', minutesLater(minutes));
      }
      await tables.inbox.add(messageOf(ASHA, '3'), NOW);
    });
    const forget = () => store.transact((tables) => tables.inbox.forgetContent(minutesLater(5)));
    expect([await forget(), await forget()]).toEqual([1, 0]);
    expect(await store.transact((tables) => tables.inbox.add(messageOf(ASHA, '1'), NOW))).toBe(false);
    expect((await store.read((tables) => tables.inbox.nextOf(ASHA)))?.message).toEqual(messageOf(ASHA, '3'));
  });
}

function checkEffectsAndSettings(current: CurrentStore): void {
  it('lets a tool take effect once in a turn, and again in another turn or with other arguments', async () => {
    const { store } = current();
    const claim = (turnId: string, argumentsKey: string) =>
      store.transact((tables) => tables.effects.claim({ turnId, tool: 'holdSlot', argumentsKey, at: NOW }));
    const together = await Promise.all(Array.from({ length: 10 }, () => claim('turn-1', '{"slot":1}')));
    expect(together.filter((isFirst) => isFirst)).toHaveLength(1);
    expect([await claim('turn-1', '{"slot":2}'), await claim('turn-2', '{"slot":1}')]).toEqual([true, true]);
  });

  it('takes no effect that was undone for one that happened', async () => {
    const { store } = current();
    const effect = { turnId: 'turn-1', tool: 'holdSlot', argumentsKey: '{}', at: NOW };
    const failing = store.transact(async (tables) => {
      await tables.effects.claim(effect);
      throw new Error('undone');
    });
    await expect(failing).rejects.toThrow('undone');
    expect(await store.transact((tables) => tables.effects.claim(effect))).toBe(true);
  });

  it('keeps a setting of any shape under its key', async () => {
    const { store } = current();
    for (const value of [{ a: [1, null, 'ऊ'] }, false, 0, '', null]) {
      await store.transact((tables) => tables.settings.put('demo', value));
      expect(await store.read((tables) => tables.settings.get('demo'))).toEqual(value);
    }
    expect(await store.read((tables) => tables.settings.get('unknown'))).toBeNull();
  });
}
