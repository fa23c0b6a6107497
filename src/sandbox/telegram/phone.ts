// Sandbox, Telegram: a patient's phone, one chat with one bot; tests, `npm run chat` and the playground hold it.
import type { BotAccount } from './botAccount.ts';
import type { ChatRoom } from './chatRoom.ts';
import { type FileKind, fileField } from './fileShelf.ts';
import { markedEntities } from './patientText.ts';
import {
  type PhoneEvent,
  type PhoneMessage,
  type PhoneScreen,
  phoneEvent,
  phoneMessage,
  phoneScreen,
} from './phoneView.ts';
import type { TelegramService } from './service.ts';
import type { TelegramContact, TelegramFile, TelegramMessage, TelegramUpdate } from './wire.ts';

/** What an app refuses before anything is sent; the routes answer it with 400. */
export class PhoneRefusal extends Error {}

export interface PhoneUpload {
  readonly kind: FileKind;
  readonly bytes: Buffer;
  readonly fileName?: string | undefined;
  readonly mimeType?: string | undefined;
  readonly caption?: string | undefined;
  readonly durationSeconds?: number | undefined;
}

export interface SharedContact {
  readonly phoneNumber: string;
  /** `own` (the contact button), another person's Telegram id, or `none` (a card from the address book). */
  readonly owner: 'own' | 'none' | number;
  readonly firstName?: string | undefined;
}

export interface TapTarget {
  /** The newest message with such a button when absent. */
  readonly messageId?: number | undefined;
  /** The button, by its callback data or by its label. */
  readonly data?: string | undefined;
  readonly label?: string | undefined;
}

/** The apps cut a longer text into several messages. */
const TEXT_LIMIT = 4096;
const CAPTION_LIMIT = 1024;
/** Real previews are small pictures; a reader that takes one for the photo gets a torn file. */
const PREVIEW_BYTES = 1200;

export class Phone {
  readonly chatId: number;
  readonly #service: TelegramService;
  readonly #bot: BotAccount;
  readonly #room: ChatRoom;

  constructor(parts: { service: TelegramService; bot: BotAccount; room: ChatRoom }) {
    this.#service = parts.service;
    this.#bot = parts.bot;
    this.#room = parts.room;
    this.chatId = parts.room.chat.id;
  }

  /** The number of the last event on the screen; waits begin after it. */
  get lastSequence(): number {
    return this.#room.lastSequence;
  }

