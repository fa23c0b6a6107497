/** Carries out what is said to a patient: messages. */

import type { ChatKey } from '../../../domain/message/chat.ts';
import { splitChatKey } from '../../../domain/message/chat.ts';
import type { Channel } from '../../../ports/channel.ts';
import type { OutboxTask } from '../../../ports/outboxTask.ts';
import type { Outside, TaskResult } from './outside.ts';

type Task<Kind extends OutboxTask['kind']> = Extract<OutboxTask, { kind: Kind }>;

export function channelOf(outside: Outside, chat: ChatKey): Channel {
  const channel = outside.channels.get(splitChatKey(chat).channel);
  if (channel === undefined) throw new Error('a chat belongs to a channel that is not switched on');
  return channel;
}

export async function sayToPatient(outside: Outside, task: Task<'say'>): Promise<TaskResult> {
  const { chat, message, menuVersion, replaces } = task;
  const providerRef = await channelOf(outside, chat).send({ chat, message, menuVersion, replaces });
  return { providerRef, rows: [] };
}
