/** Writes down what has been sent, together with the next commit that comes along: a reply should not cost two waits for the disk. Used by `outboxRunner.ts`. */
import type { OutboxId } from '../../domain/ids.ts';
import type { Tables } from '../../ports/store.ts';
import type { World } from '../turn/world.ts';

/** A row that the channel has taken. */
export interface SentRow {
  readonly id: OutboxId;
  readonly lane: string;
}

export interface SentMarks {
  /** Notes that the row was sent. Should this process die before the next commit, the row is sent once more. */
  add(row: SentRow, providerRef: string | null): void;
  /** Resolves when nothing of the lane is unmarked, and sees to it at once: never more than the last row of a lane is in doubt. */
  settled(lane: string): Promise<void>;
  idle(): Promise<void>;
}

interface Mark extends SentRow {
  readonly at: Date;
  readonly providerRef: string | null;
  /** The commit that is to hold it, once there is one under way. */
  underway: Promise<void> | null;
}

type Transact = (work: (tables: Tables) => Promise<void>) => Promise<void>;

/** `onLost` is told of rows whose mark the store refused: they are leased for a while yet, and then sent again. */
export function createSentMarks(
  { store, clock }: Pick<World, 'store' | 'clock'>,
  onLost: (row: SentRow, error: unknown) => void,
): SentMarks {
  /** By lane. */
  const open = new Map<string, Mark>();
  let isOrdered = false;

  /** Marks, in one unit, all that is open when the unit begins. */
  const markAll = (transact: Transact): Promise<void> => {
    // Kept from a first run to a second one: a store may begin a unit anew.
    let taken: readonly Mark[] | null = null;
    const take = (): readonly Mark[] => {
      const marks = [...open.values()].filter(({ underway }) => underway === null);
      for (const mark of marks) mark.underway = marking;
      return marks;
    };
    const close = (tell: (mark: Mark) => void): void => {
      taken ??= take();
      for (const mark of taken) {
        if (open.get(mark.lane) === mark) open.delete(mark.lane);
        tell(mark);
      }
    };
    const marking = Promise.resolve()
      .then(() =>
        transact(async (tables) => {
          taken ??= take();
          for (const { id, at, providerRef } of taken) await tables.outbox.finish(id, at, providerRef);
        }),
      )
      .then(
        () => close(() => undefined),
        (error: unknown) => close((mark) => onLost(mark, error)),
      );
    return marking;
  };
  const order = (): void => {
    if (isOrdered) return;
    isOrdered = true;
    const begin: Transact = (work) =>
      store.transactSoon((tables) => {
        isOrdered = false;
        return work(tables);
      });
    void markAll(begin).finally(() => {
      isOrdered = false;
    });
  };
  const settle = (mark: Mark): Promise<void> => mark.underway ?? markAll((work) => store.transact(work));

  return {
    add({ id, lane }, providerRef) {
      open.set(lane, { id, lane, at: clock.now(), providerRef, underway: null });
      order();
    },
    async settled(lane) {
      const mark = open.get(lane);
      if (mark !== undefined) await settle(mark);
    },
    async idle() {
      for (const mark of open.values()) await settle(mark);
    },
  };
}
