/** A product that lives again and again: each life has one point to die at, and the next one begins at once. */
import type { KillableProduct } from '../killableProduct.ts';

/** A point that so many whole journeys have not come to is not on their way. */
const JOURNEYS_PER_POINT = 5;

export class Lives {
  /** Points at which the product has died. */
  readonly died: string[] = [];
  /** Points that no journey came to. */
  readonly unreached: string[] = [];
  /** Rejects when a life could not begin: nobody waits for answers then. */
  failure: Promise<never> = new Promise(() => undefined);
  /** When the last life ended, on `performance.now`'s clock. */
  lastDeathAt = 0;
  readonly #product: KillableProduct;
  readonly #points: string[];
  #journeysOfPoint = 0;
  #isOver = false;

  constructor(product: KillableProduct, points: readonly string[]) {
    this.#product = product;
    this.#points = [...points];
  }

  get areOver(): boolean {
    return this.#points.length === 0;
  }

  async begin(): Promise<void> {
    await this.#startNext();
    const watch = this.#restartWhenGone();
    this.failure = watch.then(() => new Promise<never>(() => undefined));
    this.failure.catch(() => undefined);
  }

  countJourney(): void {
    this.#journeysOfPoint += 1;
    const [point] = this.#points;
    if (point === undefined || this.#journeysOfPoint < JOURNEYS_PER_POINT) return;
    this.unreached.push(point);
    this.#points.shift();
    // It dies by our hand, so that the next life is armed anew.
    void this.#product.kill();
  }

  /** No life follows any more. */
  end(): void {
    this.#isOver = true;
  }

  async #restartWhenGone(): Promise<void> {
    while (!this.#isOver) {
      await this.#product.gone();
      this.lastDeathAt = performance.now();
      if (this.#isOver) return;
      const [point] = this.#points;
      const isByItself = point !== undefined && this.#journeysOfPoint < JOURNEYS_PER_POINT;
      if (isByItself) this.died.push(this.#points.shift() ?? point);
      await this.#startNext();
    }
  }

  async #startNext(): Promise<void> {
    this.#journeysOfPoint = 0;
    const [point] = this.#points;
    // A point may be reached while starting, when what the last death left behind is taken up.
    await this.#product.start(point === undefined ? {} : { CRASH_AT: point }).catch((error: unknown) => {
      if (!String(error).includes('SIGKILL')) throw error;
    });
  }
}
