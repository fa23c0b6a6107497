/** The entrance for every channel: a message is stored, and when it is new its chat's turn is taken. */
import type { World } from '../app/turn/world.ts';
import { splitChatKey } from '../domain/message/chat.ts';
import type { IncomingMessage } from '../domain/message/incomingMessage.ts';
import type { TurnQueue } from './takeTurns.ts';

export interface Receiver {
  readonly world: World;
  readonly turns: TurnQueue;
}

/** Resolves when the message is durably stored, so that the channel may acknowledge it; what takes longer goes on by itself. */
export const receiveMessage = (
  receiver: Receiver,
  message: IncomingMessage,
): Promise<'new' | 'seen_before'> => receiver.turns.receive(message);

/** Chats whose messages were left waiting by a process that died; the sweep takes their turns. */
export async function recoverTurns(receiver: Receiver, olderThanMs: number): Promise<number> {
  const { store, clock } = receiver.world;
  const before = new Date(clock.now().getTime() - olderThanMs);
  const chats = await store.read((tables) => tables.inbox.waitingChats(before, 100));
  // The staff's chats have turns of their own.
  const patients = chats.filter((chat) => splitChatKey(chat).channel !== 'admin');
  await Promise.all(patients.map((chat) => receiver.turns.run(chat)));
  return patients.length;
}
