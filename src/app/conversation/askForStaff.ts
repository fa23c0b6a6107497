/** Hands the chat over to a person. The bot falls silent until staff give it back or the silence has lasted long enough. */
import { addMinutes } from '../../domain/visitTime.ts';
import { ok } from '../../types/result.ts';
import { askMachine, tellMachine } from '../turn/askMachine.ts';
import type { Outcome } from '../turn/outcome.ts';
import { enqueue, say, type Turn, wordingFor } from '../turn/turn.ts';

export async function askForStaff(turn: Turn): Promise<Outcome> {
  const moved = await askMachine(turn, { type: 'askForStaff' });
  if (!moved.ok) return moved;
  const { chat } = turn.conversation;
  turn.conversation = {
    ...turn.conversation,
    staffUntil: addMinutes(turn.now, turn.world.policy.staffSilenceMinutes),
  };
  enqueue(
    turn,
    { kind: 'notifyStaff', notice: { code: 'staff_asked_for', chat } },
    { dedupeKey: `staff:asked:${turn.id}`, lane: 'staff' },
  );
  return ok({ state: moved.value });
}

/** Nobody has answered for long enough, or staff have finished: the bot takes up where it was. */
export async function giveBackFromStaff(turn: Turn): Promise<void> {
  if (turn.conversation.state !== 'WITH_STAFF') return;
  turn.conversation = { ...turn.conversation, staffUntil: null };
  await tellMachine(turn, { type: 'staffGaveBack' });
  say(turn, wordingFor(turn).say.staffGaveBack());
  turn.prompt = 'of_state';
}
