/** Which of the processes keeps the sheet, and when the sheet was last read by any of them. The keeper asks it before whatever it writes. */
import type { Sheet } from '../../ports/sheet.ts';
import type { World } from '../turn/world.ts';

const KEEPING = 'sheet';
const ANSWERING = 'sheet.answering';
/** Longer than any one request may take (10 s), and asked for again before each; a process that died is followed within a minute. */
const KEEPING_MS = 40_000;
const ANSWERING_MS = 20_000;
const READ_AT = 'sheet.readAt';

/** Somebody else keeps the sheet by now: this process was away for longer than its lease. */
export class LeaseLost extends Error {
  constructor() {
    super('another process keeps the sheet');
  }
}

export class SheetLease {
  private readonly world: World;
  private readonly holder: string;
  private readonly isShared: boolean;
  /** When another process last read the sheet, as far as it said. */
  private heardAt: Date | null = null;

  constructor(world: World, isShared: boolean) {
    this.world = world;
    this.isShared = isShared;
    this.holder = isShared ? world.ids.id() : 'the only one';
  }

  get readElsewhereAt(): Date | null {
    return this.heardAt;
  }

  /** True when this process keeps the sheet from now on, or goes on keeping it. Otherwise it learns when the sheet was last read. */
  async keep(): Promise<boolean> {
    const { store, clock } = this.world;
    const now = clock.now();
    const kept = await store.transact(async (tables) => {
      const until = new Date(now.getTime() + KEEPING_MS);
      const isOurs = await tables.leases.take({ name: KEEPING, holder: this.holder, now, until });
      return { isOurs, readAt: isOurs ? null : await tables.settings.get(READ_AT) };
    });
    this.heardAt = typeof kept.readAt === 'number' ? new Date(kept.readAt) : null;
    return kept.isOurs;
  }

  /** Lets the other processes know. */
  async sayRead(at: Date): Promise<void> {
    if (this.isShared)
      await this.world.store.transact((tables) => tables.settings.put(READ_AT, at.getTime()));
  }

  /** Staff are answered by one process at a time, or one wish would be carried out twice. Null when another one is at it. */
  async whileAnswering<Value>(work: () => Promise<Value>): Promise<Value | null> {
    if (!this.isShared) return work();
    const { store, clock } = this.world;
    const now = clock.now();
    const lease = { name: ANSWERING, holder: this.holder };
    const until = new Date(now.getTime() + ANSWERING_MS);
    if (!(await store.transact((tables) => tables.leases.take({ ...lease, now, until })))) return null;
    try {
      return await work();
    } finally {
      await store.transact((tables) => tables.leases.release(ANSWERING, this.holder));
    }
  }

  async release(): Promise<void> {
    await this.world.store.transact((tables) => tables.leases.release(KEEPING, this.holder));
  }

  /** The sheet, into which nothing is written without the lease. */
  guard(sheet: Sheet): Sheet {
    const keep = async (): Promise<void> => {
      if (!(await this.keep())) throw new LeaseLost();
    };
    return {
      read: (tabs) => sheet.read(tabs),
      tabs: () => sheet.tabs(),
      write: async (writes) => {
        if (writes.length > 0) await keep();
        await sheet.write(writes);
      },
      append: async (tab, rows) => {
        if (rows.length > 0) await keep();
        await sheet.append(tab, rows);
      },
      layOut: async (layout, place) => {
        await keep();
        await sheet.layOut(layout, place);
      },
      deleteRows: async (tab, rows) => {
        if (rows.length > 0) await keep();
        await sheet.deleteRows(tab, rows);
      },
    };
  }
}
