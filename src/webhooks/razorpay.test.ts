/** Stored payment events are brought home in their order, and none that cannot be stands in the way of another. */
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { recordingLog } from '../services/recordingLog.ts';
import { openClinic } from '../testing/journey.ts';
import { createRazorpayWebhook } from './razorpay.ts';

const SECRET = 'webhook-secret-of-this-test';
const BODY = readFileSync(new URL('./fixtures/payment.captured.json', import.meta.url));
const signature = createHmac('sha256', SECRET).update(BODY).digest('hex');

it('a hundred and twenty events that cannot be handled now keep no newer one waiting, and come again later', async () => {
  const { store, clock } = await openClinic();
  const log = recordingLog();
  let isSpoilt = true;
  const applied: string[] = [];
  const webhook = createRazorpayWebhook({
    store,
    clock,
    log,
    secrets: [SECRET],
    apply: (_event, eventId) => {
      if (isSpoilt && eventId.startsWith('spoilt')) throw new Error('no link of ours');
      applied.push(eventId);
      return Promise.resolve([]);
    },
    sendNow: () => undefined,
  });
  await store.transact(async (tables) => {
    for (let number = 1; number <= 120; number += 1)
      await tables.webhookEvents.add({
        provider: 'razorpay',
        eventId: `spoilt-${number}`,
        body: BODY.toString(),
        receivedAt: clock.now(),
      });
  });
  expect(await webhook.receive({ rawBody: BODY, signature, eventId: 'newest' })).toBe(200);
  await webhook.handleStored();
  expect(applied).toEqual(['newest']);
  expect(log.lines.filter(({ event }) => event === 'payment_event_not_handled').length).toBeGreaterThan(119);
  isSpoilt = false;
  expect(await webhook.handleStored()).toBe(120);
  expect(applied.slice(0, 3)).toEqual(['newest', 'spoilt-1', 'spoilt-2']);
  expect(await webhook.handleStored()).toBe(0);
});
