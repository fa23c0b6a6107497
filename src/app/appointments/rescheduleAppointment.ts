/** Moving what is booked: first which one, then the new slot; the new seat is taken before the old one is free. */
import { no, ok } from '../../types/result.ts';
import { bookableSlot } from '../booking/holdSlot.ts';
import { askMachine } from '../turn/askMachine.ts';
import type { Outcome } from '../turn/outcome.ts';
import { enqueue, say, type Turn, wordingFor } from '../turn/turn.ts';
import { afterMoving } from './afterChange.ts';
import { chosenAppointment } from './cancelAppointment.ts';
import { agreedToFee, askAboutFee, moveFeeOf, settleMoveFee } from './moveFee.ts';
import { offerCode } from './ownershipCode.ts';
import { tellOwner } from './tellOwner.ts';
import { visitFacts } from './visitFacts.ts';

/** Asks which, or shows the doctor's free slots; moves nothing yet. */
export async function rescheduleAppointment(
  turn: Turn,
  asked: { reference?: string | undefined },
): Promise<Outcome> {
  const chosen = await chosenAppointment(turn, asked.reference);
  if (!chosen.ok) return offerCode(turn, { ...asked, action: 'move' }, chosen.refusal);
  const moved = await askMachine(turn, { type: 'rescheduleAppointment', targetId: chosen.value?.id ?? null });
  return moved.ok ? ok({ state: moved.value, reference: chosen.value?.reference ?? null }) : moved;
}

/** Reference, payment and receipt stay with the appointment. With another doctor the fee may be another: then the patient agrees first. */
export async function moveToSlot(
  turn: Turn,
  asked: { slot: string; agreed?: boolean | undefined },
): Promise<Outcome> {
  const { targetId } = turn.conversation.draft;
  const target = targetId === null ? null : await turn.tables.appointments.get(targetId);
  if (target?.status !== 'booked' || target.startsAt <= turn.now) return no({ code: 'appointment_over' });
  const slot = await bookableSlot(turn, asked.slot);
  if (!slot.ok) return slot;
  const fee = await moveFeeOf(turn, target, slot.value);
  if (fee !== null && !(asked.agreed === true && agreedToFee(turn, slot.value.id))) {
    askAboutFee(turn, slot.value, fee);
    return no({ code: 'fee_differs' });
  }
  if (!(await turn.tables.appointments.moveTo(target.id, slot.value, turn.now))) {
    say(turn, wordingFor(turn).say.slotJustTaken(visitFacts(turn.world, slot.value)));
    return no({ code: 'slot_taken' });
  }
  const { startsAt, visitDate, visitTime, doctorId } = slot.value;
  await afterMoving(turn, { ...target, slotId: slot.value.id, doctorId, startsAt, visitDate, visitTime });
  const moved = await askMachine(turn, { type: 'moveToSlot' });
  if (!moved.ok) throw new Error('the machine refused a move that the gate had allowed');
  say(
    turn,
    wordingFor(turn).say.appointmentMoved({
      ...visitFacts(turn.world, slot.value),
      reference: target.reference,
    }),
    { lasts: true },
  );
  if (fee !== null) await settleMoveFee(turn, target, fee);
  tellOwner(turn, target, 'moved');
  enqueue(
    turn,
    { kind: 'notifyStaff', notice: { code: 'moved_by_patient', reference: target.reference } },
    { dedupeKey: `staff:moved:${target.id}:${turn.id}`, lane: 'staff' },
  );
  return ok({ state: moved.value, reference: target.reference, ...visitFacts(turn.world, slot.value) });
}
