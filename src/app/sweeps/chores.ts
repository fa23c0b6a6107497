/** What time alone brings about, and how often: for `jobs/`, and for whoever moves the clock by hand. */
import type { NewOutboxRow } from '../../ports/store.ts';
import { sweepVisitOffers } from '../admin/deeds/leave/answerOffer.ts';
import { sendDigests, watchOutbox } from '../admin/notices/sendDigest.ts';
import { watchBackups } from '../admin/notices/watchBackups.ts';
import { extendSlots } from '../clinic/clinicBook.ts';
import { tellLedgerFindings } from '../money/ledger/checkLedger.ts';
import type { Outside } from '../outbox/drain/outside.ts';
import type { OutboxRunner } from '../outbox/outboxRunner.ts';
import { keepRetention } from '../privacy/retention.ts';
import { sweepReminders } from '../reminders/sweepReminders.ts';
import { sweepWaitlist } from '../waitlist/sweepWaitlist.ts';
import { endDay } from './endDay.ts';
import { followRefunds, sweepLateOffers } from './moneySweeps.ts';
import { forgetOldMessages, reconcilePayments, sweepHolds, sweepStaffSilence } from './sweeps.ts';

/** One thing that time brings about, for `jobs/` and for whoever moves the clock by hand. */
export interface Chore {
  readonly name: string;
  /** Six cron fields, seconds first. */
  readonly cron: string;
  readonly run: () => Promise<unknown>;
}

/** Chores by how soon a patient would notice that one is late. */
export function deskChores(outside: Outside, runner: OutboxRunner): readonly Chore[] {
  const andSend = (sweep: (outside: Outside) => Promise<readonly NewOutboxRow[]>) => async () =>
    runner.sendNow(await sweep(outside));
  const { world } = outside;
  return [
    { name: 'drainOutbox', cron: '* * * * * *', run: () => runner.sweep() },
    // Before the holds: an offer ends its own.
    {
      name: 'sweepVisitOffers',
      cron: '*/20 * * * * *',
      run: async () => runner.sendNow(await sweepVisitOffers(world)),
    },
    { name: 'sweepHolds', cron: '*/5 * * * * *', run: andSend(sweepHolds) },
    { name: 'sweepReminders', cron: '*/15 * * * * *', run: andSend(sweepReminders) },
    { name: 'sweepStaffSilence', cron: '*/20 * * * * *', run: andSend(sweepStaffSilence) },
    { name: 'reconcilePayments', cron: '0 */2 * * * *', run: andSend(reconcilePayments) },
    { name: 'sweepWaitlist', cron: '*/20 * * * * *', run: andSend(sweepWaitlist) },
    { name: 'endDay', cron: '0 30 22 * * *', run: andSend(endDay) },
    { name: 'sweepLateOffers', cron: '*/20 * * * * *', run: andSend(sweepLateOffers) },
    { name: 'followRefunds', cron: '30 */15 * * * *', run: andSend(followRefunds) },
    { name: 'checkLedger', cron: '15 7 * * * *', run: andSend(tellLedgerFindings) },
    { name: 'keepRetention', cron: '0 45 3 * * *', run: andSend(keepRetention) },
    { name: 'sendDigests', cron: '15 * * * * *', run: andSend(sendDigests) },
    { name: 'watchOutbox', cron: '45 */5 * * * *', run: andSend(watchOutbox) },
    { name: 'watchBackups', cron: '20 5 * * * *', run: andSend(watchBackups) },
    { name: 'extendSlots', cron: '0 10 0 * * *', run: () => extendSlots(world, world.directory) },
    { name: 'forgetOldMessages', cron: '0 30 3 * * *', run: () => forgetOldMessages(outside) },
  ];
}
