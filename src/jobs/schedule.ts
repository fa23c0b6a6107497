/** How often what is looked after, by node-cron. A tick only wakes a sweep over rows that are due, so a dropped or doubled tick does no harm. */
import type { ScheduledTask } from 'node-cron';
import { schedule } from 'node-cron';
import type { Log } from '../ports/log.ts';

export interface Job {
  readonly name: string;
  /** Six fields, seconds first. */
  readonly cron: string;
  readonly run: () => Promise<unknown>;
}

/** Starts the jobs. One that still runs is not started again; one that fails is logged and comes again. */
export function startJobs(
  jobs: readonly Job[],
  order: { log: Log; timeZone: string },
): { stop: () => Promise<void> } {
  const running = new Map<string, Promise<void>>();
  const tasks: ScheduledTask[] = jobs.map((job) =>
    schedule(job.cron, () => wake(job), {
      timezone: order.timeZone,
      name: job.name,
      // A tick that is missed wakes nothing that the next one does not; its warning would be the only line that is not ours.
      suppressMissedWarning: true,
    }),
  );

  function wake(job: Job): void {
    if (running.has(job.name)) return;
    const run = runOnce(job, order.log).finally(() => running.delete(job.name));
    running.set(job.name, run);
  }

  return {
    async stop() {
      for (const task of tasks) await task.stop();
      await Promise.all(running.values());
    },
  };
}

async function runOnce(job: Job, log: Log): Promise<void> {
  try {
    await job.run();
  } catch (error) {
    log.error('job_failed', { job: job.name, reason: error instanceof Error ? error.name : 'unknown' });
  }
}
