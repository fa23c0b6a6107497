/** What happens with each message from WhatsApp, from whichever client: stored, seen, and taken up if it is not too late. */
import type { ChatKey } from '../domain/message/chat.ts';
import type { IncomingContent, IncomingMessage } from '../domain/message/incomingMessage.ts';
import type { Clock } from '../ports/clock.ts';

export interface WhatsappHandlersOptions {
  /** Resolves when the message is durably in the inbox. */
  readonly receive: (message: IncomingMessage) => Promise<'new' | 'seen_before'>;
  /** Blue ticks and "typing": nobody waits for them, and they never fail. */
  readonly acknowledge: (chat: ChatKey, messageId: string) => Promise<void>;
  readonly clock: Clock;
  readonly lateAfterMinutes: number;
}

export interface WhatsappHandlers {
  /** Resolves when the message may be acknowledged to the service; rejects when the inbox could not take it. */
  readonly receiveMessage: (message: IncomingMessage) => Promise<'new' | 'seen_before'>;
}

/** More chats than write within a quarter of an hour to any clinic. */
const CHATS_REMEMBERED = 5_000;

export function createWhatsappHandlers(options: WhatsappHandlersOptions): WhatsappHandlers {
  const { receive, acknowledge, clock, lateAfterMinutes } = options;
  /** When a chat was last told that its messages came too late. */
  const told = new Map<ChatKey, number>();
  const lateAfterMs = lateAfterMinutes * 60_000;
  return {
    async receiveMessage(message) {
      const now = clock.now().getTime();
      const isLate = now - message.sentAt.getTime() > lateAfterMs;
      const isFirst = isLate && now - (told.get(message.chat) ?? Number.NEGATIVE_INFINITY) > lateAfterMs;
      const taken = isLate ? { ...message, content: asLate(message.content, isFirst) } : message;
      const outcome = await receive(taken);
      if (outcome === 'seen_before') return outcome;
      if (isFirst) remember(told, message.chat, now);
      void acknowledge(message.chat, message.messageId);
      return outcome;
    },
  };
}

/** Words are kept, for an emergency is answered however late it is heard of. */
function asLate(content: IncomingContent, isFirst: boolean): IncomingContent {
  const caption = content.kind === 'file' ? content.caption : null;
  return { kind: 'late', text: content.kind === 'text' ? content.text : caption, isFirst };
}

function remember(told: Map<ChatKey, number>, chat: ChatKey, now: number): void {
  told.delete(chat);
  told.set(chat, now);
  const [oldest] = told.keys();
  if (told.size > CHATS_REMEMBERED && oldest !== undefined) told.delete(oldest);
}
