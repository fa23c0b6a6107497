// Sandbox, Telegram: the Bot API methods that change or remove what is in a chat, and that answer a tapped button.
import type { ChatRoom } from '../chatRoom.ts';
import { readCaption, readMessageText } from '../formatting.ts';
import { readReplyMarkup } from '../markup.ts';
import { badRequest, type TelegramMessage } from '../wire.ts';
import { findOwnMessage, findReachableRoom, findRoom, type Method, type MethodCall } from './method.ts';

/** A bot may delete messages of the last 48 hours. */
const DELETABLE_SECONDS = 48 * 3600;
/** Of the notification that answers a tapped button. */
const ANSWER_LIMIT = 200;

const editMessageText: Method = (call) => {
  const { text, entities } = readMessageText(call.params);
  return edit(call, (message) => {
    if (message.text === undefined) throw badRequest('there is no text in the message to edit');
    const { entities: _old, ...rest } = message;
    return { ...rest, text, ...(entities.length === 0 ? {} : { entities }) };
  });
};

const editMessageCaption: Method = (call) => {
  const { text, entities } = readCaption(call.params);
  return edit(call, (message) => {
    if (message.text !== undefined) throw badRequest('there is no caption in the message to edit');
    const { caption: _old, caption_entities: _oldEntities, ...rest } = message;
    const caption = text === '' ? {} : { caption: text };
    return { ...rest, ...caption, ...(entities.length === 0 ? {} : { caption_entities: entities }) };
  });
};

const editMessageReplyMarkup: Method = (call) => edit(call, (message) => message);

const deleteMessage: Method = (call) => {
  const room = findRoom(call);
  const messageId = call.params.integer('message_id');
  if (messageId === undefined) throw badRequest('message identifier is not specified');
  removeMessage(call, room, messageId);
  return true;
};

const deleteMessages: Method = (call) => {
  const room = findRoom(call);
  const ids = call.params.json('message_ids');
  if (!Array.isArray(ids) || ids.length === 0 || ids.length > 100) {
    throw badRequest('message identifiers are not specified');
  }
  for (const id of ids) if (room.messages.has(Number(id))) removeMessage(call, room, Number(id));
  return true;
};

const answerCallbackQuery: Method = ({ bot, params }) => {
  const id = params.text('callback_query_id') ?? '';
  const query = bot.queries.get(id);
  const room = query === undefined ? undefined : bot.rooms.get(query.chatId);
  if (query === undefined || room === undefined || query.isAnswered) {
    throw badRequest('query is too old and response timeout expired or query ID is invalid');
  }
  const text = params.text('text');
  if (text !== undefined && text.length > ANSWER_LIMIT) throw badRequest('MESSAGE_TOO_LONG');
  query.isAnswered = true;
  room.note({ kind: 'answered', callbackQueryId: id, text, showAlert: params.flag('show_alert') });
  return true;
};

export const editMethods: Readonly<Record<string, Method>> = {
  editMessageText,
  editMessageCaption,
  editMessageReplyMarkup,
  deleteMessage,
  deleteMessages,
  answerCallbackQuery,
};

function edit(call: MethodCall, change: (message: TelegramMessage) => TelegramMessage): TelegramMessage {
  const markup = readReplyMarkup(call.params);
  if (markup.kind !== 'inline' && markup.kind !== 'none') throw badRequest('inline keyboard expected');
  const room = findReachableRoom(call);
  const before = findOwnMessage(call, room);
  const { reply_markup: _keyboard, ...changed } = change(before);
  const after = { ...changed, ...(markup.kind === 'inline' ? { reply_markup: markup.keyboard } : {}) };
  if (contentOf(after) === contentOf(before)) {
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  }
  const edited = { ...after, edit_date: call.service.unixNow() };
  room.replace(edited);
  return edited;
}

function contentOf({ text, entities, caption, caption_entities, reply_markup }: TelegramMessage): string {
  return JSON.stringify([text, entities ?? [], caption, caption_entities ?? [], reply_markup]);
}

function removeMessage({ service }: MethodCall, room: ChatRoom, messageId: number): void {
  const message = room.messages.get(messageId);
  if (message === undefined) throw badRequest('message to delete not found');
  if (service.unixNow() - message.date > DELETABLE_SECONDS)
    throw badRequest("message can't be deleted for everyone");
  room.remove(messageId);
}
