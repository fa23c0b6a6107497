// Sandbox, Telegram: a chat as the patient sees it on the phone, in plain fields; the phone and its routes show it.
import type { BotAccount } from './botAccount.ts';
import type { ChatEvent, ChatRoom } from './chatRoom.ts';
import type {
  InlineButton,
  MessageEntity,
  ReplyKeyboard,
  TelegramContact,
  TelegramFile,
  TelegramMessage,
} from './wire.ts';

export interface PhoneFile {
  readonly kind: 'document' | 'photo' | 'voice';
  readonly fileId: string;
  readonly fileName: string;
  readonly mimeType: string;
  readonly sizeBytes: number;
  /** Where the phone downloads it, relative to the stand-in (or to where the phone's routes are mounted). */
  readonly path: string;
}

export interface PhoneMessage {
  readonly messageId: number;
  readonly from: 'bot' | 'patient';
  /** ISO 8601, whole seconds, as Telegram keeps them. */
  readonly sentAt: string;
  readonly editedAt?: string;
  /** The text or the caption; empty for a bare file or contact. */
  readonly text: string;
  readonly entities: readonly MessageEntity[];
  /** The buttons under the message, row by row. */
  readonly buttons: readonly (readonly InlineButton[])[];
  readonly files: readonly PhoneFile[];
  readonly contact?: TelegramContact;
  readonly replyToMessageId?: number;
}

export type PhoneEvent =
  | { readonly sequence: number; readonly kind: 'message' | 'edited'; readonly message: PhoneMessage }
  | Exclude<ChatEvent, { message: TelegramMessage }>;

export interface PhoneScreen {
  readonly chatId: number;
  readonly bot: { readonly id: number; readonly name: string; readonly username: string };
  readonly messages: readonly PhoneMessage[];
  /** The keyboard under the input field, if one is shown. */
  readonly keyboard?: ReplyKeyboard;
  readonly isBlocked: boolean;
  /** The number of the last event: where the next wait begins. */
  readonly lastSequence: number;
}

export function phoneScreen(bot: BotAccount, room: ChatRoom): PhoneScreen {
  return {
    chatId: room.chat.id,
    bot: { id: bot.user.id, name: bot.user.first_name, username: bot.user.username ?? '' },
    messages: [...room.messages.values()].map((message) => phoneMessage(bot, message)),
    ...(room.replyKeyboard === undefined ? {} : { keyboard: room.replyKeyboard }),
    isBlocked: room.isBlocked,
    lastSequence: room.lastSequence,
  };
}

export function phoneEvent(bot: BotAccount, event: ChatEvent): PhoneEvent {
  if (event.kind !== 'message' && event.kind !== 'edited') return event;
  return { sequence: event.sequence, kind: event.kind, message: phoneMessage(bot, event.message) };
}

export function phoneMessage(bot: BotAccount, message: TelegramMessage): PhoneMessage {
  return {
    messageId: message.message_id,
    from: message.from.is_bot ? 'bot' : 'patient',
    sentAt: isoTime(message.date),
    ...(message.edit_date === undefined ? {} : { editedAt: isoTime(message.edit_date) }),
    text: message.text ?? message.caption ?? '',
    entities: message.entities ?? message.caption_entities ?? [],
    buttons: message.reply_markup?.inline_keyboard ?? [],
    files: filesOf(bot, message),
    ...(message.contact === undefined ? {} : { contact: message.contact }),
    ...(message.reply_to_message === undefined
      ? {}
      : { replyToMessageId: message.reply_to_message.message_id }),
  };
}

function filesOf(bot: BotAccount, message: TelegramMessage): PhoneFile[] {
  return [message.document, message.photo?.at(-1), message.voice].flatMap((field) => {
    const file = field === undefined ? undefined : phoneFile(bot, field);
    return file === undefined ? [] : [file];
  });
}

/** Undefined when the shelf has given the file up. */
function phoneFile(bot: BotAccount, field: TelegramFile): PhoneFile | undefined {
  const file = bot.files.byId(field.file_id);
  if (file === undefined) return undefined;
  return {
    kind: file.kind,
    fileId: file.fileId,
    fileName: file.fileName,
    mimeType: file.mimeType,
    sizeBytes: file.bytes.length,
    path: `/phone/files/${file.fileId}?bot=${bot.user.id}`,
  };
}

function isoTime(unixSeconds: number): string {
  return new Date(unixSeconds * 1000).toISOString();
}
