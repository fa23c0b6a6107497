/** Finds and holds another time for a patient whose doctor is away, and tells them; where none is free, the visit is cancelled with its money. */

import type { AppointmentId, DoctorId } from '../../../../domain/ids.ts';
import type { Appointment } from '../../../../domain/visit/appointment.ts';
import { addDays, addMinutes, clinicMoment } from '../../../../domain/visit/visitTime.ts';
import type { FreeSlot } from '../../../../ports/store.ts';
import { leaveWordingOf } from '../../../../wording/leave.ts';
import { visitFacts } from '../../../appointments/visitFacts.ts';
import { unusedReference } from '../../../booking/unusedReference.ts';
import { choice } from '../../../conversation/prompts/choices.ts';
import { refundOfAll } from '../../../money/refunds/refundFor.ts';
import { cancelInTurn } from '../../../staff/cancelByStaff.ts';
import { inPatientTurn, record, type StaffDeed } from '../../../staff/staffDeed.ts';
import { say, type Turn, wordingFor } from '../../../turn/turn.ts';

/** Somebody who was to come tomorrow comes within two weeks, or would rather choose anew. */
const SEARCH_DAYS = 14;
const SEARCH_LIMIT = 40;
/** A day to answer, but never longer than until two hours before the visit that falls out, and an hour at least. */
const ANSWER_MINUTES = 24 * 60;
const LEAST_MINUTES = 60;
const BEFORE_VISIT_MINUTES = 120;
/** The hold outlives its offer, which ends it itself. */
const HOLD_GRACE_MINUTES = 10;

export type Offered = 'offered' | 'cancelled' | 'gone';

/** One patient's turn within the deed. `pending` ones were only about to book: their seat is let go. */
export async function offerAnotherTime(deed: StaffDeed, lost: Appointment, deedId: string): Promise<Offered> {
  let outcome: Offered = 'gone';
  await inPatientTurn(deed, lost, {
    fact: 'doctorAway',
    work: async (turn) => {
      // The chat's row is ours by now: what the patient did a moment ago counts.
      const found = await turn.tables.appointments.get(lost.id);
      if (found === null || found.startsAt <= turn.now) return;
      if (found.status === 'pending') {
        await cancelInTurn(turn, found);
        outcome = 'cancelled';
      } else if (found.status === 'booked' || found.status === 'arrived') {
        outcome = await offerIn(turn, { lost: found, deedId });
        const after = outcome === 'offered' ? 'offered another time' : 'cancelled';
        await record(deed, { action: 'doctor_away', subject: found.id, before: found.status, after });
      }
    },
  });
  return outcome;
}

async function offerIn(
  turn: Turn,
  { lost, deedId }: { lost: Appointment; deedId: string },
): Promise<Offered> {
  const expiresAt = answerUntil(turn, lost);
  const held = await holdNearest(turn, lost, addMinutes(expiresAt, HOLD_GRACE_MINUTES));
  if (held === null) {
    await cancelInTurn(turn, lost);
    return 'cancelled';
  }
  const offer = {
    appointmentId: lost.id,
    deedId,
    holdId: held.id,
    status: 'open',
    expiresAt,
    createdAt: turn.now,
  } as const;
  if (!(await turn.tables.visitOffers.add(offer))) throw new Error('a patient has two offers at once');
  await sayOffer(turn, { lost, held, expiresAt });
  return 'offered';
}

function answerUntil(turn: Turn, lost: Appointment): Date {
  const latest = Math.min(
    addMinutes(turn.now, ANSWER_MINUTES).getTime(),
    addMinutes(lost.startsAt, -BEFORE_VISIT_MINUTES).getTime(),
  );
  return new Date(Math.max(latest, addMinutes(turn.now, LEAST_MINUTES).getTime()));
}

/** The same doctor's nearest time first, then a colleague's of the same speciality who takes the same fee. The store decides who gets a seat. */
async function holdNearest(turn: Turn, lost: Appointment, holdExpiresAt: Date): Promise<Appointment | null> {
  for (const doctorIds of [[lost.doctorId], colleaguesOf(turn, lost)]) {
    for (const slot of await freeSlots(turn, lost, doctorIds)) {
      const held = await turn.tables.appointments.hold({
        id: turn.world.ids.id() as AppointmentId,
        reference: await unusedReference(turn),
        slot,
        patientId: lost.patientId,
        chat: lost.chat,
        feePaise: lost.feePaise,
        purpose: lost.purpose,
        holdExpiresAt,
        at: turn.now,
      });
      if (held !== null) return held;
    }
  }
  return null;
}

function colleaguesOf({ world }: Turn, lost: Appointment): readonly DoctorId[] {
  const away = world.directory.doctor(lost.doctorId);
  return world.directory.doctors
    .filter((one) => one.id !== lost.doctorId && one.speciality === away?.speciality)
    .filter((one) => one.feePaise === lost.feePaise)
    .map((one) => one.id);
}

async function freeSlots(
  turn: Turn,
  lost: Appointment,
  doctorIds: readonly DoctorId[],
): Promise<readonly FreeSlot[]> {
  if (doctorIds.length === 0) return [];
  const { policy, directory } = turn.world;
  const today = clinicMoment(turn.now, directory.clinic.timeZone).date;
  const dayBefore = addDays(lost.visitDate, -1);
  const found = await turn.tables.slots.findFree({
    doctorIds,
    fromDate: dayBefore < today ? today : dayBefore,
    toDate: addDays(lost.visitDate, SEARCH_DAYS),
    timeFrom: null,
    timeTo: null,
    // Whoever hears of it has to have time to come.
    startsAfter: addMinutes(turn.now, policy.leastNoticeMinutes + LEAST_MINUTES),
    limit: SEARCH_LIMIT,
  });
  const distance = (slot: FreeSlot): number => Math.abs(slot.startsAt.getTime() - lost.startsAt.getTime());
  return found.toSorted((one, other) => distance(one) - distance(other));
}

interface OfferToSay {
  readonly lost: Appointment;
  readonly held: Appointment;
  readonly expiresAt: Date;
}

async function sayOffer(turn: Turn, { lost, held, expiresAt }: OfferToSay): Promise<void> {
  const words = leaveWordingOf(turn.conversation.language);
  const { timeZone } = turn.world.directory.clinic;
  const until = clinicMoment(expiresAt, timeZone);
  const money = await refundOfAll(turn.tables, lost);
  const { formatSlot } = wordingFor(turn);
  const text = words.offer({
    ...visitFacts(turn.world, lost),
    reference: lost.reference,
    offered: visitFacts(turn.world, held),
    untilDate: until.date,
    untilTime: until.time,
    paidPaise: money.refundPaise,
  });
  say(turn, text, {
    lasts: true,
    choices: [
      [
        choice(`✅ ${formatSlot(held.visitDate, held.visitTime)}`, 'takeVisitOffer', {
          reference: lost.reference,
        }),
      ],
      [choice(words.decline, 'declineVisitOffer', { reference: lost.reference })],
    ],
  });
}
