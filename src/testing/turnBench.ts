/** One turn outside of any message, for tests of use cases and of the gate: on a real store, in one transaction. */
import { closeTurn } from '../app/turn/closeTurn.ts';
import { openTurn, type Turn } from '../app/turn/turn.ts';
import type { Conversation } from '../domain/conversation/conversation.ts';
import type { ChatKey } from '../domain/message/chat.ts';
import { plainText } from '../domain/message/outgoingMessage.ts';
import { CONSENT_VERSION } from '../domain/patient/consent.ts';
import { CAST } from './clinic.ts';
import type { OpenClinic } from './journey.ts';

let turns = 0;

export interface TurnOrder {
  readonly chat?: ChatKey;
  /** What the conversation should be, whatever the store holds. */
  readonly conversation?: Partial<Conversation>;
  readonly id?: string;
}

/** Runs `work` in a turn of its own and commits it; consent is given unless the order says otherwise. */
export function inTurn<Value>(
  clinic: OpenClinic,
  order: TurnOrder,
  work: (turn: Turn) => Promise<Value> | Value,
): Promise<Value> {
  turns += 1;
  const subject = { id: order.id ?? `turn-${turns}`, chat: order.chat ?? CAST.asha.chat, replaces: null };
  const { world } = clinic.desk.outside;
  return clinic.store.transact(async (tables) => {
    const turn = await openTurn(world, tables, subject);
    const consent = { consentedAt: world.clock.now(), consentVersion: CONSENT_VERSION };
    turn.conversation = { ...turn.conversation, ...consent, ...order.conversation };
    const value = await work(turn);
    await closeTurn(turn);
    return value;
  });
}

export const saidIn = (turn: Turn): string => turn.sayings.map((saying) => plainText(saying.text)).join('\n');
