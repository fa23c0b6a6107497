/** Carries out what an owner hears when another chat wants to change their visit: the one-time code, and that it was done. In that chat's language. */
import type { ChatKey } from '../../../domain/message/chat.ts';
import type { RichText } from '../../../domain/message/outgoingMessage.ts';
import type { OutboxTask } from '../../../ports/outboxTask.ts';
import type { Wording } from '../../../wording/wording.ts';
import { wordingOf } from '../../../wording/wordingOf.ts';
import { hashOfDigits, newDigits } from '../../appointments/codeDigits.ts';
import { visitFacts } from '../../appointments/visitFacts.ts';
import { DONE, type Outside, type TaskResult } from './outside.ts';
import { channelOf } from './sayTask.ts';

type Task<Kind extends OutboxTask['kind']> = Extract<OutboxTask, { kind: Kind }>;

/** Tried again, it sends other digits, and those before are good for nothing: they stand in no row that waits. */
export async function sendCode(outside: Outside, task: Task<'sendCode'>): Promise<TaskResult> {
  const { chat, reference, codeId } = task;
  const digits = newDigits();
  await outside.world.store.transact((tables) =>
    tables.ownershipCodes.setHash(codeId, hashOfDigits(digits, codeId)),
  );
  const wantsToCancel = task.action === 'cancel';
  return tellChat(outside, chat, ({ say }) => say.codeForOwner({ digits, reference, wantsToCancel }));
}

/** The visit as it stands by then. */
export async function tellOwnerOfChange(outside: Outside, task: Task<'tellOwner'>): Promise<TaskResult> {
  const { world } = outside;
  const visit = await world.store.read((tables) => tables.appointments.get(task.appointmentId));
  if (visit === null || visit.chat !== task.chat) return DONE;
  const wasCancelled = task.change === 'cancelled';
  const { reference } = visit;
  const { phone: clinicPhone } = world.directory.clinic;
  return tellChat(outside, task.chat, ({ say }) =>
    say.changedElsewhere({ ...visitFacts(world, visit), reference, wasCancelled, clinicPhone }),
  );
}

async function tellChat(
  outside: Outside,
  chat: ChatKey,
  sentence: (wording: Wording) => RichText,
): Promise<TaskResult> {
  const conversation = await outside.world.store.read((tables) => tables.conversations.load(chat));
  const text = sentence(wordingOf(conversation?.language ?? 'en'));
  const message = { text, choices: [], links: [], contactButton: null, lasts: true };
  const providerRef = await channelOf(outside, chat).send({ chat, message, menuVersion: 0, replaces: null });
  return { providerRef, rows: [] };
}
