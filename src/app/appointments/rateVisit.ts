/** What the patient thought of a visit that took place, in one tap. A bad mark is told to staff at once. */
import { no, ok } from '../../types/result.ts';
import { askMachine } from '../turn/askMachine.ts';
import type { Outcome } from '../turn/outcome.ts';
import { enqueue, say, type Turn, wordingFor } from '../turn/turn.ts';

const GOOD_FROM = 4;
const BAD_UNTIL = 2;

/** A second mark replaces the first. Refuses visits of other chats and visits that did not take place. */
export async function rateVisit(turn: Turn, asked: { reference: string; rating: number }): Promise<Outcome> {
  const mine = await turn.tables.appointments.ofChat(turn.conversation.chat);
  const visit = mine.find((one) => one.reference === asked.reference && one.status === 'fulfilled');
  if (visit === undefined) return no({ code: 'no_such_appointment' });
  const allowed = await askMachine(turn, { type: 'rateVisit' });
  if (!allowed.ok) return allowed;
  const { rating } = asked;
  await turn.tables.visits.note(visit.id, { rated: { rating, at: turn.now } });
  const { phone: clinicPhone } = turn.world.directory.clinic;
  say(turn, wordingFor(turn).say.thanksForRating({ wasGood: rating >= GOOD_FROM, clinicPhone }));
  if (rating <= BAD_UNTIL)
    enqueue(
      turn,
      { kind: 'notifyStaff', notice: { code: 'bad_rating', reference: visit.reference, rating } },
      { dedupeKey: `staff:rating:${visit.id}:${rating}`, lane: 'staff' },
    );
  return ok({ reference: visit.reference, rating });
}
