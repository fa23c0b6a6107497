// Sandbox, Telegram: the Bot API methods that put something new into a chat.
import type { ChatRoom } from '../chatRoom.ts';
import { type FileKind, fileField, type StoredFile } from '../fileShelf.ts';
import { readCaption, readMessageText } from '../formatting.ts';
import { readReplyMarkup } from '../markup.ts';
import { badRequest, type TelegramMessage } from '../wire.ts';
import { findReachableRoom, type Method, type MethodCall } from './method.ts';

/** Uploads by a bot (https://core.telegram.org/bots/api#sending-files). */
const PHOTO_LIMIT_BYTES = 10 * 1024 * 1024;
const CHAT_ACTIONS = [
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
];

const sendMessage: Method = (call) => {
  const { text, entities } = readMessageText(call.params);
  const preview = call.params.json('link_preview_options');
  return post(call, {
    text,
    ...(entities.length === 0 ? {} : { entities }),
    ...(preview === undefined ? {} : { link_preview_options: preview }),
  });
};

const sendDocument: Method = (call) => {
  const file = takeFile(call, 'document');
  return post(call, { document: fileField(file), ...captionOf(call) });
};

const sendVoice: Method = (call) => {
  const file = takeFile(call, 'voice');
  return post(call, { voice: fileField(file, call.params.integer('duration')), ...captionOf(call) });
};

const sendPhoto: Method = (call) => {
  const file = takeFile(call, 'photo');
  const size = file.bytes.length;
  if (size > PHOTO_LIMIT_BYTES) {
    throw badRequest(
      `file of size ${size} bytes is too big for a photo; the maximum size is ${PHOTO_LIMIT_BYTES} bytes`,
    );
  }
  if (!isImage(file.bytes)) throw badRequest('IMAGE_PROCESS_FAILED');
  return post(call, { photo: [fileField(file)], ...captionOf(call) });
};

const sendChatAction: Method = (call) => {
  const action = call.params.text('action') ?? '';
  if (!CHAT_ACTIONS.includes(action)) throw badRequest('wrong parameter action in request');
  findReachableRoom(call).note({ kind: 'typing', action });
  return true;
};

export const sendMethods: Readonly<Record<string, Method>> = {
  sendMessage,
  sendDocument,
  sendPhoto,
  sendVoice,
  sendChatAction,
};

function post(call: MethodCall, content: Partial<TelegramMessage>): TelegramMessage {
  const markup = readReplyMarkup(call.params);
  const room = findReachableRoom(call);
  const answered = repliedMessage(call, room);
  const message: TelegramMessage = {
    message_id: room.takeMessageId(),
    from: call.bot.user,
    chat: room.chat,
    date: call.service.unixNow(),
    ...(answered === undefined ? {} : { reply_to_message: answered }),
    ...content,
    ...(markup.kind === 'inline' ? { reply_markup: markup.keyboard } : {}),
  };
  room.post(message);
  if (markup.kind === 'reply') room.showKeyboard(markup.keyboard);
  if (markup.kind === 'remove') room.showKeyboard(undefined);
  return message;
}

function repliedMessage({ params }: MethodCall, room: ChatRoom): TelegramMessage | undefined {
  const reply = params.json('reply_parameters') as
    | { message_id?: number; allow_sending_without_reply?: boolean }
    | undefined;
  const messageId = reply?.message_id ?? params.integer('reply_to_message_id');
  if (messageId === undefined) return undefined;
  const message = room.messages.get(messageId);
  if (message !== undefined) {
    const { reply_to_message: _deeper, ...shown } = message;
    return shown;
  }
  const mayGoWithout = reply?.allow_sending_without_reply ?? params.flag('allow_sending_without_reply');
  if (mayGoWithout) return undefined;
  throw badRequest('message to be replied not found');
}

function captionOf({ params }: MethodCall): Partial<TelegramMessage> {
  const { text, entities } = readCaption(params);
  if (text === '') return {};
  return { caption: text, ...(entities.length === 0 ? {} : { caption_entities: entities }) };
}

/** The uploaded file, put on the shelf, or the one that a file_id names. */
function takeFile({ bot, params }: MethodCall, kind: FileKind): StoredFile {
  const upload = params.file(kind);
  if (upload !== undefined) {
    if (upload.bytes.length === 0) throw badRequest('file must be non-empty');
    return bot.files.put({ kind, bytes: upload.bytes, fileName: upload.fileName, mimeType: upload.mimeType });
  }
  const fileId = params.text(kind);
  if (fileId === undefined || fileId === '') throw badRequest(`there is no ${kind} in the request`);
  if (/^https?:/.test(fileId)) throw badRequest('failed to get HTTP URL content');
  const stored = bot.files.byId(fileId);
  if (stored === undefined) throw badRequest('wrong file identifier/HTTP URL specified');
  if (stored.kind !== kind) throw badRequest(`can't use file of type ${stored.kind} as ${kind}`);
  return stored;
}

/** JPEG, PNG, GIF or WebP, by their first bytes. */
function isImage(bytes: Buffer): boolean {
  const start = bytes.toString('latin1', 0, 12);
  return (
    start.startsWith('\xff\xd8\xff') || start.startsWith('\x89PNG') || /^(?:GIF8|RIFF....WEBP)/s.test(start)
  );
}
