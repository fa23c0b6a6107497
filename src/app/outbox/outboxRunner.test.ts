/** Holds the outbox to its word: lanes in order, nothing lost, nothing tried for ever, and the wait that a service asked for is kept. */
import { describe, expect, it, onTestFinished } from 'vitest';
import type { OutboxId } from '../../domain/ids.ts';
import type { ChatKey } from '../../domain/message/chat.ts';
import { plainText } from '../../domain/message/outgoingMessage.ts';
import type { Channel } from '../../ports/channel.ts';
import { OutsideError } from '../../ports/outsideError.ts';
import type { NewOutboxRow } from '../../ports/store.ts';
import { CAST, MONDAY_TEN } from '../../testing/clinic.ts';
import { type OpenClinic, openClinic } from '../../testing/journey.ts';
import { createOutboxRunner, type OutboxRunner } from './outboxRunner.ts';

const ASHA = CAST.asha.chat;
const RAVI = CAST.ravi.chat;

/** What the channel does with the next messages, in order; after that it takes them. */
type Fate = 'taken' | { readonly code: string; readonly permanent: boolean; readonly retryAfterMs?: number };

interface Bench {
  readonly clinic: OpenClinic;
  readonly runner: OutboxRunner;
  readonly said: string[];
  readonly fates: Fate[];
  /** Each message waits for it, as for a service that is slow today. */
  slowness: Promise<void>;
  /** Commits messages as a turn would and hands them to the runner, unless the runner is to have died. */
  commit(
    lines: readonly { readonly chat: ChatKey; readonly text: string }[],
    handedOver?: boolean,
  ): Promise<void>;
}

async function openBench(): Promise<Bench> {
  const clinic = await openClinic();
  const said: string[] = [];
  const fates: Fate[] = [];
  const channel: Channel = {
    name: 'telegram',
    async send({ message }) {
      await bench.slowness;
      const fate = fates.shift() ?? 'taken';
      if (fate !== 'taken') throw new OutsideError({ service: 'telegram', operation: 'send', ...fate });
      said.push(plainText(message.text));
      return String(said.length);
    },
    sendDocument: () =>
      Promise.reject(
        new OutsideError({ service: 'telegram', operation: 'sendDocument', permanent: false, code: '503' }),
      ),
    showTyping: async () => undefined,
    fetchAttachment: () => Promise.reject(new Error('no attachment here')),
  };
  const runner = createOutboxRunner({ ...clinic.desk.outside, channels: new Map([['telegram', channel]]) });
  onTestFinished(() => runner.idle());
  const commit: Bench['commit'] = async (lines, handedOver = true) => {
    const now = clinic.clock.now();
    const rows = lines.map(({ chat, text }): NewOutboxRow => {
      const message = { text: [text], choices: [], links: [], contactButton: null, lasts: false };
      const id = clinic.ids.id() as OutboxId;
      const task = { kind: 'say', chat, message, menuVersion: 1, replaces: null } as const;
      return {
        id,
        dedupeKey: id,
        lane: chat,
        task,
        createdAt: now,
        dueAt: now,
        leaseUntil: new Date(now.getTime() + 30_000),
      };
    });
    await clinic.store.transact((tables) => tables.outbox.add(rows));
    if (handedOver) runner.sendNow(rows);
    await runner.idle();
  };
  const bench: Bench = { clinic, runner, said, fates, slowness: Promise.resolve(), commit };
  return bench;
}

const toAsha = (...texts: readonly string[]) => texts.map((text) => ({ chat: ASHA, text }));
const backlog = async ({ clinic }: Bench) =>
  (await clinic.store.read((tables) => tables.outbox.backlog())).waiting;

