/** Whether WhatsApp Web still lives, by its own word, by the age of its last sign and by the memory it takes; the supervisor asks every half minute. */

export interface Looked {
  /** Its own word: `getState` answered CONNECTED in time. */
  readonly isConnected: boolean;
  /** Looks before this one, in a row, without a good word. */
  readonly silentLooks: number;
  /** Since anything at all was heard: a message, a tick, a change of state. */
  readonly signAgeMs: number;
  /** Messages that lie in the page and never came as events. */
  readonly missed: number;
  /** Of the child and its browser; null where it cannot be told. */
  readonly memoryMb: number | null;
  /** The clinic's quiet hours. */
  readonly isNight: boolean;
}

export interface LivenessLimits {
  /** Above it the browser is renewed at night, above twice as much at once; null for none. */
  readonly memoryCeilingMb: number | null;
  /** After so long without a sign the page is asked for messages that were not told. */
  readonly askAfterMs: number;
  /** After so long it is renewed, connected or not. */
  readonly renewAfterMs: number;
}

export type Verdict =
  | { readonly kind: 'well' | 'unanswered' }
  /** It is dead: begun anew, and counted as a failure. */
  | { readonly kind: 'dead'; readonly trouble: 'silent' | 'deaf' }
  /** It is stopped in order and begun anew, which is no failure. */
  | { readonly kind: 'renew'; readonly reason: 'memory' | 'memory_at_once' | 'no_sign' };

const SILENT_LOOKS = 2;
/** In the middle of a conversation nothing is renewed that can wait for a minute. */
const PAUSE_MS = 60_000;
/** Short of that the machine's other programs suffer. */
const AT_ONCE_SHARE = 2;

export const needsAsking = (signAgeMs: number, askAfterMs: number): boolean => signAgeMs >= askAfterMs;

export function judge(looked: Looked, limits: LivenessLimits): Verdict {
  const { isConnected, silentLooks, signAgeMs, missed, memoryMb, isNight } = looked;
  if (!isConnected)
    return silentLooks + 1 >= SILENT_LOOKS ? { kind: 'dead', trouble: 'silent' } : { kind: 'unanswered' };
  if (missed > 0) return { kind: 'dead', trouble: 'deaf' };
  const share = memoryMb === null || limits.memoryCeilingMb === null ? 0 : memoryMb / limits.memoryCeilingMb;
  if (share > AT_ONCE_SHARE) return { kind: 'renew', reason: 'memory_at_once' };
  if (share > 1 && isNight && signAgeMs >= PAUSE_MS) return { kind: 'renew', reason: 'memory' };
  return signAgeMs >= limits.renewAfterMs ? { kind: 'renew', reason: 'no_sign' } : { kind: 'well' };
}
