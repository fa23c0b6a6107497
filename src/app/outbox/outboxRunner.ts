/** Keeps the outbox moving: fresh rows go out at once in their lanes, a sweep takes what is due. One runner a process. */
import type { OutboxId } from '../../domain/ids.ts';
import type { NewOutboxRow, OutboxRow } from '../../ports/store.ts';
import { OUTBOX_LEASE_MS } from '../turn/closeTurn.ts';
import type { Outside } from './drain/outside.ts';
import { carryOutRow, claimDueRows, type FinishRow, finishRow } from './drainOutbox.ts';
import { SentMarks } from './sentMarks.ts';

export interface OutboxRunner {
  /** Rows of a commit that this process has just made; they are leased to it. */
  sendNow(rows: readonly NewOutboxRow[]): void;
  /** Claims and carries out all that is due; answers with how many rows. */
  sweep(): Promise<number>;
  /**
   * At start: rows that a process left on its way when it died come before all that is said from now on. They go out at once,
   * or where other processes may be carrying them out (`isShared`), when their lease is over.
   */
  takeUpLeftBehind(isShared: boolean): Promise<void>;
  /** Resolves when nothing that this process holds is left. */
  idle(): Promise<void>;
}

type Row = Pick<OutboxRow, 'id' | 'lane' | 'task' | 'attempts' | 'createdAt'>;
type Origin = 'fresh' | 'claimed';

const CLAIMED_AT_ONCE = 50;

/** More rows than any process has under way; older ones among the waiting have long lost their lease. */
const LOOKED_OVER = 500;

/** By then a row that waits here has been carried out by another process. */
const FORGOTTEN_AFTER_MS = 10 * 60_000;

export function createOutboxRunner(outside: Outside): OutboxRunner {
  const { clock, log } = outside.world;
  const lanes = createLanes();
  const waiting = createWaitingRows();
  const held = createHeldRows(lanes);
  let takingUp: Promise<unknown> = Promise.resolve();
  /** The store itself failed: the lease runs out and the row is claimed again. */
  const leaveToLease = (row: Pick<Row, 'id' | 'lane'>, error: unknown): void => {
    waiting.add(row, leaseFrom(clock.now()));
    log.error('outbox_row_left_to_lease', { reason: error instanceof Error ? error.name : 'unknown' });
  };
  const marks = new SentMarks(outside.world, leaveToLease);
  const runRow = async (row: Row, origin: Origin): Promise<void> => {
    try {
      await marks.settled(row.lane);
      // Another process may have it by now; if none has, the next sweep does.
      const isLost = held.leaseOf(row) <= clock.now();
      if (isLost || (origin === 'fresh' && waiting.hasLane(row.lane))) {
        waiting.add(row, clock.now());
        return isLost ? undefined : await giveBack(outside, row);
      }
      waiting.remove(row);
      const drained = await carryOutRow(outside, row, finishOf(outside, marks, { row, origin }));
      if (drained.kind !== 'postponed') runner.sendNow(drained.rows);
      else if (drained.place === 'kept') waiting.add(row, drained.dueAt);
    } catch (error) {
      leaveToLease(row, error);
    }
  };

  const runner: OutboxRunner = {
    sendNow(rows) {
      // What is to wait for its hour is the sweep's.
      for (const row of rows.filter(({ dueAt }) => dueAt <= clock.now())) {
        const leaseUntil = row.leaseUntil ?? leaseFrom(clock.now());
        void held.run(row, leaseUntil, () => runRow({ ...row, attempts: 0 }, 'fresh'));
      }
    },
    async sweep() {
      // What was sent and not yet marked is not to be claimed.
      await marks.idle();
      waiting.forgetDueBefore(new Date(clock.now().getTime() - FORGOTTEN_AFTER_MS));
      return sweepAll(outside, (row, leaseUntil) => held.run(row, leaseUntil, () => runRow(row, 'claimed')));
    },
    async takeUpLeftBehind(isShared) {
      const left = await leftBehind(outside, isShared ? 'leased' : 'ours');
      for (const row of left) waiting.add(row, row.dueAt);
      // Nobody's start waits for a service that may be down.
      if (left.length > 0) takingUp = runner.sweep().catch(() => log.error('outbox_not_taken_up'));
    },
    async idle() {
      await takingUp;
      do {
        await lanes.idle();
        await marks.idle();
      } while (lanes.isBusy());
    },
  };
  return runner;
}

