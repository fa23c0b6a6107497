/** Named places at which a process may be made to die, to see that nothing is lost: hooks that do nothing unless a drill has armed them. */

let onReached: ((name: string) => void) | null = null;

/** Costs a comparison; anything behind it exists in drills alone. */
export function reachCrashPoint(name: string): void {
  if (onReached !== null) onReached(name);
}

/** From now on `listener` hears of every point that is reached. */
export function armCrashPoints(listener: (name: string) => void): void {
  onReached = listener;
}

export const areCrashPointsArmed = (): boolean => onReached !== null;
