/** Writes down what has been sent, together with the next commit that comes along: a reply should not cost two waits for the disk. Used by `outboxRunner.ts`. */
import type { OutboxId } from '../../domain/ids.ts';
import type { Tables } from '../../ports/store.ts';
import type { World } from '../turn/world.ts';

/** A row that the channel has taken. */
export interface SentRow {
  readonly id: OutboxId;
  readonly lane: string;
}

interface Mark extends SentRow {
  readonly at: Date;
  readonly providerRef: string | null;
  /** The commit that is to hold it, once there is one under way. */
  underway: Promise<void> | null;
}

type Transact = (work: (tables: Tables) => Promise<void>) => Promise<void>;

export class SentMarks {
  /** By lane. */
  readonly #open = new Map<string, Mark>();
  readonly #world: Pick<World, 'store' | 'clock'>;
  readonly #onLost: (row: SentRow, error: unknown) => void;
  #isOrdered = false;

  /** `onLost` is told of rows whose mark the store refused: they are leased for a while yet, and then sent again. */
  constructor(world: Pick<World, 'store' | 'clock'>, onLost: (row: SentRow, error: unknown) => void) {
    this.#world = world;
    this.#onLost = onLost;
  }

  /** Notes that the row was sent. Should this process die before the next commit, the row is sent once more. */
  add({ id, lane }: SentRow, providerRef: string | null): void {
    this.#open.set(lane, { id, lane, at: this.#world.clock.now(), providerRef, underway: null });
    if (!this.#isOrdered) this.#order();
  }

  /** Resolves when nothing of the lane is unmarked, and sees to it at once: never more than the last row of a lane is in doubt. */
  async settled(lane: string): Promise<void> {
    const mark = this.#open.get(lane);
    if (mark !== undefined) await this.#settle(mark);
  }

  async idle(): Promise<void> {
    for (const mark of this.#open.values()) await this.#settle(mark);
  }

  #settle(mark: Mark): Promise<void> {
    return mark.underway ?? this.#markAll((work) => this.#world.store.transact(work));
  }

  #order(): void {
    this.#isOrdered = true;
    const begin: Transact = (work) =>
      this.#world.store.transactSoon((tables) => {
        this.#isOrdered = false;
        return work(tables);
      });
    void this.#markAll(begin).finally(() => {
      this.#isOrdered = false;
    });
  }

  /** Marks, in one unit, all that is open when the unit begins. */
  #markAll(transact: Transact): Promise<void> {
    // Kept from a first run to a second one: a store may begin a unit anew.
    let taken: readonly Mark[] | null = null;
    const close = (tell: (mark: Mark) => void): void => {
      taken ??= this.#take(marking);
      for (const mark of taken) {
        if (this.#open.get(mark.lane) === mark) this.#open.delete(mark.lane);
        tell(mark);
      }
    };
    const marking = Promise.resolve()
      .then(() =>
        transact(async (tables) => {
          taken ??= this.#take(marking);
          for (const { id, at, providerRef } of taken) await tables.outbox.finish(id, at, providerRef);
        }),
      )
      .then(
        () => close(() => undefined),
        (error: unknown) => close((mark) => this.#onLost(mark, error)),
      );
    return marking;
  }

  #take(marking: Promise<void>): readonly Mark[] {
    const marks = [...this.#open.values()].filter(({ underway }) => underway === null);
    for (const mark of marks) mark.underway = marking;
    return marks;
  }
}
