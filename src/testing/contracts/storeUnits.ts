/** The promises of `transact` and `read`: all or nothing, committed or not seen, and clear words for a misuse. Part of the store's contract. */
import { expect, it } from 'vitest';
import type { Tables } from '../../ports/store.ts';
import type { CurrentStore } from './storeContract.ts';
import { ASHA, createGate, messageOf, NOW, RAVI } from './storeFixtures.ts';

export function checkUnits(current: CurrentStore): void {
  it('keeps nothing of a unit that throws, and hands its error to the caller', async () => {
    const { store } = current();
    const failed = store.transact(async (tables) => {
      await tables.settings.put('opened', true);
      throw new Error('the turn went wrong');
    });
    await expect(failed).rejects.toThrow('the turn went wrong');
    expect(await store.read((tables) => tables.settings.get('opened'))).toBeNull();
  });

  it('undoes only the unit that failed when many are committed together', async () => {
    const { store } = current();
    const units = Array.from({ length: 30 }, (_, index) =>
      store.transact(async (tables) => {
        await tables.settings.put(`unit-${index}`, index);
        if (index % 3 === 0) throw new Error(`unit ${index} failed`);
        return index;
      }),
    );
    const outcomes = await Promise.allSettled(units);
    for (const [index, outcome] of outcomes.entries()) {
      const kept = await store.read((tables) => tables.settings.get(`unit-${index}`));
      expect([outcome.status, kept]).toEqual(index % 3 === 0 ? ['rejected', null] : ['fulfilled', index]);
    }
  });

  it('commits work that may wait, whether others come along or not', async () => {
    const { store } = current();
    await store.transactSoon((tables) => tables.settings.put('alone', true));
    const together = [
      store.transactSoon((tables) => tables.settings.put('companion', true)),
      store.transact((tables) => tables.settings.put('leader', true)),
    ];
    await Promise.all(together);
    const kept = ['alone', 'companion', 'leader'].map((key) =>
      store.read((tables) => tables.settings.get(key)),
    );
    expect(await Promise.all(kept)).toEqual([true, true, true]);
  });

  it('keeps the failure of work that may wait from whoever shares its commit, and the other way round', async () => {
    const { store } = current();
    const fails = async (): Promise<never> => {
      throw new Error('it went wrong');
    };
    const outcomes = await Promise.allSettled([
      store.transactSoon(fails),
      store.transact((tables) => tables.settings.put('leader', true)),
      store.transactSoon((tables) => tables.settings.put('companion', true)),
      store.transact(fails),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'rejected']);
    expect(await store.read((tables) => tables.settings.get('leader'))).toBe(true);
    expect(await store.read((tables) => tables.settings.get('companion'))).toBe(true);
  });

  it('undoes a unit in which a statement was refused, even if the unit went on as if nothing had happened', async () => {
    const { store } = current();
    const unit = store.transact(async (tables) => {
      await tables.settings.put('before', 1);
      await tables.patients
        .put({ gender: 'unknown', id: 'p', age: {}, updatedAt: NOW } as never)
        .catch(() => undefined);
      await tables.settings.put('after', 1).catch(() => undefined);
    });
    await expect(unit).rejects.toThrow();
    expect(await store.read((tables) => tables.settings.get('before'))).toBeNull();
  });

  it('shows a reader nothing of a unit that is not yet committed', async () => {
    const { store } = current();
    const [written, seen] = [createGate(), createGate()];
    const unit = store.transact(async (tables) => {
      await tables.settings.put('hours', 'changed');
      written.open();
      await seen.opened;
    });
    await written.opened;
    const hours = () => store.read((tables) => tables.settings.get('hours'));
    expect(await hours()).toBeNull();
    seen.open();
    await unit;
    expect(await hours()).toBe('changed');
  });

  it('lets a unit read what it has itself written', async () => {
    const seen = await current().store.transact(async (tables) => {
      await tables.settings.put('hours', { from: '09:00' });
      return tables.settings.get('hours');
    });
    expect(seen).toEqual({ from: '09:00' });
  });

  it('shows a reader one instant, however often it asks', async () => {
    const { store } = current();
    const [looked, changed] = [createGate(), createGate()];
    const reading = store.read(async (tables) => {
      const before = await tables.settings.get('hours');
      looked.open();
      await changed.opened;
      return [before, await tables.settings.get('hours')];
    });
    await looked.opened;
    await store.transact((tables) => tables.settings.put('hours', 'changed'));
    changed.open();
    expect(await reading).toEqual([null, null]);
  });

  it('refuses to write for a reader', async () => {
    const { store } = current();
    const writing = store.read((tables) => tables.inbox.add(messageOf(ASHA, '1'), NOW));
    await expect(writing).rejects.toThrow('a unit that only reads tried to write');
    expect(await store.read((tables) => tables.inbox.nextOf(ASHA))).toBeNull();
  });

  it('refuses a transaction inside a transaction instead of waiting for ever', async () => {
    const { store } = current();
    const words = 'a transaction inside a transaction';
    await expect(
      store.transact(() => store.transact((tables) => tables.settings.put('inner', 1))),
    ).rejects.toThrow(words);
    await expect(store.transact(() => store.read((tables) => tables.settings.get('inner')))).rejects.toThrow(
      words,
    );
    await expect(
      store.read(() => store.transact((tables) => tables.settings.put('inner', 1))),
    ).rejects.toThrow(words);
    await store.transact((tables) => tables.settings.put('later', 1));
    expect(await store.read((tables) => tables.settings.get('inner'))).toBeNull();
  });

  it('refuses tables that are used after their unit ended', async () => {
    const { store } = current();
    const kept: Tables[] = [];
    await store.transact(async (tables) => {
      kept.push(tables);
    });
    await expect(kept[0]?.settings.put('late', 1)).rejects.toThrow('after their transaction ended');
  });

  it('reads what was committed a moment ago', async () => {
    const { store } = current();
    for (let turn = 0; turn < 20; turn += 1) {
      await store.transact((tables) => tables.settings.put('turn', turn));
      expect(await store.read((tables) => tables.settings.get('turn'))).toBe(turn);
    }
  });

  it('keeps any letter that a patient may send', async () => {
    const { store } = current();
    const letters = `'"; drop table inbox; -- \u0000 \ud800 \u202e 👩🏽‍⚕️ नमस्ते`;
    await store.transact((tables) => tables.inbox.add(messageOf(RAVI, letters, letters), NOW));
    const row = await store.read((tables) => tables.inbox.nextOf(RAVI));
    expect(row?.message.content).toEqual({ kind: 'text', text: letters });
    expect(row?.message.messageId).toBe(letters.replace('\u0000', '\ufffd').replace('\ud800', '\ufffd'));
  });

  it('takes no more units once it is closed', async () => {
    const { store } = current();
    await store.close();
    await expect(store.transact((tables) => tables.settings.put('late', 1))).rejects.toThrow();
    await expect(store.transactSoon((tables) => tables.settings.put('late', 1))).rejects.toThrow();
    await expect(store.read((tables) => tables.settings.get('late'))).rejects.toThrow();
  });

  it('finishes what waits before it closes', async () => {
    const { store, reopen } = current();
    const waiting = Array.from({ length: 30 }, (_, index) =>
      store.transact((tables) => tables.settings.put(`last-${index}`, index)),
    );
    waiting.push(store.transactSoon((tables) => tables.settings.put('last-30', 30)));
    await Promise.all([...waiting, store.close()]);
    const reopened = await reopen();
    for (let index = 0; index <= 30; index += 1) {
      expect(await reopened.read((tables) => tables.settings.get(`last-${index}`))).toBe(index);
    }
  });
}
