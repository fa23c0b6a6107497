/** Puts the front desk together from its parts, whatever they are: the product, the tests and the terminal chat all use this. */

import { PATIENT_TOOLS } from '../../tools/patient/index.ts';
import { type ToolList, toolList } from '../agent/gate.ts';
import { createHearing, type Hearing } from '../agent/hearVoice.ts';
import { createModelReader } from '../agent/model/createModelReader.ts';
import type { Prompts } from '../agent/model/fillPrompt.ts';
import type { ModelReader } from '../agent/modelReader.ts';
import { receiveMessage, recoverTurns } from '../agent/receiveMessage.ts';
import { createTurnQueue } from '../agent/takeTurns.ts';
import type { Freshness } from '../agent/turnTaker.ts';
import { type createDirectory, extendSlots } from '../app/clinic/clinicBook.ts';
import { applyPaymentEvent } from '../app/money/payments/applyPaymentEvent.ts';
import type { Outside } from '../app/outbox/drain/outside.ts';
import { channelOf } from '../app/outbox/drain/sayTask.ts';
import { createOutboxRunner, type OutboxRunner } from '../app/outbox/outboxRunner.ts';
import { type Chore, deskChores } from '../app/sweeps/chores.ts';
import { reconcilePayments } from '../app/sweeps/sweeps.ts';
import type { IncomingMessage } from '../domain/message/incomingMessage.ts';
import type { Model, ModelRequest } from '../ports/model.ts';
import type { Transcriber } from '../ports/transcriber.ts';
import { toGeminiSchema } from '../services/ai/agent/toolSchema.ts';
import { costRupees, type SpentTokens } from '../services/ai/priceTable.ts';
import type { Understand } from '../understanding/reading.ts';
import { understand } from '../understanding/understand.ts';
import { createRazorpayWebhook, type RazorpayWebhook } from '../webhooks/razorpay.ts';
import { loadPrompts } from './prompts.ts';

export interface DeskParts {
  readonly outside: Outside;
  readonly directory: ReturnType<typeof createDirectory>;
  readonly razorpayWebhookSecrets: readonly string[];
  /** Whether other processes may work on the same store. */
  /** Rupees for a million tokens sent and received, where the clinic knows its own price. */
  readonly rupeesPerMillion?: readonly number[] | undefined;
  readonly storeIsShared: boolean;
  /** Null: menus and rules answer alone. */
  readonly model: Model | null;
  /** Null: voice notes are answered with a request to type. */
  readonly transcriber: Transcriber | null;
  /** The staff's sheet, where there is one. */
  readonly freshness?: Freshness;
  /** Other limits than those of a clinic, for tests. */
  readonly modelLimits?: Partial<ModelRequest['limits']>;
  /** Another reading of free text than the product's own; the evals compare with menus alone. */
  readonly understand?: Understand;
  /** Other prompts than those of `prompts/`; the evals compare them. */
  readonly prompts?: Prompts;
}

export interface Desk {
  readonly outside: Outside;
  readonly runner: OutboxRunner;
  readonly chores: readonly Chore[];
  readonly razorpayWebhook: RazorpayWebhook;
  /** Resolves when the message is durably stored. */
  receive(message: IncomingMessage): Promise<'new' | 'seen_before'>;
  /** Reads the clinic, fills the calendar and takes up what a stop left behind. */
  open(): Promise<void>;
  /** Resolves when every turn taken and every row at hand is done. */
  idle(): Promise<void>;
}

/** Messages younger than that belong to a turn that is being taken; older ones were left behind. */
const LEFT_BEHIND_MS = 10_000;
/** Where listening and a model belong to a turn, it may take 30 seconds. */
const LEFT_BEHIND_WITH_MODEL_MS = 35_000;

