/** What a line of the deployment checklist is, and the words that most of them need; `deploymentChecks.ts` goes through the list. */
import type { Config } from '../../config.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { OutsideError } from '../../ports/outsideError.ts';

/** `off`: not configured, and that is allowed. */
export type Standing = 'ok' | 'warning' | 'fault' | 'off';

export interface Finding {
  readonly standing: Standing;
  readonly what: string;
  /** Absent where nothing has to be done. */
  readonly mend?: string;
}

export interface CheckPlace {
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
  /** The file that holds the secrets, for its rights. */
  readonly envFile: string;
}

export interface Check {
  readonly name: string;
  /** Why it matters, one sentence. */
  readonly why: string;
  /** Takes long, or costs money: only with `--deep`. */
  readonly isDeep?: true;
  readonly look: (place: CheckPlace) => Promise<Finding>;
  /** Mends what is at fault where that can do no harm; says what it did. */
  readonly fix?: (place: CheckPlace) => Promise<string>;
}

export const fine = (what: string): Finding => ({ standing: 'ok', what });
export const off = (what: string, mend: string): Finding => ({ standing: 'off', what, mend });
export const warning = (what: string, mend: string): Finding => ({ standing: 'warning', what, mend });
export const fault = (what: string, mend: string): Finding => ({ standing: 'fault', what, mend });

/** A service's refusal by its code: never its own words, which may hold a key. */
export const codeOf = (error: unknown): string => (error instanceof OutsideError ? error.code : 'unknown');

export const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : 'unknown reason';

export const daysBetween = (from: Date, to: Date): number =>
  Math.floor((to.getTime() - from.getTime()) / 86_400_000);

/** A field of what a service or a store has told; empty when it is no text. */
export const textOf = (found: Readonly<Record<string, unknown>>, field: string): string => {
  const value = found[field];
  return typeof value === 'string' ? value : '';
};
