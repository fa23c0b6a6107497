/** A front desk on a store of its own with a channel that is a terminal: for `npm run chat`, the journeys and the evals. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AdminTurns } from '../agent/admin/takeAdminTurns.ts';
import { createDirectory, openDemoClinic } from '../app/clinic/clinicBook.ts';
import type { TurnTrace } from '../app/turn/turnTrace.ts';
import type { World } from '../app/turn/world.ts';
import { DEFAULT_WHATSAPP_PAISE } from '../domain/admin/adminPolicy.ts';
import type { StaffNotice } from '../domain/admin/staffNotice.ts';
import { POLICY } from '../domain/clinic/policy.ts';
import type { ShownMenu } from '../domain/conversation/conversation.ts';
import type { ChannelName, ChatKey } from '../domain/message/chat.ts';
import type { Channel, Delivery, DocumentDelivery } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { Log } from '../ports/log.ts';
import type { Model, ModelRequest } from '../ports/model.ts';
import { OutsideError } from '../ports/outsideError.ts';
import type { Store } from '../ports/store.ts';
import type { Transcriber } from '../ports/transcriber.ts';
import { type RazorpayStandIn, startRazorpayStandIn } from '../sandbox/razorpay/startRazorpayStandIn.ts';
import { createAdminFiles } from '../services/adminFiles.ts';
import { createCalendarWriter } from '../services/calendar.ts';
import { type MovableClock, movableClock } from '../services/clock.ts';
import { loadOrMakeDataKey } from '../services/dataKey.ts';
import { createRandomIds } from '../services/ids.ts';
import { createReceiptPrinter } from '../services/invoice.ts';
import { createPaperSeal } from '../services/paperSeal.ts';
import { createRazorpayPayments } from '../services/razorpay.ts';
import { createReportVault } from '../services/reports.ts';
import { openStore } from '../store/openStore.ts';
import { admitSandboxStaff, composeAdminTurns, sandboxPasswordHash } from './adminDesk.ts';
import { composeDesk, type Desk, type DeskParts } from './desk.ts';
import { connectGemini } from './gemini.ts';

export interface TerminalDeskOrder {
  readonly log: Log;
  /** The instant at which the clock starts; it runs on from there. */
  readonly startsAt: Date | null;
  /** Kept when given; else a new folder that goes with the desk. */
  readonly dataDir: string | null;
  readonly databaseUrl?: string | null;
  readonly channels: readonly ChannelName[];
  /** One that stands still, for tests; else the system's, which `startsAt` sets off. */
  readonly clock?: MovableClock;
  /** How long a call to the payment provider may take; the adapter's own patience when absent. */
  readonly paymentTimeoutMs?: number;
  /** A model of one's own; the real adapter when `gemini` is given; none otherwise. */
  readonly model?: Model;
  readonly transcriber?: Transcriber;
  /** Where the real adapters find Gemini: its stand-in, in tests. */
  readonly gemini?: { readonly apiKey: string; readonly baseUrl: string; readonly model?: string };
  readonly modelLimits?: Partial<ModelRequest['limits']>;
  /** The staff's bot asks the model also where the rules are sure. */
  readonly isAdminModelFirst?: boolean;
  /** As where a phone is linked to WhatsApp; none is when absent. */
  readonly createPairingLink?: () => string;
  /** For what watches the backups' age. */
  readonly newestBackup?: () => Promise<Date>;
}

/** What one chat was sent, in order. */
export type Sent =
  | { readonly kind: 'message'; readonly ref: string; readonly delivery: Delivery }
  | { readonly kind: 'document'; readonly ref: string; readonly document: DocumentDelivery };

