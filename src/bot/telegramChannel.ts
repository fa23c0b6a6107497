/** Telegram as a channel: what the outbox says to a patient, sent or edited through the Bot API. Made by compose, one for each bot. */
import { type ChatKey, splitChatKey } from '../domain/message/chat.ts';
import type { Channel, Delivery, DocumentDelivery } from '../ports/channel.ts';
import type { Log } from '../ports/log.ts';
import { OutsideError } from '../ports/outsideError.ts';
import { readField, readInteger } from './looseJson.ts';
import { createPace, type Pace, unpaced } from './paceCalls.ts';
import { type RenderedMessage, type Rendering, renderMessage } from './renderMessage.ts';
import { shorten } from './renderText.ts';
import { createTelegramApi, type TelegramApi, type TelegramApiOptions, tooLarge } from './telegramApi.ts';
import { codeOfError, hasCode } from './telegramFailure.ts';

export interface TelegramChannelOptions extends TelegramApiOptions {
  readonly log: Log;
  /** Messages to all chats together: Telegram allows about 30, which it is when absent. Null: no limit, for a stand-in. */
  readonly messagesPerSecond?: number | null | undefined;
  /** Whose bot it is: patients', unless it says `admin`. */
  readonly name?: 'telegram' | 'admin' | undefined;
}

/** References are message ids; they mean something only together with the chat. */
export interface TelegramChannel extends Channel {
  readonly name: 'telegram' | 'admin';
  readonly api: TelegramApi;
  /** Ends the spinner on a tapped button; never throws, for a late answer is refused and nobody minds. */
  answerCallback(callbackQueryId: string): Promise<void>;
  /** Takes a message out of the chat; never throws. */
  deleteMessage(chat: ChatKey, messageId: number): Promise<void>;
}

const MESSAGES_PER_SECOND = 30;
/** https://core.telegram.org/bots/api#senddocument */
const CAPTION_LIMIT = 1024;
const UPLOAD_LIMIT_BYTES = 50 * 1024 * 1024;
/** "Typing" is over after five seconds: a later call would only hold a connection. */
const TYPING_TIMEOUT_MS = 5_000;
const FILE_NAME_LIMIT = 128;

/** What every method of the channel works with. */
interface Line {
  readonly api: TelegramApi;
  readonly pace: Pace;
  readonly log: Log;
}

export function createTelegramChannel(options: TelegramChannelOptions): TelegramChannel {
  const { log, messagesPerSecond = MESSAGES_PER_SECOND } = options;
  const api = createTelegramApi(options);
  const line: Line = { api, log, pace: messagesPerSecond === null ? unpaced : createPace(messagesPerSecond) };
  return {
    name: options.name ?? 'telegram',
    api,
    send: (delivery) => sendWithLinks(line, delivery),
    sendDocument: (delivery) => sendDocument(line, delivery),
    showTyping: (chat) =>
      quietly(line, 'telegram_typing_failed', () =>
        api.call('sendChatAction', { chat_id: chatIdOf(chat), action: 'typing' }, { ms: TYPING_TIMEOUT_MS }),
      ),
    answerCallback: (callbackQueryId) =>
      quietly(line, 'telegram_callback_answer_failed', () =>
        api.call('answerCallbackQuery', { callback_query_id: callbackQueryId }),
      ),
    deleteMessage: (chat, messageId) =>
      quietly(line, 'telegram_message_not_deleted', () =>
        api.call('deleteMessage', { chat_id: chatIdOf(chat), message_id: messageId }),
      ),
    fetchAttachment: (fileRef, limitBytes) => fetchAttachment(api, fileRef, limitBytes),
  };
}

/** A link that the service takes for no button is written out: the patient must be able to pay. */
async function sendWithLinks(line: Line, delivery: Delivery): Promise<string> {
  const { menuVersion } = delivery;
  try {
    return await sendRendered(line, delivery, { menuVersion, linksAs: 'buttons' });
  } catch (error) {
    if (!hasCode(error, 'bad_button')) throw error;
    line.log.warn('telegram_link_button_refused');
    return sendRendered(line, delivery, { menuVersion, linksAs: 'text' });
  }
}

async function sendRendered(line: Line, delivery: Delivery, rendering: Rendering): Promise<string> {
  const { chat, message } = delivery;
  const rendered = renderMessage(message, rendering);
  const target = { chatId: chatIdOf(chat), tapped: readReference(delivery.replaces) };
  if (target.tapped === null) return sendParts(line, { ...target, rendered, from: 0 });
  // Only messages with an inline keyboard or none can be edited (https://core.telegram.org/bots/api#updating-messages).
  const mayReplace = !message.lasts && message.contactButton === null;
  if (mayReplace && (await editTapped(line, { ...target, tapped: target.tapped, rendered }))) {
    return rendered.parts.length === 1
      ? String(target.tapped)
      : sendParts(line, { ...target, rendered, from: 1 });
  }
  const reference = await sendParts(line, { ...target, rendered, from: 0 });
  if (!mayReplace) await removeButtons(line, { ...target, tapped: target.tapped });
  return reference;
}

