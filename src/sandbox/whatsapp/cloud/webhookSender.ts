// Sandbox, WhatsApp Cloud API: signs webhooks with the app's secret and brings them at least once, as the fault script wants it.
import { createHmac } from 'node:crypto';
import type { FaultScript } from '../../faults.ts';
import { PostOffice } from '../../postOut.ts';
import { deliverUnderFaults } from '../../underFaults.ts';

export interface WebhookTarget {
  readonly url: string;
  readonly appSecret: string;
}

const ANSWER_TIMEOUT_MS = 10_000;
const LONGEST_RETRY_MS = 60_000;
const ATTEMPTS = 40;

interface Letter {
  readonly body: string;
  readonly signature: string;
  /** Letters of one chat go one after the other. */
  readonly lane: string;
  readonly onStored: () => void;
}

export class CloudWebhookSender {
  target: WebhookTarget | undefined;
  readonly #faults: FaultScript;
  readonly #retryMs: number;
  readonly #postOffice = new PostOffice();
  readonly #lanes = new Map<string, Promise<void>>();
  #isClosed = false;

  constructor(faults: FaultScript, retryMs: number) {
    this.#faults = faults;
    this.#retryMs = retryMs;
  }

  /** Sends a webhook on its way (operation `webhook/<kind>`); `onStored` is called with the clinic's 200. */
  send(webhook: { kind: 'messages' | 'statuses'; lane: string; body: unknown; onStored?: () => void }): void {
    const { kind, lane, onStored = () => undefined } = webhook;
    const body = JSON.stringify(webhook.body);
    deliverUnderFaults({
      script: this.#faults,
      call: { operation: `webhook/${kind}`, chatId: lane },
      deliver: (signature) => this.#enqueue({ body, lane, onStored, signature: this.#sign(body, signature) }),
    });
  }

  /** Resolves when everything on its way has been brought, or given up. */
  async settled(): Promise<void> {
    while (this.#lanes.size > 0) await Promise.all(this.#lanes.values());
  }

  close(): void {
    this.#isClosed = true;
    this.#postOffice.close();
  }

  #sign(body: string, signature: 'right' | 'wrong'): string {
    const secret = `${signature === 'right' ? '' : 'not '}${this.target?.appSecret ?? ''}`;
    return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  }

  #enqueue(letter: Letter): void {
    const queued = (this.#lanes.get(letter.lane) ?? Promise.resolve()).then(() => this.#bring(letter));
    this.#lanes.set(letter.lane, queued);
    void queued.finally(() => {
      if (this.#lanes.get(letter.lane) === queued) this.#lanes.delete(letter.lane);
    });
  }

  async #bring(letter: Letter): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS && !this.#isClosed; attempt += 1) {
      const status = await this.#post(letter);
      if (status >= 200 && status < 300) return letter.onStored();
      // A signature that is refused is refused for ever; the real service brings it again all the same, for days.
      if (status === 401) return;
      await new Promise((resolve) =>
        setTimeout(resolve, Math.min(LONGEST_RETRY_MS, this.#retryMs * 2 ** attempt)).unref(),
      );
    }
  }

  async #post({ body, signature }: Letter): Promise<number> {
    if (this.target === undefined) return 0;
    try {
      const answer = await this.#postOffice.post({
        url: this.target.url,
        body,
        headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature },
        timeoutMs: ANSWER_TIMEOUT_MS,
      });
      return answer.status;
    } catch {
      return 0;
    }
  }
}
