/** Runs a duty in one of the processes on a shared store; on an embedded store this process is the only one there is. */
import { type Duty, holdByLease } from '../jobs/holdByLease.ts';
import { systemClock } from '../services/clock.ts';
import type { Parts } from './parts.ts';

type Place = Pick<Parts, 'config' | 'store' | 'log' | 'processName'>;

/** Compose wraps what must not be done twice at once: fetching updates, writing the sheet, holding WhatsApp's session. */
export function inOneProcess(
  { config, store, log, processName }: Place,
  duty: Duty,
): { stop(): Promise<void> } {
  if (config.DATABASE_URL !== undefined)
    return holdByLease({ store, clock: systemClock, log, holder: processName }, duty);
  const running = duty.start();
  running.catch((error: unknown) =>
    log.error('duty_not_started', {
      duty: duty.name,
      reason: error instanceof Error ? error.name : 'unknown',
    }),
  );
  return {
    async stop() {
      const started = await running.catch(() => null);
      await started?.stop();
    },
  };
}

/** Longer than a backup takes; one whose maker has died is made by another process after that. */
const TURN_MS = 60 * 60_000;

/** Whether this process does what one of several does now and then: the first that asks does it, for an hour nobody else. */
export const isItsTurn = async (
  { config, store, processName: holder }: Omit<Place, 'log'>,
  name: string,
): Promise<boolean> => {
  if (config.DATABASE_URL === undefined) return true;
  const now = systemClock.now();
  const until = new Date(now.getTime() + TURN_MS);
  return store.transact((tables) => tables.leases.take({ name, holder, now, until }));
};
