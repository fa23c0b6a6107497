// Sandbox, Telegram: one bot with its chats, updates, files and settings; the stand-in keeps one for each token.
import { ChatRoom } from './chatRoom.ts';
import { FileShelf } from './fileShelf.ts';
import { UpdateQueue } from './updateQueue.ts';
import type { WebhookSender } from './webhookSender.ts';
import type { TelegramUser } from './wire.ts';

export interface BotDeclaration {
  readonly token: string;
  readonly firstName?: string;
  readonly username?: string;
}

export interface BotLimits {
  readonly messagesPerChat: number;
  readonly fileBytes: number;
  readonly firstUpdateId: number;
  readonly firstMessageId: number;
}

export interface AskedQuery {
  readonly chatId: number;
  isAnswered: boolean;
}

/** Buttons tapped longest ago are forgotten first. */
const QUERY_LIMIT = 10_000;

/** Digits, a colon and at least 30 of the characters that tokens are made of (real ones have 35). */
const TOKEN = /^(\d{1,16}):[\w-]{30,}$/;

export function isWellFormedToken(token: string): boolean {
  return TOKEN.test(token);
}

/** A token for a bot of the sandbox: well formed, the same for the same number, and no secret. */
export function sandboxToken(botId: number): string {
  return `${botId}:SANDBOX-${'0123456789abcdefghijklmnopq'}`;
}

export class BotAccount {
  readonly token: string;
  readonly user: TelegramUser;
  readonly updates: UpdateQueue;
  readonly files: FileShelf;
  readonly rooms = new Map<number, ChatRoom>();
  readonly queries = new Map<string, AskedQuery>();
  /** Settings by their name (commands, description, menu button) and scope. */
  readonly settings = new Map<string, unknown>();
  /** Set while the bot has a webhook; polling is refused then. */
  webhook: WebhookSender | undefined;
  /** Ends the long poll that waits, with a 409 for its caller. */
  endPoll: (() => void) | undefined;
  readonly #limits: BotLimits;

  constructor({ token, firstName, username }: BotDeclaration, limits: BotLimits) {
    const id = Number(TOKEN.exec(token)?.[1]);
    this.token = token;
    this.#limits = limits;
    this.user = {
      id,
      is_bot: true,
      first_name: firstName ?? 'Clinic Frontdesk',
      username: username ?? `clinic_${id}_bot`,
    };
    this.updates = new UpdateQueue(limits.firstUpdateId);
    this.files = new FileShelf(limits.fileBytes);
  }

  /** The chat with this patient, made when there is none; a known patient gets the new names. */
  admit(patient: TelegramUser): ChatRoom {
    const known = this.rooms.get(patient.id);
    if (known !== undefined) {
      known.rename(patient);
      return known;
    }
    const { messagesPerChat, firstMessageId } = this.#limits;
    const room = new ChatRoom(patient, { messages: messagesPerChat, firstMessageId });
    this.rooms.set(patient.id, room);
    return room;
  }

  rememberQuery(id: string, chatId: number): void {
    this.queries.set(id, { chatId, isAnswered: false });
    if (this.queries.size <= QUERY_LIMIT) return;
    const [oldest] = this.queries.keys();
    if (oldest !== undefined) this.queries.delete(oldest);
  }
}
