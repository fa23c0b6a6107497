/** Opens the whole product for one play: as `npm start` without keys does it, on a store of its own, on a clock that stands still until somebody waits. */
import { rm } from 'node:fs/promises';
import type { TurnTrace } from '../../src/app/turn/turnTrace.ts';
import type { Given } from '../../src/compose/parts.ts';
import { type Product, startProduct } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import type { StaffNotice } from '../../src/domain/admin/staffNotice.ts';
import type { FaultScript } from '../../src/sandbox/faults.ts';
import type { RazorpayStandIn } from '../../src/sandbox/razorpay/startRazorpayStandIn.ts';
import type { SheetsStandIn } from '../../src/sandbox/sheets/startSheetsStandIn.ts';
import type { TelegramStandIn } from '../../src/sandbox/telegram/startTelegramStandIn.ts';
import { type MovableClock, movableClock } from '../../src/services/clock.ts';
import { createReceiptPrinter, type ReceiptPrinter } from '../../src/services/invoice.ts';
import { type RecordingLog, recordingLog } from '../../src/services/recordingLog.ts';
import { makeMemoryFolder } from '../../src/testing/drills/memoryFolder.ts';
import type { PersonName, SERVICES } from '../scenario/steps.ts';
import { isStaff, OWNERS } from './people.ts';
import type { CallerPhone } from './phones/callerPhone.ts';
import { telegramPhone } from './phones/telegramPhone.ts';
import { whatsappPhone } from './phones/whatsappPhone.ts';
import { seededIds } from './random.ts';

export interface StageOrder {
  readonly now: string;
  readonly seed: string;
  /** Who writes by WhatsApp; everybody else by Telegram. */
  readonly onWhatsapp?: readonly PersonName[];
  /** Where the model is reached; without it, menus and rules answer alone. */
  readonly gemini?: GeminiAccess | undefined;
  readonly given?: Pick<Given, 'understand' | 'prompts'>;
}

export interface GeminiAccess {
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly model: string;
  /** Null where the real service answers: it takes no orders. */
  readonly faults: FaultScript | null;
  hearSound(sha256: string, transcript: string): void;
}

export interface Stage {
  readonly product: Product;
  readonly clock: MovableClock;
  readonly log: RecordingLog;
  readonly telegram: TelegramStandIn;
  readonly razorpay: RazorpayStandIn;
  readonly sheets: SheetsStandIn;
  readonly gemini: GeminiAccess | null;
  readonly traces: TurnTrace[];
  readonly notices: StaffNotice[];
  phone(person: PersonName): CallerPhone;
  faultsOf(service: (typeof SERVICES)[number]): FaultScript;
  /** Resolves when all that was sent is taken, answered and delivered, webhooks included. */
  settle(): Promise<void>;
  /** The sheet and the store read and write what they owe each other, due or not. */
  keepSheet(): Promise<void>;
  /** Lets time pass in steps, and does at each what the clock brings about. */
  wait(milliseconds: number): Promise<void>;
  close(): Promise<void>;
}

/** One thread prints for all plays of this process; a play that ends leaves it to the next. */
const printer: ReceiptPrinter = { ...createReceiptPrinter(), close: () => Promise.resolve() };

/** A long wait is walked in so many steps: an expiry and what follows from it come in their order. */
const STEPS_OF_A_WAIT = 12;
const SHORTEST_STEP_MS = 60_000;
/** Nothing takes so long unless it hangs. */
const SETTLES_WITHIN_MS = 60_000;

