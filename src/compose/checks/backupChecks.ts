/** What the doctor asks of the backups, and the test booking: in a copy of the store that is thrown away, so that the real one never sees it. */
import { mkdir, stat } from 'node:fs/promises';
import { listBackups } from '../../services/backup/backupFolder.ts';
import { explainDataKeyRefusal, loadOrMakeDataKey } from '../../services/dataKey.ts';
import { type BackupPlace, makeBackup } from '../backup/backups.ts';
import { drillRestore, lastRestoreDrill } from '../backup/restoreDrill.ts';
import { backupFolder } from '../folders.ts';
import { type Check, type CheckPlace, daysBetween, fault, fine, off, warning } from './check.ts';
import { bookInCopy } from './testBooking.ts';

/** A night and some hours: one that was missed shows the next morning. */
const OLD_AFTER_MS = 36 * 60 * 60_000;
const DRILL_OLD_AFTER_DAYS = 35;

async function backupPlaceOf({ config, clock, log }: CheckPlace): Promise<BackupPlace> {
  const key = await loadOrMakeDataKey({ dataDir: config.DATA_DIR, given: config.DATA_KEY });
  if (!key.ok) throw new Error(explainDataKeyRefusal(key.refusal, config.DATA_DIR));
  return { config, key: key.value, clock, log };
}

const backup: Check = {
  name: 'backup',
  why: 'What is lost after it is lost for good.',
  async look({ config, clock }) {
    const folder = backupFolder(config);
    const [newest] = await listBackups(folder);
    const mend = 'Run npm run backup. A running product makes one every night.';
    if (newest === undefined)
      return config.isTelegramReal ? fault(`none in ${folder}`, mend) : off(`none in ${folder}`, mend);
    const ageMs = clock.now().getTime() - newest.madeAt.getTime();
    const what = `${newest.name}, ${Math.floor(ageMs / 3_600_000)} hours old`;
    return ageMs > OLD_AFTER_MS ? fault(what, mend) : fine(what);
  },
  async fix(place) {
    await mkdir(backupFolder(place.config), { recursive: true, mode: 0o700 });
    return `made ${(await makeBackup(await backupPlaceOf(place))).path}`;
  },
};

const elsewhere: Check = {
  name: 'backup disk',
  why: 'A backup on the same disk goes with the disk.',
  async look({ config }) {
    const folder = backupFolder(config);
    const [ours, theirs] = await Promise.all(
      [config.DATA_DIR, folder].map((path) => stat(path).catch(() => null)),
    );
    if (ours === null || theirs === null || ours === undefined || theirs === undefined)
      return off('no backup yet', 'See the line above.');
    if (ours.dev !== theirs.dev) return fine(`${folder} is on another disk`);
    return warning(
      `${folder} is on the same disk`,
      'Set BACKUP_DIR to a mounted share, or copy the folder away every night.',
    );
  },
};

const drill: Check = {
  name: 'restore drill',
  why: 'A backup that was never restored is a hope.',
  async look({ config, clock }) {
    const last = await lastRestoreDrill(config);
    const mend = 'Run npm run backup -- --drill.';
    if (last === null) return config.isTelegramReal ? warning('none yet', mend) : off('none yet', mend);
    if (last.broken.length > 0)
      return fault(
        `of ${last.at.slice(0, 10)}: ${last.broken.length} promises were broken`,
        'See “Broken promises” in docs/operations.md.',
      );
    const days = daysBetween(new Date(last.at), clock.now());
    const what = `${days} days ago: ${last.rows} rows and ${last.files} files, every promise held`;
    return days > DRILL_OLD_AFTER_DAYS ? warning(what, mend) : fine(what);
  },
  async fix(place) {
    const made = await drillRestore(await backupPlaceOf(place));
    return made === null
      ? 'no backup to restore'
      : `restored ${made.backup} aside: ${made.broken.length} promises broken`;
  },
};

const booking: Check = {
  name: 'test booking',
  why: 'Doctor, time, hold, booking and receipt of a desk payment, as a patient goes through them.',
  isDeep: true,
  async look(place) {
    const booked = await bookInCopy(place.config, place.clock);
    if (booked.ok) return fine(`${booked.value} was booked in a copy of the store, and thrown away with it`);
    const mends = {
      no_store: 'npm start makes the store.',
      no_free_time: 'Give the doctors weekly hours: see the line about next week.',
      not_booked: 'Write to the bot yourself, and see the log for what refuses.',
    };
    const { code, what } = booked.refusal;
    return code === 'no_store' ? off(what, mends[code]) : fault(what, mends[code]);
  },
};

export const BACKUP_CHECKS: readonly Check[] = [backup, elsewhere, drill, booking];
