/** Brings the money of a cancelled appointment where it belongs: on its way back as it came, and what the rules keep into the books. */
import type { Appointment } from '../../../domain/appointment.ts';
import { enqueue, type Turn } from '../../turn/turn.ts';
import type { CancelMoney } from './refundFor.ts';
import { startRefund } from './startRefund.ts';

/** Called once the appointment is cancelled, in the same commit. Money from the counter goes back over it: staff are told. */
export async function settleCancelled(
  turn: Turn,
  appointment: Appointment,
  money: CancelMoney,
): Promise<void> {
  const { held, refundPaise, keptPaise } = money;
  if (keptPaise > 0) await keep(turn, appointment, money);
  if (refundPaise === 0) return;
  const { id: appointmentId, reference } = appointment;
  if (held.paymentId !== null) {
    await startRefund(turn, {
      appointmentId,
      reference,
      paymentId: held.paymentId,
      amountPaise: refundPaise,
    });
    return;
  }
  await turn.tables.appointments.change(appointmentId, {
    from: ['cancelled'],
    to: { paymentStatus: 'refund_due' },
    at: turn.now,
  });
  enqueue(
    turn,
    { kind: 'notifyStaff', notice: { code: 'return_at_desk', reference, amountPaise: refundPaise } },
    { dedupeKey: `staff:return:${appointmentId}`, lane: 'staff' },
  );
}

async function keep(turn: Turn, appointment: Appointment, { held, keptPaise }: CancelMoney): Promise<void> {
  await turn.tables.ledger.add({
    id: turn.world.ids.id(),
    kind: 'kept',
    appointmentId: appointment.id,
    linkReference: null,
    paymentId: held.paymentId,
    eventId: `own:kept:${appointment.id}`,
    amountPaise: keptPaise,
    currency: 'INR',
    at: turn.now,
  });
}
