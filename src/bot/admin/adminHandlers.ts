/** What happens with each update of the admin bot: only a person's own message in their private chat is read; a password vanishes from the chat. */
import { chatKey, splitChatKey } from '../../domain/message/chat.ts';
import type { IncomingMessage } from '../../domain/message/incomingMessage.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { readField, readInteger, readObject, readText } from '../looseJson.ts';
import { readUpdate } from '../readUpdate.ts';
import type { TelegramChannel } from '../telegramChannel.ts';

export interface AdminHandlersOptions {
  /** Resolves when the message is durably stored or needs no storing. */
  readonly receive: (message: IncomingMessage) => Promise<{ readonly holdsPassword: boolean }>;
  readonly channel: Pick<TelegramChannel, 'answerCallback' | 'deleteMessage'>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface AdminHandlers {
  /** Resolves when the update may be acknowledged; rejects when it could not be stored. */
  receiveUpdate(update: unknown): Promise<void>;
}

export function createAdminHandlers({ receive, channel, clock, log }: AdminHandlersOptions): AdminHandlers {
  return {
    async receiveUpdate(update) {
      const read = readUpdate(update, clock.now());
      if (read.callbackQueryId !== null) void channel.answerCallback(read.callbackQueryId);
      if (read.kind === 'ignored' || !isOwnMessage(update)) {
        log.debug('admin_update_ignored', {
          reason: read.kind === 'ignored' ? read.reason : 'not_their_own',
        });
        return;
      }
      const message = asAdmins(read.message, update);
      const { holdsPassword } = await receive(message);
      const messageId = readInteger(readObject(update, 'message'), 'message_id');
      if (holdsPassword && messageId !== null) await channel.deleteMessage(message.chat, messageId);
    },
  };
}

/**
 * In a private chat the sender's id is the chat's id. Whatever comes from somebody else, from a bot, or was forwarded or sent
 * through another bot, is nobody's own word: a stranger's text must not act by an admin's hand.
 */
function isOwnMessage(update: unknown): boolean {
  const message = readObject(update, 'message');
  const query = readObject(update, 'callback_query');
  const holder = message ?? query ?? readObject(update, 'my_chat_member');
  const chat = readObject(message ?? readObject(query, 'message') ?? holder, 'chat');
  const from = readObject(holder, 'from');
  const isTheirs = readInteger(from, 'id') !== null && readInteger(from, 'id') === readInteger(chat, 'id');
  const isForwarded =
    message !== null &&
    ['forward_origin', 'forward_date', 'via_bot'].some((field) => readField(message, field) !== undefined);
  return isTheirs && readField(from, 'is_bot') !== true && !isForwarded;
}

/** The same message under the admin bot's own chat key, with the slash of a command that only staff have. */
function asAdmins(message: IncomingMessage, update: unknown): IncomingMessage {
  const { chatId } = splitChatKey(message.chat);
  const { content } = message;
  const written = readText(readObject(update, 'message'), 'text');
  const isWords = content.kind === 'text' && written !== null;
  return {
    ...message,
    chat: chatKey('admin', chatId),
    content: isWords ? { kind: 'text', text: written } : content,
  };
}
