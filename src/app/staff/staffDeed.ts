/** One deed of the clinic's staff: a transaction with an actor. The sheet and the staff's bot open it, the verbs of this room do it. */

import type { StaffRefusal } from '../../domain/admin/staffRefusal.ts';
import type { Appointment } from '../../domain/visit/appointment.ts';
import type { NewOutboxRow, Tables } from '../../ports/store.ts';
import type { Result } from '../../types/result.ts';
import { no } from '../../types/result.ts';
import { takeFactTurn } from '../turn/factTurn.ts';
import type { Turn } from '../turn/turn.ts';
import type { World } from '../turn/world.ts';

export interface StaffDeed {
  readonly world: World;
  readonly tables: Tables;
  readonly now: Date;
  /** `staff:<id>`, as the audit log names who did it. */
  readonly actor: string;
  /** Unique for the deed; the same deed brought again has the same id, and says nothing twice. */
  readonly id: string;
  /** What goes out once the deed is committed: hand it to the outbox runner. */
  readonly rows: NewOutboxRow[];
  /** Set by a deed that changed doctors: whoever commits it reads the directory anew. */
  changedDoctors: boolean;
}

export interface StaffMember {
  /** `sheet`, or the chat of somebody on the staff's bot. */
  readonly staffId: string;
  readonly deedId: string;
}

/** What a deed answers with. `repeated`: it was so already; nothing was done, nobody was told again. */
export type DeedOutcome<Facts extends object> = Result<Facts & { readonly repeated: boolean }, StaffRefusal>;

/** For callers that are inside a transaction of their own. A refusal of any verb here leaves no trace: all checks come before all changes. */
export const openDeed = (world: World, tables: Tables, { staffId, deedId }: StaffMember): StaffDeed => ({
  world,
  tables,
  now: world.clock.now(),
  actor: `staff:${staffId}`,
  id: deedId,
  rows: [],
  changedDoctors: false,
});

/** Runs one deed in a transaction of its own and reads the directory anew where the deed changed it. */
export async function doAsStaff<Value, Refusal>(
  world: World,
  member: StaffMember,
  work: (deed: StaffDeed) => Promise<Result<Value, Refusal>>,
): Promise<{ readonly outcome: Result<Value, Refusal>; readonly rows: readonly NewOutboxRow[] }> {
  try {
    const done = await world.store.transact(async (tables) => {
      const deed = openDeed(world, tables, member);
      const outcome = await work(deed);
      if (!outcome.ok) throw new RefusedDeed(outcome.refusal);
      return { outcome, rows: deed.rows, changedDoctors: deed.changedDoctors };
    });
    if (done.changedDoctors) await world.directory.load(world.store);
    return { outcome: done.outcome, rows: done.rows };
  } catch (error) {
    if (error instanceof RefusedDeed) return { outcome: no(error.refusal as Refusal), rows: [] };
    throw error;
  }
}

/** Undoes the transaction of a deed that was refused half-way. */
class RefusedDeed extends Error {
  readonly refusal: unknown;

  constructor(refusal: unknown) {
    super('a deed of staff was refused');
    this.refusal = refusal;
  }
}

/** A turn of the appointment's chat, within the deed: what it says reaches the patient in their language. */
export async function inPatientTurn(
  deed: StaffDeed,
  appointment: Pick<Appointment, 'id' | 'chat'>,
  order: { readonly fact: string; readonly work: (turn: Turn) => Promise<void> },
): Promise<void> {
  const { world, tables } = deed;
  const id = `fact:${order.fact}:${appointment.id}:${deed.id}`;
  deed.rows.push(
    ...(await takeFactTurn({ world, tables }, { chat: appointment.chat, id }, async (turn) => {
      await order.work(turn);
      // Nobody is written to who has blocked the bot; the appointment changes all the same.
      if (!turn.conversation.reachable) turn.sayings.splice(0);
    })),
  );
}

/** The audit entry of a deed: who, what, and how it was before and after. */
export const record = (
  deed: StaffDeed,
  entry: { action: string; subject: string; before: unknown; after: unknown },
): Promise<void> =>
  deed.tables.audit.add({
    id: deed.world.ids.id(),
    at: deed.now,
    actor: deed.actor,
    action: entry.action,
    subject: entry.subject,
    before: textOf(entry.before),
    after: textOf(entry.after),
  });

const textOf = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
};
