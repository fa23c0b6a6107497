/** The answer to a time that was kept for somebody who waited: taken into a booking, or passed on to the next. */

import { EMPTY_DRAFT } from '../../domain/conversation/draft.ts';
import type { AppointmentId } from '../../domain/ids.ts';
import type { Appointment } from '../../domain/visit/appointment.ts';
import { addMinutes } from '../../domain/visit/visitTime.ts';
import type { WaitlistEntry } from '../../ports/lifeTables.ts';
import { no, ok } from '../../types/result.ts';
import { afterMoving } from '../appointments/afterChange.ts';
import { visitFacts } from '../appointments/visitFacts.ts';
import { releaseHold } from '../booking/releaseHold.ts';
import { askMachine, tellMachine } from '../turn/askMachine.ts';
import type { Outcome } from '../turn/outcome.ts';
import { enqueue, say, type Turn, wordingFor } from '../turn/turn.ts';

interface Offer {
  readonly entry: WaitlistEntry;
  readonly held: Appointment;
}

async function offerOf(turn: Turn, reference: string): Promise<Offer | null> {
  const held = await turn.tables.appointments.byReference(reference);
  if (held?.chat !== turn.conversation.chat || held.status !== 'pending') return null;
  const entry = await turn.tables.waitlist.ofOffer(held.id);
  return entry?.status === 'offered' ? { entry, held } : null;
}

/** Goes on under the summary, where the patient says how to pay; the hold begins anew, as for any booking. */
export async function takeOffer(turn: Turn, asked: { reference: string }): Promise<Outcome> {
  const offer = await offerOf(turn, asked.reference);
  const patient = offer === null ? null : await turn.tables.patients.get(offer.held.patientId);
  if (offer === null || patient === null) return no({ code: 'waitlist_offer_over' });
  const { held, entry } = offer;
  if (entry.movesAppointmentId !== null) return takeEarlier(turn, offer, entry.movesAppointmentId);
  const { forWhom, name, phone, age, gender } = patient;
  const moved = await askMachine(turn, {
    type: 'takeOffer',
    draft: {
      ...EMPTY_DRAFT,
      ...{ forWhom, name, phone, age, gender },
      purpose: held.purpose,
      doctorId: held.doctorId,
      slotId: held.slotId,
      appointmentId: held.id,
    },
  });
  if (!moved.ok) return moved;
  const holdExpiresAt = addMinutes(turn.now, turn.world.policy.holdMinutes);
  await turn.tables.appointments.change(held.id, { from: ['pending'], to: { holdExpiresAt }, at: turn.now });
  return ok({ state: moved.value, ...visitFacts(turn.world, held) });
}

/** The kept seat is given up and taken by the visit in one commit: nobody comes between. */
async function takeEarlier(turn: Turn, { entry, held }: Offer, id: AppointmentId): Promise<Outcome> {
  const visit = await turn.tables.appointments.get(id);
  const slot = await turn.tables.slots.get(held.slotId);
  await releaseHold(turn, held.id);
  const isMovable = visit?.status === 'booked' && visit.startsAt > turn.now && slot !== null;
  const to = isMovable ? 'booked' : 'over';
  await turn.tables.waitlist.change(entry.id, { from: 'offered', to, at: turn.now });
  if (!isMovable) return no({ code: 'waitlist_offer_over' });
  if (!(await turn.tables.appointments.moveTo(visit.id, slot, turn.now)))
    throw new Error('a seat that was given up for a visit is gone');
  const { id: slotId, startsAt, visitDate, visitTime } = slot;
  await afterMoving(turn, { ...visit, slotId, startsAt, visitDate, visitTime });
  await tellMachine(turn, { type: 'appointmentMoved', appointmentId: visit.id });
  const { reference } = visit;
  const facts = visitFacts(turn.world, slot);
  say(turn, wordingFor(turn).say.appointmentMoved({ ...facts, reference }), { lasts: true });
  enqueue(
    turn,
    { kind: 'notifyStaff', notice: { code: 'moved_by_patient', reference } },
    { dedupeKey: `staff:moved:${visit.id}:${turn.id}`, lane: 'staff' },
  );
  return ok({ reference, ...facts });
}

export async function declineOffer(turn: Turn, asked: { reference: string }): Promise<Outcome> {
  const offer = await offerOf(turn, asked.reference);
  if (offer === null || turn.conversation.draft.appointmentId === offer.held.id)
    return no({ code: 'waitlist_offer_over' });
  const allowed = await askMachine(turn, { type: 'declineOffer' });
  if (!allowed.ok) return allowed;
  await turn.tables.waitlist.change(offer.entry.id, { from: 'offered', to: 'passed', at: turn.now });
  await releaseHold(turn, offer.held.id);
  say(turn, wordingFor(turn).say.offerDeclined());
  return ok({ declined: true });
}
