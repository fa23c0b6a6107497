/** Takes back what was agreed to, as easily as it was given: reminders alone, or all of it. What is booked stays booked. */
import type { ConsentPurpose } from '../../domain/patient/consent.ts';
import { ok } from '../../types/result.ts';
import { askMachine } from '../turn/askMachine.ts';
import type { Outcome } from '../turn/outcome.ts';
import { say, type Turn, wordingFor } from '../turn/turn.ts';

export async function withdrawConsent(turn: Turn, asked: { purpose: ConsentPurpose }): Promise<Outcome> {
  const { purpose } = asked;
  const moved = await askMachine(turn, { type: 'withdrawConsent', purpose });
  if (!moved.ok) return moved;
  const { tables, now, world, conversation } = turn;
  const ended: readonly ConsentPurpose[] = purpose === 'care' ? ['care', 'reminders'] : ['reminders'];
  for (const one of ended) await tables.consents.withdraw(conversation.chat, one, now);
  await tables.audit.add({
    id: world.ids.id(),
    at: now,
    actor: `patient:${conversation.chat}`,
    action: 'consent_withdrawn',
    subject: conversation.chat,
    before: purpose,
    after: null,
  });
  const { say: sentences } = wordingFor(turn);
  if (purpose === 'care')
    say(turn, sentences.consentWithdrawn({ clinicPhone: world.directory.clinic.phone }));
  else say(turn, sentences.remindersStopped());
  return ok({ purpose });
}

/** Whether messages that we begin are agreed to. Chats of before purposes were asked one by one have agreed to both. */
export async function agreesToReminders(turn: Turn): Promise<boolean> {
  const consents = await turn.tables.consents.ofChat(turn.conversation.chat);
  if (consents.length === 0) return true;
  return consents.some((one) => one.purpose === 'reminders' && one.withdrawnAt === null);
}
