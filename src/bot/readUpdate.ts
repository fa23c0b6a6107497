/** Turns an update of the Bot API into what the patient did, or says why it concerns nobody; called by `patientHandlers.ts`. */
import { type ChatKey, chatKey } from '../domain/message/chat.ts';
import type { IncomingContent, IncomingMessage } from '../domain/message/incomingMessage.ts';
import { isObject, type Json, readField, readInteger, readObject, readText } from './looseJson.ts';
import { readContent } from './readContent.ts';

/** `callbackQueryId` is set where a button was tapped: it wants its answer even when the tap is ignored. */
export type ReadUpdate =
  | { readonly kind: 'message'; readonly message: IncomingMessage; readonly callbackQueryId: string | null }
  | { readonly kind: 'ignored'; readonly reason: IgnoredReason; readonly callbackQueryId: string | null };

export type IgnoredReason =
  /** No update at all, or one whose parts are missing. */
  | 'unreadable'
  /** A group or a channel: patients speak to us alone. */
  | 'not_private'
  /** What was first sent has been acted upon. */
  | 'edited'
  /** Something that happened in the chat and that nobody wrote. */
  | 'service_message'
  /** A kind of update that patients' conversations do not have. */
  | 'other_kind';

/** The kinds that are read here: all that is asked of Telegram. */
export const PATIENT_UPDATES = ['message', 'callback_query', 'my_chat_member'] as const;

const EDITED_KINDS = ['edited_message', 'edited_channel_post', 'edited_business_message'];
/** Beyond it JavaScript has no date. */
const LATEST_UNIX_SECONDS = 8_640_000_000_000;
const CHOICE = /^m:(\d{1,15}):(\d{1,4})$/;
/** For a button that is none of ours or too old to be understood: no conversation has this version. */
const STALE_MENU = { menuVersion: -1, index: 0 };

/** Reads any JSON without throwing. `receivedAt` stands in where Telegram gives no time (a tapped button). */
export function readUpdate(update: unknown, receivedAt: Date): ReadUpdate {
  const updateId = readInteger(update, 'update_id');
  if (updateId === null) return ignored('unreadable');
  const facts = { messageId: `u${updateId}`, receivedAt };
  for (const [kind, read] of Object.entries(READERS)) {
    const content = readField(update, kind);
    if (content !== undefined) return isObject(content) ? read(content, facts) : ignored('unreadable');
  }
  return ignored(
    EDITED_KINDS.some((kind) => readField(update, kind) !== undefined) ? 'edited' : 'other_kind',
  );
}

interface UpdateFacts {
  /** A redelivered update keeps its number, and no message comes under two. */
  readonly messageId: string;
  readonly receivedAt: Date;
}

const READERS: Readonly<
  Record<(typeof PATIENT_UPDATES)[number], (content: Json, facts: UpdateFacts) => ReadUpdate>
> = {
  message: readMessage,
  callback_query: readTap,
  my_chat_member: readMembership,
};

function readMessage(message: Json, facts: UpdateFacts): ReadUpdate {
  const chat = readChat(message);
  if (typeof chat !== 'object') return ignored(chat);
  const content = readContent(message);
  if (content === null) return ignored('service_message');
  const sentAt = readInstant(message, facts.receivedAt);
  return incoming(content, {
    ...facts,
    ...chat,
    sentAt,
    from: readField(message, 'from'),
    callbackQueryId: null,
  });
}

function readTap(query: Json, facts: UpdateFacts): ReadUpdate {
  const callbackQueryId = readText(query, 'id');
  // Absent for a message sent by way of inline mode, which our bot does not have.
  const message = readObject(query, 'message');
  const chat = readChat(message);
  if (typeof chat !== 'object') return ignored(chat, callbackQueryId);
  const messageId = readInteger(message, 'message_id');
  const [, version, index] = CHOICE.exec(readText(query, 'data') ?? '') ?? [];
  const tapped = version === undefined ? STALE_MENU : { menuVersion: Number(version), index: Number(index) };
  return incoming(
    { kind: 'choice', ...tapped, messageRef: messageId === null ? null : String(messageId) },
    { ...facts, ...chat, sentAt: facts.receivedAt, from: readField(query, 'from'), callbackQueryId },
  );
}

/** The patient blocked the bot ("kicked" in a private chat) or let it in again. */
function readMembership(change: Json, facts: UpdateFacts): ReadUpdate {
  const chat = readChat(change);
  if (typeof chat !== 'object') return ignored(chat);
  const status = readText(readField(change, 'new_chat_member'), 'status');
  if (status !== 'kicked' && status !== 'member') return ignored('service_message');
  const sentAt = readInstant(change, facts.receivedAt);
  return incoming(
    { kind: 'reachability', reachable: status === 'member' },
    { ...facts, ...chat, sentAt, from: readField(change, 'from'), callbackQueryId: null },
  );
}

interface MessageFacts extends UpdateFacts {
  readonly chat: ChatKey;
  readonly sentAt: Date;
  readonly from: unknown;
  readonly callbackQueryId: string | null;
}

function incoming(content: IncomingContent, facts: MessageFacts): ReadUpdate {
  const { chat, messageId, sentAt, callbackQueryId } = facts;
  // IETF tags such as `pt-br` or `hi`.
  const language = /^[a-z]{2}(?![a-z])/i.exec(readText(facts.from, 'language_code') ?? '')?.[0];
  const appLanguage = language?.toLowerCase() ?? null;
  return { kind: 'message', callbackQueryId, message: { chat, messageId, sentAt, appLanguage, content } };
}

function readChat(holder: Json | null): { readonly chat: ChatKey } | 'unreadable' | 'not_private' {
  const chat = readObject(holder, 'chat');
  const chatId = readInteger(chat, 'id');
  if (chatId === null) return 'unreadable';
  return readField(chat, 'type') === 'private'
    ? { chat: chatKey('telegram', String(chatId)) }
    : 'not_private';
}

function readInstant(holder: Json, otherwise: Date): Date {
  const seconds = readInteger(holder, 'date');
  return seconds !== null && seconds > 0 && seconds <= LATEST_UNIX_SECONDS
    ? new Date(seconds * 1_000)
    : otherwise;
}

const ignored = (reason: IgnoredReason, callbackQueryId: string | null = null): ReadUpdate => ({
  kind: 'ignored',
  reason,
  callbackQueryId,
});
