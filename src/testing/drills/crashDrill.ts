/** Every named crash point of a patient's journey, the sheet, the reminders, a backup and a migration, on both stores: 0 lost, 0 doubled, nothing stuck. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { JOURNEY_POINTS, REMINDER_POINTS, SHEET_POINTS } from '../../compose/crashPoints.ts';
import type { StoreAddress } from '../../store/copy/sqlSession.ts';
import { createChance } from '../chance.ts';
import { crashBackups } from '../crash/crashBackups.ts';
import { type CrashOrder, type CrashResult, crashThrough } from '../crash/crashJourneys.ts';
import { crashReminders } from '../crash/crashReminders.ts';
import { crashSheet } from '../crash/crashSheet.ts';
import { startPostgresServer } from '../postgresServer.ts';
import type { Drill, DrillOrder } from './drill.ts';

interface Lane {
  readonly crash: (order: CrashOrder) => Promise<CrashResult>;
  readonly points: readonly string[];
}

/** Journeys beside each other, each with a store of its own. A death on PostgreSQL is mostly waiting for a lease: there more fit beside each other. */
const LANES = { embedded: 4, postgres: 12 } as const;
type StoreKind = keyof typeof LANES;

/** Each point once a seed, in an order and at a time of reaching it that the seed chooses. */
function lanesFor(seed: number, kind: StoreKind): readonly Lane[] {
  const chance = createChance(seed);
  const shuffle = (all: readonly string[], mostTimes: number): readonly string[] => {
    const left = [...all];
    const points: string[] = [];
    while (left.length > 0) {
      const [point] = left.splice(chance.below(left.length), 1);
      points.push(`${point ?? ''}:${1 + chance.below(mostTimes)}`);
    }
    return points;
  };
  const journeys = shuffle(JOURNEY_POINTS, 3);
  const sheet = shuffle(SHEET_POINTS, 1);
  return [
    ...dealt(journeys, LANES[kind]).map((points) => ({ crash: crashThrough, points })),
    ...dealt(sheet, LANES[kind] / 2).map((points) => ({ crash: crashSheet, points })),
    { crash: crashReminders, points: shuffle(REMINDER_POINTS, 3) },
  ];
}

function dealt(points: readonly string[], hands: number): readonly (readonly string[])[] {
  return Array.from({ length: hands }, (_, hand) => points.filter((_point, index) => index % hands === hand));
}

type AddressOfLane = (lane: number) => Promise<StoreAddress>;

async function playSeed(seed: number, kind: StoreKind, addressOf: AddressOfLane): Promise<string> {
  const lanes = lanesFor(seed, kind);
  const ended = await Promise.allSettled(
    lanes.map(async ({ crash, points }, lane) => crash({ points, store: await addressOf(lane) })),
  );
  // Also where one has failed, the others have ended their processes by now.
  const results = ended.map((end) => {
    if (end.status === 'rejected') throw end.reason;
    return end.value;
  });
  const sum = (read: (result: CrashResult) => number): number =>
    results.reduce((total, result) => total + read(result), 0);
  const unreached = results.flatMap((result) => result.unreached);
  if (unreached.length > 0) throw new Error(`not reached: ${unreached.join(', ')}`);
  const slowest = Math.max(...results.map(({ restSeconds }) => restSeconds)).toFixed(1);
  return `${kind}, seed ${seed}: ${sum(({ died }) => died.length)} deaths among ${sum(({ journeys }) => journeys)} bookings and reminders, 0 lost, 0 doubled, ${sum(({ seenAgain }) => seenAgain)} messages seen again; nothing waited for longer than ${slowest} s after the last`;
}

async function inFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'clinic-crash-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A new empty store of the name, in the folder. */
type StoreNamed = (folder: string, name: string) => Promise<StoreAddress>;

async function playSeeds(
  { count, seed: first }: DrillOrder,
  kind: StoreKind,
  storeNamed: StoreNamed,
): Promise<readonly string[]> {
  const lines: string[] = [];
  for (let seed = first; seed < first + count; seed += 1)
    await inFolder(async (folder) => {
      lines.push(await playSeed(seed, kind, (lane) => storeNamed(folder, `lane_${seed}_${lane}`)));
      let stores = 0;
      const newStore = (): Promise<StoreAddress> => {
        stores += 1;
        return storeNamed(folder, `backups_${seed}_${stores}`);
      };
      lines.push(...(await crashBackups({ seed, newStore })));
    });
  return lines;
}

const onEmbedded = (order: DrillOrder): Promise<readonly string[]> =>
  playSeeds(order, 'embedded', async (folder, name) => ({ databaseUrl: null, dataDir: join(folder, name) }));

async function onPostgres(order: DrillOrder): Promise<readonly string[]> {
  const postgres = await startPostgresServer();
  try {
    return await playSeeds(order, 'postgres', async (folder, name) => ({
      databaseUrl: await createDatabase(postgres.url, name),
      dataDir: join(folder, name),
    }));
  } finally {
    await postgres.stop();
  }
}

async function createDatabase(serverUrl: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(`create database ${name}`);
  } finally {
    await client.end();
  }
  return Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
}

export const crashDrill: Drill = {
  name: 'crash',
  purpose:
    'death at every named point of booking, payment, sending, sheet, reminder, backup and migration, so many seeds each; embedded store',
  usualCount: 5,
  run: onEmbedded,
};

export const crashPostgresDrill: Drill = {
  name: 'crash-postgres',
  purpose: 'the same on PostgreSQL, where what a death leaves behind waits for its lease',
  usualCount: 5,
  run: onPostgres,
};
