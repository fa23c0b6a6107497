/** The promises of the outbox: once a key, in order a lane, and nothing lost with whoever held it. Part of the store's contract. */
import { expect, it } from 'vitest';
import type { OutboxId } from '../../domain/ids.ts';
import { chatKey, morningLane } from '../../domain/message/chat.ts';
import type { NewOutboxRow, Store } from '../../ports/store.ts';
import type { CurrentStore } from './storeContract.ts';
import { minutesLater, NOW, outboxRowOf } from './storeFixtures.ts';

const idOf = (name: string): OutboxId => `outbox-${name}` as OutboxId;

async function claim(store: Store, minutes = 0, limit = 100): Promise<string[]> {
  const order = { now: minutesLater(minutes), leaseUntil: minutesLater(minutes + 1), limit };
  const rows = await store.transact((tables) => tables.outbox.claimDue(order));
  return rows.map((row) => row.id.replace('outbox-', ''));
}

const add = (store: Store, ...rows: NewOutboxRow[]) => store.transact((tables) => tables.outbox.add(rows));

export function checkOutbox(current: CurrentStore): void {
  checkClaims(current);
  checkEndings(current);
}

function checkClaims(current: CurrentStore): void {
  it('adds a row once for each key, and says which rows were new', async () => {
    const { store } = current();
    expect(await add(store, outboxRowOf('a', 'one'), outboxRowOf('b', 'one'))).toEqual([
      idOf('a'),
      idOf('b'),
    ]);
    const again = { ...outboxRowOf('a', 'one'), id: idOf('other') };
    expect(await add(store, again, outboxRowOf('c', 'one'))).toEqual([idOf('c')]);
  });

  it('hands out a row with everything that was put in', async () => {
    const { store } = current();
    await add(store, outboxRowOf('a', 'lane', { dueAt: minutesLater(-1) }));
    const rows = await store.transact((tables) =>
      tables.outbox.claimDue({ now: NOW, leaseUntil: minutesLater(1), limit: 1 }),
    );
    const { id, lane, task, createdAt } = outboxRowOf('a', 'lane');
    expect(rows).toEqual([{ id, lane, task, createdAt, attempts: 0, dueAt: minutesLater(-1) }]);
  });

  it('hands out one row a lane at a time, and the next when it is finished', async () => {
    const { store } = current();
    await add(store, outboxRowOf('a1', 'a'), outboxRowOf('a2', 'a'), outboxRowOf('b1', 'b'));
    expect(await claim(store)).toEqual(['a1', 'b1']);
    expect(await claim(store)).toEqual([]);
    await store.transact((tables) => tables.outbox.finish(idOf('a1'), NOW, 'message-1'));
    expect(await claim(store)).toEqual(['a2']);
  });

  it('hands out what has been due the longest first, and no more than asked for', async () => {
    const { store } = current();
    await add(
      store,
      outboxRowOf('late', 'a', { dueAt: minutesLater(2) }),
      outboxRowOf('early', 'b', { dueAt: minutesLater(1) }),
      outboxRowOf('future', 'c', { dueAt: minutesLater(30) }),
    );
    expect(await claim(store, 0)).toEqual([]);
    expect(await claim(store, 5, 1)).toEqual(['early']);
    expect(await claim(store, 5)).toEqual(['late']);
  });

  it('leaves a row to its writer until the lease ends, and its lane waits too', async () => {
    const { store } = current();
    await add(store, outboxRowOf('mine', 'a', { leaseUntil: minutesLater(1) }), outboxRowOf('next', 'a'));
    expect(await claim(store, 0)).toEqual([]);
    expect(await claim(store, 1)).toEqual(['mine']);
  });

  it('gives the row of a dead process to another one, and counts the lost try', async () => {
    const { store } = current();
    await add(store, outboxRowOf('a', 'lane'));
    expect(await claim(store, 0)).toEqual(['a']);
    expect(await claim(store, 0.5)).toEqual([]);
    expect(await claim(store, 1)).toEqual(['a']);
    const [row] = await store.read((tables) => tables.outbox.latest(1));
    expect(row?.attempts).toBe(1);
  });

  it('gives each row to one of two processes, in the order of its lane', async () => {
    const { store, openAnother } = current();
    const stores = [store, (await openAnother()) ?? store];
    const lanes = Array.from({ length: 12 }, (_, lane) => `lane-${lane}`);
    await add(
      store,
      ...lanes.flatMap((lane) => [1, 2, 3].map((step) => outboxRowOf(`${lane}/${step}`, lane))),
    );
    const taken: string[] = [];
    const work = async (own: Store): Promise<void> => {
      for (let idle = 0; idle < 3; ) {
        const names = await claim(own, 0, 2);
        idle = names.length === 0 ? idle + 1 : 0;
        taken.push(...names);
        for (const name of names) await own.transact((tables) => tables.outbox.finish(idOf(name), NOW, null));
      }
    };
    await Promise.all([...stores, ...stores].map(work));
    expect(taken).toHaveLength(36);
    for (const lane of lanes) {
      expect(taken.filter((name) => name.startsWith(`${lane}/`))).toEqual([
        `${lane}/1`,
        `${lane}/2`,
        `${lane}/3`,
      ]);
    }
  });
}

