/** The clocks: the system's, and one that the playground can move; `compose.ts` picks. */
import type { Clock } from '../ports/clock.ts';

export const systemClock: Clock = { now: () => new Date() };

/** A clock that runs on, but may be set off from the system's time. */
export interface MovableClock extends Clock {
  /** How far this clock is ahead of the system's; negative when it is behind. */
  readonly offsetMs: number;
  moveBy(ms: number): void;
  /** Sets this clock to the instant; it runs on from there. */
  moveTo(instant: Date): void;
}

/** Starts at the system's time; `base` is what it runs on. */
export function movableClock(base: Clock = systemClock): MovableClock {
  let offsetMs = 0;
  const move = (newOffsetMs: number) => {
    if (!Number.isFinite(newOffsetMs))
      throw new Error('a clock can only be moved by a finite number of milliseconds');
    offsetMs = newOffsetMs;
  };
  return {
    now: () => new Date(base.now().getTime() + offsetMs),
    get offsetMs() {
      return offsetMs;
    },
    moveBy: (ms) => move(offsetMs + ms),
    moveTo: (instant) => move(instant.getTime() - base.now().getTime()),
  };
}
