/** Carries out the sending of a one-time code to the chat that booked the visit, in that chat's language. */
import type { OutboxTask } from '../../../ports/outboxTask.ts';
import { wordingOf } from '../../../wording/wordingOf.ts';
import type { Outside, TaskResult } from './outside.ts';
import { channelOf } from './sayTask.ts';

export async function sendCode(
  outside: Outside,
  task: Extract<OutboxTask, { kind: 'sendCode' }>,
): Promise<TaskResult> {
  const { chat, digits, reference } = task;
  const conversation = await outside.world.store.read((tables) => tables.conversations.load(chat));
  const wantsToCancel = task.action === 'cancel';
  const text = wordingOf(conversation?.language ?? 'en').say.codeForOwner({
    digits,
    reference,
    wantsToCancel,
  });
  const message = { text, choices: [], links: [], contactButton: null, lasts: true };
  const providerRef = await channelOf(outside, chat).send({ chat, message, menuVersion: 0, replaces: null });
  return { providerRef, rows: [] };
}