export async function openStage(order: StageOrder): Promise<Stage> {
  const dataDir = await makeMemoryFolder('clinic-play-');
  const startsAt = new Date(order.now);
  const clock = movableClock({ now: () => startsAt });
  const log = recordingLog();
  const ids = seededIds(order.seed);
  const product = await startProduct(configOf(dataDir, order), { clock, ids, log, printer, ...order.given });
  const telegram = product.telegram.standIn;
  const razorpay = product.razorpay.standIn;
  const sheets = product.parts.sheet?.standIn ?? null;
  if (telegram === null || razorpay === null || sheets === null)
    throw new Error('a play needs the stand-ins, and one is missing');
  const traces: TurnTrace[] = [];
  const notices: StaffNotice[] = [];
  product.parts.traces.subscribe((trace) => traces.push(trace));
  product.parts.notices.subscribe(({ notice }) => notices.push(notice));
  const phones = new Map<PersonName, CallerPhone>();
  const stage: Stage = {
    product,
    clock,
    log,
    telegram,
    razorpay,
    sheets,
    gemini: order.gemini ?? null,
    traces,
    notices,
    phone(person) {
      const known = phones.get(person) ?? phoneOf(product, person, order.onWhatsapp ?? []);
      phones.set(person, known);
      return known;
    },
    faultsOf: (service) => faultsOf(stage, service),
    settle: () => settle(stage),
    keepSheet: () => keepSheet(stage),
    wait: (milliseconds) => waitInSteps(stage, milliseconds),
    async close() {
      await product.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return stage;
}

function configOf(dataDir: string, { gemini }: StageOrder) {
  const config = readConfig({
    PORT: '0',
    LOG_LEVEL: 'silent',
    DATA_DIR: dataDir,
    ...(gemini === undefined
      ? {}
      : { GEMINI_API_KEY: gemini.apiKey, GEMINI_BASE_URL: gemini.baseUrl, GEMINI_MODEL: gemini.model }),
  });
  if (!config.ok) throw new Error(`the play's configuration is refused: ${JSON.stringify(config.refusal)}`);
  return config.value;
}

function phoneOf(
  { telegram, parts }: Product,
  person: PersonName,
  onWhatsapp: readonly PersonName[],
): CallerPhone {
  const { chatId, firstName, languageCode, bot, whatsappId } = OWNERS[person];
  if (onWhatsapp.includes(person) && !isStaff(person)) {
    const cloud = parts.whatsapp?.cloudStandIn ?? null;
    if (cloud === null) throw new Error('a play by WhatsApp needs the stand-in of the Cloud API');
    return whatsappPhone(cloud.phone(whatsappId, firstName));
  }
  const token = bot === 'staff' ? telegram.adminBot?.token : telegram.token;
  if (telegram.standIn === null || token === undefined) throw new Error(`there is no bot for ${person}`);
  const phone = telegram.standIn.phone({ chatId, firstName, languageCode }, token);
  return telegramPhone(phone, bot === 'staff' ? 'admin' : 'telegram');
}

function faultsOf(stage: Stage, service: (typeof SERVICES)[number]): FaultScript {
  const { telegram, razorpay, sheets, gemini, product } = stage;
  const scripts = {
    telegram: telegram.faults,
    whatsapp: product.parts.whatsapp?.cloudStandIn?.faults ?? null,
    razorpay: razorpay.faults,
    sheets: sheets.faults,
    gemini: gemini?.faults ?? null,
  };
  const faults = scripts[service];
  if (faults === null) throw new Error(`${service} takes no faults in this play`);
  return faults;
}

async function settle({ product, telegram, razorpay }: Stage): Promise<void> {
  const deadline = performance.now() + SETTLES_WITHIN_MS;
  do {
    while (telegram.unconfirmed > 0) {
      if (performance.now() > deadline) throw new Error('the product takes no more updates');
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await product.parts.whatsapp?.cloudStandIn?.webhooksSettled();
    await product.desk.idle();
    await product.parts.admin?.turns.idle();
    await razorpay.webhooksSettled();
    await product.desk.razorpayWebhook.handleStored();
    await product.desk.idle();
  } while (telegram.unconfirmed > 0);
}

async function keepSheet(stage: Stage): Promise<void> {
  const { sheet } = stage.product.parts;
  await sheet?.tick();
  await sheet?.keeper.cycle();
  await stage.settle();
}

async function waitInSteps(stage: Stage, milliseconds: number): Promise<void> {
  const stepMs = Math.max(SHORTEST_STEP_MS, Math.ceil(milliseconds / STEPS_OF_A_WAIT));
  for (let left = milliseconds; left > 0; left -= stepMs) {
    stage.clock.moveBy(Math.min(left, stepMs));
    stage.razorpay.expireDueLinks();
    await stage.settle();
    for (const chore of stage.product.desk.chores) await chore.run();
    await stage.settle();
  }
}
