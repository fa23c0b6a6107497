/** Does something in one of several processes only: whoever has the lease does it, and when that process dies another goes on within a minute. Compose starts it. */
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';

/** What only one process may do. */
export interface Duty {
  readonly name: string;
  start(): Promise<{ stop(): Promise<void> }>;
}

export interface LeaseOrder {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** This process, among those on the same store. */
  readonly holder: string;
  readonly leaseMs?: number;
  readonly renewMs?: number;
}

/** A dead process's duty is taken over after that long and a renewal; clocks of several machines may differ by half of it. */
const LEASE_MS = 16_000;
const RENEW_MS = 4_000;

/** Tries for the lease again and again, does the duty while it has it, and stops doing it before it may be another's. */
export function holdByLease(order: LeaseOrder, duty: Duty): { stop(): Promise<void> } {
  const { leaseMs = LEASE_MS, renewMs = RENEW_MS } = order;
  const holding = new Holding(order, duty, leaseMs);
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();
  let isOver = false;
  const turn = (): void => {
    round = holding.renew().finally(() => {
      if (!isOver) timer = setTimeout(turn, renewMs);
    });
  };
  turn();
  return {
    async stop() {
      isOver = true;
      clearTimeout(timer);
      await round;
      await holding.giveUp();
    },
  };
}

class Holding {
  readonly #order: LeaseOrder;
  readonly #duty: Duty;
  readonly #leaseMs: number;
  #running: { stop(): Promise<void> } | null = null;
  /** Until when the store has said that the lease is ours. */
  #until = 0;

  constructor(order: LeaseOrder, duty: Duty, leaseMs: number) {
    this.#order = order;
    this.#duty = duty;
    this.#leaseMs = leaseMs;
  }

  async renew(): Promise<void> {
    const { log } = this.#order;
    try {
      const isOurs = await this.#claim();
      if (isOurs && this.#running === null) {
        this.#running = await this.#duty.start();
        log.info('duty_taken', { duty: this.#duty.name });
      }
      if (!isOurs) await this.#stopDoing('duty_lost');
    } catch (error) {
      log.warn('lease_not_renewed', {
        duty: this.#duty.name,
        reason: error instanceof Error ? error.name : 'unknown',
      });
      // The store may be away for a moment; but what may soon be another's is not gone on with.
      const left = this.#until - this.#order.clock.now().getTime();
      if (left < this.#leaseMs / 2) await this.#stopDoing('duty_let_go');
    }
  }

  async giveUp(): Promise<void> {
    const { store, holder } = this.#order;
    await this.#stopDoing('duty_given_up');
    await store.transact((tables) => tables.leases.release(this.#duty.name, holder)).catch(() => undefined);
  }

  async #claim(): Promise<boolean> {
    const { store, clock, holder } = this.#order;
    const now = clock.now();
    const until = new Date(now.getTime() + this.#leaseMs);
    const isOurs = await store.transact((tables) =>
      tables.leases.take({ name: this.#duty.name, holder, now, until }),
    );
    if (isOurs) this.#until = until.getTime();
    return isOurs;
  }

  async #stopDoing(event: string): Promise<void> {
    if (this.#running === null) return;
    const running = this.#running;
    this.#running = null;
    await running.stop();
    this.#order.log.info(event, { duty: this.#duty.name });
  }
}
