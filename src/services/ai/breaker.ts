/** The circuit breaker before Gemini: while it is open nobody is asked; shared by the agent and the transcription of one key. */
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';

export type BreakerReason = 'rate_limited' | 'unavailable';

export type CallEnding =
  /** The service answered, whatever it said. */
  | { readonly kind: 'answered' }
  /** 5xx, a timeout, no connection, something unreadable, a key that is refused. */
  | { readonly kind: 'failed' }
  /** 429, with the delay that its answer asks for. */
  | { readonly kind: 'rate_limited'; readonly retryDelayMs: number | null }
  /** We hung up for a reason of our own: says nothing about the service. */
  | { readonly kind: 'abandoned' };

export interface Breaker {
  /** False while it is open, and while one probe is finding out whether the service is back. */
  isAvailable(): boolean;
  /** Null: the call may go out, and `ended` must be told how it went. Otherwise why it may not. */
  admit(): BreakerReason | null;
  ended(ending: CallEnding): void;
}

/** Three in a row are no chance; the patient of each has been answered by another reader meanwhile. */
const FAILURES_TO_OPEN = 3;
const PAUSE_AFTER_FAILURES_MS = 20_000;
/** For a 429 without a delay: quotas are counted by the minute, and half of one has passed on average. */
const DEFAULT_RATE_PAUSE_MS = 30_000;
/** The longest quota is a day's. A longer wish is a mistake. */
const LONGEST_RATE_PAUSE_MS = 24 * 60 * 60_000;

export function createBreaker({ clock, log }: { readonly clock: Clock; readonly log: Log }): Breaker {
  let opened: { readonly until: number; readonly reason: BreakerReason } | null = null;
  let failuresInRow = 0;
  let isProbing = false;

  const now = () => clock.now().getTime();
  const open = (reason: BreakerReason, pauseMs: number): void => {
    opened = { until: now() + pauseMs, reason };
    isProbing = false;
    failuresInRow = 0;
    log.warn('model.breakerOpened', { reason, pauseMs });
  };
  const countFailure = (): void => {
    failuresInRow += 1;
    if (isProbing || failuresInRow >= FAILURES_TO_OPEN) open('unavailable', PAUSE_AFTER_FAILURES_MS);
  };
  const closeAfterAnswer = (): void => {
    failuresInRow = 0;
    // An answer to a call from before the opening does not close: it says nothing about the quota that ran out since.
    if (opened !== null && isProbing) {
      opened = null;
      log.info('model.breakerClosed');
    }
    isProbing = false;
  };

  return {
    isAvailable: () => opened === null || (now() >= opened.until && !isProbing),
    admit: () => {
      if (opened === null) return null;
      if (now() < opened.until || isProbing) return opened.reason;
      isProbing = true;
      return null;
    },
    ended: (ending) => {
      if (ending.kind === 'answered') closeAfterAnswer();
      else if (ending.kind === 'failed') countFailure();
      else if (ending.kind === 'rate_limited') open('rate_limited', ratePauseMs(ending.retryDelayMs));
      else isProbing = false;
    },
  };
}

function ratePauseMs(askedMs: number | null): number {
  return askedMs === null || askedMs <= 0 ? DEFAULT_RATE_PAUSE_MS : Math.min(askedMs, LONGEST_RATE_PAUSE_MS);
}