interface Target {
  readonly chatId: number | string;
  readonly tapped: number | null;
}
type TappedTarget = Target & { readonly tapped: number };

/** Puts the first part in the tapped message's place; false when that message cannot be edited any more. */
async function editTapped(line: Line, given: TappedTarget & { rendered: RenderedMessage }): Promise<boolean> {
  const { chatId, tapped, rendered } = given;
  const isWhole = rendered.parts.length === 1 && rendered.keyboard.kind === 'inline';
  await line.pace.wait('editMessageText');
  try {
    await line.api.call('editMessageText', {
      ...textOf(rendered.parts[0]),
      chat_id: chatId,
      message_id: tapped,
      ...(isWhole ? { reply_markup: rendered.keyboard.markup } : {}),
    });
    return true;
  } catch (error) {
    // An edit whose answer was lost, tried again.
    if (hasCode(error, 'not_modified')) return true;
    if (hasCode(error, 'message_gone')) return false;
    throw error;
  }
}

interface PartsToSend extends Target {
  readonly rendered: RenderedMessage;
  readonly from: number;
}

/** Sends the parts from the given one on, the keyboard with the last; answers with the last one's reference. */
async function sendParts(line: Line, { chatId, rendered, from }: PartsToSend): Promise<string> {
  let reference = '';
  const { parts, keyboard } = rendered;
  for (const [index, part] of parts.entries()) {
    if (index < from) continue;
    await line.pace.wait('sendMessage');
    const sent = await line.api.call('sendMessage', {
      ...textOf(part),
      chat_id: chatId,
      ...(index === parts.length - 1 ? { reply_markup: keyboard.markup } : {}),
    });
    reference = referenceOf('sendMessage', sent);
  }
  return reference;
}

/** No previews: Telegram's servers would open the payment page, and a map would hide the buttons. */
const textOf = (html: string) => ({
  text: html,
  parse_mode: 'HTML' as const,
  link_preview_options: { is_disabled: true },
});

/** Old buttons that stay are answered as stale ones: not worth holding back or repeating the new message. */
async function removeButtons(line: Line, { chatId, tapped }: TappedTarget): Promise<void> {
  await quietly(line, 'telegram_buttons_not_removed', async () => {
    await line.pace.wait('editMessageReplyMarkup');
    await line.api.call('editMessageReplyMarkup', {
      chat_id: chatId,
      message_id: tapped,
      reply_markup: { inline_keyboard: [] },
    });
  });
}

/** The content type goes with the name's ending: telegraf's form has no place for it. */
async function sendDocument(line: Line, delivery: DocumentDelivery): Promise<string> {
  const { bytes, caption } = delivery;
  if (bytes.length > UPLOAD_LIMIT_BYTES) throw tooLarge('sendDocument');
  const file = {
    source: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    filename: safeFileName(delivery.fileName),
  };
  const method = delivery.showAs === 'picture' ? 'sendPhoto' : 'sendDocument';
  await line.pace.wait(method);
  const sent = await line.api.upload(method, {
    chat_id: chatIdOf(delivery.chat),
    ...(method === 'sendPhoto' ? { photo: file } : { document: file }),
    ...(caption.trim() === '' ? {} : { caption: shorten(caption, CAPTION_LIMIT) }),
  });
  return referenceOf(method, sent);
}

async function fetchAttachment(api: TelegramApi, fileRef: string, limitBytes: number): Promise<Uint8Array> {
  const file = await api.call('getFile', { file_id: fileRef });
  const path = readField(file, 'file_path');
  if (typeof path !== 'string') throw unreadable('getFile');
  if ((readInteger(file, 'file_size') ?? 0) > limitBytes) throw tooLarge('getFile');
  return api.download(path, limitBytes);
}

/** Does what nobody waits for: a failure is a line in the log. */
async function quietly({ log }: Line, event: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.debug(event, { code: codeOfError(error) });
  }
}

function chatIdOf(chat: ChatKey): number | string {
  const { channel, chatId } = splitChatKey(chat);
  if (channel !== 'telegram' && channel !== 'admin')
    throw new Error('the Telegram channel was given a chat of another channel');
  const number = Number(chatId);
  return Number.isSafeInteger(number) ? number : chatId;
}

const readReference = (reference: string | null): number | null =>
  reference !== null && /^\d{1,15}$/.test(reference) ? Number(reference) : null;

function referenceOf(operation: string, sent: unknown): string {
  const messageId = readInteger(sent, 'message_id');
  if (messageId === null) throw unreadable(operation);
  return String(messageId);
}

const unreadable = (operation: string) =>
  new OutsideError({ service: 'telegram', operation, permanent: false, code: 'unreadable' });

/** The name stands in a header of the form, between quotes: nothing in it may end either. */
const safeFileName = (fileName: string): string => {
  const clean = fileName.replaceAll(/[\p{Cc}"\\/]/gu, '_').trim();
  return clean === '' ? 'document' : clean.slice(-FILE_NAME_LIMIT);
};
