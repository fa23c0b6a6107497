// Sandbox, Telegram: the shapes of the Bot API that pass between the stand-in, the bots and the phones.
// Source: https://core.telegram.org/bots/api (only the fields that the stand-in fills or reads).

export interface TelegramUser {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly last_name?: string;
  readonly username?: string;
  readonly language_code?: string;
  readonly [more: string]: unknown;
}

export interface TelegramChat {
  readonly id: number;
  readonly type: 'private';
  readonly first_name: string;
  readonly last_name?: string;
  readonly username?: string;
}

export interface MessageEntity {
  readonly type: string;
  /** In UTF-16 code units, as everywhere in the Bot API. */
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
  readonly language?: string;
  readonly custom_emoji_id?: string;
}

export interface InlineButton {
  readonly text: string;
  readonly callback_data?: string;
  readonly url?: string;
  readonly [more: string]: unknown;
}

export interface InlineKeyboard {
  readonly inline_keyboard: readonly (readonly InlineButton[])[];
}

export interface ReplyKeyboardButton {
  readonly text: string;
  readonly request_contact?: boolean;
  readonly request_location?: boolean;
}

export interface ReplyKeyboard {
  readonly keyboard: readonly (readonly ReplyKeyboardButton[])[];
  readonly is_persistent?: boolean;
  readonly resize_keyboard?: boolean;
  readonly one_time_keyboard?: boolean;
  readonly input_field_placeholder?: string;
}

export interface TelegramFile {
  readonly file_id: string;
  readonly file_unique_id: string;
  readonly file_size: number;
  readonly file_name?: string;
  readonly mime_type?: string;
  readonly duration?: number;
  readonly width?: number;
  readonly height?: number;
}

export interface TelegramContact {
  readonly phone_number: string;
  readonly first_name: string;
  readonly last_name?: string;
  readonly user_id?: number;
}

export interface TelegramMessage {
  readonly message_id: number;
  readonly from: TelegramUser;
  readonly chat: TelegramChat;
  /** Unix seconds. */
  readonly date: number;
  readonly edit_date?: number;
  readonly reply_to_message?: TelegramMessage;
  readonly text?: string;
  readonly entities?: readonly MessageEntity[];
  readonly caption?: string;
  readonly caption_entities?: readonly MessageEntity[];
  readonly document?: TelegramFile;
  readonly photo?: readonly TelegramFile[];
  readonly voice?: TelegramFile;
  readonly contact?: TelegramContact;
  readonly reply_markup?: InlineKeyboard;
  readonly link_preview_options?: unknown;
}

/** One update: its number and one field named after its type. */
export interface TelegramUpdate {
  readonly update_id: number;
  readonly [type: string]: unknown;
}

/** How the Bot API says no. Thrown by a method and answered at the one place where calls come in. */
export class TelegramRefusal extends Error {
  readonly errorCode: number;
  readonly parameters: { readonly retry_after?: number } | undefined;

  constructor(errorCode: number, description: string, parameters?: { retry_after?: number }) {
    super(description);
    this.errorCode = errorCode;
    this.parameters = parameters;
  }

  get body(): Record<string, unknown> {
    return {
      ok: false,
      error_code: this.errorCode,
      description: this.message,
      ...(this.parameters === undefined ? {} : { parameters: this.parameters }),
    };
  }
}

export function badRequest(reason: string): TelegramRefusal {
  return new TelegramRefusal(400, `Bad Request: ${reason}`);
}

export function tooManyRequests(retryAfterSeconds: number): TelegramRefusal {
  return new TelegramRefusal(429, `Too Many Requests: retry after ${retryAfterSeconds}`, {
    retry_after: retryAfterSeconds,
  });
}
