/** What one of several processes does at a time, when that process is killed: the other fetches Telegram's updates and holds WhatsApp's phone within a minute, and nobody before. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startTelegramStandIn, type TelegramStandIn } from '../../sandbox/telegram/startTelegramStandIn.ts';
import { systemClock } from '../../services/clock.ts';
import { findFreePort } from '../findFreePort.ts';
import { type KillableProduct, killableProduct } from '../killableProduct.ts';
import { startPostgresServer } from '../postgresServer.ts';
import { BOT_TOKEN, PatientPhone } from '../productBench.ts';
import type { Drill, DrillOrder } from './drill.ts';
import { until } from './whatsappGround.ts';

const TAKEN_OVER_WITHIN_MS = 60_000;
/** Phases of a process that has not been given the phone. */
const NOT_HOLDING: ReadonlySet<string> = new Set(['stopped', 'unreachable']);

interface Member {
  readonly process: KillableProduct;
  readonly url: string;
}

interface Pair {
  readonly telegram: TelegramStandIn;
  readonly members: readonly [Member, Member];
  close(): Promise<void>;
}

async function startPair(): Promise<Pair> {
  const postgres = await startPostgresServer();
  const dataDir = await mkdtemp(join(tmpdir(), 'clinic-leases-'));
  const telegram = await startTelegramStandIn({
    now: () => systemClock.now(),
    bots: [{ token: BOT_TOKEN }],
    webhookRetryMs: 50,
  });
  const member = async (): Promise<Member> => {
    const port = String(await findFreePort());
    const process = killableProduct({
      PORT: port,
      DATA_DIR: dataDir,
      DATA_KEY: 'e7'.repeat(32),
      DATABASE_URL: postgres.url,
      LOG_LEVEL: 'silent',
      // By polling: whoever has the lease fetches.
      TELEGRAM_PATIENT_BOT_TOKEN: BOT_TOKEN,
      TELEGRAM_API_ROOT: telegram.url,
      TELEGRAM_MESSAGES_PER_SECOND: '0',
      WHATSAPP: 'web',
      WHATSAPP_WEB: 'scripted',
    });
    return { process, url: `http://127.0.0.1:${port}` };
  };
  const members = [await member(), await member()] as const;
  const close = async (): Promise<void> => {
    await Promise.all(members.map(({ process }) => process.kill()));
    await telegram.close();
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 10 });
  };
  try {
    for (const { process } of members) await process.start();
  } catch (error) {
    await close();
    throw error;
  }
  return { telegram, members, close };
}

/** By the process's own figures; `unreachable` while it is dead. */
async function phaseOf({ url }: Member): Promise<string> {
  const figures = await fetch(`${url}/metrics`)
    .then((answer) => answer.text())
    .catch(() => '');
  return /^frontdesk_whatsapp_phase\{phase="(\w+)"\} 1$/m.exec(figures)?.[1] ?? 'unreachable';
}

const holdersOf = async ({ members }: Pair): Promise<readonly Member[]> => {
  const phases = await Promise.all(members.map(phaseOf));
  return members.filter((_, index) => !NOT_HOLDING.has(phases[index] ?? 'unreachable'));
};

const secondsSince = (startedAt: number): number => (performance.now() - startedAt) / 1000;

/** A patient who writes, and the seconds until the answer. */
async function answered(pair: Pair, chatId: number): Promise<number> {
  const patient = new PatientPhone(pair.telegram.phone({ chatId, firstName: 'Asha' }, BOT_TOKEN));
  const startedAt = performance.now();
  patient.phone.sendText('hello');
  await until(() => patient.heard().length > 0, {
    words: `${chatId} is answered`,
    withinMs: TAKEN_OVER_WITHIN_MS,
  });
  const seconds = secondsSince(startedAt);
  // A second answer, from somebody who fetched it too, would be there by then.
  await pause(1_000);
  if (patient.heard().length !== 1) throw new Error(`${chatId} was answered ${patient.heard().length} times`);
  return seconds;
}

async function held(pair: Pair, member: Member): Promise<number> {
  const startedAt = performance.now();
  await until(async () => !NOT_HOLDING.has(await phaseOf(member)), {
    words: 'the phone is held by who is left',
    withinMs: TAKEN_OVER_WITHIN_MS,
  });
  if ((await holdersOf(pair)).length !== 1) throw new Error('two processes hold the phone');
  return secondsSince(startedAt);
}

async function run({ count }: DrillOrder): Promise<readonly string[]> {
  const pair = await startPair();
  const slowest = { answer: 0, phone: 0, usual: 0 };
  try {
    await until(async () => (await holdersOf(pair)).length === 1, {
      words: 'one of the two holds the phone',
      withinMs: TAKEN_OVER_WITHIN_MS,
    });
    for (let round = 0; round < count; round += 1) {
      slowest.usual = Math.max(slowest.usual, await answered(pair, 70_001 + 2 * round));
      // The other one was started anew after the round before, so that whoever is killed from the second round on has both leases.
      const [victim, heir] = round % 2 === 0 ? pair.members : [pair.members[1], pair.members[0]];
      await victim.process.kill();
      const [answer, phone] = await Promise.all([answered(pair, 70_002 + 2 * round), held(pair, heir)]);
      slowest.answer = Math.max(slowest.answer, answer);
      slowest.phone = Math.max(slowest.phone, phone);
      await victim.process.start();
      await pause(2_000);
      if ((await holdersOf(pair)).length !== 1) throw new Error('who comes back takes the phone as well');
    }
    const complaints = pair.members.map(({ process }) => process.complaints()).join('');
    if (complaints !== '') throw new Error(`the processes complained: ${complaints}`);
    return [
      `${count} times one of two processes was killed, in turn, while a patient wrote`,
      `answered ${slowest.usual.toFixed(1)} s after a message at most while both lived, and ${slowest.answer.toFixed(1)} s after the kill, once each`,
      `WhatsApp's phone was held by the other ${slowest.phone.toFixed(1)} s after the kill at most, and by one at a time`,
    ];
  } finally {
    await pair.close();
  }
}

export const leaseDrill: Drill = {
  name: 'leases',
  purpose:
    'two processes on PostgreSQL, polling: the one that fetches and holds WhatsApp is killed, the other follows; counts kills',
  usualCount: 6,
  run,
};
