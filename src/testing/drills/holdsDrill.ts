/** Four processes on one PostgreSQL fight for the same seats: not one is given twice. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PatientId, SlotId } from '../../domain/ids.ts';
import { quietLog } from '../../services/recordingLog.ts';
import { checkInvariants } from '../../store/copy/invariants.ts';
import { openStore } from '../../store/openStore.ts';
import { ASHA, DR_IYER, patientOf, TEN_O_CLOCK } from '../contracts/storeFixtures.ts';
import { startPostgresServer } from '../postgresServer.ts';
import { ROOT } from '../repository.ts';
import type { Drill, DrillOrder } from './drill.ts';

const start = promisify(execFile);

export interface Fought {
  readonly attemptsPerSecond: number;
  readonly seconds: number;
  readonly slots: number;
  /** How many each process held. */
  readonly got: readonly number[];
  readonly pending: number;
}

/** @throws Error when a seat was given twice, or somebody was told of a hold that is not there */
export async function fightForSeats(
  { count, seed }: DrillOrder,
  { processes, durability }: { processes: number; durability: 'fast' | 'durable' },
): Promise<Fought> {
  const postgres = await startPostgresServer(durability);
  const dataDir = await mkdtemp(join(tmpdir(), 'clinic-holds-'));
  try {
    const address = { databaseUrl: postgres.url, dataDir };
    const slots = Math.max(10, Math.ceil(count / 50));
    await fill(address, slots);
    const startedAt = performance.now();
    const got = await Promise.all(
      Array.from({ length: processes }, async (_, process) => {
        const order = { ...address, process, attempts: Math.ceil(count / processes), slots, seed };
        const script = ['--import', 'tsx', 'src/testing/drills/holdsChild.ts', JSON.stringify(order)];
        return Number((await start(globalThis.process.execPath, script, { cwd: ROOT })).stdout);
      }),
    );
    const seconds = (performance.now() - startedAt) / 1000;
    const broken = await checkInvariants(address);
    if (broken.length > 0) throw new Error(`broken promises: ${JSON.stringify(broken)}`);
    const store = await openStore({ ...address, log: quietLog });
    const { appointments } = await store.read((tables) => tables.figures.read());
    await store.close();
    const held = got.reduce((sum, one) => sum + one, 0);
    const kept = Object.values(appointments).reduce((sum, one) => sum + one, 0);
    if (held !== kept) throw new Error(`${held} were told that they hold a seat, ${kept} rows are there`);
    const pending = appointments['pending'] ?? 0;
    return { attemptsPerSecond: count / seconds, seconds, slots, got, pending };
  } finally {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

const PROCESSES = 4;

async function run(order: DrillOrder): Promise<readonly string[]> {
  const { attemptsPerSecond, seconds, slots, got, pending } = await fightForSeats(order, {
    processes: PROCESSES,
    durability: 'fast',
  });
  const held = got.reduce((sum, one) => sum + one, 0);
  return [
    `${order.count} attempts by ${PROCESSES} processes on ${slots} seats in ${seconds.toFixed(1)} s (${Math.round(attemptsPerSecond)}/s)`,
    `${held} held a seat for a while (${got.join(' + ')}), ${pending} hold one now, 0 twice`,
  ];
}

async function fill(address: { databaseUrl: string; dataDir: string }, slots: number): Promise<void> {
  const store = await openStore({ ...address, log: quietLog });
  await store.transact(async (tables) => {
    await tables.doctors.put(DR_IYER);
    await tables.patients.put({ ...patientOf(ASHA), id: 'patient-drill' as PatientId });
    await tables.slots.addMany(
      Array.from({ length: slots }, (_, number) => ({
        ...TEN_O_CLOCK,
        id: `slot-${number}` as SlotId,
        startsAt: new Date(TEN_O_CLOCK.startsAt.getTime() + number * 60_000),
      })),
    );
  });
  await store.close();
}

export const holdsDrill: Drill = {
  name: 'holds',
  purpose: 'four processes on one PostgreSQL make so many attempts on the same seats: none is given twice',
  usualCount: 100_000,
  run,
};
