/** A backup and a migration that die at each of their points: the store is as it was, the folder holds whole backups alone, and the next try does it. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PostgresDialect } from 'kysely';
import pg from 'pg';
import { restoreBackup } from '../../compose/backup/restoreBackup.ts';
import { BACKUP_POINTS, MIGRATION_POINTS } from '../../compose/crashPoints.ts';
import { listBackups } from '../../services/backup/backupFolder.ts';
import { quietLog } from '../../services/recordingLog.ts';
import type { StoreAddress } from '../../store/copy/sqlSession.ts';
import { migrate } from '../../store/migrate.ts';
import { openStore } from '../../store/openStore.ts';
import { SqliteFile } from '../../store/sqlite/sqliteFile.ts';
import { migrationDialect, SQLITE_FILE_NAME } from '../../store/sqliteStore.ts';
import { createChance } from '../chance.ts';
import { fillStore } from '../fillStore.ts';
import { ROOT } from '../repository.ts';

const KEY = 'a1'.repeat(32);

export interface CrashBackupsOrder {
  readonly seed: number;
  /** An empty store with a folder of its own, each time it is asked for. */
  readonly newStore: () => Promise<StoreAddress>;
}

interface Ground extends CrashBackupsOrder {
  readonly root: string;
}

/** A fact a line. @throws Error when something was lost or half a backup counts as one */
export async function crashBackups(order: CrashBackupsOrder): Promise<readonly string[]> {
  const root = await mkdtemp(join(tmpdir(), 'clinic-crash-backup-'));
  const ground = { ...order, root };
  try {
    const appointments = 100 + createChance(order.seed).below(200);
    const address = await order.newStore();
    const store = await openStore({ ...address, log: quietLog });
    await fillStore(store, { from: 0, count: appointments });
    await store.close();
    for (const point of BACKUP_POINTS) await dieInBackup(ground, { address, point, appointments });
    for (const point of MIGRATION_POINTS) await dieInMigration(await order.newStore(), point);
    return [
      `seed ${order.seed}, ${appointments} appointments: ${BACKUP_POINTS.length} deaths in a backup and ${MIGRATION_POINTS.length} in a migration; every backup that is listed restores, the store is whole, the next try does it`,
    ];
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

const environmentOf = ({ databaseUrl, dataDir }: StoreAddress): Readonly<Record<string, string>> => ({
  DATA_DIR: dataDir,
  ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
});

async function dieInBackup(
  { root }: Ground,
  { address, point, appointments }: { address: StoreAddress; point: string; appointments: number },
): Promise<void> {
  const died = await runProgram('backup', { ...environmentOf(address), CRASH_AT: point });
  if (died !== 'SIGKILL') throw new Error(`did not die at ${point}: ${died}`);
  for (const { path } of await listBackups(join(address.dataDir, 'backups'))) {
    const into = await mkdtemp(join(root, 'restored-'));
    const restored = await restoreBackup({
      file: path,
      key: Buffer.from(KEY, 'hex'),
      into: { databaseUrl: null, dataDir: into },
      log: quietLog,
    });
    if (restored.rows['appointments'] !== appointments || restored.broken.length > 0)
      throw new Error(`after ${point} a listed backup is not whole: ${JSON.stringify(restored)}`);
  }
  const again = await runProgram('backup', environmentOf(address));
  if (again !== '0') throw new Error(`after ${point} no backup can be made: ${again}`);
}

/** A store of the first release is brought up to date: what was in it is there, whether the tables are the old or the new ones. */
async function dieInMigration(address: StoreAddress, point: string): Promise<void> {
  await makeFirstRelease(address);
  const died = await runProgram('index', { ...environmentOf(address), PORT: '0', CRASH_AT: point });
  if (died !== 'SIGKILL') throw new Error(`did not die at ${point}: ${died}`);
  const store = await openStore({ ...address, log: quietLog });
  const kept = await store.read((tables) => tables.settings.get('kept'));
  await store.close();
  if (kept !== 'since the first release') throw new Error(`after ${point} the store is not whole`);
  if ((await listBackups(join(address.dataDir, 'backups'))).length === 0)
    throw new Error(`before ${point} no copy was made`);
}

const KEPT = `insert into settings (key, value) values ('kept', '"since the first release"')`;
const FIRST_RELEASE = { log: quietLog, upTo: '0001-first-tables' } as const;

async function makeFirstRelease({ databaseUrl, dataDir }: StoreAddress): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  if (databaseUrl === null) {
    const file = new SqliteFile(join(dataDir, SQLITE_FILE_NAME), 'write');
    await migrate({ kyselyDialect: migrationDialect(file), dialect: 'sqlite', ...FIRST_RELEASE });
    file.execute(KEPT);
    file.close();
    return;
  }
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  try {
    await migrate({ kyselyDialect: new PostgresDialect({ pool }), dialect: 'postgres', ...FIRST_RELEASE });
    await pool.query(KEPT);
  } finally {
    await pool.end();
  }
}

/** The signal or the code with which it ended. */
function runProgram(entry: string, environment: Readonly<Record<string, string>>): Promise<string> {
  return new Promise((resolve) => {
    const env = { PATH: process.env['PATH'] ?? '', DATA_KEY: KEY, LOG_LEVEL: 'silent', ...environment };
    const child = execFile(process.execPath, ['scripts/run.mjs', entry], { cwd: ROOT, env });
    child.once('exit', (code, signal) => resolve(signal ?? String(code)));
  });
}
