/** Keeps a bot's messages below Telegram's overall rate, within this process; `telegramChannel.ts` waits here before it sends. */
import { OutsideError } from '../ports/outsideError.ts';

export interface Pace {
  /** Resolves when it is this call's turn; throws a passing `paced` with `retryAfterMs` when that is too far off. */
  wait(operation: string): Promise<void>;
}

/** Beyond it the outbox had better reschedule: it holds a lease on the row meanwhile, and a lapsed lease means a second sending. */
const LONGEST_WAIT_MS = 5_000;

/** For a stand-in, which has no such limit. */
export const unpaced: Pace = { wait: () => Promise.resolve() };

/**
 * As many calls at once as a second allows, then one at a time at that rate. Counted by timers, not by a clock: they stop
 * by themselves when there is nothing to count.
 */
export function createPace(callsPerSecond: number, longestWaitMs = LONGEST_WAIT_MS): Pace {
  const intervalMs = 1_000 / callsPerSecond;
  const waiting: (() => void)[] = [];
  let free = Math.max(1, Math.floor(callsPerSecond));
  const full = free;
  let timer: NodeJS.Timeout | undefined;
  const refill = () => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
    if (free >= full) {
      clearInterval(timer);
      timer = undefined;
    }
  };
  return {
    async wait(operation) {
      timer ??= setInterval(refill, intervalMs);
      if (free > 0) {
        free -= 1;
        return;
      }
      const waitMs = Math.ceil((waiting.length + 1) * intervalMs);
      if (waitMs > longestWaitMs) {
        throw new OutsideError({
          service: 'telegram',
          operation,
          permanent: false,
          code: 'paced',
          retryAfterMs: waitMs,
        });
      }
      await new Promise<void>((resolve) => waiting.push(resolve));
    },
  };
}
