/** Hands the chat over to a person. The bot falls silent until staff give it back or the silence has lasted long enough. */
import type { Draft } from '../../domain/conversation/draft.ts';
import { addMinutes } from '../../domain/visit/visitTime.ts';
import { ok } from '../../types/result.ts';
import { tellBotIsBack } from '../admin/staffChat/tellFollowers.ts';
import { upcomingAppointments } from '../appointments/upcomingAppointments.ts';
import { askMachine, tellMachine } from '../turn/askMachine.ts';
import type { Outcome } from '../turn/outcome.ts';
import { enqueue, say, type Turn, wordingFor } from '../turn/turn.ts';

export async function askForStaff(turn: Turn): Promise<Outcome> {
  const moved = await askMachine(turn, { type: 'askForStaff' });
  if (!moved.ok) return moved;
  const { chat, draft, stateBeforeStaff } = turn.conversation;
  turn.conversation = {
    ...turn.conversation,
    staffUntil: addMinutes(turn.now, turn.world.policy.staffSilenceMinutes),
  };
  enqueue(
    turn,
    {
      kind: 'notifyStaff',
      notice: {
        code: 'staff_asked_for',
        chat,
        state: stateBeforeStaff ?? 'IDLE',
        doctorName: doctorNameOf(turn, draft.doctorId),
        upcoming: (await upcomingAppointments(turn)).map(({ reference }) => reference),
      },
    },
    { dedupeKey: `staff:asked:${turn.id}`, lane: 'staff' },
  );
  return ok({ state: moved.value });
}

const doctorNameOf = ({ world }: Turn, id: Draft['doctorId']): string | null =>
  id === null || id === 'any' ? null : (world.directory.doctor(id)?.name ?? null);

/** Nobody has answered for long enough, or staff have finished: the bot takes up where it was. */
export async function giveBackFromStaff(turn: Turn): Promise<void> {
  if (turn.conversation.state !== 'WITH_STAFF') return;
  const lines = await turn.tables.handoverLines.ofChat(turn.conversation.chat);
  const heard = lines.map(({ line }) => ({ from: 'patient' as const, text: line.slice(0, 500) }));
  const history = [...turn.conversation.history, ...heard].slice(-turn.world.policy.historyLines);
  turn.conversation = { ...turn.conversation, history, staffUntil: null };
  await tellMachine(turn, { type: 'staffGaveBack' });
  say(turn, wordingFor(turn).say.staffGaveBack());
  turn.prompt = 'of_state';
  await tellBotIsBack(turn);
}
