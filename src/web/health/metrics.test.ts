import express from 'express';
import request from 'supertest';
import { expect, test } from 'vitest';
import type { TurnTrace } from '../../app/turn/turnTrace.ts';
import { chatKey } from '../../domain/message/chat.ts';
import type { Store } from '../../ports/store.ts';
import { createMetrics } from './metrics.ts';

const TRACE: TurnTrace = {
  turnId: 't1',
  chat: chatKey('telegram', '1'),
  at: new Date(0),
  cause: 'text',
  reader: 'understanding',
  stateBefore: 'IDLE',
  stateAfter: 'AWAITING_NAME',
  calls: [
    {
      call: { tool: 'recordDetails', arguments: { name: 'Asha' } },
      result: 'ok',
      answer: {},
      milliseconds: 1,
    },
    {
      call: { tool: 'inventedByTheModel', arguments: {} },
      result: 'unknown_tool',
      answer: {},
      milliseconds: 1,
    },
  ],
  outbox: ['say'],
  milliseconds: 3,
};

const MODEL = {
  id: 'gemini-test',
  calls: 2,
  inputTokens: 900,
  outputTokens: 40,
  milliseconds: 800,
  rupees: 0.08,
  promptHash: 'abc',
  promptTokens: 700,
  outcome: 'ok',
};

const FIGURES = {
  appointments: { booked: 3, pending: 1 },
  ledger: { captured: 2 },
  outbox: { waiting: 4, given_up: 1 },
  inboxWaiting: 2,
  inboxOldestAt: new Date(-5_000),
  webhookEventsWaiting: 1,
};

async function metricsAfter(traces: readonly TurnTrace[]): Promise<string> {
  const backlog = async () => ({ waiting: 4, oldestDueAt: null });
  // Of the whole store only the outbox is asked.
  const figures = { read: async () => FIGURES };
  const store = {
    read: (work: (tables: unknown) => unknown) => work({ outbox: { backlog }, figures }),
  } as unknown as Store;
  const metrics = createMetrics({ store, clock: { now: () => new Date(0) }, token: null });
  metrics.countEvent('warn', 'outbox_failed');
  metrics.countDelivery('razorpay', 401);
  metrics.countDelivery('invented-by-a-stranger', 429);
  metrics.watch({
    lamps: [
      () => ({ name: 'store', light: 'green', code: 'reachable' }),
      () => ({ name: 'sheet', light: 'yellow', code: 'failing' }),
      () => ({ name: 'gemini', light: 'off', code: 'off' }),
    ],
    whatsappPhase: () => 'needs_staff',
    sheetReadAt: () => new Date(-90_000),
    now: () => new Date(0),
  });
  for (const trace of traces) metrics.observe(trace);
  const app = express();
  metrics.mount(app);
  return (await request(app).get('/metrics').expect(200)).text;
}

test('a turn is counted by the reader that answered', async () => {
  const text = await metricsAfter([TRACE, TRACE]);
  expect(text).toContain('frontdesk_turns_total{reader="understanding",state="AWAITING_NAME"} 2');
  expect(text).toContain('frontdesk_outbox_waiting 4');
});

test('what a model invents becomes one label, and what a patient wrote none', async () => {
  const text = await metricsAfter([TRACE]);
  expect(text).toContain('frontdesk_refusals_total{tool="unknown",code="unknown_tool"} 1');
  expect(text).not.toMatch(/inventedByTheModel|Asha/);
});

test('tokens, time and rupees of the model are added up', async () => {
  const text = await metricsAfter([{ ...TRACE, reader: 'model', model: MODEL }]);
  expect(text).toContain('frontdesk_model_calls_total{model="gemini-test",outcome="ok"} 2');
  expect(text).toContain('frontdesk_model_tokens_total{model="gemini-test",direction="in"} 900');
  expect(text).toContain('frontdesk_model_rupees_total{model="gemini-test"} 0.08');
});

test('what the store holds is counted, and how long the oldest message waits', async () => {
  const text = await metricsAfter([]);
  for (const line of [
    'frontdesk_appointments{status="booked"} 3',
    'frontdesk_ledger_entries{kind="captured"} 2',
    'frontdesk_inbox_oldest_seconds 5',
    'frontdesk_webhook_events_waiting 1',
    'frontdesk_log_events_total{level="warn",event="outbox_failed"} 1',
  ])
    expect(text).toContain(line);
});

test('lamps, the phase of WhatsApp, how far the sheet is behind, and deliveries are among the figures', async () => {
  const text = await metricsAfter([]);
  for (const line of [
    'frontdesk_lamp{lamp="store"} 0',
    'frontdesk_lamp{lamp="sheet"} 1',
    'frontdesk_whatsapp_phase{phase="needs_staff"} 1',
    'frontdesk_sheet_lag_seconds 90',
    'frontdesk_webhook_deliveries_total{service="razorpay",status="401"} 1',
  ])
    expect(text).toContain(line);
  expect(text).not.toMatch(/lamp="gemini"|stranger/);
});
