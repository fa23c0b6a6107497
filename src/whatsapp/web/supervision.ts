/** What the supervisor of WhatsApp Web tells of itself, and how long it waits for what. */
import type { FailureCode } from './protocol.ts';

export type WebPhase =
  | 'stopped'
  | 'launching'
  | 'qr'
  | 'authenticated'
  | 'ready'
  /** Between two tries. */
  | 'waiting'
  /** Only a person can help: linked anew, or nothing worked for long. */
  | 'needs_staff';

export type WebTrouble =
  | FailureCode
  | 'logged_out'
  | 'qr_not_scanned'
  | 'too_slow'
  | 'silent'
  | 'deaf'
  | 'ended';

export interface WebState {
  readonly phase: WebPhase;
  /** What is shown to be scanned, while it is. */
  readonly qr: string | null;
  readonly trouble: WebTrouble | null;
  readonly failures: number;
  /** When anything was last heard of it: a message, a tick, a change of state. */
  readonly lastSignAt: Date | null;
}

export interface SupervisorTimes {
  readonly launchMs: number;
  /** For the next code, while nobody has scanned one: the page renews them every 20 seconds. */
  readonly qrMs: number;
  readonly readyMs: number;
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  readonly lookEveryMs: number;
  readonly answerMs: number;
  readonly askAfterMs: number;
  readonly renewAfterMs: number;
  readonly sealEveryMs: number;
  readonly firstSealMs: number;
}

export const SUPERVISOR_TIMES: SupervisorTimes = {
  launchMs: 90_000,
  qrMs: 90_000,
  readyMs: 120_000,
  firstWaitMs: 2_000,
  longestWaitMs: 300_000,
  lookEveryMs: 30_000,
  answerMs: 15_000,
  askAfterMs: 900_000,
  // Longer than any pause of a clinic's day.
  renewAfterMs: 21_600_000,
  sealEveryMs: 600_000,
  // Right after linking the page still writes.
  firstSealMs: 20_000,
};