  /** Sends a text; returns the message, or the last of several when the text is longer than a message may be. */
  sendText(text: string, replyToMessageId?: number): PhoneMessage {
    const trimmed = text.trim();
    if (trimmed === '') throw new PhoneRefusal('an empty message cannot be sent');
    const parts: string[] = [];
    for (let start = 0; start < trimmed.length; start += TEXT_LIMIT)
      parts.push(trimmed.slice(start, start + TEXT_LIMIT));
    const answered = replyToMessageId === undefined ? undefined : this.#room.messages.get(replyToMessageId);
    const sent = parts.map((part) => {
      const entities = markedEntities(part);
      return this.#send({
        ...(answered === undefined ? {} : { reply_to_message: answered }),
        text: part,
        ...(entities.length === 0 ? {} : { entities }),
      });
    });
    return phoneMessage(this.#bot, sent.at(-1) as TelegramMessage);
  }

  /** Taps a button under a message; returns the id of the query that the bot has to answer. */
  tap(target: TapTarget): string {
    const message = this.#findTapped(target);
    const button = message?.reply_markup?.inline_keyboard
      .flat()
      .find((candidate) => isTapped(candidate, target));
    const data = button === undefined && target.messageId !== undefined ? target.data : button?.callback_data;
    if (message === undefined || data === undefined)
      throw new PhoneRefusal('there is no such button in the chat');
    const id = this.#service.takeQueryId();
    this.#bot.rememberQuery(id, this.chatId);
    this.#publish('callback_query', {
      id,
      from: this.#room.patient,
      message,
      chat_instance: String(this.chatId * 31),
      data,
    });
    return id;
  }

  /** Shares a contact card; with owner `own` it is what the contact button sends. */
  shareContact({ phoneNumber, owner, firstName }: SharedContact): PhoneMessage {
    const { patient } = this.#room;
    const userId = owner === 'own' ? patient.id : owner;
    const contact: TelegramContact = {
      phone_number: phoneNumber,
      first_name: firstName ?? patient.first_name,
      ...(firstName === undefined && patient.last_name !== undefined ? { last_name: patient.last_name } : {}),
      ...(userId === 'none' ? {} : { user_id: userId }),
    };
    if (this.#room.replyKeyboard?.one_time_keyboard === true) this.#room.showKeyboard(undefined);
    return phoneMessage(this.#bot, this.#send({ contact }));
  }

  /** Sends a photo, document or voice note. */
  sendFile({ kind, bytes, fileName, mimeType, caption, durationSeconds }: PhoneUpload): PhoneMessage {
    if (bytes.length === 0) throw new PhoneRefusal('an empty file cannot be sent');
    if ((caption?.length ?? 0) > CAPTION_LIMIT) throw new PhoneRefusal('the caption is too long');
    const named =
      kind === 'document' ? { fileName, mimeType } : { mimeType: mimeType ?? defaultMimeType(kind) };
    const file = this.#bot.files.put({ kind, bytes, ...named });
    const field = fileField(file, durationSeconds);
    const shown = kind === 'photo' ? { photo: [this.#preview(bytes), field] } : { [kind]: field };
    return phoneMessage(this.#bot, this.#send({ ...shown, ...(caption ? { caption } : {}) }));
  }

  /** Changes the text of one of the patient's own messages. */
  editText(messageId: number, text: string): PhoneMessage {
    const message = this.#room.messages.get(messageId);
    if (message?.text === undefined || message.from.is_bot)
      throw new PhoneRefusal('only own texts can be edited');
    const { entities: _old, ...rest } = message;
    const entities = markedEntities(text);
    const edited = {
      ...rest,
      edit_date: this.#service.unixNow(),
      text,
      ...(entities.length === 0 ? {} : { entities }),
    };
    this.#room.replace(edited);
    this.#publish('edited_message', edited);
    return phoneMessage(this.#bot, edited);
  }

  /** Blocks the bot: it gets `my_chat_member`, and 403 for whatever it sends. */
  block(): void {
    this.#changeMembership('blocked');
  }

  unblock(): void {
    this.#changeMembership('unblocked');
  }

  /** Hands any JSON to the bot as an update; with `keepUpdateId` under its own number. */
  inject(update: Record<string, unknown>, given: { keepUpdateId?: boolean } = {}): TelegramUpdate {
    return this.#service.inject(this.#bot, update, given.keepUpdateId ?? false);
  }

  /** The chat as it stands. */
  screen(): PhoneScreen {
    return phoneScreen(this.#bot, this.#room);
  }

  /** The bytes of a file that is shown in the chat. */
  download(fileId: string): Buffer | undefined {
    return this.#bot.files.byId(fileId)?.bytes;
  }

  eventsSince(sequence: number): PhoneEvent[] {
    return this.#room.eventsSince(sequence).map((event) => phoneEvent(this.#bot, event));
  }

  /** Everything after `since` as soon as there is anything, or nothing after `timeoutMs`. */
  async waitForEvents(given: { since: number; timeoutMs: number }): Promise<PhoneEvent[]> {
    const events = await this.#room.waitForEvents({ ...given, isEnough: (found) => found.length > 0 });
    return events.map((event) => phoneEvent(this.#bot, event));
  }

  /** What the bot sent or edited after `since`, as soon as there are `count` (1) of them, or fewer after `timeoutMs`. */
  async waitForBotMessages(given: {
    since: number;
    timeoutMs: number;
    count?: number;
  }): Promise<PhoneMessage[]> {
    const { since, timeoutMs, count = 1 } = given;
    const isFromBot = (event: { kind: string; message?: TelegramMessage }) =>
      event.message?.from.is_bot === true;
    const isEnough = (found: readonly { kind: string }[]) => found.filter(isFromBot).length >= count;
    const events = await this.#room.waitForEvents({ since, timeoutMs, isEnough });
    return events.flatMap((event) =>
      (event.kind === 'message' || event.kind === 'edited') && isFromBot(event)
        ? [phoneMessage(this.#bot, event.message)]
        : [],
    );
  }

  /** Calls the listener with each event as it happens, until the returned function is called. */
  listen(listener: (event: PhoneEvent) => void): () => void {
    let seen = this.#room.lastSequence;
    return this.#room.listen(() => {
      for (const event of this.eventsSince(seen)) {
        seen = event.sequence;
        listener(event);
      }
    });
  }

  #send(content: Partial<TelegramMessage>): TelegramMessage {
    if (this.#room.isBlocked) throw new PhoneRefusal('the bot is blocked; unblock it to write');
    const message: TelegramMessage = {
      message_id: this.#room.takeMessageId(),
      from: this.#room.patient,
      chat: this.#room.chat,
      date: this.#service.unixNow(),
      ...content,
    };
    this.#room.post(message);
    this.#publish('message', message);
    return message;
  }

  #publish(type: string, payload: unknown): void {
    this.#service.publish(this.#bot, type, { chatId: this.chatId, payload });
  }

  #preview(bytes: Buffer): TelegramFile {
    const preview = this.#bot.files.put({
      kind: 'photo',
      bytes: bytes.subarray(0, PREVIEW_BYTES),
      mimeType: 'image/jpeg',
    });
    return { ...fileField(preview), width: 68, height: 90 };
  }

  #findTapped(target: TapTarget): TelegramMessage | undefined {
    if (target.messageId !== undefined) return this.#room.messages.get(target.messageId);
    return [...this.#room.messages.values()]
      .reverse()
      .find((message) =>
        message.reply_markup?.inline_keyboard.flat().some((button) => isTapped(button, target)),
      );
  }

  #changeMembership(kind: 'blocked' | 'unblocked'): void {
    const isBlocked = kind === 'blocked';
    if (this.#room.isBlocked === isBlocked) return;
    this.#room.isBlocked = isBlocked;
    this.#room.note({ kind });
    const member = { user: this.#bot.user, status: 'member' };
    const banned = { user: this.#bot.user, status: 'kicked', until_date: 0 };
    this.#publish('my_chat_member', {
      chat: this.#room.chat,
      from: this.#room.patient,
      date: this.#service.unixNow(),
      old_chat_member: isBlocked ? member : banned,
      new_chat_member: isBlocked ? banned : member,
    });
  }
}

function isTapped(button: { text: string; callback_data?: string }, { data, label }: TapTarget): boolean {
  if (button.callback_data === undefined) return false;
  return data === undefined ? button.text === label : button.callback_data === data;
}

function defaultMimeType(kind: FileKind): string {
  return kind === 'voice' ? 'audio/ogg' : 'image/jpeg';
}
