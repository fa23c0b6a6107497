/** Keeps the staff's sheet and the store in step: reads what staff changed, writes what happened. One process at a time does it; `compose` starts it as a chore. */
import { OutsideError } from '../../ports/outsideError.ts';
import type { Sheet } from '../../ports/sheet.ts';
import type { NewOutboxRow } from '../../ports/store.ts';
import type { World } from '../turn/world.ts';
import { archiveRows } from './archiveRows.ts';
import { desiredRows, forgetOldLog, openBook, owesRows, type SheetBook } from './sheetBook.ts';
import { answerAll, compareAll, writeAll } from './sheetCycle.ts';
import type { SheetDesk } from './sheetDesk.ts';
import { TAB_NAMES } from './tabs.ts';

export interface SheetKeeperParts {
  readonly world: World;
  readonly sheet: Sheet;
  /** Which one: what is remembered of another one does not count. */
  readonly sheetId: string;
  readonly sendNow: (rows: readonly NewOutboxRow[]) => void;
  /** How often staff's changes are looked for. */
  readonly intervalMs: number;
  /** Whether other processes may keep the same sheet. */
  readonly isShared: boolean;
}

const LEASE = 'sheet';
/** Longer than any request may take; a process that died is followed within a minute. */
const LEASE_MS = 40_000;
/** At most so often, whatever happens: a reading and two writings each are about 20 requests a minute. */
const PACE_MS = 8_500;
const LONGEST_WAIT_MS = 20_000;

/** A tick comes every two seconds. */
const GRACE_MS = 3_000;

const after = (ms: number): Promise<false> => new Promise((resolve) => setTimeout(resolve, ms, false));

/** For the lamp: who keeps the sheet, and whether it can be reached. */
export type SheetState = 'starting' | 'keeping' | 'elsewhere' | 'failing';

export class SheetKeeper {
  private readonly parts: SheetKeeperParts;
  private readonly desk: SheetDesk;
  private readonly holder: string;
  private book: SheetBook | null = null;
  private lastRead: Date | null = null;
  private owes = true;
  private isHolder = false;
  private hasLooked = false;
  private failures = 0;
  private nextTryAt = 0;
  private freshenAgainAt = 0;
  private running: Promise<boolean> | null = null;

  constructor(parts: SheetKeeperParts) {
    this.parts = parts;
    this.desk = { world: parts.world, sendNow: parts.sendNow };
    this.holder = parts.isShared ? parts.world.ids.id() : 'the only one';
  }

  /** When the sheet was last read by this process; null before the first time and while another process keeps it. */
  get readAt(): Date | null {
    return this.lastRead;
  }

  get state(): SheetState {
    if (this.failures > 0) return 'failing';
    if (!this.isHolder) return this.hasLooked ? 'elsewhere' : 'starting';
    return this.lastRead === null ? 'starting' : 'keeping';
  }

  /** Looks whether anything is due, and does it. Never throws for a sheet that is away. */
  async tick(): Promise<void> {
    const wait = this.nextTryAt - this.now();
    if (wait > 0 && wait <= LONGEST_WAIT_MS) return;
    try {
      if (await this.isDue()) await this.cycle();
      else await this.holdLease();
      this.failures = 0;
    } catch (error) {
      if (!(error instanceof OutsideError)) throw error;
      this.postpone(error);
    }
  }

  /** Reads and writes at once, due or not; throws `OutsideError` when the sheet is away. Answers whether something is left to write. */
  cycle(): Promise<boolean> {
    this.running ??= this.meetSheet().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  /** At night: what is over goes to the archive. Does nothing where another process keeps the sheet, and never throws for a sheet that is away. */
  async archive(): Promise<void> {
    await this.running?.catch(() => undefined);
    if (!(await this.holdLease())) return;
    try {
      this.book ??= await openBook(this.desk, this.parts.sheetId);
      const archived = await archiveRows(this.desk, this.parts.sheet, this.book);
      this.parts.world.log.info('sheet_archived', { ...archived });
    } catch (error) {
      if (!(error instanceof OutsideError)) throw error;
      this.parts.world.log.warn('sheet_not_archived', { operation: error.operation, code: error.code });
    }
  }

  /** Whether staff may have changed something that is not known here: this process keeps the sheet and has not read it for long. */
  get isBehind(): boolean {
    return this.lastRead !== null && this.now() - this.lastRead.getTime() > this.parts.intervalMs + GRACE_MS;
  }

  /** Whether a turn should wait for `freshen`; for a while after it failed, none does. */
  get wantsFreshening(): boolean {
    return this.isBehind && this.now() >= this.freshenAgainAt;
  }

  /** Reads the sheet now, and waits for it so long at most. Never rejects. */
  async freshen(boundMs: number): Promise<void> {
    const read = this.cycle().then(
      () => true,
      () => false,
    );
    const isFresh = await Promise.race([read, after(boundMs)]);
    if (!isFresh) this.freshenAgainAt = this.now() + LONGEST_WAIT_MS;
  }

  /** Gives the lease to whoever wants it. */
  async stop(): Promise<void> {
    await this.running?.catch(() => undefined);
    await this.parts.world.store.transact((tables) => tables.leases.release(LEASE, this.holder));
  }

  private now(): number {
    return this.parts.world.clock.now().getTime();
  }

  private async holdLease(): Promise<boolean> {
    const now = new Date(this.now());
    const until = new Date(this.now() + LEASE_MS);
    this.isHolder = await this.parts.world.store.transact((tables) =>
      tables.leases.take({ name: LEASE, holder: this.holder, now, until }),
    );
    this.hasLooked = true;
    return this.isHolder;
  }

  private async isDue(): Promise<boolean> {
    if (this.lastRead === null) return true;
    const age = this.now() - this.lastRead.getTime();
    if (age >= this.parts.intervalMs || age < 0) return true;
    if (age < PACE_MS) return false;
    return this.owes || (this.book !== null && owesRows(this.book, await desiredRows(this.desk, this.book)));
  }

  private async meetSheet(): Promise<boolean> {
    const { desk } = this;
    if (!(await this.holdLease())) {
      // What another process does meanwhile is read again when the lease comes back.
      this.book = null;
      this.lastRead = null;
      return false;
    }
    this.book ??= await openBook(desk, this.parts.sheetId);
    const { book } = this;
    const desired = await desiredRows(desk, book);
    const grids = await this.parts.sheet.read(TAB_NAMES);
    this.lastRead = new Date(this.now());
    const compared = await compareAll({ desk, book, desired, grids });
    // Somebody else may have taken over while we waited for the answer.
    if (!(await this.holdLease())) return false;
    await writeAll(this.parts.sheet, { book, desired, compared });
    const answered = await answerAll({ desk, book, compared });
    await forgetOldLog(desk, book);
    this.owes =
      answered || compared.some(({ comparison }) => comparison.writes.length + comparison.missing.length > 0);
    return this.owes;
  }

  private postpone(error: OutsideError): void {
    this.failures += 1;
    const waitMs = Math.max(error.retryAfterMs ?? 0, 1000 * 2 ** this.failures);
    this.nextTryAt = this.now() + Math.min(LONGEST_WAIT_MS, waitMs);
    const { operation, code } = error;
    this.parts.world.log.warn('sheet_out_of_reach', { operation, code, failures: this.failures });
  }
}
