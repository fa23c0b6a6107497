/** The folder of backups: their names, which are there, and which may go. Pure but for reading and removing names. */
import { readdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCodeOf, UNFINISHED_SUFFIX } from '../durableFile.ts';

const NAME = /^frontdesk-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z(-before-[\w-]+)?\.backup$/;

const ABANDONED_AFTER_MS = 86_400_000;

export interface KeptBackup {
  readonly name: string;
  readonly path: string;
  readonly madeAt: Date;
  readonly bytes: number;
}

/** How many days, weeks and months each keep their newest backup. */
export interface Rotation {
  readonly days: number;
  readonly weeks: number;
  readonly months: number;
}

/** The last second counts, so that two in one second are the same one. */
export function backupName(madeAt: Date, before: string | null = null): string {
  const stamp = madeAt.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  return `frontdesk-${stamp}${before === null ? '' : `-before-${before}`}.backup`;
}

/** Newest first; an empty list where there is no such folder. */
export async function listBackups(folder: string): Promise<readonly KeptBackup[]> {
  const found: KeptBackup[] = [];
  for (const name of await namesIn(folder)) {
    const madeAt = madeAtOf(name);
    if (madeAt === null) continue;
    const path = join(folder, name);
    found.push({ name, path, madeAt, bytes: (await stat(path)).size });
  }
  return found.sort((one, other) => other.madeAt.getTime() - one.madeAt.getTime());
}

/** Removes what the rotation does not keep; answers with the names. The newest is always kept. */
export async function rotateBackups(folder: string, rotation: Rotation): Promise<readonly string[]> {
  const backups = await listBackups(folder);
  const kept = keptOf(backups, rotation);
  const gone = backups.filter((backup) => !kept.has(backup));
  for (const { path } of gone) {
    await unlink(path);
    await unlink(`${path}.sha256`).catch(() => undefined);
  }
  return gone.map(({ name }) => name);
}

/** What a crash left half-written goes after a day; one that is being written now is younger. */
export async function clearUnfinished(folder: string, now: Date): Promise<void> {
  for (const name of (await readdir(folder)).filter((one) => one.endsWith(UNFINISHED_SUFFIX))) {
    const path = join(folder, name);
    if (now.getTime() - (await stat(path)).mtimeMs > ABANDONED_AFTER_MS) await unlink(path);
  }
}

/** Of each of the last days, weeks and months that have one, the newest. */
export function keptOf(backups: readonly KeptBackup[], rotation: Rotation): ReadonlySet<KeptBackup> {
  const kept = new Set(backups.slice(0, 1));
  const spans: readonly [number, (madeAt: Date) => string][] = [
    [rotation.days, (at) => at.toISOString().slice(0, 10)],
    // Weeks of seven days since 1970 began on a Thursday.
    [rotation.weeks, (at) => String(Math.floor((at.getTime() / 86_400_000 + 3) / 7))],
    [rotation.months, (at) => at.toISOString().slice(0, 7)],
  ];
  for (const [count, spanOf] of spans) {
    const seen = new Set<string>();
    for (const backup of backups) {
      const span = spanOf(backup.madeAt);
      if (seen.has(span)) continue;
      if (seen.size === count) break;
      seen.add(span);
      kept.add(backup);
    }
  }
  return kept;
}

function madeAtOf(name: string): Date | null {
  const [, year, month, day, hour, minute, second] = NAME.exec(name) ?? [];
  return year === undefined ? null : new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => !name.endsWith(UNFINISHED_SUFFIX));
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
