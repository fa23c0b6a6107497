/** The clinic cancels an appointment: the patient is told, and what was paid goes back in full, as it came. */
import type { Appointment } from '../../domain/visit/appointment.ts';
import { no, ok } from '../../types/result.ts';
import { afterCancelling } from '../appointments/afterChange.ts';
import { visitFacts } from '../appointments/visitFacts.ts';
import { cancelOpenLinks } from '../money/links/cancelOpenLinks.ts';
import { type CancelMoney, refundOfAll } from '../money/refunds/refundFor.ts';
import { settleCancelled } from '../money/refunds/settleCancelled.ts';
import { tellMachine } from '../turn/askMachine.ts';
import { say, type Turn, wordingFor } from '../turn/turn.ts';
import { type DeedOutcome, inPatientTurn, record, type StaffDeed } from './staffDeed.ts';

export interface Cancelled {
  readonly reference: string;
  readonly refundPaise: number;
}

/** Refuses what was kept or missed; an appointment that is cancelled already stays as it is. */
export async function cancelByStaff(
  deed: StaffDeed,
  order: { readonly reference: string },
): Promise<DeedOutcome<Cancelled>> {
  const appointment = await deed.tables.appointments.byReference(order.reference);
  if (appointment === null) return no({ code: 'no_such_appointment' });
  if (appointment.status === 'cancelled')
    return ok({ reference: order.reference, refundPaise: 0, repeated: true });
  if (!isCancellable(appointment)) return no({ code: 'wrong_status', status: appointment.status });
  const refundPaise = await cancelAndTell(deed, appointment);
  return ok({ reference: order.reference, refundPaise, repeated: false });
}

const CANCELLABLE = ['pending', 'booked', 'arrived'] as const;

export const isCancellable = ({ status }: Pick<Appointment, 'status'>): boolean =>
  CANCELLABLE.some((one) => one === status);

/** Cancels what can still be cancelled; answers with what goes back. Called for one appointment, and for all of a stretch that is closed. */
export async function cancelAndTell(deed: StaffDeed, appointment: Appointment): Promise<number> {
  let refundPaise = 0;
  await inPatientTurn(deed, appointment, {
    fact: 'appointmentCancelled',
    work: async (turn) => {
      // The chat's row is ours by now: what the patient did a moment ago counts.
      const found = await turn.tables.appointments.get(appointment.id);
      if (found === null || !isCancellable(found)) return;
      refundPaise = await cancelInTurn(turn, found);
      await record(deed, {
        action: 'appointment_cancelled',
        subject: found.id,
        before: found.status,
        after: 'cancelled',
      });
    },
  });
  return refundPaise;
}

/** Within a turn of the appointment’s chat: cancelled, links closed, money on its way back, the patient told. */
export async function cancelInTurn(turn: Turn, appointment: Appointment): Promise<number> {
  const money = await refundOfAll(turn.tables, appointment);
  await turn.tables.appointments.change(appointment.id, {
    from: CANCELLABLE,
    to: { status: 'cancelled', holdExpiresAt: null },
    at: turn.now,
  });
  await cancelOpenLinks(turn, appointment.id);
  await afterCancelling(turn, appointment);
  await settleCancelled(turn, appointment, money);
  const stateBefore = turn.conversation.state;
  await tellMachine(turn, { type: 'appointmentCancelled', appointmentId: appointment.id });
  sayCancelled(turn, appointment, money);
  if (turn.conversation.state !== stateBefore) turn.prompt = 'of_state';
  return money.refundPaise;
}

/** Somebody who was only about to book hears that the time has gone; everybody else, that the clinic is sorry. */
function sayCancelled(turn: Turn, appointment: Appointment, { refundPaise, backBy }: CancelMoney): void {
  const { say: sentences } = wordingFor(turn);
  const visit = visitFacts(turn.world, appointment);
  if (appointment.status === 'pending') {
    say(turn, sentences.slotJustTaken(visit));
    return;
  }
  const { reference } = appointment;
  const clinicPhone = turn.world.directory.clinic.phone;
  const facts = { ...visit, reference, refundPaise, backBy, clinicPhone };
  const text = sentences.appointmentCancelledByClinic(facts);
  say(turn, text, { lasts: true });
}
