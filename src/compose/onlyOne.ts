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
