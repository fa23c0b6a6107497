// Sandbox, Telegram: one private chat between a bot and a patient, as it stands after edits and deletions.
import type { ReplyKeyboard, TelegramChat, TelegramMessage, TelegramUser } from './wire.ts';

/** What happens on the patient's screen, numbered in order within the chat. */
export type ChatEvent = { readonly sequence: number } & (
  | { readonly kind: 'message'; readonly message: TelegramMessage }
  | { readonly kind: 'edited'; readonly message: TelegramMessage }
  | { readonly kind: 'deleted'; readonly messageId: number }
  | { readonly kind: 'typing'; readonly action: string }
  | {
      readonly kind: 'answered';
      readonly callbackQueryId: string;
      readonly text: string | undefined;
      readonly showAlert: boolean;
    }
  | { readonly kind: 'keyboard'; readonly keyboard: ReplyKeyboard | undefined }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'unblocked' }
);

/** A chat event before it has its number. */
export type ChatEventContent = ChatEvent extends infer Event
  ? Event extends { sequence: number }
    ? Omit<Event, 'sequence'>
    : never
  : never;

export interface ChatRoomLimits {
  /** How many messages and events are remembered; older ones are forgotten. */
  readonly messages: number;
  readonly firstMessageId: number;
}

export class ChatRoom {
  patient: TelegramUser;
  isBlocked = false;
  /** The keyboard under the input field (contact button), until it is removed. */
  replyKeyboard: ReplyKeyboard | undefined;
  readonly messages = new Map<number, TelegramMessage>();
  #chat: TelegramChat;
  #nextMessageId: number;
  readonly #limit: number;
  #events: ChatEvent[] = [];
  #sequence = 0;
  readonly #listeners = new Set<() => void>();

  constructor(patient: TelegramUser, limits: ChatRoomLimits) {
    this.patient = patient;
    this.#chat = chatOf(patient);
    this.#limit = limits.messages;
    this.#nextMessageId = limits.firstMessageId;
  }

  get chat(): TelegramChat {
    return this.#chat;
  }

  /** The patient changed name or username. */
  rename(patient: TelegramUser): void {
    this.patient = patient;
    this.#chat = chatOf(patient);
  }

  get lastSequence(): number {
    return this.#sequence;
  }

  takeMessageId(): number {
    return this.#nextMessageId++;
  }

  /** Puts a new message into the chat, on both sides. */
  post(message: TelegramMessage): void {
    this.messages.set(message.message_id, message);
    if (this.messages.size > this.#limit) {
      const [oldest] = this.messages.keys();
      if (oldest !== undefined) this.messages.delete(oldest);
    }
    this.note({ kind: 'message', message });
  }

  replace(message: TelegramMessage): void {
    this.messages.set(message.message_id, message);
    this.note({ kind: 'edited', message });
  }

  remove(messageId: number): void {
    this.messages.delete(messageId);
    this.note({ kind: 'deleted', messageId });
  }

  showKeyboard(keyboard: ReplyKeyboard | undefined): void {
    this.replyKeyboard = keyboard;
    this.note({ kind: 'keyboard', keyboard });
  }

  note(content: ChatEventContent): void {
    this.#sequence += 1;
    this.#events.push({ sequence: this.#sequence, ...content });
    // Twice the limit before it is cut, so that a long chat does not move its list at every message.
    if (this.#events.length > this.#limit * 2) this.#events = this.#events.slice(-this.#limit);
    for (const listener of [...this.#listeners]) listener();
  }

  eventsSince(sequence: number): ChatEvent[] {
    const first = this.#events[0]?.sequence ?? 0;
    return this.#events.slice(Math.max(0, sequence + 1 - first));
  }

  /** Calls the listener after each event until the returned function is called. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The events after `since` as soon as one of them is wanted, or those that there are after `timeoutMs`. */
  waitForEvents(given: {
    readonly since: number;
    readonly timeoutMs: number;
    readonly isEnough: (events: readonly ChatEvent[]) => boolean;
  }): Promise<ChatEvent[]> {
    const { since, timeoutMs, isEnough } = given;
    const events = this.eventsSince(since);
    if (isEnough(events) || timeoutMs <= 0) return Promise.resolve(events);
    return new Promise((resolve) => {
      const stop = this.listen(() => {
        if (isEnough(this.eventsSince(since))) finish();
      });
      const timer = setTimeout(() => finish(), timeoutMs);
      const finish = () => {
        stop();
        clearTimeout(timer);
        resolve(this.eventsSince(since));
      };
    });
  }
}

function chatOf(patient: TelegramUser): TelegramChat {
  return {
    id: patient.id,
    first_name: patient.first_name,
    ...(patient.last_name === undefined ? {} : { last_name: patient.last_name }),
    ...(patient.username === undefined ? {} : { username: patient.username }),
    type: 'private',
  };
}
