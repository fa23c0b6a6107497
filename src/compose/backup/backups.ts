/** Makes backups: nightly, on command and before a migration. Puts the store's snapshot and the folders of files into one sealed file, and rotates. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../config.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { type BackupSize, readBackupFile, writeBackupFile } from '../../services/backup/backupFile.ts';
import {
  backupName,
  clearUnfinished,
  listBackups,
  rotateBackups,
} from '../../services/backup/backupFolder.ts';
import { openSnapshot } from '../../store/copy/snapshot.ts';
import { reachCrashPoint } from '../../types/crashPoint.ts';
import { backupFolder, reportsFolder, sessionFolder } from '../folders.ts';

export interface BackupPlace {
  readonly config: Config;
  readonly key: Buffer;
  readonly clock: Clock;
  readonly log: Log;
}

export interface MadeBackup extends BackupSize {
  readonly path: string;
  /** Names of older backups that the rotation has removed. */
  readonly removed: readonly string[];
}

/** Consistent while the product runs: everything is of the instant at which the store's snapshot was opened. Read back before it counts. */
export async function makeBackup(place: BackupPlace, before: string | null = null): Promise<MadeBackup> {
  const { config, key, clock, log } = place;
  const folder = backupFolder(config);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, backupName(clock.now(), before));
  const snapshot = await openSnapshot(addressOf(config));
  reachCrashPoint('backup.snapshotOpen');
  let size: BackupSize;
  try {
    const folders = [
      { name: 'reports', path: reportsFolder(config) },
      { name: 'whatsapp-session', path: sessionFolder(config) },
    ] as const;
    size = await writeBackupFile(path, { snapshot, folders }, key);
  } finally {
    await snapshot.close();
  }
  await readBackupFile(path, key, NOBODY);
  reachCrashPoint('backup.checked');
  const [days = 7, weeks = 4, months = 6] = config.BACKUP_KEEP;
  const removed = await rotateBackups(folder, { days, weeks, months });
  await clearUnfinished(folder, clock.now());
  reachCrashPoint('backup.rotated');
  log.info('backup_made', { bytes: size.bytes, rows: size.rows, files: size.files, removed: removed.length });
  return { path, removed, ...size };
}

/** For who only wants to know that all of it can be read. */
const NOBODY = { outline: async () => undefined, rows: async () => undefined, file: async () => undefined };

export const addressOf = (config: Config) => ({
  databaseUrl: config.DATABASE_URL ?? null,
  dataDir: config.DATA_DIR,
});

/** The hour of the night, of the clinic's day, after which a new backup is due; before old messages lose their content. */
const NIGHT_HOUR = 2;

/**
 * Makes the night's backup when there is none yet. Asked every few minutes, so that a night on which the machine was off
 * is made good in the morning; what is already there is never made twice.
 */
export async function makeNightlyBackup(
  place: BackupPlace,
  /** Asked when one is due: of several processes on one store, one makes it. */
  isOurTurn: () => Promise<boolean>,
): Promise<MadeBackup | null> {
  const [newest] = await listBackups(backupFolder(place.config));
  const isDue = isBackupDue(newest?.madeAt ?? null, place.clock.now(), place.config.CLINIC_TIME_ZONE);
  return isDue && (await isOurTurn()) ? makeBackup(place) : null;
}

export function isBackupDue(newestAt: Date | null, now: Date, timeZone: string): boolean {
  return newestAt === null || nightOf(newestAt, timeZone) < nightOf(now, timeZone);
}

/** The date of the last night whose hour is over. */
function nightOf(instant: Date, timeZone: string): string {
  const shifted = new Date(instant.getTime() - NIGHT_HOUR * 60 * 60_000);
  return shifted.toLocaleDateString('sv-SE', { timeZone });
}

/** When the newest was made; where there is none, this process's start: one that has just begun has had no night yet. */
export function newestBackupOf({
  config,
  clock,
}: Pick<BackupPlace, 'config' | 'clock'>): () => Promise<Date> {
  const startedAt = clock.now();
  return async () => (await listBackups(backupFolder(config)))[0]?.madeAt ?? startedAt;
}
