/** A backup and a migration that die at each of their points: the store is as it was, the folder holds whole backups alone, and the next try does it. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { restoreBackup } from '../../compose/backup/restoreBackup.ts';
import { BACKUP_POINTS, MIGRATION_POINTS } from '../../compose/crashPoints.ts';
import { listBackups } from '../../services/backup/backupFolder.ts';
import { quietLog } from '../../services/recordingLog.ts';
import { migrate } from '../../store/migrate.ts';
import { openStore } from '../../store/openStore.ts';
import { SqliteFile } from '../../store/sqlite/sqliteFile.ts';
import { migrationDialect, SQLITE_FILE_NAME } from '../../store/sqliteStore.ts';
import { fillStore } from '../fillStore.ts';
import { ROOT } from '../repository.ts';

const KEY = 'a1'.repeat(32);
const APPOINTMENTS = 200;

/** A fact a line. @throws Error when something was lost or half a backup counts as one */
export async function crashBackups(): Promise<readonly string[]> {
  const root = await mkdtemp(join(tmpdir(), 'clinic-crash-backup-'));
  try {
    const dataDir = join(root, 'clinic');
    const store = await openStore({ databaseUrl: null, dataDir, log: quietLog });
    await fillStore(store, { from: 0, count: APPOINTMENTS });
    await store.close();
    for (const point of BACKUP_POINTS) await dieInBackup(dataDir, root, point);
    for (const point of MIGRATION_POINTS) await dieInMigration(root, point);
    return [
      `${BACKUP_POINTS.length} deaths in a backup and ${MIGRATION_POINTS.length} in a migration: every backup that is listed restores, the store is whole, the next try does it`,
    ];
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

async function dieInBackup(dataDir: string, root: string, point: string): Promise<void> {
  const died = await runProgram('backup', { DATA_DIR: dataDir, CRASH_AT: point });
  if (died !== 'SIGKILL') throw new Error(`did not die at ${point}: ${died}`);
  for (const { path } of await listBackups(join(dataDir, 'backups'))) {
    const into = await mkdtemp(join(root, 'restored-'));
    const restored = await restoreBackup({
      file: path,
      key: Buffer.from(KEY, 'hex'),
      into: { databaseUrl: null, dataDir: into },
      log: quietLog,
    });
    if (restored.rows['appointments'] !== APPOINTMENTS || restored.broken.length > 0)
      throw new Error(`after ${point} a listed backup is not whole: ${JSON.stringify(restored)}`);
  }
  const again = await runProgram('backup', { DATA_DIR: dataDir });
  if (again !== '0') throw new Error(`after ${point} no backup can be made: ${again}`);
}

/** A store of the first release is brought up to date: what was in it is there, whether the tables are the old or the new ones. */
async function dieInMigration(root: string, point: string): Promise<void> {
  const dataDir = await mkdtemp(join(root, 'old-'));
  const path = join(dataDir, SQLITE_FILE_NAME);
  const file = new SqliteFile(path, 'write');
  await migrate({
    kyselyDialect: migrationDialect(file),
    dialect: 'sqlite',
    log: quietLog,
    upTo: '0001-first-tables',
  });
  file.execute(`insert into settings (key, value) values ('kept', '"since the first release"')`);
  file.close();
  const died = await runProgram('index', { DATA_DIR: dataDir, PORT: '0', CRASH_AT: point });
  if (died !== 'SIGKILL') throw new Error(`did not die at ${point}: ${died}`);
  const store = await openStore({ databaseUrl: null, dataDir, log: quietLog });
  const kept = await store.read((tables) => tables.settings.get('kept'));
  await store.close();
  if (kept !== 'since the first release') throw new Error(`after ${point} the store is not whole`);
  if ((await listBackups(join(dataDir, 'backups'))).length === 0)
    throw new Error(`before ${point} no copy was made`);
}

/** The signal or the code with which it ended. */
function runProgram(entry: string, environment: Readonly<Record<string, string>>): Promise<string> {
  return new Promise((resolve) => {
    const env = { PATH: process.env['PATH'] ?? '', DATA_KEY: KEY, LOG_LEVEL: 'silent', ...environment };
    const child = execFile(process.execPath, ['scripts/run.mjs', entry], { cwd: ROOT, env });
    child.once('exit', (code, signal) => resolve(signal ?? String(code)));
  });
}