export interface TerminalDesk {
  readonly desk: Desk;
  /** The staff's bot over the same store; its chats are `admin:<id>`. */
  readonly admin: AdminTurns;
  readonly clock: MovableClock;
  readonly ids: Ids;
  readonly store: Store;
  readonly razorpay: RazorpayStandIn;
  readonly traces: TurnTrace[];
  readonly notices: StaffNotice[];
  /** Everything sent since the last call, oldest first. */
  takeSent(chat: ChatKey): readonly Sent[];
  menuOf(chat: ChatKey): Promise<ShownMenu | null>;
  /** Moves the clock and does what it brings about. */
  moveClock(milliseconds: number): Promise<void>;
  /** Resolves when nothing is under way any more, webhooks included. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** As in `src/config.ts`. */
const DEFAULT_MODEL = 'gemini-3.8-flash';

const KEY = {
  keyId: 'rzp_test_sandbox',
  keySecret: 'sandbox-key-secret',
  webhookSecret: 'sandbox-webhook-secret',
};

export async function openTerminalDesk(order: TerminalDeskOrder): Promise<TerminalDesk> {
  const ground = await openGround(order);
  const { clock, ids, store, razorpay, printer, sent, traces, notices } = ground;
  const desk = await openDesk(order, ground);
  const admin = await openAdmin(order, desk);
  return {
    desk,
    admin,
    clock,
    ids,
    store,
    razorpay,
    traces,
    notices,
    takeSent(chat) {
      const taken = sent.get(chat) ?? [];
      sent.delete(chat);
      return taken;
    },
    menuOf: async (chat) => (await store.read((tables) => tables.conversations.load(chat)))?.menu ?? null,
    async moveClock(milliseconds) {
      clock.moveBy(milliseconds);
      for (const chore of desk.chores) await chore.run();
      await desk.idle();
    },
    async settle() {
      await admin.idle();
      await desk.idle();
      await razorpay.webhooksSettled();
      await desk.idle();
    },
    async close() {
      await admin.idle();
      await desk.idle();
      await printer.close();
      await ground.files.close();
      await razorpay.close();
      await store.close();
      if (order.dataDir === null) await rm(ground.dataDir, { recursive: true, force: true });
    },
  };
}

type Ground = Awaited<ReturnType<typeof openGround>>;

/** What the desk stands on: the store and the stand-ins, with memories of what is sent and told. */
async function openGround(order: TerminalDeskOrder) {
  const dataDir = order.dataDir ?? (await mkdtemp(join(tmpdir(), 'clinic-frontdesk-')));
  const clock = order.clock ?? movableClock();
  if (order.startsAt !== null) clock.moveTo(order.startsAt);
  const store = await openStore({ databaseUrl: order.databaseUrl ?? null, dataDir, log: order.log });
  const key = await loadOrMakeDataKey({ dataDir });
  if (!key.ok) throw new Error('the data key of this folder cannot be used');
  await openDemoClinic(store, { timeZone: 'Asia/Kolkata' });
  return {
    dataDir,
    clock,
    store,
    key: key.value,
    ids: createRandomIds(clock),
    razorpay: await startRazorpayStandIn({ now: () => clock.now(), ...KEY, sweepMs: 60_000 }),
    printer: createReceiptPrinter(),
    files: createAdminFiles(),
    sent: new Map<ChatKey, Sent[]>(),
    traces: [] as TurnTrace[],
    notices: [] as StaffNotice[],
  };
}

async function openDesk(order: TerminalDeskOrder, ground: Ground): Promise<Desk> {
  const { store, clock, ids, razorpay, printer, sent, traces, notices } = ground;
  const directory = createDirectory();
  const trace = (turn: TurnTrace): void => void traces.push(turn);
  const world: World = {
    store,
    clock,
    ids,
    log: order.log,
    policy: POLICY,
    directory,
    trace,
    paymentReturnUrl: null,
  };
  const timeout = order.paymentTimeoutMs === undefined ? {} : { timeoutMs: order.paymentTimeoutMs };
  const { keyId, keySecret, webhookSecret } = KEY;
  const seal = createPaperSeal(ground.key);
  const desk = composeDesk({
    outside: {
      world,
      channels: new Map(
        [...order.channels, 'admin' as const].map((name) => [name, terminalChannel(name, sent)]),
      ),
      payments: createRazorpayPayments({ keyId, keySecret, baseUrl: razorpay.url, ...timeout }),
      printer,
      files: ground.files,
      calendar: createCalendarWriter(),
      paperUrl: (document) => `https://clinic.example/paper/${seal.codeOf(document)}`,
      vault: createReportVault({
        folder: join(ground.dataDir, 'reports'),
        key: ground.key,
        limitBytes: POLICY.reportLimitBytes,
      }),
      tellStaff: async (notice) => void notices.push(notice),
      ...(order.newestBackup === undefined ? {} : { newestBackup: order.newestBackup }),
      createPairingLink: order.createPairingLink ?? (() => null),
    },
    directory,
    storeIsShared: order.databaseUrl != null,
    razorpayWebhookSecrets: [webhookSecret],
    ...modelsOf(order, clock),
  });
  await desk.open();
  return desk;
}

/** The admin bot as in the sandbox: its people are admitted, and sign in with the sandbox's password. */
async function openAdmin(order: TerminalDeskOrder, desk: Desk): Promise<AdminTurns> {
  await admitSandboxStaff(desk.outside.world);
  return composeAdminTurns({
    outside: desk.outside,
    runner: desk.runner,
    passwordHash: await sandboxPasswordHash(),
    surroundings: {
      reportUrl: (token) => `http://localhost/reports/${token}`,
      invitationLink: (token) => `https://t.me/sandbox_staff_bot?start=${token}`,
      whatsappMessagePaise: DEFAULT_WHATSAPP_PAISE,
    },
    ...pickEar(modelsOf(order, desk.outside.world.clock)),
    isModelFirst: order.isAdminModelFirst === true,
    ...(order.modelLimits === undefined ? {} : { modelLimits: order.modelLimits }),
  });
}

const pickEar = ({ model, transcriber }: Pick<DeskParts, 'model' | 'transcriber'>) => ({
  model,
  transcriber,
});

/** What the order names, else the real adapters where it says how to reach Gemini, else nothing. */
function modelsOf(
  order: TerminalDeskOrder,
  clock: Clock,
): Pick<DeskParts, 'model' | 'transcriber' | 'modelLimits'> {
  const { gemini, log, modelLimits } = order;
  const connected =
    gemini === undefined
      ? null
      : connectGemini({ ...gemini, model: gemini.model ?? DEFAULT_MODEL, clock, log });
  return {
    model: order.model ?? connected?.model ?? null,
    transcriber: order.transcriber ?? connected?.transcriber ?? null,
    ...(modelLimits === undefined ? {} : { modelLimits }),
  };
}

/** Sends into memory; a file's reference is its path on this disk. */
function terminalChannel(name: ChannelName, sent: Map<ChatKey, Sent[]>): Channel {
  let count = 0;
  const nextRef = (): string => `${name}-${++count}`;
  const note = (chat: ChatKey, one: Sent): string => {
    const list = sent.get(chat) ?? [];
    list.push(one);
    sent.set(chat, list);
    return one.ref;
  };
  return {
    name,
    send: async (delivery) => note(delivery.chat, { kind: 'message', ref: nextRef(), delivery }),
    sendDocument: async (document) => note(document.chat, { kind: 'document', ref: nextRef(), document }),
    showTyping: async () => undefined,
    async fetchAttachment(fileRef, limitBytes) {
      const bytes = await readFile(fileRef).catch(() => null);
      if (bytes !== null && bytes.length <= limitBytes) return bytes;
      const code = bytes === null ? 'missing' : 'too_large';
      throw new OutsideError({ service: 'terminal', operation: 'fetchAttachment', permanent: true, code });
    },
  };
}
