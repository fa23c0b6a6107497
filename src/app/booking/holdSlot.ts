/** Keeps a free slot for the patient for some minutes. The store's unique index decides who gets a seat. */

import type { AppointmentId, SlotId } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/message/refusal.ts';
import type { Appointment } from '../../domain/visit/appointment.ts';
import type { Slot } from '../../domain/visit/slot.ts';
import { addMinutes } from '../../domain/visit/visitTime.ts';
import type { Result } from '../../types/result.ts';
import { no, ok } from '../../types/result.ts';
import { visitFacts } from '../appointments/visitFacts.ts';
import { askMachine } from '../turn/askMachine.ts';
import type { Outcome } from '../turn/outcome.ts';
import { say, type Turn, wordingFor } from '../turn/turn.ts';
import { feeFor } from './feeFor.ts';
import { askForGuardian, needsGuardian } from './guardian.ts';
import { askAboutOverlap, overlapOf } from './overlap.ts';
import { patientOfDraft } from './patientOfDraft.ts';
import { unusedReference } from './unusedReference.ts';

/** Refuses what is unknown, past, taken, or asked before the patient's details are complete. A former hold of the draft is given back once the new seat is taken. */
export async function holdSlot(
  turn: Turn,
  asked: { slot: string; evenSo?: boolean | undefined },
): Promise<Outcome> {
  const slot = await bookableSlot(turn, asked.slot);
  if (!slot.ok) return slot;
  const patient = await patientOfDraft(turn, turn.conversation.draft);
  if (patient === null || turn.conversation.draft.purpose === null) return no({ code: 'details_missing' });
  if (needsGuardian(turn.conversation.draft)) return askForGuardian(turn);
  if (asked.evenSo !== true) {
    const overlap = await overlapOf(turn, slot.value, patient.id);
    if (overlap !== null) return askAboutOverlap(turn, slot.value, overlap);
  }
  if ((await otherHolds(turn)) >= turn.world.policy.holdsPerChat) {
    return no({ code: 'too_many_holds', limit: turn.world.policy.holdsPerChat });
  }
  const { ids, policy } = turn.world;
  const fee = await feeFor(turn, slot.value, patient.id);
  const held =
    (await sameHold(turn, slot.value)) ??
    (await turn.tables.appointments.hold({
      id: ids.id() as AppointmentId,
      reference: await unusedReference(turn),
      slot: slot.value,
      patientId: patient.id,
      chat: turn.conversation.chat,
      feePaise: fee.feePaise,
      purpose: turn.conversation.draft.purpose,
      holdExpiresAt: addMinutes(turn.now, policy.holdMinutes),
      at: turn.now,
    }));
  if (held === null) return refuseTaken(turn, slot.value);
  const moved = await askMachine(turn, {
    type: 'holdSlot',
    slotId: slot.value.id,
    doctorId: slot.value.doctorId,
    appointmentId: held.id,
  });
  if (!moved.ok) throw new Error('the machine refused a hold that the gate had allowed');
  sayFree(turn, slot.value, fee.freeUntil);
  return ok({ state: moved.value, ...visitFacts(turn.world, held), feePaise: held.feePaise });
}

function sayFree(turn: Turn, { doctorId }: Slot, lastDate: string | null): void {
  if (lastDate === null) return;
  const doctorName = turn.world.directory.doctor(doctorId)?.name ?? '';
  say(turn, wordingFor(turn).say.freeReview({ doctorName, lastDate }));
}

/** The draft's own hold, when the same time is chosen again. */
async function sameHold(turn: Turn, slot: Slot): Promise<Appointment | null> {
  const { appointmentId } = turn.conversation.draft;
  const own = appointmentId === null ? null : await turn.tables.appointments.get(appointmentId);
  return own?.status === 'pending' && own.slotId === slot.id ? own : null;
}

/** The seat went to someone else a moment ago: said as it is, with the menu of other times. */
function refuseTaken(turn: Turn, slot: Slot): Outcome {
  say(turn, wordingFor(turn).say.slotJustTaken(visitFacts(turn.world, slot)));
  return no({ code: 'slot_taken' });
}

/** The slot, if it exists, its doctor still works here, and it can still be reached in time. */
export async function bookableSlot(turn: Turn, id: string): Promise<Result<Slot, Refusal>> {
  const slot = await turn.tables.slots.get(id as SlotId);
  if (slot === null || turn.world.directory.doctor(slot.doctorId) === undefined)
    return no({ code: 'unknown_slot' });
  if (slot.startsAt <= addMinutes(turn.now, turn.world.policy.leastNoticeMinutes))
    return no({ code: 'slot_past' });
  return ok(slot);
}

async function otherHolds(turn: Turn): Promise<number> {
  const all = await turn.tables.appointments.ofChat(turn.conversation.chat);
  return all.filter((one) => one.status === 'pending' && one.id !== turn.conversation.draft.appointmentId)
    .length;
}
