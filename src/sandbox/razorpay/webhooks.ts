// Sandbox, Razorpay: signs events and brings them to the clinic's webhook, at least once, as the fault script wants it.
import { createHmac } from 'node:crypto';
import type { FaultScript } from '../faults.ts';
import { PostOffice } from '../postOut.ts';
import { deliverUnderFaults } from '../underFaults.ts';
import { newId } from './entities.ts';

export const WEBHOOK_EVENTS = [
  'payment_link.paid',
  'payment_link.partially_paid',
  'payment_link.expired',
  'payment_link.cancelled',
  'payment.authorized',
  'payment.captured',
  'payment.failed',
  'refund.created',
  'refund.processed',
  'refund.failed',
] as const;

export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** How the events of one deed travel, beside what the fault script says. */
export type DeliveryCourse = 'once' | 'twice' | 'never' | 'wrongSignature' | { readonly lateMs: number };

export interface WebhookTarget {
  readonly url: string;
  readonly secret: string;
}

export interface EmittedEvent {
  readonly event: WebhookEvent;
  readonly linkId: string;
  readonly course: DeliveryCourse;
  /** The entities in the order of `contains`. */
  readonly entities: Readonly<Record<string, unknown>>;
}

/** One attempt to bring an event. */
export interface WebhookAttempt {
  readonly event: WebhookEvent;
  readonly eventId: string;
  readonly linkId: string;
  readonly attempt: number;
  /** What the clinic answered; 0 when it did not. */
  readonly status: number;
}

interface Letter {
  readonly event: WebhookEvent;
  readonly eventId: string;
  readonly linkId: string;
  readonly body: string;
  readonly signature: string;
  readonly attempt: number;
}

/** A webhook must answer within this (https://razorpay.com/docs/webhooks/best-practices). */
const ANSWER_TIMEOUT_MS = 5000;
const LONGEST_RETRY_MS = 3_600_000;
/** With the waits above it comes to about a day, after which the real service gives up as well. */
const ATTEMPTS = 35;
const ATTEMPTS_KEPT = 500;

export class WebhookDispatcher {
  readonly accountId = newId('acc_');
  target: WebhookTarget | undefined;
  readonly #faults: FaultScript;
  readonly #nowSeconds: () => number;
  readonly #retryMs: number;
  readonly #postOffice = new PostOffice();
  #attempts: WebhookAttempt[] = [];
  #queue: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(parts: {
    faults: FaultScript;
    nowSeconds: () => number;
    retryMs: number;
    target: WebhookTarget | undefined;
  }) {
    this.#faults = parts.faults;
    this.#nowSeconds = parts.nowSeconds;
    this.#retryMs = parts.retryMs;
    this.target = parts.target;
  }

  /** The last attempts, oldest first. */
  get attempts(): readonly WebhookAttempt[] {
    return this.#attempts;
  }

  /** Sends an event on its way (operation `webhook/<event>` of the fault script). Without a target nothing is sent. */
  emit({ event, linkId, course, entities }: EmittedEvent): void {
    const { target } = this;
    if (target === undefined || course === 'never') return;
    const contains = Object.keys(entities);
    const payload = Object.fromEntries(contains.map((name) => [name, { entity: entities[name] }]));
    const body = JSON.stringify({
      entity: 'event',
      account_id: this.accountId,
      event,
      contains,
      payload,
      created_at: this.#nowSeconds(),
    });
    const eventId = newId('');
    const post = (signature: 'right' | 'wrong') => {
      const secret =
        signature === 'right' && course !== 'wrongSignature' ? target.secret : `not ${target.secret}`;
      const signed = createHmac('sha256', secret).update(body).digest('hex');
      this.#enqueue({ event, eventId, linkId, body, signature: signed, attempt: 1 });
    };
    const send = () =>
      deliverUnderFaults({
        script: this.#faults,
        call: { operation: `webhook/${event}`, linkId },
        deliver: post,
      });
    if (typeof course === 'object') setTimeout(send, course.lateMs).unref();
    else send();
    if (course === 'twice') send();
  }

  /** Resolves when everything that is on its way now has been tried once. */
  async settled(): Promise<void> {
    let waited: Promise<void> | undefined;
    while (waited !== this.#queue) {
      waited = this.#queue;
      await waited;
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#postOffice.close();
  }

  #enqueue(letter: Letter): void {
    this.#queue = this.#queue.then(() => this.#bring(letter));
  }

  async #bring(letter: Letter): Promise<void> {
    const { target } = this;
    if (this.#isClosed || target === undefined) return;
    const status = await this.#post(target.url, letter);
    const { event, eventId, linkId, attempt } = letter;
    this.#attempts = [
      ...this.#attempts.slice(1 - ATTEMPTS_KEPT),
      { event, eventId, linkId, attempt, status },
    ];
    if ((status >= 200 && status < 300) || attempt >= ATTEMPTS || this.#isClosed) return;
    const waitMs = Math.min(this.#retryMs * 2 ** (attempt - 1), LONGEST_RETRY_MS);
    setTimeout(() => this.#enqueue({ ...letter, attempt: attempt + 1 }), waitMs).unref();
  }

  async #post(url: string, letter: Letter): Promise<number> {
    try {
      const answer = await this.#postOffice.post({
        url,
        body: letter.body,
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Razorpay-Webhook/v1',
          'x-razorpay-signature': letter.signature,
          'x-razorpay-event-id': letter.eventId,
        },
        timeoutMs: ANSWER_TIMEOUT_MS,
      });
      return answer.status;
    } catch {
      return 0;
    }
  }
}
