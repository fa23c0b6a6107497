/** What a drill is: a promise that is tried with large counts, by hand or at night; `run.ts` holds the table of them. */

export interface DrillOrder {
  /** How many of whatever the drill counts. */
  readonly count: number;
  /** The same seed plays the same drill. */
  readonly seed: number;
  /** By `performance.now()`: a drill that can stop half-way begins nothing after it, and says how far it came. */
  readonly untilMs?: number;
}

export interface Drill {
  readonly name: string;
  /** What it proves, and what `count` counts. */
  readonly purpose: string;
  readonly usualCount: number;
  /** Answers with what was done, a fact a line. @throws when the promise is broken */
  readonly run: (order: DrillOrder) => Promise<readonly string[]>;
}
