// Sandbox, Telegram: what a Bot API method gets, and the lookups that most of them begin with.
import type { ServerResponse } from 'node:http';
import type { BotAccount } from '../botAccount.ts';
import type { ChatRoom } from '../chatRoom.ts';
import type { CallParameters } from '../parameters.ts';
import type { TelegramService } from '../service.ts';
import { badRequest, type TelegramMessage, TelegramRefusal } from '../wire.ts';

export interface MethodCall {
  readonly service: TelegramService;
  readonly bot: BotAccount;
  readonly params: CallParameters;
  /** Where the answer will go; long polling watches whether it is still wanted. Absent for a reply to a webhook. */
  readonly response: ServerResponse | undefined;
}

/** Returns what goes into `result`, or throws a `TelegramRefusal`. */
export type Method = (call: MethodCall) => unknown;

/** The chat of `chat_id`; refused when the bot does not know it. */
export function findRoom({ service, bot, params }: MethodCall): ChatRoom {
  const chatId = params.integer('chat_id');
  if (chatId === undefined) {
    throw badRequest(params.text('chat_id') ? 'chat not found' : 'chat_id is empty');
  }
  const room = bot.rooms.get(chatId);
  if (room !== undefined) return room;
  if (service.options.unknownChats !== 'create') throw badRequest('chat not found');
  return bot.admit({ id: chatId, is_bot: false, first_name: `Patient ${chatId}` });
}

/** The chat of `chat_id`, refused when the patient has blocked the bot. */
export function findReachableRoom(call: MethodCall): ChatRoom {
  const room = findRoom(call);
  if (room.isBlocked) throw new TelegramRefusal(403, 'Forbidden: bot was blocked by the user');
  return room;
}

/** The bot's own message of `message_id`, to be edited. */
export function findOwnMessage(call: MethodCall, room: ChatRoom): TelegramMessage {
  const messageId = call.params.integer('message_id');
  if (messageId === undefined) throw badRequest('message identifier is not specified');
  const message = room.messages.get(messageId);
  if (message === undefined) throw badRequest('message to edit not found');
  if (message.from.id !== call.bot.user.id) throw badRequest("message can't be edited");
  return message;
}
