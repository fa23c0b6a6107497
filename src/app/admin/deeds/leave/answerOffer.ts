/** What a patient makes of the time that is kept for them: taken, declined, or left until it has run out. */
import type { VisitOffer } from '../../../../domain/admin/deedOrder.ts';
import type { AppointmentId } from '../../../../domain/ids.ts';
import type { Refusal } from '../../../../domain/message/refusal.ts';
import type { Appointment } from '../../../../domain/visit/appointment.ts';
import type { NewOutboxRow } from '../../../../ports/store.ts';
import { no, ok, type Result } from '../../../../types/result.ts';
import { leaveWordingOf } from '../../../../wording/leave.ts';
import { visitFacts } from '../../../appointments/visitFacts.ts';
import { cancelInTurn } from '../../../staff/cancelByStaff.ts';
import { askMachine, tellMachine } from '../../../turn/askMachine.ts';
import { takeFactTurn } from '../../../turn/factTurn.ts';
import type { Outcome } from '../../../turn/outcome.ts';
import { say, type Turn, wordingFor } from '../../../turn/turn.ts';
import type { World } from '../../../turn/world.ts';

interface OpenOffer {
  readonly offer: VisitOffer;
  readonly lost: Appointment;
}

/** Only an open offer of this chat's own appointment. */
async function openOffer(turn: Turn, reference: string): Promise<Result<OpenOffer, Refusal>> {
  const lost = await turn.tables.appointments.byReference(reference);
  if (lost === null || lost.chat !== turn.conversation.chat) return no({ code: 'offer_over' });
  const offer = await turn.tables.visitOffers.get(lost.id);
  if (offer?.status !== 'open' || offer.expiresAt <= turn.now) return no({ code: 'offer_over' });
  return ok({ offer, lost });
}

/** The appointment moves to the seat that was kept, with its reference, its payment and its reports. */
export async function takeVisitOffer(turn: Turn, { reference }: { reference: string }): Promise<Outcome> {
  const open = await openOffer(turn, reference);
  if (!open.ok) return open;
  const moved = await askMachine(turn, { type: 'takeVisitOffer' });
  if (!moved.ok) return moved;
  const { offer, lost } = open.value;
  const held = await heldFor(turn, offer);
  const slot = held === null ? null : await turn.tables.slots.get(held.slotId);
  if (held === null || slot === null || !(await turn.tables.visitOffers.end(lost.id, 'taken')))
    return no({ code: 'offer_over' });
  await letGo(turn, offer);
  if (!(await turn.tables.appointments.moveTo(lost.id, slot, turn.now)))
    throw new Error('a seat that was kept for a patient is gone');
  await tellMachine(turn, { type: 'appointmentMoved', appointmentId: lost.id });
  const visit = { ...visitFacts(turn.world, slot), reference };
  say(turn, wordingFor(turn).say.appointmentMoved(visit), { lasts: true });
  return ok({ state: turn.conversation.state, reference });
}

/** The visit is cancelled by the clinic's doing: all that was paid online goes back. */
export async function declineVisitOffer(turn: Turn, { reference }: { reference: string }): Promise<Outcome> {
  const open = await openOffer(turn, reference);
  if (!open.ok) return open;
  const moved = await askMachine(turn, { type: 'declineVisitOffer' });
  if (!moved.ok) return moved;
  const { offer, lost } = open.value;
  if (!(await turn.tables.visitOffers.end(lost.id, 'declined'))) return no({ code: 'offer_over' });
  await letGo(turn, offer);
  await cancelInTurn(turn, lost);
  return ok({ state: turn.conversation.state, reference });
}

async function heldFor(turn: Turn, offer: VisitOffer): Promise<Appointment | null> {
  const held =
    offer.holdId === null ? null : await turn.tables.appointments.get(offer.holdId as AppointmentId);
  return held?.status === 'pending' ? held : null;
}

/** The kept seat is anybody's again. */
export async function letGo(turn: Turn, offer: VisitOffer): Promise<void> {
  if (offer.holdId === null) return;
  await turn.tables.appointments.change(offer.holdId as AppointmentId, {
    from: ['pending'],
    to: { status: 'cancelled', holdExpiresAt: null },
    at: turn.now,
  });
}

const AT_ONCE = 100;

/** Offers that nobody answered in time: the visit cannot take place, so it is cancelled and its money goes back. */
export async function sweepVisitOffers(world: World): Promise<readonly NewOutboxRow[]> {
  const over = await world.store.read((tables) => tables.visitOffers.endedBefore(world.clock.now(), AT_ONCE));
  const rows: NewOutboxRow[] = [];
  for (const offer of over)
    rows.push(...(await world.store.transact((tables) => lapse({ world, tables }, offer))));
  return rows;
}

async function lapse(
  place: Parameters<typeof takeFactTurn>[0],
  offer: VisitOffer,
): Promise<readonly NewOutboxRow[]> {
  const lost = await place.tables.appointments.get(offer.appointmentId as AppointmentId);
  if (lost === null) return [];
  const subject = { chat: lost.chat, id: `fact:offerLapsed:${lost.id}:${offer.deedId}` };
  return takeFactTurn(place, subject, async (turn) => {
    if (!(await turn.tables.visitOffers.end(lost.id, 'lapsed'))) return;
    await letGo(turn, offer);
    const found = await turn.tables.appointments.get(lost.id);
    if (found?.status !== 'booked' && found?.status !== 'arrived') return;
    const facts = { ...visitFacts(turn.world, found), reference: found.reference };
    say(turn, leaveWordingOf(turn.conversation.language).lapsed(facts), { lasts: true });
    await cancelInTurn(turn, found);
  });
}
