/** The queue of a doctor who works by token: staff call the next number in, one tap a patient. */

import { ADMIN_POLICY } from '../../../domain/admin/adminPolicy.ts';
import type { AdminRefusal } from '../../../domain/admin/adminRefusal.ts';
import type { OrderOf } from '../../../domain/admin/deedOrder.ts';
import { withinRights } from '../../../domain/admin/rights.ts';
import { EVERY_APPOINTMENT } from '../../../domain/visit/appointmentFilter.ts';
import { no, ok, type Result } from '../../../types/result.ts';
import { callToken } from '../../staff/callToken.ts';
import { waitingOf, worksByToken } from '../../tokens/tokens.ts';
import type { AdminTurn } from '../adminTurn.ts';
import { todayOf } from '../questions/askedFilter.ts';
import { cannotUndo, type DeedSpec, staffDeedOf, staffRefused } from './deed.ts';
import { keepRows } from './keepRows.ts';

interface Queue {
  readonly doctorName: string;
  readonly nowSeeing: number;
  readonly next: number;
  /** How many have a later number than `next`. */
  readonly waiting: number;
}

/** Refuses another doctor's queue, a doctor who works by time, and a queue in which nobody waits. */
async function queueOf(
  turn: AdminTurn,
  { doctorId, number }: OrderOf<'callToken'>,
): Promise<Result<Queue, AdminRefusal>> {
  const doctor = turn.world.directory.doctor(doctorId);
  if (doctor === undefined) return no({ code: 'unknown_doctor', asked: doctorId });
  if (withinRights(turn.admin, { ...EVERY_APPOINTMENT, doctorIds: [doctorId] }) === null)
    return no({ code: 'not_your_patients' });
  if (!worksByToken(turn.world, doctorId)) return no({ code: 'no_queue', doctorName: doctor.name });
  const visitDate = todayOf(turn);
  const { nowSeeing, lastNumber } = await turn.tables.tokens.board(doctorId, visitDate);
  const waiting = await waitingOf(turn.tables, { doctorId, visitDate });
  const next = number ?? waiting[0]?.token;
  if (next === undefined || next > lastNumber) return no({ code: 'nobody_waits', doctorName: doctor.name });
  const later = waiting.filter(({ token }) => token > next).length;
  return ok({ doctorName: doctor.name, nowSeeing, next, waiting: later });
}

const factsOf = ({ doctorName, next, waiting }: Queue) => ({ doctorName, queue: { token: next, waiting } });

export const callTokenDeed: DeedSpec<OrderOf<'callToken'>> = {
  previewMinutes: ADMIN_POLICY.queuePreviewMinutes,
  async preview(turn, order) {
    const queue = await queueOf(turn, order);
    if (!queue.ok) return queue;
    const { nowSeeing, next } = queue.value;
    return ok({
      facts: factsOf(queue.value),
      affected: [order.doctorId, todayOf(turn), `${nowSeeing}>${next}`],
    });
  },
  async carryOut(turn, order, deedId) {
    const queue = await queueOf(turn, order);
    if (!queue.ok) return queue;
    const { doctorId } = order;
    const deed = staffDeedOf(turn, deedId);
    const called = await callToken(deed, { doctorId, number: queue.value.next });
    if (!called.ok) return staffRefused(called.refusal);
    keepRows(turn, deed);
    return ok({
      facts: factsOf(queue.value),
      before: { nowSeeing: queue.value.nowSeeing, called: queue.value.next },
      next: queue.value.waiting > 0 ? { kind: 'callToken', doctorId, number: null } : null,
    });
  },
  /** The board goes back; whoever was told that their turn is near is told again when it is. */
  async undo(turn, { doctorId }, { id, before }) {
    const { nowSeeing } = await turn.tables.tokens.board(doctorId, todayOf(turn));
    if (nowSeeing !== before['called']) return cannotUndo('changed_since');
    const deed = staffDeedOf(turn, `${id}:undo`);
    const done = await callToken(deed, { doctorId, number: Number(before['nowSeeing']) });
    if (!done.ok) return staffRefused(done.refusal);
    keepRows(turn, deed);
    const doctorName = turn.world.directory.doctor(doctorId)?.name ?? '';
    const waiting = await waitingOf(turn.tables, { doctorId, visitDate: todayOf(turn) });
    return ok({ doctorName, queue: { token: done.value.nowSeeing, waiting: waiting.length } });
  },
};
