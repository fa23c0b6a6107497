/** A red flag stops everything: the numbers to call, the clinic's phone, and a message to staff. The conversation stays where it is. */
import type { RedFlag } from '../../domain/message/redFlag.ts';
import { enqueue, say, type Turn, wordingFor } from '../turn/turn.ts';
import { choice } from './prompts/choices.ts';

export function acknowledgeEmergency(turn: Turn, flag: RedFlag): void {
  const { say: sentences, label } = wordingFor(turn);
  const clinicPhone = turn.world.directory.clinic.phone;
  say(turn, sentences.emergency({ selfHarm: flag === 'self_harm', clinicPhone }), { lasts: true });
  const { chat } = turn.conversation;
  enqueue(
    turn,
    { kind: 'notifyStaff', notice: { code: 'red_flag', chat, flag } },
    { dedupeKey: `staff:redFlag:${turn.id}`, lane: 'staff' },
  );
  if (turn.conversation.state === 'WITH_STAFF') {
    turn.prompt = 'silent';
    return;
  }
  // No booking menu under an emergency: only the way to a person, and the way on when it was a misunderstanding.
  turn.prompt = {
    text: sentences.emergencyNext(),
    choices: [[choice(label.talkToStaff, 'askForStaff')], [choice(label.continueBooking, 'showMenu')]],
  };
}
