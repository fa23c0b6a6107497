/** What one, two and four processes do on one PostgreSQL that writes durably: turns and holds a second, and what they cost in processor time. */
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTelegramSink } from '../bench/telegramSink.ts';
import {
  BOOKING_SCRIPT,
  processorMs,
  sessionMs,
  startProduct,
  stopped,
  type Target,
  turn,
} from '../bench/turns.ts';
import { startPostgresServer } from '../postgresServer.ts';
import type { Drill } from './drill.ts';
import { fightForSeats } from './holdsDrill.ts';

const FLEETS = [1, 2, 4];
const CHATS = 100;
const WARM_UP_MS = 4_000;
const HOLD_ATTEMPTS = 8_000;

interface Measured {
  readonly turnsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Of all processes of the product together. */
  readonly cpuMsPerTurn: number;
  readonly postgresMsPerTurn: number;
  /** Of the whole machine: product, PostgreSQL, load and whatever else ran. */
  readonly machineBusy: number;
}

async function measureTurns(processes: number, forMs: number): Promise<Measured> {
  const postgres = await startPostgresServer('durable');
  const sink = await startTelegramSink();
  const folder = await mkdtemp(join(tmpdir(), 'clinic-scale-'));
  const targets: Target[] = [];
  try {
    for (let index = 0; index < processes; index += 1)
      targets.push(
        await startProduct(join(folder, String(index)), sink, { databaseUrl: postgres.url, nodeFlags: [] }),
      );
    const drive = (ms: number, firstChat: number) => driveFor(targets, sink, { ms, firstChat });
    await drive(WARM_UP_MS, 10_000);
    const cpuOf = async (): Promise<number> =>
      (await Promise.all(targets.map(({ child }) => processorMs(child.pid ?? 0)))).reduce(
        (sum, one) => sum + one,
        0,
      );
    const [cpuBefore, postgresBefore] = [await cpuOf(), await sessionMs(postgres.sessionId)];
    const [idleBefore, startedAt] = [idleMs(), performance.now()];
    const latencies = await drive(forMs, 20_000);
    const tookMs = performance.now() - startedAt;
    const cpuMs = (await cpuOf()) - cpuBefore;
    const postgresMs = (await sessionMs(postgres.sessionId)) - postgresBefore;
    latencies.sort((left, right) => left - right);
    return {
      turnsPerSecond: latencies.length / (tookMs / 1000),
      p50Ms: latencies[Math.floor(latencies.length / 2)] ?? 0,
      p99Ms: latencies[Math.floor(latencies.length * 0.99)] ?? 0,
      cpuMsPerTurn: cpuMs / latencies.length,
      postgresMsPerTurn: postgresMs / latencies.length,
      machineBusy: 1 - (idleMs() - idleBefore) / (tookMs * availableParallelism()),
    };
  } finally {
    for (const target of targets) await stopped(target);
    await sink.close();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const idleMs = (): number => cpus().reduce((sum, { times }) => sum + times.idle, 0);

/** Every chat writes to one process after the other, as behind a balancer, and goes on when it is answered. */
async function driveFor(
  targets: readonly Target[],
  sink: Awaited<ReturnType<typeof startTelegramSink>>,
  { ms, firstChat }: { ms: number; firstChat: number },
): Promise<number[]> {
  const latencies: number[] = [];
  const until = performance.now() + ms;
  let sent = 0;
  const one = async (chatId: number): Promise<void> => {
    for (let step = 0; performance.now() < until; step += 1) {
      const target = targets[sent % targets.length];
      if (target === undefined) return;
      sent += 1;
      const text = BOOKING_SCRIPT[step % BOOKING_SCRIPT.length] ?? '';
      latencies.push(await turn(target, sink, { chatId, text }));
    }
  };
  await Promise.all(Array.from({ length: CHATS }, (_, index) => one(firstChat + index)));
  return latencies;
}

export const scaleDrill: Drill = {
  name: 'scale',
  purpose:
    'turns and holds a second of 1, 2 and 4 processes on one PostgreSQL that writes durably; counts seconds',
  usualCount: 20,
  async run({ count, seed }) {
    const lines: string[] = [];
    for (const processes of FLEETS) {
      const { turnsPerSecond, p50Ms, p99Ms, cpuMsPerTurn, postgresMsPerTurn, machineBusy } =
        await measureTurns(processes, count * 1_000);
      const { attemptsPerSecond } = await fightForSeats(
        { count: HOLD_ATTEMPTS, seed },
        { processes, durability: 'durable' },
      );
      lines.push(
        `${processes} processes: ${Math.round(turnsPerSecond)} turns/s (p50 ${p50Ms.toFixed(0)} ms, p99 ${p99Ms.toFixed(0)} ms, ${cpuMsPerTurn.toFixed(2)} ms of processor a turn and ${postgresMsPerTurn.toFixed(2)} in PostgreSQL, machine ${Math.round(machineBusy * 100)} % busy), ${Math.round(attemptsPerSecond)} holds/s`,
      );
    }
    return lines;
  },
};
