/** How long to wait after a failure: longer each time, never the same for two processes. Used by polling and by registering. */
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

export interface BackoffTimes {
  readonly firstMs: number;
  readonly longestMs: number;
  /** After 401: only a person with a new token can mend that. */
  readonly unauthorizedMs: number;
}

export const BACKOFF_TIMES: BackoffTimes = { firstMs: 1_000, longestMs: 30_000, unauthorizedMs: 60_000 };

/** The wait after the given number of failures in a row (1 or more): doubled each time, then shortened by up to half at random. */
export function backoffMs({ firstMs, longestMs }: BackoffTimes, failures: number): number {
  const fullMs = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 20));
  return fullMs - randomInt(Math.floor(fullMs / 2) + 1);
}

/** Waits, or less when the signal fires. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
