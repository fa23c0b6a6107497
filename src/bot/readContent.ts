/** Reads what a patient's message holds: text, command, contact, file, voice or something we only answer; called by `readUpdate.ts`. */
import { type AttachmentRef, COMMANDS, type IncomingContent } from '../domain/message/incomingMessage.ts';
import { isObject, type Json, readField, readInteger, readObject, readText } from './looseJson.ts';

/** What a bot may download (https://core.telegram.org/bots/api#getfile). */
const DOWNLOAD_LIMIT_BYTES = 20 * 1024 * 1024;
/** With or without the bot's name, and perhaps more behind it. */
const COMMAND = /^\/([a-z\d_]+)(?:@\w+)?(?:\s+([\s\S]+))?$/i;

/**
 * Messages that nobody wrote: Telegram says with them what happened in the chat
 * (https://core.telegram.org/bots/api#message, from `new_chat_members` on). To answer "I cannot read this" would be strange.
 */
const SERVICE_FIELDS = [
  ...['new_chat_members', 'left_chat_member', 'new_chat_title', 'new_chat_photo', 'delete_chat_photo'],
  ...['group_chat_created', 'supergroup_chat_created', 'channel_chat_created', 'migrate_to_chat_id'],
  ...['migrate_from_chat_id', 'message_auto_delete_timer_changed', 'pinned_message', 'invoice'],
  ...['successful_payment', 'refunded_payment', 'users_shared', 'chat_shared', 'gift', 'unique_gift'],
  ...['connected_website', 'write_access_allowed', 'passport_data', 'proximity_alert_triggered'],
  ...['boost_added', 'chat_background_set', 'checklist_tasks_done', 'checklist_tasks_added'],
  ...['direct_message_price_changed', 'forum_topic_created', 'forum_topic_edited', 'forum_topic_closed'],
  ...['forum_topic_reopened', 'general_forum_topic_hidden', 'general_forum_topic_unhidden'],
  ...['giveaway_created', 'giveaway', 'giveaway_winners', 'giveaway_completed', 'paid_message_price_changed'],
  ...['suggested_post_approved', 'suggested_post_paid', 'suggested_post_declined', 'suggested_post_refunded'],
  ...['suggested_post_approval_failed', 'video_chat_scheduled', 'video_chat_started', 'video_chat_ended'],
  ...['video_chat_participants_invited', 'web_app_data'],
];

type Reader = (message: Json) => IncomingContent | null;

/** In this order: a GIF has a `document` beside its `animation`, a place a `location` beside its `venue`. */
const READERS: readonly Reader[] = [
  readWords,
  (message) => (isObject(readField(message, 'animation')) ? { kind: 'unsupported' } : null),
  readContact,
  readPhoto,
  readDocument,
  readRecording,
];

/** Null for a service message. Whatever a patient may send that we have no reading for is `unsupported`. */
export function readContent(message: Json): IncomingContent | null {
  for (const read of READERS) {
    const content = read(message);
    if (content !== null) return content;
  }
  return SERVICE_FIELDS.some((field) => Object.hasOwn(message, field)) ? null : { kind: 'unsupported' };
}

/** A command we do not know is what the patient meant to say, without its slash. */
function readWords(message: Json): IncomingContent | null {
  const text = readText(message, 'text');
  if (text === null) return null;
  const [, name = '', rest] = COMMAND.exec(text.trim()) ?? [];
  if (name === '') return { kind: 'text', text };
  const command = COMMANDS.find((known) => known === name.toLowerCase());
  if (command === undefined)
    return { kind: 'text', text: [name, rest].filter((part) => part !== undefined).join(' ') };
  return { kind: 'command', command, payload: rest ?? null };
}

/** The number is proven to be the sender's only when Telegram names the sender as its owner. */
function readContact(message: Json): IncomingContent | null {
  const contact = readObject(message, 'contact');
  const phone = readText(contact, 'phone_number');
  if (phone === null) return null;
  const owner = readInteger(contact, 'user_id');
  return {
    kind: 'contact',
    phone,
    isOwn: owner !== null && owner === readInteger(readField(message, 'from'), 'id'),
  };
}

/** Telegram sends several sizes: the largest that it will let us fetch. */
function readPhoto(message: Json): IncomingContent | null {
  const photo = readField(message, 'photo');
  if (!Array.isArray(photo)) return null;
  const [largest] = (photo as readonly unknown[])
    .flatMap((size) => {
      const file = readFile(size, { contentType: 'image/jpeg' });
      const pixels = (readInteger(size, 'width') ?? 0) * (readInteger(size, 'height') ?? 0);
      return file === null || (file.sizeBytes ?? 0) > DOWNLOAD_LIMIT_BYTES ? [] : [{ file, pixels }];
    })
    .sort(
      (one, other) => other.pixels - one.pixels || (other.file.sizeBytes ?? 0) - (one.file.sizeBytes ?? 0),
    );
  return largest === undefined ? null : { kind: 'file', file: largest.file, caption: captionOf(message) };
}

function readDocument(message: Json): IncomingContent | null {
  const file = readFile(readField(message, 'document'), { contentType: null });
  return file === null ? null : { kind: 'file', file, caption: captionOf(message) };
}

/** A voice note, or a recording that was sent as an audio file. */
function readRecording(message: Json): IncomingContent | null {
  const recording = readObject(message, 'voice') ?? readObject(message, 'audio');
  const file = readFile(recording, { contentType: null });
  return file === null
    ? null
    : { kind: 'voice', file, seconds: Math.max(0, readInteger(recording, 'duration') ?? 0) };
}

function readFile(file: unknown, { contentType }: { contentType: string | null }): AttachmentRef | null {
  const fileRef = readText(file, 'file_id');
  if (fileRef === null || fileRef === '') return null;
  return {
    fileRef,
    fileName: readText(file, 'file_name'),
    contentType: readText(file, 'mime_type') ?? contentType,
    sizeBytes: readInteger(file, 'file_size'),
  };
}

const captionOf = (message: Json): string | null => readText(message, 'caption');
