/** What a patient did, as a channel tells it: the one form that Telegram, WhatsApp and the terminal share. */
import type { ChatKey } from './chat.ts';

/** Where a channel can fetch the bytes of an attachment later; opaque to everyone but that channel. */
export interface AttachmentRef {
  readonly fileRef: string;
  readonly fileName: string | null;
  /** As claimed by the sender; never trusted. */
  readonly contentType: string | null;
  /** Null where the channel does not say. */
  readonly sizeBytes: number | null;
}

export type IncomingContent =
  /** `quotedRef`: the channel's id of the message that the patient answers to, where they quote one. */
  | { readonly kind: 'text'; readonly text: string; readonly quotedRef?: string }
  /** A tapped button: which menu and which choice of it. `messageRef` is the message that carried it. */
  | {
      readonly kind: 'choice';
      readonly menuVersion: number;
      readonly index: number;
      readonly messageRef: string | null;
    }
  /** A shared contact; `isOwn` only when the channel proves that the number is the sender's. */
  | { readonly kind: 'contact'; readonly phone: string; readonly isOwn: boolean }
  | { readonly kind: 'file'; readonly file: AttachmentRef; readonly caption: string | null }
  | { readonly kind: 'voice'; readonly file: AttachmentRef; readonly seconds: number }
  | { readonly kind: 'command'; readonly command: Command; readonly payload: string | null }
  /** The patient blocked the bot, or let it in again. */
  | { readonly kind: 'reachability'; readonly reachable: boolean }
  /** Came so late that it is no longer acted on (the clinic, or the patient, was out of reach): asked for again, unless it is an emergency. */
  | { readonly kind: 'late'; readonly text: string | null; readonly isFirst: boolean }
  /** A sticker, a location, a poll: answered, never acted on. */
  | { readonly kind: 'unsupported' };

export const COMMANDS = [
  'start',
  'help',
  'cancel',
  'restart',
  'back',
  'language',
  'book',
  'appointments',
  'staff',
] as const;
export type Command = (typeof COMMANDS)[number];

export interface IncomingMessage {
  readonly chat: ChatKey;
  /** Unique within the channel; the inbox refuses a second one. */
  readonly messageId: string;
  /** When the patient sent it. */
  readonly sentAt: Date;
  /** ISO 639-1 of the sender's app, where known: a first guess at the language. */
  readonly appLanguage: string | null;
  readonly content: IncomingContent;
}
