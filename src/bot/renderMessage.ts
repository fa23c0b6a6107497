/** Renders an outgoing message for the Bot API: its HTML in parts and the keyboard of the last part; called by `telegramChannel.ts`. */
import { isIP } from 'node:net';
import type {
  InlineKeyboardButton,
  InlineKeyboardMarkup,
  ReplyKeyboardMarkup,
  ReplyKeyboardRemove,
} from 'telegraf/types';
import {
  type Choice,
  type LinkButton,
  type OutgoingMessage,
  plainText,
  type RichPart,
  type RichText,
} from '../domain/message/outgoingMessage.ts';
import { hasVisible, renderHtml, shorten } from './renderText.ts';

export interface RenderedMessage {
  /** At least one. */
  readonly parts: readonly [string, ...string[]];
  readonly keyboard: Keyboard;
}

/** Telegram has two kinds of keyboards and cannot show both with one message. */
export type Keyboard =
  | { readonly kind: 'inline'; readonly markup: InlineKeyboardMarkup }
  /** Under the input field, with the contact button; or its removal. */
  | { readonly kind: 'reply'; readonly markup: ReplyKeyboardMarkup | ReplyKeyboardRemove };

export interface Rendering {
  readonly menuVersion: number;
  /** `text` where the service has refused them as buttons. */
  readonly linksAs: 'buttons' | 'text';
}

/** Buttons scroll away long before this; it only keeps an endless name from being refused. */
const LABEL_LIMIT = 100;
/** For a message that has buttons and no words: the service refuses an empty one. */
const NO_WORDS: readonly [string] = ['…'];

export function renderMessage(
  message: OutgoingMessage,
  { menuVersion, linksAs }: Rendering,
): RenderedMessage {
  const isButton = (link: LinkButton) =>
    linksAs === 'buttons' && message.contactButton === null && isPublicUrl(link.url);
  const written = message.links.filter((link) => !isButton(link));
  const [first, ...others] = renderHtml([
    ...message.text,
    ...written.flatMap((link) => writtenLink(message.text, link)),
  ]);
  return {
    parts: first === undefined ? NO_WORDS : [first, ...others],
    keyboard:
      message.contactButton === null
        ? inlineKeyboard(message, { menuVersion, links: message.links.filter(isButton) })
        : contactKeyboard(message.contactButton, message.choices),
  };
}

/** The address below the text, unless the text shows it already. */
function writtenLink(text: RichText, { label, url }: LinkButton): readonly RichPart[] {
  return plainText(text).includes(url) ? [] : ['\n\n', `${label}: `, { link: url }];
}

function inlineKeyboard(
  { choices }: OutgoingMessage,
  { menuVersion, links }: { menuVersion: number; links: readonly LinkButton[] },
): Keyboard {
  let index = 0;
  const choiceRows = choices.map((row) =>
    // 64 bytes are allowed: two numbers are far from it (https://core.telegram.org/bots/api#inlinekeyboardbutton).
    row.map((choice) => ({ text: labelOf(choice), callback_data: `m:${menuVersion}:${index++}` })),
  );
  const linkRows = links.map((link): InlineKeyboardButton[] => [{ text: labelOf(link), url: link.url }]);
  const rows = [...linkRows, ...choiceRows].filter((row) => row.length > 0);
  // A message without buttons takes a contact button away that was offered before and not used.
  return rows.length === 0
    ? { kind: 'reply', markup: { remove_keyboard: true } }
    : { kind: 'inline', markup: { inline_keyboard: rows } };
}

/** The choices are plain words here: what is tapped arrives as typed text, which names the choice. */
function contactKeyboard(contactButton: string, choices: OutgoingMessage['choices']): Keyboard {
  const rows = choices
    .filter((row) => row.length > 0)
    .map((row) => row.map((choice) => ({ text: labelOf(choice) })));
  return {
    kind: 'reply',
    markup: {
      keyboard: [[{ text: contactButton, request_contact: true }], ...rows],
      resize_keyboard: true,
      one_time_keyboard: true,
      is_persistent: false,
    },
  };
}

const labelOf = ({ label }: Choice | LinkButton): string =>
  hasVisible(label) ? shorten(label, LABEL_LIMIT) : NO_WORDS[0];

/** Telegram refuses buttons to addresses that only this machine or its network knows. */
export function isPublicUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  if (hostname.startsWith('[')) return !/^\[(?:::|fe[89ab]|f[cd])/i.test(hostname);
  if (isIP(hostname) === 4)
    return !/^(?:0|10|127|169\.254|172\.(?:1[6-9]|2\d|3[01])|192\.168)\./.test(hostname);
  return hostname.includes('.') && !/\.(?:localhost|local|internal|lan|home\.arpa)\.?$/i.test(hostname);
}
