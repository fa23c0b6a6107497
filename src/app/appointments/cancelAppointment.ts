/** Cancelling what is booked: first which one, then the patient's yes under the refund, then the deed. */

import type { Refusal } from '../../domain/message/refusal.ts';
import type { Appointment } from '../../domain/visit/appointment.ts';
import type { Result } from '../../types/result.ts';
import { no, ok } from '../../types/result.ts';
import { cancelOpenLinks } from '../money/links/cancelOpenLinks.ts';
import { refundByRule } from '../money/refunds/refundFor.ts';
import { settleCancelled } from '../money/refunds/settleCancelled.ts';
import { askMachine } from '../turn/askMachine.ts';
import type { Outcome } from '../turn/outcome.ts';
import { enqueue, say, type Turn, wordingFor } from '../turn/turn.ts';
import { afterCancelling } from './afterChange.ts';
import { offerCode } from './ownershipCode.ts';
import { tellOwner } from './tellOwner.ts';
import { upcomingAppointments } from './upcomingAppointments.ts';
import { visitFacts } from './visitFacts.ts';

/** The chat's own appointment of that reference, or the only one there is; null where the patient must choose. */
export async function chosenAppointment(
  turn: Turn,
  reference: string | undefined,
): Promise<Result<Appointment | null, Refusal>> {
  const upcoming = await upcomingAppointments(turn);
  if (reference !== undefined) {
    const wanted = upcoming.find((one) => one.reference.toLowerCase() === reference.toLowerCase());
    return wanted === undefined ? no({ code: 'no_such_appointment' }) : ok(wanted);
  }
  const [first, second] = upcoming;
  if (first === undefined) return no({ code: 'no_appointments' });
  return ok(second === undefined ? first : null);
}

/** Asks which, or shows what cancelling means; cancels nothing yet. */
export async function cancelAppointment(
  turn: Turn,
  asked: { reference?: string | undefined },
): Promise<Outcome> {
  const chosen = await chosenAppointment(turn, asked.reference);
  if (!chosen.ok) return offerCode(turn, { ...asked, action: 'cancel' }, chosen.refusal);
  const moved = await askMachine(turn, { type: 'cancelAppointment', targetId: chosen.value?.id ?? null });
  return moved.ok ? ok({ state: moved.value, reference: chosen.value?.reference ?? null }) : moved;
}

/** The yes. Refuses when the appointment has begun or was cancelled meanwhile. */
export async function confirmCancel(turn: Turn): Promise<Outcome> {
  const { targetId } = turn.conversation.draft;
  const target = targetId === null ? null : await turn.tables.appointments.get(targetId);
  const moved = await askMachine(turn, { type: 'confirmCancel' });
  if (!moved.ok) return moved;
  if (target === null || target.startsAt <= turn.now) return no({ code: 'appointment_over' });
  const money = await refundByRule(turn, target);
  const cancelled = await turn.tables.appointments.change(target.id, {
    from: ['booked'],
    to: { status: 'cancelled' },
    at: turn.now,
  });
  if (!cancelled) return no({ code: 'no_such_appointment' });
  await afterCancelling(turn, target);
  await cancelOpenLinks(turn, target.id);
  await settleCancelled(turn, target, money);
  await recordCancelling(turn, target);
  tellOwner(turn, target, 'cancelled');
  say(
    turn,
    wordingFor(turn).say.appointmentCancelled({
      ...visitFacts(turn.world, target),
      reference: target.reference,
      ...money,
    }),
    { lasts: true },
  );
  return ok({ state: moved.value, reference: target.reference, refundPaise: money.refundPaise });
}

async function recordCancelling(turn: Turn, target: Appointment): Promise<void> {
  await turn.tables.audit.add({
    id: turn.world.ids.id(),
    at: turn.now,
    actor: `patient:${turn.conversation.chat}`,
    action: 'appointment_cancelled',
    subject: target.id,
    before: 'booked',
    after: 'cancelled',
  });
  enqueue(
    turn,
    { kind: 'notifyStaff', notice: { code: 'cancelled_by_patient', reference: target.reference } },
    { dedupeKey: `staff:cancelled:${target.id}`, lane: 'staff' },
  );
}
