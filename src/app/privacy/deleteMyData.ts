/** "Forget me": first what goes and what the law keeps, then the patient's yes, then the deed. Reports' files go through the outbox. */
import { newConversation } from '../../domain/conversation/conversation.ts';
import { ok } from '../../types/result.ts';
import { choice } from '../conversation/prompts/choices.ts';
import { askMachine } from '../turn/askMachine.ts';
import type { Outcome } from '../turn/outcome.ts';
import { enqueue, say, type Turn, wordingFor } from '../turn/turn.ts';
import { eraseChat } from './eraseChat.ts';
import { keptUntil, recordsKept } from './recordsKept.ts';

/** Erases nothing yet. */
export async function deleteMyData(turn: Turn): Promise<Outcome> {
  const allowed = await askMachine(turn, { type: 'deleteMyData' });
  if (!allowed.ok) return allowed;
  const kept = await recordsKept(turn.tables, turn.conversation.chat, turn.now);
  const until = keptUntil(kept);
  const { say: sentences, label } = wordingFor(turn);
  turn.prompt = {
    text: sentences.deletionNotice({ keptUntil: until }),
    choices: [
      [{ ...choice(label.deleteNow, 'confirmDeletion'), means: 'yes' }],
      [{ ...choice(label.keepData, 'showMenu'), means: 'no' }],
    ],
  };
  return ok({ keptUntil: until });
}

/** The yes: only under the notice, where the button was shown. */
export async function confirmDeletion(turn: Turn): Promise<Outcome> {
  const { chat, language, languageChosen, version } = turn.conversation;
  const moved = await askMachine(turn, { type: 'confirmDeletion' });
  if (!moved.ok) return moved;
  const { tables, now, world } = turn;
  const before = await recordsKept(tables, chat, now);
  for (const { appointment } of before)
    if (appointment.status !== 'booked' || appointment.startsAt <= now)
      await tables.reminders.withdraw(appointment.id, now);
  for (const purpose of ['care', 'reminders'] as const) await tables.consents.withdraw(chat, purpose, now);
  await tables.erasures.ask(chat, now);
  const erased = await eraseChat(tables, { chat, now, mark: world.ids.id() });
  for (const fileName of erased.files)
    enqueue(
      turn,
      { kind: 'removeReportFile', fileName },
      { dedupeKey: `removeFile:${fileName}`, lane: 'files' },
    );
  turn.conversation = { ...newConversation(chat, now), language, languageChosen, version };
  await tables.audit.add({
    id: world.ids.id(),
    at: now,
    actor: `patient:${chat}`,
    action: 'data_erased',
    subject: chat,
    before: null,
    after: null,
  });
  say(turn, wordingFor(turn).say.dataErased({ keptUntil: keptUntil(before) }));
  return ok({ erased: true });
}
