/** Tells the clinic's people that the night's backup is missing; a chore asks every hour. */
import { clinicMoment } from '../../../domain/visit/visitTime.ts';
import type { NewOutboxRow } from '../../../ports/store.ts';
import type { Outside } from '../../outbox/drain/outside.ts';
import { spreadNotice } from './spreadNotice.ts';

/** A night's backup, and half a day for a machine that was off in the night. */
const OLD_HOURS = 36;
const HOUR_MS = 60 * 60_000;

/** Once a day at most. */
export async function watchBackups(outside: Outside): Promise<readonly NewOutboxRow[]> {
  const { clock, directory } = outside.world;
  if (outside.newestBackup === undefined) return [];
  const now = clock.now();
  const hours = Math.floor((now.getTime() - (await outside.newestBackup()).getTime()) / HOUR_MS);
  if (hours < OLD_HOURS) return [];
  const { date } = clinicMoment(now, directory.clinic.timeZone);
  return spreadNotice(outside, { code: 'backup_old', hours }, `backup:${date}`);
}
