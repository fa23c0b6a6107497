/** Keeps the staff's sheet and the store in step: reads what staff changed, writes what happened. One process at a time does it; `compose` starts it as a chore. */
import { OutsideError } from '../../ports/outsideError.ts';
import type { Sheet } from '../../ports/sheet.ts';
import type { NewOutboxRow } from '../../ports/store.ts';
import type { World } from '../turn/world.ts';
import { answerAll } from './answerStaff.ts';
import { archiveRows } from './archiveRows.ts';
import { forgetErased } from './forgetErased.ts';
import { hearStaff } from './hearStaff.ts';
import { desiredRows, openBook, owesRows, type SheetBook } from './sheetBook.ts';
import { compareAll, writeAll } from './sheetCycle.ts';
import type { SheetDesk } from './sheetDesk.ts';
import { LeaseLost, SheetLease } from './sheetLease.ts';
import { forgetOldLog } from './sheetMemory.ts';
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

/** At most so often, whatever happens: a reading and two writings each are about 20 requests a minute. */
const PACE_MS = 8_500;
const LONGEST_WAIT_MS = 20_000;

/** A tick comes every two seconds; what another process read is heard of with a tick of one's own. */
const GRACE_MS = { keeping: 3_000, elsewhere: 6_000 } as const;

const after = (ms: number): Promise<false> => new Promise((resolve) => setTimeout(resolve, ms, false));

/** For the lamp: who keeps the sheet, and whether it can be reached. */
export type SheetState = 'starting' | 'keeping' | 'elsewhere' | 'failing';

export class SheetKeeper {
  private readonly parts: SheetKeeperParts;
  private readonly desk: SheetDesk;
  private readonly lease: SheetLease;
  /** Written into only while this process has the lease. */
  private readonly sheet: Sheet;
  private readonly openedAt: Date;
  private book: SheetBook | null = null;
  private lastRead: Date | null = null;
  /** When this process last heard staff without keeping the sheet. */
  private lastHeard: Date | null = null;
  private owes = true;
  private isHolder = false;
  private hasLooked = false;
  private failures = 0;
  private nextTryAt = 0;
  private freshenAgainAt = 0;
  private running: Promise<boolean> | null = null;
  private hearing: Promise<boolean> | null = null;

  constructor(parts: SheetKeeperParts) {
    this.parts = parts;
    this.desk = { world: parts.world, sendNow: parts.sendNow };
    this.openedAt = parts.world.clock.now();
    this.lease = new SheetLease(parts.world, parts.isShared);
    this.sheet = this.lease.guard(parts.sheet);
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
      const archived = await archiveRows(this.desk, this.sheet, this.book);
      const forgotten = await forgetErased(this.desk, this.sheet);
      this.parts.world.log.info('sheet_archived', { ...archived, forgotten });
    } catch (error) {
      if (error instanceof LeaseLost) return;
      if (!(error instanceof OutsideError)) throw error;
      this.parts.world.log.warn('sheet_not_archived', { operation: error.operation, code: error.code });
    }
  }

  /** Whether staff may have changed something that is not known here: nobody has read the sheet for long. */
  get isBehind(): boolean {
    const graceMs = GRACE_MS[this.isHolder ? 'keeping' : 'elsewhere'];
    return this.now() - (this.knownAt ?? this.openedAt).getTime() > this.parts.intervalMs + graceMs;
  }

  /** The last reading that this process knows of, whoever read; null before the first. */
  private get knownAt(): Date | null {
    if (this.isHolder) return this.lastRead;
    const { readElsewhereAt } = this.lease;
    if (this.lastHeard === null || readElsewhereAt === null) return readElsewhereAt;
    return this.lastHeard > readElsewhereAt ? this.lastHeard : readElsewhereAt;
  }

  /** Whether a turn should wait for `freshen`; for a while after it failed, none does. */
  get wantsFreshening(): boolean {
    return this.isBehind && this.now() >= this.freshenAgainAt;
  }

  /** Reads the sheet now, and waits for it so long at most. Never rejects. */
  async freshen(boundMs: number): Promise<void> {
    const read = this.readNow().then(
      (isRead) => isRead,
      () => false,
    );
    const isFresh = await Promise.race([read, after(boundMs)]);
    if (!isFresh) this.freshenAgainAt = this.now() + LONGEST_WAIT_MS;
  }

  /** By whoever keeps the sheet with all that belongs to it; else doctors and times alone. */
  private async readNow(): Promise<boolean> {
    await this.cycle();
    if (this.isHolder) return true;
    this.hearing ??= this.hear().finally(() => {
      this.hearing = null;
    });
    return this.hearing;
  }

  private async hear(): Promise<boolean> {
    const { sheet, sheetId } = this.parts;
    const at = new Date(this.now());
    const heard = await this.lease.whileAnswering(async () => {
      await hearStaff(this.desk, sheet, sheetId);
      return true;
    });
    if (heard === null) return false;
    this.lastHeard = at;
    this.parts.world.log.info('sheet_heard');
    return true;
  }

  /** Gives the lease to whoever wants it. */
  async stop(): Promise<void> {
    await this.running?.catch(() => undefined);
    await this.hearing?.catch(() => undefined);
    await this.lease.release();
  }

  private now(): number {
    return this.parts.world.clock.now().getTime();
  }

  private async holdLease(): Promise<boolean> {
    this.isHolder = await this.lease.keep();
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
    try {
      return await this.meetAsKeeper();
    } catch (error) {
      if (!(error instanceof LeaseLost)) throw error;
      this.isHolder = false;
      this.forget();
      return false;
    }
  }

  /** What another process does meanwhile is read again when the lease comes back. */
  private forget(): void {
    this.book = null;
    this.lastRead = null;
  }

  private async meetAsKeeper(): Promise<boolean> {
    const { desk, lease } = this;
    if (!(await this.holdLease())) throw new LeaseLost();
    this.book ??= await openBook(desk, this.parts.sheetId);
    const { book } = this;
    const desired = await desiredRows(desk, book);
    const grids = await this.sheet.read(TAB_NAMES);
    const readAt = new Date(this.now());
    this.lastRead = readAt;
    // Somebody else may have taken over while we waited for the answer.
    if (!(await this.holdLease())) throw new LeaseLost();
    const compared = await compareAll({ desk, book, desired, grids });
    await writeAll(desk, this.sheet, { book, desired, compared });
    // Null where another process is just hearing staff: they are answered next time.
    const answered = await lease.whileAnswering(() => answerAll({ desk, book, compared }));
    await lease.sayRead(readAt);
    await forgetOldLog(desk, book);
    this.owes =
      answered !== false ||
      compared.some(({ comparison }) => comparison.writes.length + comparison.missing.length > 0);
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
