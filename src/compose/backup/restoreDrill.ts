/** Restores the newest backup into a folder that is thrown away, and writes down how it went: `npm run backup -- --drill` and the doctor. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../config.ts';
import type { BrokenInvariant } from '../../ports/storeCopy.ts';
import { listBackups } from '../../services/backup/backupFolder.ts';
import { writeDurably } from '../../services/durableFile.ts';
import { backupFolder } from '../folders.ts';
import type { BackupPlace } from './backups.ts';
import { restoreBackup } from './restoreBackup.ts';

const RECORD_FILE = 'restore-drill.json';

export interface RestoreDrill {
  readonly backup: string;
  /** ISO instant of the drill. */
  readonly at: string;
  readonly rows: number;
  readonly files: number;
  readonly broken: readonly BrokenInvariant[];
}

/** Null when there is no backup. A backup of PostgreSQL is restored into an embedded store: the rows are the same. */
export async function drillRestore({ config, key, clock, log }: BackupPlace): Promise<RestoreDrill | null> {
  const folder = backupFolder(config);
  const [newest] = await listBackups(folder);
  if (newest === undefined) return null;
  const dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-restore-'));
  try {
    const restored = await restoreBackup({
      file: newest.path,
      key,
      into: { databaseUrl: null, dataDir },
      log,
    });
    const drill: RestoreDrill = {
      backup: newest.name,
      at: clock.now().toISOString(),
      rows: Object.values(restored.rows).reduce((sum, rows) => sum + rows, 0),
      files: restored.files,
      broken: restored.broken,
    };
    await writeDurably(join(folder, RECORD_FILE), Buffer.from(`${JSON.stringify(drill, null, 2)}\n`));
    return drill;
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** The last drill that was made with these backups, or null. */
export async function lastRestoreDrill(config: Config): Promise<RestoreDrill | null> {
  try {
    return JSON.parse(await readFile(join(backupFolder(config), RECORD_FILE), 'utf8')) as RestoreDrill;
  } catch {
    return null;
  }
}
