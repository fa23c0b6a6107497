// Sandbox, Telegram: delivers a bot's updates to its webhook, in order within a chat, until each is answered with 2xx.
import { isRecord, parseJson } from '../httpServer.ts';
import type { PostOffice } from '../postOut.ts';
import type { PendingUpdate, UpdateQueue } from './updateQueue.ts';

export interface WebhookSettings {
  readonly url: string;
  readonly secretToken: string | undefined;
  readonly maxConnections: number;
}

export interface WebhookSenderParts {
  readonly settings: WebhookSettings;
  readonly updates: UpdateQueue;
  readonly postOffice: PostOffice;
  readonly retryMs: number;
  readonly unixNow: () => number;
  /** Called with the method that a bot put into its answer. */
  readonly callFromAnswer: (method: string, params: Record<string, unknown>) => void;
}

/** The real service waits about a minute for an answer. */
const ANSWER_TIMEOUT_MS = 60_000;
const LONGEST_RETRY_MS = 60_000;

export class WebhookSender {
  readonly settings: WebhookSettings;
  /** As `getWebhookInfo` shows it. */
  lastFailure: { readonly last_error_date: number; readonly last_error_message: string } | undefined;
  readonly #parts: WebhookSenderParts;
  readonly #lanes = new Map<string, PendingUpdate[]>();
  readonly #waitingLanes: string[] = [];
  #connections = 0;
  #isClosed = false;

  constructor(parts: WebhookSenderParts) {
    this.#parts = parts;
    this.settings = parts.settings;
    for (const pending of parts.updates.all()) this.#enqueue(pending);
    parts.updates.setListener((pending) => this.#enqueue(pending));
  }

  close(): void {
    this.#isClosed = true;
    this.#lanes.clear();
    this.#parts.updates.setListener(undefined);
  }

  #enqueue(pending: PendingUpdate): void {
    const lane = this.#lanes.get(pending.lane);
    if (lane !== undefined) {
      lane.push(pending);
      return;
    }
    this.#lanes.set(pending.lane, [pending]);
    this.#waitingLanes.push(pending.lane);
    this.#startLanes();
  }

  #startLanes(): void {
    while (this.#connections < this.settings.maxConnections) {
      const name = this.#waitingLanes.shift();
      if (name === undefined) return;
      this.#connections += 1;
      void this.#empty(name).then(() => {
        this.#connections -= 1;
        this.#startLanes();
      });
    }
  }

  async #empty(name: string): Promise<void> {
    let failures = 0;
    for (;;) {
      const lane = this.#lanes.get(name);
      const [pending] = lane ?? [];
      if (this.#isClosed || lane === undefined || pending === undefined) {
        this.#lanes.delete(name);
        return;
      }
      const isOver = !this.#parts.updates.has(pending.key) || (await this.#deliver(pending));
      if (isOver) {
        failures = 0;
        this.#parts.updates.confirm(pending.key);
        lane.shift();
      } else if (!this.#isClosed) {
        const waitMs = Math.min(this.#parts.retryMs * 2 ** failures, LONGEST_RETRY_MS);
        failures += 1;
        await new Promise((resolve) => setTimeout(resolve, waitMs).unref());
      }
    }
  }

  async #deliver({ update }: PendingUpdate): Promise<boolean> {
    const { url, secretToken } = this.settings;
    try {
      const answer = await this.#parts.postOffice.post({
        url,
        body: JSON.stringify(update),
        headers: {
          'content-type': 'application/json',
          ...(secretToken === undefined ? {} : { 'x-telegram-bot-api-secret-token': secretToken }),
        },
        timeoutMs: ANSWER_TIMEOUT_MS,
      });
      if (answer.status < 200 || answer.status > 299) {
        this.#noteFailure(`Wrong response from the webhook: ${answer.status}`);
        return false;
      }
      this.#callFrom(answer.body);
      return true;
    } catch (error) {
      this.#noteFailure(error instanceof Error ? error.message : 'Connection failed');
      return false;
    }
  }

  #callFrom(body: string): void {
    if (!body.startsWith('{')) return;
    const call = parseJson(Buffer.from(body));
    if (isRecord(call) && typeof call['method'] === 'string')
      this.#parts.callFromAnswer(call['method'], call);
  }

  #noteFailure(message: string): void {
    this.lastFailure = { last_error_date: this.#parts.unixNow(), last_error_message: message };
  }
}