export function composeDesk(parts: DeskParts): Desk {
  const { outside, directory } = parts;
  const { world } = outside;
  const runner = createOutboxRunner(outside);
  const tools = toolList(PATIENT_TOOLS);
  const turns = createTurnQueue({
    world,
    readers: { tools, understand: parts.understand ?? understand },
    model: modelReaderOf(parts, tools, runner),
    hearing: hearingOf(parts),
    ...(parts.freshness === undefined ? {} : { freshness: parts.freshness }),
    sendNow: (rows) => runner.sendNow(rows),
  });
  const receiver = { world, turns };
  const leftBehindMs =
    parts.model === null && parts.transcriber === null ? LEFT_BEHIND_MS : LEFT_BEHIND_WITH_MODEL_MS;
  const razorpayWebhook = createRazorpayWebhook({
    store: world.store,
    clock: world.clock,
    log: world.log,
    secrets: parts.razorpayWebhookSecrets,
    apply: (event, eventId) => applyPaymentEvent(outside, event, eventId),
    sendNow: (rows) => runner.sendNow(rows),
  });
  let atStart: Promise<void> = Promise.resolve();
  const recovery: readonly Chore[] = [
    { name: 'recoverTurns', cron: '*/5 * * * * *', run: () => recoverTurns(receiver, leftBehindMs) },
    { name: 'handlePaymentEvents', cron: '*/10 * * * * *', run: () => razorpayWebhook.handleStored() },
    {
      name: 'readClinic',
      // On a shared store other processes change it: what staff wrote into their sheet is to be true everywhere within forty seconds.
      cron: parts.storeIsShared ? '*/2 * * * * *' : '*/30 * * * * *',
      run: () => directory.load(world.store),
    },
  ];
  return {
    outside,
    runner,
    chores: [...deskChores(outside, runner), ...recovery],
    razorpayWebhook,
    receive: (message) => receiveMessage(receiver, message),
    async open() {
      await directory.load(world.store);
      await extendSlots(world, directory);
      // Before any turn is taken: what was said before the stop is heard before what is said after it.
      await runner.takeUpLeftBehind(parts.storeIsShared);
      await recoverTurns(receiver, 0);
      await razorpayWebhook.handleStored();
      atStart = reconcileAtStart(outside, runner);
    },
    async idle() {
      await atStart;
      await turns.idle();
      await runner.idle();
    },
  };
}

/** Webhooks that were missed while nobody ran; the provider may take its time, and no patient waits for it. */
async function reconcileAtStart(outside: Outside, runner: OutboxRunner): Promise<void> {
  try {
    runner.sendNow(await reconcilePayments(outside));
  } catch (error) {
    outside.world.log.error('payments_not_reconciled_at_start', {
      reason: error instanceof Error ? error.name : 'unknown',
    });
  }
}

function modelReaderOf(parts: DeskParts, tools: ToolList, runner: OutboxRunner): ModelReader | null {
  const { outside, model, modelLimits, rupeesPerMillion } = parts;
  if (model === null) return null;
  return createModelReader({
    world: outside.world,
    tools,
    understand: parts.understand ?? understand,
    model,
    prompts: parts.prompts ?? loadPrompts(),
    schemaOf: (tool) => toGeminiSchema(tool.input),
    rupeesOf: ({ inputTokens, outputTokens }, at) =>
      priceOf(rupeesPerMillion, { model: model.id, at, inputTokens, outputTokens }),
    sendNow: (rows) => runner.sendNow(rows),
    showTyping: (chat) => channelOf(outside, chat).showTyping(chat),
    ...(modelLimits === undefined ? {} : { limits: modelLimits }),
  });
}

/** The patients' ear, and the staff's. */
export function hearingOf({
  outside,
  transcriber,
}: Pick<DeskParts, 'outside' | 'transcriber'>): Hearing | null {
  if (transcriber === null) return null;
  return createHearing({
    transcriber,
    fetchVoice: (chat, fileRef, limitBytes) => channelOf(outside, chat).fetchAttachment(fileRef, limitBytes),
    log: outside.world.log,
  });
}

/** By the clinic's own price when it gave one, else by the table of published prices. */
function priceOf(rupeesPerMillion: readonly number[] | undefined, spent: SpentTokens): number {
  if (rupeesPerMillion === undefined) return costRupees(spent);
  const [sent = 0, received = 0] = rupeesPerMillion;
  return (spent.inputTokens * sent + spent.outputTokens * received) / 1_000_000;
}
