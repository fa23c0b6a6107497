/** Runs units of work one after the other on one SQLite connection, and lets those that wait share a commit; `sqliteStore.ts` has one for writing and one for reading. */
import { performance } from 'node:perf_hooks';
import { OutsideError } from '../../ports/outsideError.ts';
import type { Tables } from '../../ports/store.ts';
import type { UnitKind } from '../sql/connection.ts';
import { runUnit, sharedDeadline } from '../sql/unit.ts';
import type { SqliteFile } from './sqliteFile.ts';

/** A commit costs 0.1 ms of CPU and the wait for the disk; beyond 64 units the share of each is too small to notice. */
const MOST_UNITS = 64;
/** A unit takes well under 1 ms; this bounds how long the event loop stands still for a group of large ones. */
const LONGEST_GROUP_MS = 5;
const UNIT_TIMEOUT_MS = 5_000;
/** How long work that nobody waits for looks out for company; in a busy minute it has some long before. */
const SOON_MS = 20;

interface Unit {
  readonly work: (tables: Tables) => Promise<unknown>;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
  /** One that nobody waits for changes the same again when it is run again. */
  readonly isCompanion: boolean;
}

interface DoneUnit {
  readonly unit: Unit;
  readonly value: unknown;
}

export class UnitQueue {
  private readonly file: SqliteFile;
  private readonly kind: UnitKind;
  private readonly waiting: Unit[] = [];
  /** They go with the next group, whoever begins it. */
  private readonly companions: Unit[] = [];
  private soon: NodeJS.Timeout | undefined;
  private running: Promise<void> | null = null;
  private closed = false;
  private readonly deadline = sharedDeadline(UNIT_TIMEOUT_MS);

  constructor(file: SqliteFile, kind: UnitKind) {
    this.file = file;
    this.kind = kind;
  }

  /** Resolves when the unit is committed; rejects with its own error, and nothing of it remains. */
  run<Value>(work: (tables: Tables) => Promise<Value>): Promise<Value> {
    return this.enter(this.waiting, work);
  }

  /** As `run`, with the next group that others begin; after some milliseconds without one, alone. */
  runSoon<Value>(work: (tables: Tables) => Promise<Value>): Promise<Value> {
    return this.enter(this.companions, work);
  }

  /** Takes no more units; resolves when those that wait are done. */
  async close(): Promise<void> {
    this.closed = true;
    this.callCompanions();
    await this.running;
    this.deadline.stop();
  }

  private enter<Value>(queue: Unit[], work: (tables: Tables) => Promise<Value>): Promise<Value> {
    if (this.closed) return Promise.reject(new Error('the store is closed'));
    return new Promise<Value>((resolve, reject) => {
      queue.push({ work, resolve, reject, isCompanion: queue === this.companions });
      if (queue === this.waiting) this.running ??= this.runAll();
      else this.soon ??= setTimeout(() => this.callCompanions(), SOON_MS);
    });
  }

  private callCompanions(): void {
    clearTimeout(this.soon);
    this.soon = undefined;
    this.waiting.push(...this.companions.splice(0));
    if (this.waiting.length > 0) this.running ??= this.runAll();
  }

  private async runAll(): Promise<void> {
    while (this.waiting.length > 0) {
      // Once whatever has already arrived from the network is read, so that its units join the group. Costs about 1 µs.
      await new Promise((resolve) => setImmediate(resolve));
      await this.runGroup();
    }
    this.running = null;
  }

  private async runGroup(): Promise<void> {
    const done: DoneUnit[] = [];
    try {
      this.begin();
      const deadline = performance.now() + LONGEST_GROUP_MS;
      for (let count = 0; count < MOST_UNITS && performance.now() < deadline; count += 1) {
        const unit = this.companions.shift() ?? this.waiting.shift();
        if (unit === undefined) break;
        await this.addToGroup(unit, done);
      }
      this.file.execute('COMMIT');
    } catch (error) {
      this.rejectGroup(done, error);
      return;
    }
    for (const { unit, value } of done) unit.resolve(value as never);
  }

  private begin(): void {
    try {
      this.file.execute(this.kind === 'write' ? 'BEGIN IMMEDIATE' : 'BEGIN');
    } catch (error) {
      for (const unit of this.waiting.splice(0, MOST_UNITS)) unit.reject(error);
      throw error;
    }
  }

  /** The first unit needs no savepoint, for the transaction itself is one; nor does the one after a companion, which is then run once more. */
  private async addToGroup(unit: Unit, done: DoneUnit[]): Promise<void> {
    const hasSavepoint =
      this.kind === 'write' && done.length > 0 && !done.every((one) => one.unit.isCompanion);
    try {
      if (hasSavepoint) this.file.execute('SAVEPOINT unit');
      const value = await runUnit({
        runner: this.file,
        kind: this.kind,
        work: unit.work,
        deadline: this.deadline,
      });
      if (hasSavepoint) this.file.execute('RELEASE unit');
      done.push({ unit, value });
    } catch (error) {
      try {
        this.undo(hasSavepoint);
      } finally {
        unit.reject(error);
      }
      if (!hasSavepoint) for (const again of done.splice(0)) await this.addToGroup(again.unit, done);
    }
  }

  private undo(hasSavepoint: boolean): void {
    if (this.kind === 'read') return;
    // A full disk or a failed read ends the transaction by itself, and with it what the group had done so far.
    if (!this.file.inTransaction) throw new OutsideError(TRANSACTION_LOST);
    if (hasSavepoint) {
      this.file.execute('ROLLBACK TO unit');
      this.file.execute('RELEASE unit');
    } else {
      this.file.execute('ROLLBACK');
      this.file.execute('BEGIN IMMEDIATE');
    }
  }

  private rejectGroup(done: readonly DoneUnit[], error: unknown): void {
    for (const { unit } of done) unit.reject(error);
    if (!this.file.inTransaction) return;
    try {
      this.file.execute('ROLLBACK');
    } catch {
      // The next BEGIN fails for the same reason and says so.
    }
  }
}

const TRANSACTION_LOST = {
  service: 'store',
  operation: 'sqlite',
  permanent: false,
  code: 'transaction_lost',
} as const;
