/** `/metrics` for Prometheus: turns by reader and outcome, model calls with tokens, milliseconds and rupees, and the outbox. Fed by every turn's trace. */
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { TurnTrace } from '../../app/turn/turnTrace.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Store } from '../../ports/store.ts';
import { operatorsOnly } from '../guards.ts';
import type { Mount } from '../server.ts';
import { addStateGauges, type WatchedStates } from './stateGauges.ts';
import { addStoreGauges } from './storeGauges.ts';

export interface MetricsOrder {
  readonly store: Store;
  readonly clock: Clock;
  /** Who has it may read them; null: this machine alone. */
  readonly token: string | null;
}

export interface Metrics {
  observe(trace: TurnTrace): void;
  countEvent(level: 'warn' | 'error', event: string): void;
  /** A delivery to a webhook, by its service and the status it was answered with. */
  countDelivery(service: string, status: number): void;
  /** From now on lamps and states are among the figures; called once. */
  watch(states: WatchedStates): void;
  readonly mount: Mount;
}

/** Gauges that are called totals: `promtool check metrics` takes offence, and each has a twin by type. */
const MISNAMED = [
  'nodejs_active_handles_total',
  'nodejs_active_requests_total',
  'nodejs_active_resources_total',
];

/** Who delivers to a webhook. A stranger may invent others without end. */
const SERVICES: ReadonlySet<string> = new Set(['razorpay', 'telegram', 'telegram-staff', 'whatsapp']);

/** Names and states only: nothing that a patient wrote becomes a label. */
export function createMetrics(order: MetricsOrder): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const name of MISNAMED) registry.removeSingleMetric(name);
  const instruments = instrumentsIn(registry);
  addStoreGauges(registry, order);
  const events = new Counter({
    name: 'frontdesk_log_events_total',
    help: 'Events of the log by name, warnings and errors.',
    labelNames: ['level', 'event'],
    registers: [registry],
  });
  return {
    observe: (trace) => observe(instruments, trace),
    countEvent: (level, event) => events.inc({ level, event }),
    countDelivery(service, status) {
      if (SERVICES.has(service)) instruments.deliveries.inc({ service, status: String(status) });
    },
    watch: (states) => addStateGauges(registry, states),
    mount: (app) => {
      app.get('/metrics', operatorsOnly(order.token), async (_request, response) => {
        response.type(registry.contentType).send(await registry.metrics());
      });
    },
  };
}

type Instruments = ReturnType<typeof instrumentsIn>;

const instrumentsIn = (registry: Registry) => ({
  ...deskInstruments(registry),
  ...modelInstruments(registry),
});

function deskInstruments(registry: Registry) {
  const registers = [registry];
  return {
    turns: new Counter({
      name: 'frontdesk_turns_total',
      help: 'Turns by the reader that answered and the state they led to.',
      labelNames: ['reader', 'state'],
      registers,
    }),
    turnSeconds: new Histogram({
      name: 'frontdesk_turn_seconds',
      help: 'From taking the message to its commit.',
      labelNames: ['reader'],
      buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 25],
      registers,
    }),
    done: new Counter({
      name: 'frontdesk_tools_done_total',
      help: 'Tool calls that took effect: holds, bookings, cancellations.',
      labelNames: ['tool'],
      registers,
    }),
    refusals: new Counter({
      name: 'frontdesk_refusals_total',
      help: 'Tool calls that the gate or a use case refused, by code.',
      labelNames: ['tool', 'code'],
      registers,
    }),
    deliveries: new Counter({
      name: 'frontdesk_webhook_deliveries_total',
      help: 'Deliveries to the webhooks, by service and by the status they were answered with.',
      labelNames: ['service', 'status'],
      registers,
    }),
  };
}

function modelInstruments(registry: Registry) {
  const registers = [registry];
  return {
    modelCalls: new Counter({
      name: 'frontdesk_model_calls_total',
      help: 'Calls of the model, by what became of the turn.',
      labelNames: ['model', 'outcome'],
      registers,
    }),
    modelTokens: new Counter({
      name: 'frontdesk_model_tokens_total',
      help: 'Tokens sent and received.',
      labelNames: ['model', 'direction'],
      registers,
    }),
    modelSeconds: new Histogram({
      name: 'frontdesk_model_seconds',
      help: 'Time the model took in a turn.',
      labelNames: ['model'],
      buckets: [0.25, 0.5, 1, 2, 5, 10, 25],
      registers,
    }),
    modelRupees: new Counter({
      name: 'frontdesk_model_rupees_total',
      help: 'What the model cost, by the price table.',
      labelNames: ['model'],
      registers,
    }),
  };
}

function observe(instruments: Instruments, trace: TurnTrace): void {
  instruments.turns.inc({ reader: trace.reader, state: trace.stateAfter });
  instruments.turnSeconds.observe({ reader: trace.reader }, trace.milliseconds / 1000);
  for (const { call, result } of trace.calls) {
    if (result === 'ok') instruments.done.inc({ tool: call.tool });
    else instruments.refusals.inc({ tool: knownTool(call.tool, result), code: result });
  }
  if (trace.model === undefined) return;
  const { id: model, calls, outcome, inputTokens, outputTokens, milliseconds, rupees } = trace.model;
  instruments.modelCalls.inc({ model, outcome }, calls);
  instruments.modelTokens.inc({ model, direction: 'in' }, inputTokens);
  instruments.modelTokens.inc({ model, direction: 'out' }, outputTokens);
  instruments.modelSeconds.observe({ model }, milliseconds / 1000);
  if (rupees !== null) instruments.modelRupees.inc({ model }, rupees);
}

/** A model may invent names without end; they share one label. */
const knownTool = (tool: string, result: string): string => (result === 'unknown_tool' ? 'unknown' : tool);
