/** Sends an amount back the way it came: to the accounts that paid, and over the counter what came over it. Called for cancelled visits and for moves to a lower fee. */
import type { Appointment } from '../../../domain/visit/appointment.ts';
import { enqueue, type Turn } from '../../turn/turn.ts';
import type { HeldMoney } from '../ledger/moneyOf.ts';
import { startRefund } from './startRefund.ts';

export interface Return {
  readonly held: HeldMoney;
  readonly amountPaise: number;
  /** What it goes back for; null for a cancelled visit, after which nothing is left to give back. */
  readonly occasion: string | null;
}

/** Payments online first: they come back by themselves. Of the counter staff are told. */
export async function giveBack(turn: Turn, appointment: Appointment, order: Return): Promise<void> {
  const { id: appointmentId, reference } = appointment;
  let leftPaise = order.amountPaise;
  for (const { paymentId, heldPaise } of order.held.payments) {
    const amountPaise = Math.min(leftPaise, heldPaise);
    if (amountPaise === 0) continue;
    leftPaise -= amountPaise;
    await startRefund(turn, { appointmentId, reference, paymentId, amountPaise, occasion: order.occasion });
  }
  if (leftPaise === 0) return;
  await turn.tables.appointments.change(appointmentId, {
    from: ['cancelled'],
    to: { paymentStatus: 'refund_due' },
    at: turn.now,
  });
  const suffix = order.occasion === null ? '' : `:${order.occasion}`;
  enqueue(
    turn,
    { kind: 'notifyStaff', notice: { code: 'return_at_desk', reference, amountPaise: leftPaise } },
    { dedupeKey: `staff:return:${appointmentId}${suffix}`, lane: 'staff' },
  );
}
