/** Every named crash point of a patient's journey, on both stores, and those of backup and migration: 0 lost, 0 doubled, nothing stuck. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JOURNEY_POINTS } from '../../compose/crashPoints.ts';
import { createChance } from '../chance.ts';
import { crashBackups } from '../crash/crashBackups.ts';
import { crashThrough } from '../crash/crashJourneys.ts';
import { startPostgresServer } from '../postgresServer.ts';
import type { Drill, DrillOrder } from './drill.ts';

/** Each point once a seed, in an order and at a time of reaching it that the seed chooses. */
function plan(seed: number): readonly string[] {
  const chance = createChance(seed);
  const left = [...JOURNEY_POINTS];
  const points: string[] = [];
  while (left.length > 0) {
    const [point] = left.splice(chance.below(left.length), 1);
    points.push(`${point ?? ''}:${1 + chance.below(3)}`);
  }
  return points;
}

async function onStore(databaseUrl: string | null, seed: number): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'clinic-crash-'));
  try {
    const { died, unreached, journeys, seenAgain } = await crashThrough({
      points: plan(seed),
      store: { dataDir, databaseUrl },
    });
    const where = databaseUrl === null ? 'embedded' : 'PostgreSQL';
    const not = unreached.length === 0 ? '' : `; not reached: ${unreached.join(', ')}`;
    return `${where}, seed ${seed}: ${died.length} deaths in ${journeys} bookings, 0 lost, 0 doubled; a confirmation was seen again ${seenAgain} times${not}`;
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function onEmbedded({ count, seed }: DrillOrder): Promise<readonly string[]> {
  const lines: string[] = [...(await crashBackups())];
  for (let round = 0; round < count; round += 1) lines.push(await onStore(null, seed + round));
  return lines;
}

async function onPostgres({ count, seed }: DrillOrder): Promise<readonly string[]> {
  const lines: string[] = [];
  for (let round = 0; round < count; round += 1) {
    const postgres = await startPostgresServer();
    try {
      lines.push(await onStore(postgres.url, seed + round));
    } finally {
      await postgres.stop();
    }
  }
  return lines;
}

export const crashDrill: Drill = {
  name: 'crash',
  purpose:
    'death at every named point of booking, payment, sending, backup and migration, so many seeds each; embedded store',
  usualCount: 5,
  run: onEmbedded,
};

export const crashPostgresDrill: Drill = {
  name: 'crash-postgres',
  purpose: 'the same on PostgreSQL, where what a death leaves behind waits for its lease',
  usualCount: 5,
  run: onPostgres,
};
