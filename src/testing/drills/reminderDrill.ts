/** Thousands of due reminders, four processes on one PostgreSQL, and a kill every second: each goes out once, and none that is wrong. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { chatKey } from '../../domain/message/chat.ts';
import { recordingLog } from '../../services/recordingLog.ts';
import { openStore } from '../../store/openStore.ts';
import { createChance } from '../chance.ts';
import { startPostgresServer } from '../postgresServer.ts';
import type { Drill } from './drill.ts';
import { fillWithDueReminders, kindOfReminder } from './dueReminders.ts';

const PROCESSES = 4;
/** A process needs a while to start: one that never works would prove nothing. */
const KILL_EVERY_MS = 5_000;
const MINUTE_MS = 60_000;
/** More would only mean that something hangs. */
const DONE_WITHIN_MS = 20 * MINUTE_MS;

interface Sink {
  readonly url: string;
  readonly heard: Map<string, number>;
  close(): Promise<void>;
}

async function openSink(): Promise<Sink> {
  const heard = new Map<string, number>();
  const server: Server = createServer((request, response) => {
    const chat = decodeURIComponent((request.url ?? '/').slice(1));
    heard.set(chat, (heard.get(chat) ?? 0) + 1);
    response.end('1');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    heard,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const startChild = (databaseUrl: string, sinkUrl: string): ChildProcess =>
  spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'reminderChild.ts'), databaseUrl, sinkUrl],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );

interface Standing {
  readonly waiting: number;
  readonly unsent: number;
}

async function standingOf(client: pg.Client): Promise<Standing> {
  const count = async (query: string): Promise<number> =>
    Number((await client.query<{ count: string }>(query)).rows[0]?.count);
  return {
    waiting: await count(`select count(*) from reminders where status = 'waiting'`),
    unsent: await count(`select count(*) from outbox where status = 'waiting'`),
  };
}

/** Kills one after the other while reminders wait; the last ones are left to finish. Answers with the number of kills. */
async function killUntilDone(client: pg.Client, start: () => ChildProcess, seed: number): Promise<number> {
  const chance = createChance(seed);
  const children = Array.from({ length: PROCESSES }, start);
  let kills = 0;
  const deadline = performance.now() + DONE_WITHIN_MS;
  try {
    for (;;) {
      await pause(KILL_EVERY_MS);
      const { waiting, unsent } = await standingOf(client);
      if (waiting === 0 && unsent === 0) return kills;
      if (performance.now() > deadline)
        throw new Error(`${waiting} reminders and ${unsent} messages still wait`);
      if (waiting === 0) continue;
      const place = chance.below(PROCESSES);
      const killed = children[place];
      if (killed?.exitCode === null && killed.signalCode === null) {
        const gone = once(killed, 'exit');
        killed.kill('SIGKILL');
        await gone;
        kills += 1;
      }
      children[place] = start();
    }
  } finally {
    for (const child of children) child.kill('SIGKILL');
  }
}

async function verify(client: pg.Client, heard: ReadonlyMap<string, number>, count: number): Promise<number> {
  const { rows } = await client.query<{ id: string; status: string; reason: string | null; said: string }>(
    `select r.id, r.status, r.reason, (select count(*) from outbox o
       where o.dedupe_key = 'say:fact:reminder:' || r.id || ':0') as said from reminders r`,
  );
  if (rows.length !== count) throw new Error(`${rows.length} reminders instead of ${count}`);
  let twice = 0;
  for (const { id, status, reason, said } of rows) {
    const number = Number(id.split('-')[1]);
    const kind = kindOfReminder(number);
    const times = heard.get(chatKey('telegram', String(number))) ?? 0;
    const wanted = {
      useful: 'sent null 1',
      too_late: 'skipped too_late 0',
      cancelled: 'skipped is_cancelled 0',
    };
    if (`${status} ${reason} ${said}` !== wanted[kind])
      throw new Error(`${id} (${kind}): ${status} ${reason} ${said}`);
    if (kind === 'useful' ? times < 1 : times > 0)
      throw new Error(`${id} (${kind}) was heard ${times} times`);
    twice += Math.max(0, times - 1);
  }
  return twice;
}

export const reminderDrill: Drill = {
  name: 'reminders',
  purpose: 'due reminders with four processes on PostgreSQL and kills, one message each; counts reminders',
  usualCount: 10_000,
  async run({ count, seed }) {
    const server = await startPostgresServer();
    const sink = await openSink();
    const client = new pg.Client({ connectionString: server.url });
    try {
      const store = await openStore({ databaseUrl: server.url, dataDir: '', log: recordingLog() });
      await fillWithDueReminders(store, count);
      await store.close();
      await client.connect();
      const startedAt = performance.now();
      const kills = await killUntilDone(client, () => startChild(server.url, sink.url), seed);
      const seconds = (performance.now() - startedAt) / 1000;
      const twice = await verify(client, sink.heard, count);
      if (twice > kills * 50) throw new Error(`${twice} messages were delivered twice by ${kills} kills`);
      return [
        `${count} reminders, ${PROCESSES} processes, ${kills} kills, ${seconds.toFixed(0)} s`,
        `${sink.heard.size} patients reminded, one message each in the outbox, none that was too late or cancelled`,
        `${twice} deliveries were repeated: the process died after the channel had the message and before that was written down`,
      ];
    } finally {
      await client.end();
      await sink.close();
      await server.stop();
    }
  },
};