describe('the outbox', () => {
  it('says what is said to one patient in order', async () => {
    const bench = await openBench();
    await bench.commit(toAsha('one', 'two', 'three'));
    expect(bench.said).toEqual(['one', 'two', 'three']);
    expect(await backlog(bench)).toBe(0);
  });

  it('holds a patient’s later messages back behind one that has to wait, and nobody else’s', async () => {
    const bench = await openBench();
    bench.fates.push({ code: '503', permanent: false });
    await bench.commit([...toAsha('one', 'two'), { chat: RAVI, text: 'to Ravi' }]);
    await bench.commit(toAsha('three'));
    expect(bench.said).toEqual(['to Ravi']);
    bench.clinic.clock.moveBy(2_000);
    await bench.runner.sweep();
    expect(bench.said).toEqual(['to Ravi', 'one', 'two', 'three']);
  });

  it('keeps the order for a message that comes while an earlier one is tried again', async () => {
    const bench = await openBench();
    bench.fates.push({ code: '503', permanent: false });
    await bench.commit(toAsha('one', 'two'));
    bench.clinic.clock.moveBy(2_000);
    const swept = bench.runner.sweep();
    await bench.commit(toAsha('three'));
    await swept;
    await bench.runner.sweep();
    expect(bench.said).toEqual(['one', 'two', 'three']);
  });

  it('lets a patient be answered though a paper of theirs cannot be sent for now, and tries the paper again', async () => {
    const bench = await openBench();
    const { clinic, runner } = bench;
    const asha = clinic.chat('asha');
    await asha.says('Asha Verma, 34, female, fever since Monday, 9876543210, with Dr Rao');
    await asha.taps('I agree');
    const now = clinic.clock.now();
    await asha.taps((await asha.menu()).choices[0]?.label ?? '');
    await asha.taps('Pay at the clinic');
    const [visit] = await asha.appointments();
    if (visit === undefined) throw new Error('nothing was booked');
    const id = clinic.ids.id() as OutboxId;
    const task = { kind: 'sendConfirmation', chat: ASHA, appointmentId: visit.id } as const;
    const row = { id, dedupeKey: id, lane: ASHA, task, createdAt: now, dueAt: now, leaseUntil: null };
    await clinic.store.transact((tables) => tables.outbox.add([row]));
    await runner.sweep();
    await bench.commit(toAsha('you are answered'));
    expect(bench.said).toEqual(['you are answered']);
    const latest = await clinic.store.read((tables) => tables.outbox.latest(20));
    expect(latest.find((one) => one.id === id)).toMatchObject({ status: 'waiting', attempts: 1 });
    clinic.clock.moveBy(3_000);
    await runner.sweep();
    // What belongs to a chat is erased with it, wherever it waited.
    await clinic.store.transact(async (tables) => {
      await tables.outbox.giveUp(id, clinic.clock.now(), 'timeout');
      await tables.erasures.eraseWords(ASHA, 'someone' as ChatKey);
    });
    const after = await clinic.store.read((tables) => tables.outbox.latest(20));
    expect(after.find((one) => one.id === id)).toMatchObject({ attempts: 3, lane: 'someone' });
  });

  it('waits as long as the service asked for, and not a moment less', async () => {
    const bench = await openBench();
    bench.fates.push({ code: '429', permanent: false, retryAfterMs: 20_000 });
    await bench.commit(toAsha('one'));
    bench.clinic.clock.moveBy(19_999);
    expect(await bench.runner.sweep()).toBe(0);
    bench.clinic.clock.moveBy(1);
    expect(await bench.runner.sweep()).toBe(1);
    expect(bench.said).toEqual(['one']);
  });

  it('waits longer after every failure, and gives a message up after six hours', async () => {
    const bench = await openBench();
    bench.fates.push(...Array.from({ length: 500 }, (): Fate => ({ code: 'unreachable', permanent: false })));
    await bench.commit(toAsha('one'));
    const waits: number[] = [];
    for (let tries = 0; tries < 200 && (await backlog(bench)) > 0; tries += 1) {
      const { oldestDueAt } = await bench.clinic.store.read((tables) => tables.outbox.backlog());
      waits.push((oldestDueAt?.getTime() ?? 0) - bench.clinic.clock.now().getTime());
      bench.clinic.clock.moveBy(waits.at(-1) ?? 0);
      await bench.runner.sweep();
    }
    expect(waits.slice(0, 4)).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect(Math.max(...waits)).toBe(300_000);
    expect(await backlog(bench)).toBe(0);
    expect(bench.clinic.clock.now().getTime() - MONDAY_TEN.getTime()).toBeLessThanOrEqual(6 * 60 * 60_000);
    expect(bench.said).toEqual([]);
  });

  it('does not try again what was refused for good, and goes on with the next message', async () => {
    const bench = await openBench();
    bench.fates.push({ code: '400', permanent: true });
    await bench.commit(toAsha('one', 'two'));
    expect(bench.said).toEqual(['two']);
    expect(await backlog(bench)).toBe(0);
  });

  it('notes that a patient has blocked the bot', async () => {
    const bench = await openBench();
    await bench.clinic.chat('asha').says('hello');
    bench.fates.push({ code: 'blocked', permanent: true });
    await bench.commit(toAsha('one'));
    expect((await bench.clinic.chat('asha').conversation()).reachable).toBe(false);
  });

  it('says once what takes longer than its lease, though the sweep comes by meanwhile', async () => {
    const bench = await openBench();
    let goOn: () => void = () => undefined;
    bench.slowness = new Promise((resolve) => {
      goOn = resolve;
    });
    const committed = bench.commit(toAsha('one', 'two'));
    const sweeps: Promise<number>[] = [];
    for (let sweep = 0; sweep < 3; sweep += 1) {
      bench.clinic.clock.moveBy(31_000);
      sweeps.push(bench.runner.sweep());
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    goOn();
    await committed;
    await Promise.all(sweeps);
    await bench.runner.sweep();
    expect(bench.said).toEqual(['one', 'two']);
    expect(await backlog(bench)).toBe(0);
  });

  it('leaves to another process what has lost its lease before its turn came', async () => {
    const bench = await openBench();
    let goOn: () => void = () => undefined;
    bench.slowness = new Promise((resolve) => {
      goOn = resolve;
    });
    const committed = bench.commit(toAsha('one', 'two'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    bench.clinic.clock.moveBy(31_000);
    goOn();
    await committed;
    expect(bench.said).toEqual(['one']);
    expect(await bench.runner.sweep()).toBe(1);
    expect(bench.said).toEqual(['one', 'two']);
  });

  it('takes up what a dead process left behind once its lease has run out, and not before', async () => {
    const bench = await openBench();
    await bench.commit(toAsha('one', 'two'), false);
    expect(await bench.runner.sweep()).toBe(0);
    bench.clinic.clock.moveBy(30_000);
    expect(await bench.runner.sweep()).toBe(2);
    expect(bench.said).toEqual(['one', 'two']);
  });

  it('shares the work with another process without saying anything twice', async () => {
    const bench = await openBench();
    const other = createOutboxRunner(bench.clinic.desk.outside);
    await bench.commit(toAsha('one', 'two'), false);
    bench.clinic.clock.moveBy(30_000);
    const swept = await Promise.all([bench.runner.sweep(), other.sweep()]);
    const saidByOther = bench.clinic.takeSent(ASHA).length;
    expect(swept[0] + swept[1]).toBe(2);
    expect(bench.said.length + saidByOther).toBe(2);
  });

  it('tries a message again that a bug of ours stopped, but not for ever', async () => {
    const bench = await openBench();
    await bench.commit([{ chat: 'terminal:1' as ChatKey, text: 'to nobody' }]);
    for (let tries = 0; tries < 6; tries += 1) {
      bench.clinic.clock.moveBy(60_000);
      await bench.runner.sweep();
    }
    expect(await backlog(bench)).toBe(0);
    expect(bench.clinic.log.lines.filter((line) => line.event === 'outbox_failed')).toHaveLength(5);
  });
});
