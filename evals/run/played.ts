/** One play of one scenario in one arm with its score: what the suites hand to the reporter, and the report shows. */
import type { Play } from '../play/record.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Score } from '../score/scorePlay.ts';

/**
 * `error`: the scenario's own reference path does not reach its end, or nothing answers for the model; no score of the agent.
 * `caller_fault`: the simulated patient did not keep to its brief; no score of the agent either.
 */
export type Verdict = 'passed' | 'failed' | 'error' | 'caller_fault' | 'over_budget';

export interface Judgement {
  readonly judge: string;
  /** 1 to 5. */
  readonly score: number;
  readonly reason: string;
}

export interface Played {
  readonly arm: string;
  readonly scenario: Pick<Scenario, 'id' | 'purpose' | 'tags'>;
  /** 0 is the reference path. */
  readonly trial: number;
  readonly seed: string;
  readonly verdict: Verdict;
  readonly score: Score;
  readonly play: Play;
  readonly judgements: readonly Judgement[];
  /** Why the recording did not fit and the scenario's own script answered instead; null when it fitted. */
  readonly stale: string | null;
}

declare module 'vitest' {
  interface TaskMeta {
    played?: Played;
  }
}
