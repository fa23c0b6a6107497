/** Money that came after its time was gone: other times are held and offered, the patient chooses one or takes the money back. */

import type { AppointmentId } from '../../../domain/ids.ts';
import type { Appointment } from '../../../domain/visit/appointment.ts';
import { addDays, addMinutes, clinicMoment } from '../../../domain/visit/visitTime.ts';
import type { LateOffer } from '../../../ports/moneyTables.ts';
import type { FreeSlot } from '../../../ports/store.ts';
import { no, ok } from '../../../types/result.ts';
import { visitFacts } from '../../appointments/visitFacts.ts';
import { bookAppointment } from '../../booking/bookAppointment.ts';
import { unusedReference } from '../../booking/unusedReference.ts';
import { choice } from '../../conversation/prompts/choices.ts';
import { askMachine, tellMachine } from '../../turn/askMachine.ts';
import type { Outcome } from '../../turn/outcome.ts';
import { enqueue, say, type Turn, wordingFor } from '../../turn/turn.ts';
import { issueReceipt, paperForPayment } from '../documents/issueReceipt.ts';
import { startRefund } from '../refunds/startRefund.ts';

/** Two, so that the chat may still hold a third time by itself (`holdsPerChat`). */
const OFFERED_TIMES = 2;
/** Further off, another time is no answer to a patient who wanted this one. */
const SEARCH_DAYS = 7;
const SEARCH_LIMIT = 60;

/** False when there is nothing to offer, or the chat has an offer already (a link that was paid twice): this money goes back then. */
export async function offerOtherTimes(
  turn: Turn,
  lost: Appointment,
  money: { paymentId: string; amountPaise: number },
): Promise<boolean> {
  const { policy, directory } = turn.world;
  if ((await turn.tables.lateOffers.openOfChat(lost.chat)) !== null) return false;
  const offeredUntil = addMinutes(turn.now, policy.holdMinutes);
  const held: Appointment[] = [];
  for (const slot of await nearestSlots(turn, lost)) {
    if (held.length === OFFERED_TIMES) break;
    const kept = await keep(turn, { lost, slot, offeredUntil });
    if (kept !== null) held.push(kept);
  }
  if (held.length === 0) return false;
  const { paymentId, amountPaise } = money;
  const offer: LateOffer = {
    appointmentId: lost.id,
    chat: lost.chat,
    paymentId,
    amountPaise,
    holds: held.map((one) => one.id),
    offeredUntil,
    status: 'open',
  };
  if (!(await turn.tables.lateOffers.add(offer))) {
    await letGo(turn, offer);
    return false;
  }
  const { say: sentences, label, formatSlot } = wordingFor(turn);
  const holdUntil = clinicMoment(offeredUntil, directory.clinic.timeZone).time;
  const text = sentences.paidTooLateOffer({ ...visitFacts(turn.world, lost), amountPaise, holdUntil });
  const choices = [
    ...held.map((one) => [
      choice(formatSlot(one.visitDate, one.visitTime), 'takeLateTime', { reference: one.reference }),
    ]),
    [choice(label.moneyBack, 'takeMoneyBack')],
  ];
  say(turn, text, { lasts: true, choices });
  const notice = { code: 'late_times_offered', reference: lost.reference } as const;
  enqueue(turn, { kind: 'notifyStaff', notice }, { dedupeKey: `staff:offer:${paymentId}`, lane: 'staff' });
  return true;
}

/** Free times of the same doctor, the nearest to the lost one first. */
async function nearestSlots(turn: Turn, lost: Appointment): Promise<readonly FreeSlot[]> {
  const { policy, directory } = turn.world;
  const today = clinicMoment(turn.now, directory.clinic.timeZone).date;
  const first = lost.visitDate > today ? addDays(lost.visitDate, -1) : today;
  const found = await turn.tables.slots.findFree({
    doctorIds: [lost.doctorId],
    fromDate: first < today ? today : first,
    toDate: addDays(lost.visitDate > today ? lost.visitDate : today, SEARCH_DAYS),
    timeFrom: null,
    timeTo: null,
    startsAfter: addMinutes(turn.now, policy.leastNoticeMinutes + policy.holdMinutes),
    limit: SEARCH_LIMIT,
  });
  const distance = (slot: FreeSlot): number => Math.abs(slot.startsAt.getTime() - lost.startsAt.getTime());
  return found.filter((slot) => slot.id !== lost.slotId).toSorted((a, b) => distance(a) - distance(b));
}

