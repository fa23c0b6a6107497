/** What a kind of deed is: how it is previewed, done and undone; one file a kind, all in `deedTable.ts`. */
import type { AdminRefusal } from '../../../domain/admin/adminRefusal.ts';
import type { DeedBefore, DeedOrder, UndoObstacle } from '../../../domain/admin/deedOrder.ts';
import type { StaffRefusal } from '../../../domain/admin/staffRefusal.ts';
import type { Appointment } from '../../../domain/visit/appointment.ts';
import { no, type Result } from '../../../types/result.ts';
import type { DeedFacts } from '../../../wording/admin/deedWording.ts';
import { openDeed, type StaffDeed } from '../../staff/staffDeed.ts';
import type { AdminTurn } from '../adminTurn.ts';

export interface DeedPreview {
  readonly facts: DeedFacts;
  /** What the confirmation is bound to: it changes when anybody affected does. */
  readonly affected: readonly string[];
}

export interface DeedDone {
  readonly facts: DeedFacts;
  /** How it stood, for taking it back; a reason where that cannot be. */
  readonly before: DeedBefore | UndoObstacle;
  /** What usually follows, one tap away: previewed already, with its button under the answer. */
  readonly next?: DeedOrder | null;
}

export interface DoneDeed {
  readonly id: string;
  readonly doneAt: Date;
  readonly before: DeedBefore;
}

export interface DeedSpec<Order extends DeedOrder> {
  preview(turn: AdminTurn, order: Order): Promise<Result<DeedPreview, AdminRefusal>>;
  /** How long the preview may be confirmed; the policy's time when absent. */
  readonly previewMinutes?: number;
  /** Within the turn's transaction; a refusal leaves no trace, for all checks come before all changes. */
  carryOut(turn: AdminTurn, order: Order, deedId: string): Promise<Result<DeedDone, AdminRefusal>>;
  /** Absent where it can never be: `finality` says why. */
  undo?(turn: AdminTurn, order: Order, done: DoneDeed): Promise<Result<DeedFacts, AdminRefusal>>;
  readonly finality?: UndoObstacle;
}

/** The staff's deeds of `app/staff`, in this turn's transaction and by this person; their rows go out with the turn's. */
export const staffDeedOf = (turn: AdminTurn, deedId: string): StaffDeed =>
  openDeed(turn.world, turn.tables, { staffId: turn.admin.chatId, deedId });

export const cannotUndo = (why: UndoObstacle): Result<never, AdminRefusal> =>
  no({ code: 'undo_impossible', why });

export const staffRefused = (refusal: StaffRefusal): Result<never, AdminRefusal> =>
  no({ code: 'staff_refused', refusal });

/** An appointment as it was previewed. */
export const markOf = ({ id, status, paymentStatus, slotId }: Appointment): string =>
  [id, status, paymentStatus, slotId].join(' ');
