/** "I have paid": asks the provider through the outbox; the answer comes as a message of its own. */
import { no, ok } from '../../../types/result.ts';
import { askMachine } from '../../turn/askMachine.ts';
import type { Outcome } from '../../turn/outcome.ts';
import { enqueue, say, type Turn, wordingFor } from '../../turn/turn.ts';
import { laneOfLink } from './cancelOpenLinks.ts';

export async function checkPayment(turn: Turn): Promise<Outcome> {
  const { appointmentId } = turn.conversation.draft;
  const moved = await askMachine(turn, { type: 'checkPayment' });
  if (!moved.ok) return moved;
  const links = appointmentId === null ? [] : await turn.tables.paymentLinks.ofAppointment(appointmentId);
  const newest = links.find((link) => link.status !== 'failed');
  if (newest === undefined) return no({ code: 'not_now', state: turn.conversation.state });
  if (newest.status === 'wanted') say(turn, wordingFor(turn).say.paymentNotSeenYet());
  else {
    const task = { kind: 'checkPayment', reference: newest.reference, askedBy: 'patient' } as const;
    enqueue(turn, task, { dedupeKey: `checkPayment:${turn.id}`, lane: laneOfLink(newest.reference) });
    turn.prompt = 'silent';
  }
  return ok({ state: moved.value });
}