/** What is claimed is finished before the next claim, for only then is the row behind it free to be claimed. */
const finishOf = (
  outside: Outside,
  marks: SentMarks,
  { row, origin }: { row: Row; origin: Origin },
): FinishRow =>
  origin === 'fresh' && row.task.kind === 'say'
    ? async (providerRef) => marks.add(row, providerRef)
    : (providerRef) => finishRow(outside, row.id, providerRef);

/** One piece of work after the other within a lane, lanes beside each other. */
function createLanes() {
  const lanes = new Map<string, Promise<void>>();
  return {
    run(lane: string, work: () => Promise<void>): Promise<void> {
      const queued = (lanes.get(lane) ?? Promise.resolve()).then(work);
      lanes.set(lane, queued);
      void queued.finally(() => {
        if (lanes.get(lane) === queued) lanes.delete(lane);
      });
      return queued;
    },
    isBusy: (): boolean => lanes.size > 0,
    async idle(): Promise<void> {
      while (lanes.size > 0) await Promise.all(lanes.values());
    },
  };
}

async function sweepAll(
  outside: Outside,
  run: (row: OutboxRow, leaseUntil: Date) => Promise<void>,
): Promise<number> {
  for (let swept = 0; ; ) {
    // At most one row a lane is claimed, its oldest; the next ones are claimed when it is done.
    const leaseUntil = leaseFrom(outside.world.clock.now());
    const rows = await claimDueRows(outside, { limit: CLAIMED_AT_ONCE, leaseUntil });
    if (rows.length === 0) return swept;
    await Promise.all(rows.map((row) => run(row, leaseUntil)));
    swept += rows.length;
  }
}

const leaseFrom = (now: Date): Date => new Date(now.getTime() + OUTBOX_LEASE_MS);

/** Rows that are on their way from here, and until when they are leased: a slow service holds them for longer than that. */
function createHeldRows(lanes: ReturnType<typeof createLanes>) {
  const held = new Map<OutboxId, Date>();
  return {
    /** A row that is none of ours has no lease. */
    leaseOf: ({ id }: Pick<Row, 'id'>): Date => held.get(id) ?? new Date(0),
    /** Claimed while it is on its way from here, a row has its lease made longer, and is not sent a second time. */
    run({ id, lane }: Pick<Row, 'id' | 'lane'>, leaseUntil: Date, work: () => Promise<void>): Promise<void> {
      const isUnderWay = held.has(id);
      held.set(id, leaseUntil);
      return isUnderWay
        ? Promise.resolve()
        : lanes.run(lane, () => work().finally(() => void held.delete(id)));
    },
  };
}

/** By lane, the rows that wait in the store and when they are due: newer rows of the lane queue behind them there. */
function createWaitingRows() {
  const lanes = new Map<string, Map<OutboxId, Date>>();
  const remove = (lane: string, id: OutboxId): void => {
    const rows = lanes.get(lane);
    rows?.delete(id);
    if (rows?.size === 0) lanes.delete(lane);
  };
  return {
    hasLane: (lane: string): boolean => lanes.has(lane),
    add(row: Pick<Row, 'id' | 'lane'>, dueAt: Date): void {
      lanes.set(row.lane, (lanes.get(row.lane) ?? new Map<OutboxId, Date>()).set(row.id, dueAt));
    },
    remove: (row: Row): void => remove(row.lane, row.id),
    forgetDueBefore(instant: Date): void {
      for (const [lane, rows] of lanes) for (const [id, dueAt] of rows) if (dueAt < instant) remove(lane, id);
    },
  };
}

/** The rows that wait at start; where the store is ours alone, whoever leased them is dead, and they are released. */
function leftBehind({ world }: Outside, leases: 'leased' | 'ours'): Promise<readonly OutboxRow[]> {
  return world.store.transact(async (tables) => {
    const left = (await tables.outbox.latest(LOOKED_OVER))
      .filter(({ status }) => status === 'waiting')
      .toReversed();
    if (leases === 'ours') for (const { id } of left) await tables.outbox.release(id);
    return left;
  });
}

/** The sweep takes it in its turn. */
const giveBack = (outside: Outside, row: Row): Promise<void> =>
  outside.world.store.transact((tables) => tables.outbox.release(row.id));
