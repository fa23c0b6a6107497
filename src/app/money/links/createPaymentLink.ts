/** Writes down that a payment link is wanted; the outbox makes it at the provider and tells the patient. */
import type { Appointment } from '../../../domain/visit/appointment.ts';
import { addMinutes } from '../../../domain/visit/visitTime.ts';
import { no, ok } from '../../../types/result.ts';
import { askMachine } from '../../turn/askMachine.ts';
import type { Outcome } from '../../turn/outcome.ts';
import { enqueue, say, type Turn, wordingFor } from '../../turn/turn.ts';
import { laneOfLink } from './cancelOpenLinks.ts';

/** An open link is shown again; a second one is never made beside it, only after it has run out. The hold is renewed so that it outlives the link. */
export async function createPaymentLink(turn: Turn): Promise<Outcome> {
  const { appointmentId } = turn.conversation.draft;
  const held = appointmentId === null ? null : await turn.tables.appointments.get(appointmentId);
  if (held?.status !== 'pending') return no({ code: 'not_now', state: turn.conversation.state });
  if (held.feePaise === 0) return no({ code: 'nothing_to_pay' });
  const moved = await askMachine(turn, { type: 'createPaymentLink' });
  if (!moved.ok) return moved;
  const links = await turn.tables.paymentLinks.ofAppointment(held.id);
  if (links.some((link) => link.status === 'created' && link.expiresAt > turn.now))
    return ok({ state: moved.value, isMade: true });
  if (!links.some((link) => link.status === 'wanted')) await wantLink(turn, held);
  say(turn, wordingFor(turn).say.makingPaymentLink({ feePaise: held.feePaise }));
  turn.prompt = 'silent';
  return ok({ state: moved.value, isMade: false });
}

/** Of a visit that stands, the amount is what is still due and nothing of it changes; of a held one the hold is renewed. */
export async function wantLink(turn: Turn, held: Appointment): Promise<void> {
  const { policy, ids } = turn.world;
  const reference = `${held.reference}-${ids.secret(4)}`;
  await turn.tables.appointments.change(held.id, {
    from: ['pending'],
    to: {
      paymentMode: 'online',
      paymentStatus: 'link_wanted',
      holdExpiresAt: addMinutes(turn.now, policy.holdMinutes),
    },
    at: turn.now,
  });
  await turn.tables.paymentLinks.add({
    reference,
    appointmentId: held.id,
    amountPaise: held.feePaise,
    status: 'wanted',
    providerLinkId: null,
    url: null,
    expiresAt: addMinutes(turn.now, policy.paymentLinkMinutes),
    createdAt: turn.now,
  });
  await turn.tables.ledger.add({
    id: ids.id(),
    kind: 'created',
    appointmentId: held.id,
    linkReference: reference,
    paymentId: null,
    eventId: `own:created:${reference}`,
    amountPaise: held.feePaise,
    currency: 'INR',
    at: turn.now,
  });
  enqueue(
    turn,
    { kind: 'createPaymentLink', reference },
    { dedupeKey: `createLink:${reference}`, lane: laneOfLink(reference) },
  );
}
