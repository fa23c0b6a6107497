// Sandbox, Telegram: what all parts of the Bot API stand-in share: its bots, its clock, its faults and its record of calls.
import { randomInt } from 'node:crypto';
import { FaultScript } from '../faults.ts';
import { isRecord } from '../httpServer.ts';
import { PostOffice } from '../postOut.ts';
import { deliverUnderFaults } from '../underFaults.ts';
import { BotAccount, type BotDeclaration, type BotLimits, isWellFormedToken } from './botAccount.ts';
import { WebhookSender, type WebhookSettings } from './webhookSender.ts';
import type { TelegramUpdate, TelegramUser } from './wire.ts';

export interface TelegramServiceOptions {
  readonly now: () => Date;
  /** Bots that exist from the start; another well-formed token makes its bot at its first call. */
  readonly bots?: readonly BotDeclaration[];
  /** `refuse` (the real way, when absent) answers "chat not found" to chats that no patient has opened; `create` opens them. */
  readonly unknownChats?: 'refuse' | 'create';
  /** Messages kept for each chat (200 when absent). */
  readonly messagesPerChat?: number;
  /** Bytes of files kept for each bot (256 MB when absent). */
  readonly fileBytes?: number;
  /** Calls kept in the record (1,000 when absent). */
  readonly recordedCalls?: number;
  /** The first wait before a failed webhook delivery is tried again; it doubles up to a minute (1,000 when absent). */
  readonly webhookRetryMs?: number;
}

export interface RecordedCall {
  readonly botId: number;
  readonly method: string;
  /** As they were sent; an uploaded file appears as its name and size. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/** Ids go on rising over restarts, for the bot's inbox remembers them: tens of seconds since then, as long as ids are 31 bits. */
const ID_EPOCH_SECONDS = Date.UTC(2024, 0, 1) / 1000;
const UPDATE_IDS_PER_SECOND = 10;

/** Does what a bot put into its answer to a webhook; nobody hears of the outcome, as with the real service. */
export type CallFromWebhook = (
  bot: BotAccount,
  call: { method: string; params: Record<string, unknown> },
) => void;

export class TelegramService {
  readonly faults: FaultScript;
  readonly bots = new Map<string, BotAccount>();
  readonly options: TelegramServiceOptions;
  readonly #limits: BotLimits;
  readonly #recordLimit: number;
  #calls: RecordedCall[] = [];
  readonly #postOffice = new PostOffice();
  readonly #callFromWebhook: CallFromWebhook;
  #nextQueryId: bigint;

  constructor(options: TelegramServiceOptions, callFromWebhook: CallFromWebhook) {
    this.options = options;
    this.#callFromWebhook = callFromWebhook;
    this.faults = new FaultScript(options.now);
    const seconds = Math.max(1, this.unixNow() - ID_EPOCH_SECONDS);
    this.#limits = {
      messagesPerChat: options.messagesPerChat ?? 200,
      fileBytes: options.fileBytes ?? 256_000_000,
      firstUpdateId: seconds * UPDATE_IDS_PER_SECOND,
      firstMessageId: seconds,
    };
    this.#recordLimit = options.recordedCalls ?? 1000;
    this.#nextQueryId = BigInt(seconds) * 1_000_000_000n + BigInt(randomInt(1_000_000));
    for (const bot of options.bots ?? []) this.#register(bot);
  }

  unixNow(): number {
    return Math.floor(this.options.now().getTime() / 1000);
  }

  /** The bot of a token; undefined when the token is malformed. */
  bot(token: string): BotAccount | undefined {
    const known = this.bots.get(token);
    if (known !== undefined) return known;
    return isWellFormedToken(token) ? this.#register({ token }) : undefined;
  }

  /** The bot with this id, or the first one. */
  botById(id?: number): BotAccount | undefined {
    for (const bot of this.bots.values()) {
      if (id === undefined || bot.user.id === id) return bot;
    }
    return undefined;
  }

  /** Lets the bot's updates go to its webhook, beginning with those that wait. */
  openWebhook(bot: BotAccount, settings: WebhookSettings): void {
    bot.webhook?.close();
    bot.webhook = new WebhookSender({
      settings,
      updates: bot.updates,
      postOffice: this.#postOffice,
      retryMs: this.options.webhookRetryMs ?? 1000,
      unixNow: () => this.unixNow(),
      callFromAnswer: (method, params) => this.#callFromWebhook(bot, { method, params }),
    });
  }

  close(): void {
    for (const bot of this.bots.values()) bot.webhook?.close();
    this.#postOffice.close();
  }

  takeQueryId(): string {
    this.#nextQueryId += 1n;
    return String(this.#nextQueryId);
  }

  get calls(): readonly RecordedCall[] {
    return this.#calls.slice(-this.#recordLimit);
  }

  record(call: RecordedCall): void {
    this.#calls.push(call);
    if (this.#calls.length > this.#recordLimit * 2) this.#calls = this.#calls.slice(-this.#recordLimit);
  }

  forgetCalls(): void {
    this.#calls = [];
  }

  /** Sends an update on its way to the bot, as the fault script wants it (operation `deliverUpdate`). */
  publish(bot: BotAccount, type: string, content: { chatId: number; payload: unknown }): void {
    if (!bot.updates.isAllowed(type)) return;
    this.#deliver(bot, { update_id: bot.updates.takeUpdateId(), [type]: content.payload }, content.chatId);
  }

  /**
   * Sends any JSON on its way to the bot. It gets the next update_id unless its own shall be kept; a private chat in it
   * becomes one that the bot may write to, for the service has seen it.
   */
  inject(bot: BotAccount, raw: Record<string, unknown>, keepUpdateId: boolean): TelegramUpdate {
    const own = raw['update_id'];
    const updateId = keepUpdateId && typeof own === 'number' ? own : bot.updates.takeUpdateId();
    const update: TelegramUpdate = { ...raw, update_id: updateId };
    const patient = privatePatientIn(raw);
    if (patient !== undefined && !bot.rooms.has(patient.id)) bot.admit(patient);
    this.#deliver(bot, update, patient?.id);
    return update;
  }

  #deliver(bot: BotAccount, update: TelegramUpdate, chatId: number | undefined): void {
    deliverUnderFaults({
      script: this.faults,
      call: { operation: 'deliverUpdate', chatId },
      deliver: () => bot.updates.push(update, String(chatId ?? '')),
    });
  }

  #register(declaration: BotDeclaration): BotAccount {
    if (!isWellFormedToken(declaration.token)) {
      throw new Error(
        'a bot token of the sandbox is digits, a colon and at least 30 letters, digits, _ or -',
      );
    }
    const bot = new BotAccount(declaration, this.#limits);
    this.bots.set(declaration.token, bot);
    return bot;
  }
}

/** The patient of a private chat somewhere in a raw update (a message, an edited one, a button's message). */
function privatePatientIn(raw: Record<string, unknown>): TelegramUser | undefined {
  for (const content of Object.values(raw)) {
    if (!isRecord(content)) continue;
    const message = isRecord(content['message']) ? content['message'] : content;
    const chat = message['chat'];
    if (!isRecord(chat) || chat['type'] !== 'private' || typeof chat['id'] !== 'number') continue;
    return {
      id: chat['id'],
      is_bot: false,
      first_name: typeof chat['first_name'] === 'string' ? chat['first_name'] : '',
      ...(typeof chat['last_name'] === 'string' ? { last_name: chat['last_name'] } : {}),
      ...(typeof chat['username'] === 'string' ? { username: chat['username'] } : {}),
    };
  }
  return undefined;
}
