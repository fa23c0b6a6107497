/** Holds the jobs to their word: a slow one is not started twice, a failing one comes again, and stopping waits. */
import { describe, expect, it } from 'vitest';
import { recordingLog } from '../services/recordingLog.ts';
import { startJobs } from './schedule.ts';

const EVERY_SECOND = '* * * * * *';
const orders = () => ({ log: recordingLog(), timeZone: 'Asia/Kolkata' });

/** A promise with its keys outside. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe('a job', () => {
  it('that fails is logged by its kind of error alone, and comes again', async () => {
    const order = orders();
    const again = gate();
    let runs = 0;
    const run = () => {
      runs += 1;
      if (runs === 2) again.open();
      return Promise.reject(new TypeError('Asha’s number is 9876543210'));
    };
    const jobs = startJobs([{ name: 'sweep', cron: EVERY_SECOND, run }], order);
    await again.opened;
    await jobs.stop();
    expect(order.log.lines[0]).toEqual({
      level: 'error',
      event: 'job_failed',
      facts: { job: 'sweep', reason: 'TypeError' },
    });
    expect(order.log.text()).not.toContain('9876543210');
  });

  it('that still runs is not started beside itself, and stopping waits for it', async () => {
    const [started, later, finish] = [gate(), gate(), gate()];
    let running = 0;
    let most = 0;
    let isDone = false;
    const slow = async () => {
      running += 1;
      most = Math.max(most, running);
      started.open();
      await finish.opened;
      running -= 1;
      isDone = true;
    };
    let ticks = 0;
    const beat = async () => {
      ticks += 1;
      if (ticks === 2) later.open();
    };
    const jobs = startJobs(
      [
        { name: 'slow', cron: EVERY_SECOND, run: slow },
        { name: 'beat', cron: EVERY_SECOND, run: beat },
      ],
      orders(),
    );
    await started.opened;
    await later.opened;
    const stopped = jobs.stop();
    finish.open();
    await stopped;
    expect([most, isDone]).toEqual([1, true]);
  });
});
