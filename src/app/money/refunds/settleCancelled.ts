/** Brings the money of a cancelled appointment where it belongs: on its way back as it came, and what the rules keep into the books. */
import type { Appointment } from '../../../domain/visit/appointment.ts';
import type { Turn } from '../../turn/turn.ts';
import { giveBack } from './giveBack.ts';
import type { CancelMoney } from './refundFor.ts';

/** Called once the appointment is cancelled, in the same commit. Money from the counter goes back over it: staff are told. */
export async function settleCancelled(
  turn: Turn,
  appointment: Appointment,
  money: CancelMoney,
): Promise<void> {
  const { held, refundPaise } = money;
  await keep(turn, appointment, money);
  if (refundPaise > 0) await giveBack(turn, appointment, { held, amountPaise: refundPaise, occasion: null });
}

/** What the rules keep stays with the payments that nothing goes back of, the last ones. */
async function keep(turn: Turn, appointment: Appointment, { held, keptPaise }: CancelMoney): Promise<void> {
  const onlinePaise = held.payments.reduce((sum, one) => sum + one.heldPaise, 0);
  const places = [
    { paymentId: null, heldPaise: held.heldPaise - onlinePaise },
    ...held.payments.toReversed(),
  ];
  let leftPaise = keptPaise;
  for (const { paymentId, heldPaise } of places) {
    const amountPaise = Math.min(leftPaise, heldPaise);
    if (amountPaise <= 0) continue;
    leftPaise -= amountPaise;
    await turn.tables.ledger.add({
      id: turn.world.ids.id(),
      kind: 'kept',
      appointmentId: appointment.id,
      linkReference: null,
      paymentId,
      eventId: `own:kept:${appointment.id}:${paymentId ?? 'desk'}`,
      amountPaise,
      currency: 'INR',
      at: turn.now,
    });
  }
}
