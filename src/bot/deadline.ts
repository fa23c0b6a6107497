/** Ends work that takes too long or that nobody waits for any more; every call of `telegramApi.ts` goes through it. */

export interface Deadline {
  readonly ms: number;
  /** Ends the work before its time, as when the process stops. */
  readonly signal?: AbortSignal | undefined;
}

/** Why work was cut off; null when it was not. */
export type CutOff = 'timeout' | 'stopped' | null;

export interface TimedWork {
  readonly signal: AbortSignal;
  readonly cutOff: () => CutOff;
}

/** Runs `work` with a signal that fires at the deadline; the work itself must obey it. */
export async function runUntil<Value>(
  { ms, signal }: Deadline,
  work: (timed: TimedWork) => Promise<Value>,
): Promise<Value> {
  const controller = new AbortController();
  let cutOff: CutOff = null;
  const cut = (reason: CutOff) => {
    cutOff ??= reason;
    controller.abort();
  };
  const stop = () => cut('stopped');
  // Cleared at the end: `AbortSignal.timeout` would keep a timer for each of the calls of the last seconds.
  const timer = setTimeout(() => cut('timeout'), ms);
  signal?.addEventListener('abort', stop, { once: true });
  if (signal?.aborted === true) stop();
  try {
    return await work({ signal: controller.signal, cutOff: () => cutOff });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}
