/** Takes Razorpay's webhooks: verified on the raw bytes, stored, answered, and only then brought home. */

import type { PaymentEvent } from '../domain/money/paymentEvent.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { NewOutboxRow, Store } from '../ports/store.ts';
import { readRazorpayEvent } from './razorpayEvent.ts';
import { verifyRazorpaySignature } from './razorpaySignature.ts';

export interface RazorpayWebhookParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Two while the secret is being changed. */
  readonly secrets: readonly string[];
  readonly apply: (event: PaymentEvent, eventId: string) => Promise<readonly NewOutboxRow[]>;
  readonly sendNow: (rows: readonly NewOutboxRow[]) => void;
}

export interface RazorpayDelivery {
  readonly rawBody: Uint8Array;
  readonly signature: string | undefined;
  readonly eventId: string | undefined;
}

export interface RazorpayWebhook {
  /** The HTTP status to answer with: 200 once the event is durably stored, 401 for a forged one, 400 for one without an id. */
  receive(delivery: RazorpayDelivery): Promise<number>;
  /** Brings stored events home that a stop or a failure left behind; answers with how many. */
  handleStored(): Promise<number>;
}

const AT_ONCE = 100;

export function createRazorpayWebhook(parts: RazorpayWebhookParts): RazorpayWebhook {
  let handling: Promise<number> = Promise.resolve(0);
  // One after the other: events of one payment arrive in any order, and never at the same time here.
  const handleStored = (): Promise<number> => {
    handling = handling.catch(() => 0).then(() => handleWaiting(parts));
    return handling;
  };
  return {
    async receive({ rawBody, signature, eventId }) {
      if (!verifyRazorpaySignature(rawBody, signature, parts.secrets)) return 401;
      if (eventId === undefined || eventId === '' || eventId.length > 100) return 400;
      const body = Buffer.from(rawBody).toString('utf8');
      const receivedAt = parts.clock.now();
      await parts.store.transact((tables) =>
        tables.webhookEvents.add({ provider: 'razorpay', eventId, body, receivedAt }),
      );
      void handleStored().catch((error: unknown) =>
        parts.log.error('payment_events_not_handled', {
          reason: error instanceof Error ? error.name : 'unknown',
        }),
      );
      return 200;
    },
    handleStored,
  };
}

async function handleWaiting(parts: RazorpayWebhookParts): Promise<number> {
  let handled = 0;
  let after = 0;
  for (;;) {
    const page = await parts.store.read((tables) =>
      tables.webhookEvents.unhandled({ limit: AT_ONCE, after }),
    );
    for (const stored of page) if (await handleOne(parts, stored)) handled += 1;
    const last = page.at(-1);
    if (last === undefined || page.length < AT_ONCE) return handled;
    after = last.sequence;
  }
}

/** False when it has to be tried again: it stays stored, and stops none of those behind it. */
async function handleOne(
  parts: RazorpayWebhookParts,
  { eventId, body }: { eventId: string; body: string },
): Promise<boolean> {
  const event = readRazorpayEvent(body);
  try {
    if (event.ok) parts.sendNow(await parts.apply(event.value, eventId));
  } catch (error) {
    parts.log.warn('payment_event_not_handled', { reason: error instanceof Error ? error.name : 'unknown' });
    return false;
  }
  if (!event.ok && event.refusal.code !== 'ignored')
    parts.log.warn('payment_event_unreadable', { code: event.refusal.code });
  await parts.store.transact((tables) => tables.webhookEvents.finish('razorpay', eventId, parts.clock.now()));
  return true;
}