function checkEndings(current: CurrentStore): void {
  it('finds the menu of a message by the id that its channel gave it, in that chat alone', async () => {
    const { store } = current();
    const chat = chatKey('whatsapp', '919812345678');
    const choices = [[{ label: 'Yes', call: { tool: 'goBack', arguments: {} } }]];
    const message = { text: ['?'], choices, links: [], contactButton: null, lasts: false };
    const said = (name: string, lane: string, menuVersion: number): NewOutboxRow =>
      outboxRowOf(name, lane, { task: { kind: 'say', chat, message, menuVersion, replaces: null } });
    await add(store, said('a', chat, 3), said('b', morningLane(chat), 4), outboxRowOf('c', chat));
    for (const name of ['a', 'b', 'c'])
      await store.transact((tables) => tables.outbox.finish(idOf(name), NOW, `wamid-${name}`));
    const found = (ref: string, of = chat) => store.read((tables) => tables.outbox.sentMenu(of, ref));
    expect(await found('wamid-a')).toEqual({ version: 3, choices: 1 });
    expect(await found('wamid-b')).toEqual({ version: 4, choices: 1 });
    expect(await found('wamid-c')).toBeNull();
    expect(await found('wamid-z')).toBeNull();
    expect(await found('wamid-a', chatKey('whatsapp', '919800000000'))).toBeNull();
  });

  it('tries a postponed row again when it is due, before the rest of its lane', async () => {
    const { store } = current();
    await add(store, outboxRowOf('a1', 'a'), outboxRowOf('a2', 'a'));
    await claim(store);
    await store.transact((tables) =>
      tables.outbox.postpone(idOf('a1'), { dueAt: minutesLater(10), errorCode: '429' }),
    );
    expect(await claim(store, 9)).toEqual([]);
    expect(await claim(store, 10)).toEqual(['a1']);
    const [, row] = await store.read((tables) => tables.outbox.latest(2));
    expect(row).toMatchObject({ attempts: 1, errorCode: '429', status: 'waiting' });
  });

  it('lets the lane go on at once after a row that steps aside, and tries that one when it is due', async () => {
    const { store } = current();
    await add(store, outboxRowOf('a1', 'a'), outboxRowOf('a2', 'a'));
    await claim(store);
    await store.transact((tables) =>
      tables.outbox.postpone(idOf('a1'), { dueAt: minutesLater(10), errorCode: 'timeout', lane: 'aside' }),
    );
    expect(await claim(store)).toEqual(['a2']);
    expect(await claim(store, 10)).toContain('a1');
  });

  it('gives an untried row back at once, and counts no try', async () => {
    const { store } = current();
    await add(store, outboxRowOf('a1', 'a'), outboxRowOf('a2', 'a'));
    await claim(store);
    await store.transact((tables) => tables.outbox.release(idOf('a1')));
    expect(await claim(store)).toEqual(['a1']);
    const [, row] = await store.read((tables) => tables.outbox.latest(2));
    expect(row).toMatchObject({ attempts: 0, status: 'waiting' });
  });

  it('lets the lane go on after a row that was given up', async () => {
    const { store } = current();
    await add(store, outboxRowOf('a1', 'a'), outboxRowOf('a2', 'a'));
    await claim(store);
    await store.transact((tables) => tables.outbox.giveUp(idOf('a1'), NOW, 'blocked'));
    expect(await claim(store)).toEqual(['a2']);
    const [, row] = await store.read((tables) => tables.outbox.latest(2));
    expect(row).toMatchObject({ status: 'given_up', errorCode: 'blocked', attempts: 1 });
  });

  it('does not bring back a row that is done, whoever reports a failure later', async () => {
    const { store } = current();
    await add(store, outboxRowOf('a', 'a'));
    await store.transact(async (tables) => {
      await tables.outbox.finish(idOf('a'), NOW, 'message-1');
      await tables.outbox.postpone(idOf('a'), { dueAt: NOW, errorCode: 'timeout' });
      await tables.outbox.giveUp(idOf('a'), NOW, 'timeout');
    });
    expect(await claim(store, 60)).toEqual([]);
    expect(await store.read((tables) => tables.outbox.latest(5))).toMatchObject([
      { status: 'done', errorCode: null },
    ]);
  });

  it('says how much waits and since when the oldest is due', async () => {
    const { store } = current();
    expect(await store.read((tables) => tables.outbox.backlog())).toEqual({ waiting: 0, oldestDueAt: null });
    await add(
      store,
      outboxRowOf('a', 'a', { dueAt: minutesLater(3) }),
      outboxRowOf('b', 'b', { dueAt: minutesLater(2) }),
    );
    await store.transact((tables) => tables.outbox.finish(idOf('b'), NOW, null));
    expect(await store.read((tables) => tables.outbox.backlog())).toEqual({
      waiting: 1,
      oldestDueAt: minutesLater(3),
    });
  });

  it('shows the newest rows first', async () => {
    const { store } = current();
    await add(store, outboxRowOf('a', 'a'), outboxRowOf('b', 'b'), outboxRowOf('c', 'c'));
    const rows = await store.read((tables) => tables.outbox.latest(2));
    expect(rows.map((row) => row.id)).toEqual([idOf('c'), idOf('b')]);
  });
}
