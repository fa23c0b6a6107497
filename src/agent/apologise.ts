/** What is said when a message could not be handled; called when the queue of turns gives one up. */
import { closeTurn } from '../app/turn/closeTurn.ts';
import { enqueue, say, type Turn, wordingFor } from '../app/turn/turn.ts';
import type { NewOutboxRow } from '../ports/store.ts';

/** A short number stands for the failure in the chat, in the log and in the notice to staff. */
export async function apologise(turn: Turn): Promise<readonly NewOutboxRow[]> {
  const incident = turn.world.ids.reference().replace(/^CF-/, 'E-');
  turn.world.log.error('incident', { incident, turn: turn.id });
  say(turn, wordingFor(turn).say.incident({ incident, clinicPhone: turn.world.directory.clinic.phone }));
  enqueue(
    turn,
    { kind: 'notifyStaff', notice: { code: 'turn_failed', incident } },
    { dedupeKey: `staff:incident:${turn.id}`, lane: 'staff' },
  );
  turn.prompt = 'silent';
  return closeTurn(turn);
}
