/** Starts giving captured money back: in the ledger now, at the provider through the outbox, once. */
import type { AppointmentId } from '../../../domain/ids.ts';
import { enqueue, type Turn } from '../../turn/turn.ts';

export interface RefundOrder {
  readonly appointmentId: AppointmentId;
  readonly reference: string;
  readonly paymentId: string;
  readonly amountPaise: number;
  /** Of a part that goes back while the visit stands, so that the rest can still go back another time. */
  readonly occasion?: string | null;
}

export async function startRefund(turn: Turn, order: RefundOrder): Promise<void> {
  const { paymentId, amountPaise, appointmentId } = order;
  const suffix = order.occasion == null ? '' : `:${order.occasion}`;
  const idempotencyKey = `refund:${paymentId}${suffix}`;
  const isNew = await turn.tables.ledger.add({
    id: turn.world.ids.id(),
    kind: 'refund_started',
    appointmentId,
    linkReference: null,
    paymentId,
    eventId: `own:${idempotencyKey}`,
    amountPaise,
    currency: 'INR',
    at: turn.now,
  });
  if (!isNew) return;
  await turn.tables.appointments.change(appointmentId, {
    from: ['cancelled'],
    to: { paymentStatus: 'refund_due' },
    at: turn.now,
  });
  enqueue(
    turn,
    { kind: 'refundPayment', appointmentId, paymentId, amountPaise, idempotencyKey },
    { dedupeKey: idempotencyKey, lane: `payment:${paymentId}` },
  );
}
