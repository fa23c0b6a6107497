/** Backs up a full clinic while it is being written to, restores it into an embedded store and into PostgreSQL, and compares. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BackupPlace, makeBackup } from '../../compose/backup/backups.ts';
import { type Restored, restoreBackup } from '../../compose/backup/restoreBackup.ts';
import { readConfig } from '../../config.ts';
import { systemClock } from '../../services/clock.ts';
import { quietLog } from '../../services/recordingLog.ts';
import { openStore } from '../../store/openStore.ts';
import { fillStore } from '../fillStore.ts';
import { startPostgresServer } from '../postgresServer.ts';
import type { Drill, DrillOrder } from './drill.ts';

const KEY = Buffer.alloc(32, 7);

const timed = async <Value>(work: () => Promise<Value>): Promise<[Value, string]> => {
  const startedAt = performance.now();
  const value = await work();
  return [value, `${((performance.now() - startedAt) / 1000).toFixed(1)} s`];
};

async function run({ count }: DrillOrder): Promise<readonly string[]> {
  const root = await mkdtemp(join(tmpdir(), 'frontdesk-backup-drill-'));
  const postgres = await startPostgresServer();
  try {
    const dataDir = join(root, 'clinic');
    const store = await openStore({ databaseUrl: null, dataDir, log: quietLog });
    const [, fill] = await timed(() => fillStore(store, { from: 0, count }));
    // The clinic goes on meanwhile: what comes after the snapshot is in the next backup.
    const writing = fillStore(store, { from: count, count: Math.ceil(count / 50) });
    const [made, backup] = await timed(() => makeBackup(placeOf({ DATA_DIR: dataDir })));
    await writing;
    await store.close();
    const embedded = { databaseUrl: null, dataDir: join(root, 'restored') };
    const [first, firstTime] = await timed(() => restore(made.path, embedded));
    const database = { databaseUrl: postgres.url, dataDir: join(root, 'postgres') };
    const [second, secondTime] = await timed(() => restore(made.path, database));
    const again = await makeBackup(placeOf({ DATA_DIR: database.dataDir, DATABASE_URL: postgres.url }));
    const third = await restore(again.path, { databaseUrl: null, dataDir: join(root, 'back') });
    for (const restored of [first, second, third]) assertWhole(restored, count, first);
    return [
      `filled with ${count} appointments in ${fill}`,
      `backed up while ${Math.ceil(count / 50)} more were booked: ${made.rows} rows, ${(made.bytes / 1024 / 1024).toFixed(1)} MB, made and read back in ${backup}`,
      `restored into an embedded store and checked in ${firstTime}`,
      `restored into PostgreSQL and checked in ${secondTime}`,
      'backed up from PostgreSQL, restored into an embedded store: the same rows',
    ];
  } finally {
    await postgres.stop();
    await rm(root, { recursive: true, force: true });
  }
}

const restore = (file: string, into: { databaseUrl: string | null; dataDir: string }): Promise<Restored> =>
  restoreBackup({ file, key: KEY, into, log: quietLog });

function assertWhole({ rows, broken }: Restored, count: number, like: Restored): void {
  if (broken.length > 0) throw new Error(`broken promises: ${JSON.stringify(broken)}`);
  if ((rows['appointments'] ?? 0) < count) throw new Error(`lost appointments: ${JSON.stringify(rows)}`);
  if (JSON.stringify(rows) !== JSON.stringify(like.rows))
    throw new Error(`differs: ${JSON.stringify(rows)} and ${JSON.stringify(like.rows)}`);
}

function placeOf(environment: Readonly<Record<string, string>>): BackupPlace {
  const config = readConfig(environment);
  if (!config.ok) throw new Error(JSON.stringify(config.refusal));
  return { config: config.value, key: KEY, clock: systemClock, log: quietLog };
}

export const backupDrill: Drill = {
  name: 'backup',
  purpose: 'a clinic of so many appointments is backed up while it works, restored into both stores, checked',
  usualCount: 50_000,
  run,
};
