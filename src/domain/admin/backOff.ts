/** How long an id waits after wrong passwords. Waiting is by id, so that nobody can make another person wait, even one who mistypes while others guess. */
import { ADMIN_POLICY } from './adminPolicy.ts';

export interface PasswordFailures {
  /** Since the last right one. */
  readonly count: number;
  readonly lastAt: Date;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/**
 * When this id may try again; null when at once. `overall` counts the wrong passwords of all ids within the window, and lengthens
 * the waits of those alone whose own failures are a guesser's: a person who mistypes once or twice never waits for what others do,
 * and one who mistypes four times waits their own minute.
 */
export function mayTryFrom(own: PasswordFailures | null, overall: number, now: Date): Date | null {
  if (own === null || own.count === 0) return null;
  const { freeFailures, guesserFailures, overallFailures, overallWindowMinutes } = ADMIN_POLICY;
  const ownWaitMs = own.count < freeFailures ? 0 : waitMs(own.count - freeFailures);
  const isGuesser = own.count >= guesserFailures;
  const sharedWaitMs = isGuesser && overall >= overallFailures ? overallWindowMinutes * MINUTE : 0;
  const from = new Date(own.lastAt.getTime() + Math.max(ownWaitMs, sharedWaitMs));
  return from <= now ? null : from;
}

/** Doubled with each failure beyond the free ones. */
function waitMs(beyond: number): number {
  const { firstWaitSeconds, longestWaitMinutes } = ADMIN_POLICY;
  return Math.min(longestWaitMinutes * MINUTE, firstWaitSeconds * SECOND * 2 ** Math.min(beyond, 20));
}
