// Sandbox, Telegram: the updates a bot has not confirmed yet; polling and the webhook both take them from here.
import type { TelegramUpdate } from './wire.ts';

export interface PendingUpdate {
  readonly key: number;
  readonly update: TelegramUpdate;
  /** Updates of one lane (a chat) are delivered one after the other. */
  readonly lane: string;
  isHandedOut: boolean;
}

/** The real service forgets after 24 hours; the stand-in after this many, so that its memory is bounded. */
const PENDING_LIMIT = 100_000;

/** What the Bot API leaves out unless it is asked for by name. */
const TYPES_ON_REQUEST = ['chat_member', 'message_reaction', 'message_reaction_count'];

export class UpdateQueue {
  allowedTypes: readonly string[] | undefined;
  readonly #pending = new Map<number, PendingUpdate>();
  #nextKey = 1;
  #nextUpdateId: number;
  #listener: ((pending: PendingUpdate) => void) | undefined;

  constructor(firstUpdateId: number) {
    this.#nextUpdateId = firstUpdateId;
  }

  get size(): number {
    return this.#pending.size;
  }

  takeUpdateId(): number {
    return this.#nextUpdateId++;
  }

  isAllowed(type: string): boolean {
    return this.allowedTypes === undefined || this.allowedTypes.length === 0
      ? !TYPES_ON_REQUEST.includes(type)
      : this.allowedTypes.includes(type);
  }

  /** The one who takes updates as they arrive (a waiting poll or the webhook), or nobody. */
  setListener(listener: ((pending: PendingUpdate) => void) | undefined): void {
    this.#listener = listener;
  }

  push(update: TelegramUpdate, lane: string): void {
    const pending = { key: this.#nextKey++, update, lane, isHandedOut: false };
    this.#pending.set(pending.key, pending);
    if (this.#pending.size > PENDING_LIMIT) {
      const [oldest] = this.#pending.keys();
      if (oldest !== undefined) this.#pending.delete(oldest);
    }
    this.#nextUpdateId = Math.max(this.#nextUpdateId, update.update_id + 1);
    this.#listener?.(pending);
  }

  has(key: number): boolean {
    return this.#pending.has(key);
  }

  confirm(key: number): void {
    this.#pending.delete(key);
  }

  all(): PendingUpdate[] {
    return [...this.#pending.values()];
  }

  /**
   * Confirms what lies before the offset. An update that was never handed out stays even then: it is one that a fault
   * delayed or reordered, and the bot could not have seen it.
   */
  confirmBefore(offset: number): void {
    for (const pending of this.#pending.values()) {
      if (!pending.isHandedOut) return;
      if (pending.update.update_id < offset) this.#pending.delete(pending.key);
    }
  }

  /** Forgets all but the last `count`, as a negative offset asks. */
  keepLast(count: number): void {
    const excess = this.#pending.size - count;
    for (const pending of this.all().slice(0, Math.max(0, excess))) this.#pending.delete(pending.key);
  }

  forgetAll(): void {
    this.#pending.clear();
  }

  /** The oldest unconfirmed updates; they stay until they are confirmed. */
  handOut(limit: number): TelegramUpdate[] {
    const updates: TelegramUpdate[] = [];
    for (const pending of this.#pending.values()) {
      if (updates.length >= limit) break;
      pending.isHandedOut = true;
      updates.push(pending.update);
    }
    return updates;
  }
}
