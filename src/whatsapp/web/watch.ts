/** Looks after a client that is ready, every half minute, until something has to be done; the supervisor begins and ends it. */
import type { Clock } from '../../ports/clock.ts';
import { judge, needsAsking, type Verdict } from './liveness.ts';
import { treeMemoryMb } from './processMemory.ts';
import type { SupervisorTimes } from './supervision.ts';
import type { WebProcess } from './webProcess.ts';

export interface WatchOptions {
  readonly clock: Clock;
  /** The clinic's quiet hours: when what can wait is done. */
  readonly isNight: () => boolean;
  /** Null for none. */
  readonly memoryCeilingMb: number | null;
}

type Deed = Exclude<Verdict, { kind: 'well' | 'unanswered' }>;

export class Watch {
  readonly #options: WatchOptions;
  readonly #times: SupervisorTimes;
  readonly #onVerdict: (verdict: Deed, memoryMb: number | null) => void;
  #timer: NodeJS.Timeout | undefined;
  #watched: WebProcess | null = null;
  #silentLooks = 0;
  #askedAt = 0;
  lastSignAt: Date | null = null;

  constructor(
    options: WatchOptions,
    times: SupervisorTimes,
    onVerdict: (verdict: Deed, memoryMb: number | null) => void,
  ) {
    this.#options = options;
    this.#times = times;
    this.#onVerdict = onVerdict;
  }

  begin(watched: WebProcess): void {
    this.#watched = watched;
    this.#silentLooks = 0;
    this.heard();
    this.#lookLater();
  }

  end(): void {
    this.#watched = null;
    clearTimeout(this.#timer);
  }

  /** Something came: a message, a tick, a change of state. */
  heard(): void {
    this.lastSignAt = this.#options.clock.now();
  }

  #lookLater(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), this.#times.lookEveryMs);
    this.#timer.unref();
  }

  async #look(): Promise<void> {
    const watched = this.#watched;
    if (watched === null) return;
    const isConnected = await watched
      .ask({ name: 'state' }, this.#times.answerMs)
      .then((state) => state === 'CONNECTED')
      .catch(() => false);
    const missed = isConnected ? await this.#countMissed(watched) : 0;
    const memoryMb = watched.pid === undefined ? null : await treeMemoryMb(watched.pid);
    if (this.#watched !== watched) return;
    const { askAfterMs, renewAfterMs } = this.#times;
    const { isNight, memoryCeilingMb } = this.#options;
    const verdict = judge(
      {
        isConnected,
        silentLooks: this.#silentLooks,
        signAgeMs: this.#signAgeMs(),
        missed,
        memoryMb,
        isNight: isNight(),
      },
      { memoryCeilingMb, askAfterMs, renewAfterMs },
    );
    this.#silentLooks = isConnected ? 0 : this.#silentLooks + 1;
    if (verdict.kind === 'dead' || verdict.kind === 'renew') this.#onVerdict(verdict, memoryMb);
    else this.#lookLater();
  }

  #signAgeMs(): number {
    const now = this.#options.clock.now().getTime();
    return now - (this.lastSignAt?.getTime() ?? now);
  }

  /** Once in each stretch of silence: the connection may stand, and its events be lost all the same. */
  async #countMissed(watched: WebProcess): Promise<number> {
    const now = this.#options.clock.now().getTime();
    const { askAfterMs, answerMs } = this.#times;
    if (now - this.#askedAt < askAfterMs || !needsAsking(this.#signAgeMs(), askAfterMs)) return 0;
    this.#askedAt = now;
    const missed = await watched.ask({ name: 'catchUp', atSeconds: now / 1_000 }, answerMs).catch(() => 0);
    return typeof missed === 'number' ? missed : 0;
  }
}
