/** What follows when an outbox task has failed for good: nothing is left standing in silence. */

import type { AppointmentId } from '../../../domain/ids.ts';
import type { ChatKey } from '../../../domain/message/chat.ts';
import type { OutboxTask } from '../../../ports/outboxTask.ts';
import type { NewOutboxRow } from '../../../ports/store.ts';
import { expireHold } from '../../booking/expireHold.ts';
import { strayRefundNotMade } from '../../money/quarantine/noteStrayRefund.ts';
import { takeFactTurn } from '../../turn/factTurn.ts';
import { enqueue } from '../../turn/turn.ts';
import type { Outside } from './outside.ts';
import { inAppointmentTurn } from './paymentTasks.ts';

/** A patient who blocked the bot is not written to again until they write themselves. */
export async function patientUnreachable(
  outside: Outside,
  chat: ChatKey,
  code: string,
): Promise<readonly NewOutboxRow[]> {
  if (code !== 'blocked') return [];
  const { world } = outside;
  return world.store.transact((tables) =>
    takeFactTurn({ world, tables }, { chat, id: `fact:blocked:${world.ids.id()}` }, async (turn) => {
      turn.conversation = { ...turn.conversation, reachable: false };
    }),
  );
}

/** The provider never took the refund: it is in the books as failed, and a person pays it back. */
export function refundNotMade(
  outside: Outside,
  task: Extract<OutboxTask, { kind: 'refundPayment' }>,
): Promise<readonly NewOutboxRow[]> {
  const { appointmentId: id, paymentId, amountPaise } = task;
  if (id === null) return strayRefundNotMade(outside.world, task);
  return inAppointmentTurn(outside, { id, factId: `fact:refundFailed:${paymentId}` }, async (turn) => {
    await turn.tables.ledger.add({
      id: turn.world.ids.id(),
      kind: 'refund_failed',
      appointmentId: id,
      linkReference: null,
      paymentId,
      eventId: `own:refund_failed:${paymentId}`,
      amountPaise,
      currency: 'INR',
      at: turn.now,
    });
    const appointment = await turn.tables.appointments.get(id);
    const reference = appointment?.reference ?? '';
    enqueue(
      turn,
      { kind: 'notifyStaff', notice: { code: 'refund_failed', reference } },
      { dedupeKey: `staff:refund:${paymentId}`, lane: 'staff' },
    );
  });
}

/** The provider stays silent: by now its link has expired by itself, so the seat may go back. */
export const holdNotSettled = (outside: Outside, id: AppointmentId): Promise<readonly NewOutboxRow[]> =>
  inAppointmentTurn(outside, { id, factId: `fact:holdExpired:${id}` }, (turn) => expireHold(turn, id));
