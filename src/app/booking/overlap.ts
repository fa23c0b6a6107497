/** A second visit of the same patient at the same time is asked about, not booked in silence. */

import type { PatientId } from '../../domain/ids.ts';
import type { Appointment } from '../../domain/visit/appointment.ts';
import type { Slot } from '../../domain/visit/slot.ts';
import { addMinutes } from '../../domain/visit/visitTime.ts';
import { no } from '../../types/result.ts';
import { visitFacts } from '../appointments/visitFacts.ts';
import { choice, noChoice } from '../conversation/prompts/choices.ts';
import type { Outcome } from '../turn/outcome.ts';
import { say, type Turn, wordingFor } from '../turn/turn.ts';

/** The patient's own visit that is booked or held across this time; another member of the family may well come at the same time. */
export async function overlapOf(turn: Turn, slot: Slot, patientId: PatientId): Promise<Appointment | null> {
  const mine = await turn.tables.appointments.ofChat(turn.conversation.chat);
  const own = mine.filter(
    (one) =>
      one.patientId === patientId &&
      one.id !== turn.conversation.draft.appointmentId &&
      (one.status === 'booked' || one.status === 'pending'),
  );
  for (const one of own) {
    const minutes = (await turn.tables.slots.get(one.slotId))?.minutes ?? slot.minutes;
    const isOver = addMinutes(one.startsAt, minutes) <= slot.startsAt;
    const isLater = one.startsAt >= addMinutes(slot.startsAt, slot.minutes);
    if (!isOver && !isLater) return one;
  }
  return null;
}

export async function askAboutOverlap(turn: Turn, slot: Slot, other: Appointment): Promise<Outcome> {
  const { say: sentences, label } = wordingFor(turn);
  const patient = await turn.tables.patients.get(other.patientId);
  say(turn, sentences.askOverlap({ ...visitFacts(turn.world, other), patientName: patient?.name ?? '' }));
  const evenSo = choice(label.yes, 'holdSlot', { slot: slot.id, evenSo: true });
  turn.prompt = { text: [], choices: [[{ ...evenSo, means: 'yes' }, noChoice(label)]] };
  return no({ code: 'overlaps_own' });
}
