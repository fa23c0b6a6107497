// Sandbox, Telegram: reads `reply_markup` and refuses what the Bot API refuses.
import { isRecord } from '../httpServer.ts';
import type { CallParameters } from './parameters.ts';
import { badRequest, type InlineButton, type InlineKeyboard, type ReplyKeyboard } from './wire.ts';

export type ReplyMarkup =
  | { readonly kind: 'none' | 'remove' | 'forceReply' }
  | { readonly kind: 'inline'; readonly keyboard: InlineKeyboard }
  | { readonly kind: 'reply'; readonly keyboard: ReplyKeyboard };

/** Of `callback_data`, in bytes (https://core.telegram.org/bots/api#inlinekeyboardbutton). */
const CALLBACK_DATA_LIMIT_BYTES = 64;
/** More buttons than this are refused as a whole. */
const BUTTON_LIMIT = 100;
/** What an inline button may do; exactly one of them. */
const ACTIONS = [
  'callback_data',
  'url',
  'web_app',
  'login_url',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'copy_text',
  'pay',
];

export function readReplyMarkup(params: CallParameters): ReplyMarkup {
  const markup = params.json('reply_markup');
  if (markup === undefined) return { kind: 'none' };
  if (!isRecord(markup)) throw badRequest('object expected as reply markup');
  if (markup['inline_keyboard'] !== undefined) return readInlineKeyboard(markup['inline_keyboard']);
  if (markup['keyboard'] !== undefined) return readReplyKeyboard(markup, markup['keyboard']);
  if (markup['remove_keyboard'] === true) return { kind: 'remove' };
  return { kind: markup['force_reply'] === true ? 'forceReply' : 'none' };
}

function readInlineKeyboard(rows: unknown): ReplyMarkup {
  const keyboard = readRows(rows, 'inline_keyboard', readInlineButton).filter((row) => row.length > 0);
  if (keyboard.flat().length > BUTTON_LIMIT) throw badRequest('reply markup is too long');
  return keyboard.length === 0
    ? { kind: 'none' }
    : { kind: 'inline', keyboard: { inline_keyboard: keyboard } };
}

function readInlineButton(button: unknown): InlineButton {
  if (!isRecord(button)) throw badRequest("can't parse inline keyboard button: expected an Object");
  const { text } = button;
  if (typeof text !== 'string')
    throw badRequest('can\'t parse inline keyboard button: can\'t find field "text"');
  if (text.trim() === '') throw badRequest('inline keyboard button text must be non-empty');
  const actions = ACTIONS.filter((action) => button[action] !== undefined);
  if (actions.length === 0) {
    throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
  }
  checkCallbackData(button['callback_data']);
  checkAddress(button['url']);
  return { ...button, text };
}

function checkCallbackData(data: unknown): void {
  if (data === undefined) return;
  const bytes = typeof data === 'string' ? Buffer.byteLength(data) : 0;
  if (bytes < 1 || bytes > CALLBACK_DATA_LIMIT_BYTES) throw badRequest('BUTTON_DATA_INVALID');
}

/** The real service refuses `localhost` too; here the payment page is served from it. */
function checkAddress(url: unknown): void {
  if (url === undefined) return;
  if (typeof url !== 'string')
    throw badRequest('can\'t parse inline keyboard button: field "url" must be of type String');
  if (!URL.canParse(url)) throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
  if (!/^(?:https?|tg|ton):$/.test(new URL(url).protocol)) {
    throw badRequest(`inline keyboard button URL '${url}' is invalid: Unsupported URL protocol`);
  }
}

function readReplyKeyboard(markup: Record<string, unknown>, rows: unknown): ReplyMarkup {
  const keyboard = readRows(rows, 'keyboard', (button) => {
    if (typeof button === 'string') return { text: button };
    if (!isRecord(button) || typeof button['text'] !== 'string' || button['text'].trim() === '') {
      throw badRequest('can\'t parse keyboard button: can\'t find field "text"');
    }
    return { ...button, text: button['text'] };
  });
  const { is_persistent, resize_keyboard, one_time_keyboard, input_field_placeholder } = markup;
  return {
    kind: 'reply',
    keyboard: {
      keyboard,
      ...(is_persistent === true ? { is_persistent } : {}),
      ...(resize_keyboard === true ? { resize_keyboard } : {}),
      ...(one_time_keyboard === true ? { one_time_keyboard } : {}),
      ...(typeof input_field_placeholder === 'string' ? { input_field_placeholder } : {}),
    },
  };
}

function readRows<Button>(rows: unknown, field: string, read: (button: unknown) => Button): Button[][] {
  if (!Array.isArray(rows)) throw badRequest(`field "${field}" must be of type Array`);
  return rows.map((row: unknown) => {
    if (!Array.isArray(row)) throw badRequest(`field "${field}" must be an Array of Arrays`);
    return row.map(read);
  });
}