async function keep(
  turn: Turn,
  { lost, slot, offeredUntil }: { lost: Appointment; slot: FreeSlot; offeredUntil: Date },
): Promise<Appointment | null> {
  return turn.tables.appointments.hold({
    id: turn.world.ids.id() as AppointmentId,
    reference: await unusedReference(turn),
    slot,
    patientId: lost.patientId,
    chat: lost.chat,
    feePaise: lost.feePaise,
    purpose: lost.purpose,
    // A little longer than the offer, which ends them itself.
    holdExpiresAt: addMinutes(offeredUntil, 5),
    at: turn.now,
  });
}

/** The paid appointment comes back to life at the chosen time, with its reference, its money and one receipt. */
export async function takeLateTime(turn: Turn, asked: { reference: string }): Promise<Outcome> {
  const offer = await turn.tables.lateOffers.openOfChat(turn.conversation.chat);
  const held = await turn.tables.appointments.byReference(asked.reference);
  if (offer === null || held === null || !offer.holds.includes(held.id) || offer.offeredUntil <= turn.now)
    return no({ code: 'offer_over' });
  const moved = await askMachine(turn, { type: 'takeLateTime' });
  if (!moved.ok) return moved;
  const slot = await turn.tables.slots.get(held.slotId);
  if (slot === null || !(await turn.tables.lateOffers.end(offer.appointmentId, 'taken')))
    return no({ code: 'offer_over' });
  await letGo(turn, offer);
  const holdExpiresAt = addMinutes(turn.now, 1);
  if (!(await turn.tables.appointments.takeUp(offer.appointmentId, slot, { holdExpiresAt, at: turn.now })))
    throw new Error('a seat that was held for a late payment is gone');
  const paid = await turn.tables.appointments.get(offer.appointmentId);
  if (paid === null) throw new Error('a late payment belongs to no appointment');
  const { paymentId, amountPaise } = offer;
  say(turn, wordingFor(turn).say.lateMoneyTaken({ amountPaise }));
  await bookAppointment(turn, paid, { paymentStatus: 'paid', paymentMode: 'online' });
  await issueReceipt(turn, paid, {
    issuedFor: paperForPayment(paymentId),
    amountPaise,
    paidBy: 'online',
    paymentReference: paymentId,
  });
  await tellMachine(turn, { type: 'bookedAfterAll', appointmentId: paid.id });
  return ok({ state: turn.conversation.state, reference: paid.reference });
}

export async function takeMoneyBack(turn: Turn): Promise<Outcome> {
  const offer = await turn.tables.lateOffers.openOfChat(turn.conversation.chat);
  if (offer === null) return no({ code: 'offer_over' });
  const moved = await askMachine(turn, { type: 'takeMoneyBack' });
  if (!moved.ok) return moved;
  await endOffer(turn, offer, 'wish');
  return ok({ state: moved.value, refundPaise: offer.amountPaise });
}

/** Nobody chose in time, or the patient wants the money: the held times are free again and all of it goes back. */
export async function endOffer(turn: Turn, offer: LateOffer, becauseOf: 'wish' | 'silence'): Promise<void> {
  if (!(await turn.tables.lateOffers.end(offer.appointmentId, 'refunded'))) return;
  await letGo(turn, offer);
  const lost = await turn.tables.appointments.get(offer.appointmentId);
  const { appointmentId, paymentId, amountPaise } = offer;
  await startRefund(turn, { appointmentId, reference: lost?.reference ?? '', paymentId, amountPaise });
  say(turn, wordingFor(turn).say.lateMoneyGoesBack({ amountPaise, becauseOf }));
}

async function letGo(turn: Turn, offer: LateOffer): Promise<void> {
  for (const id of offer.holds)
    await turn.tables.appointments.change(id, {
      from: ['pending'],
      to: { status: 'cancelled', holdExpiresAt: null },
      at: turn.now,
    });
}
