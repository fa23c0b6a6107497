/** Opens what the product is made of, by the configuration: store, keys, services or their stand-ins, and the desk on top. */
import type { AdminTurns } from '../agent/admin/takeAdminTurns.ts';
import type { Prompts } from '../agent/model/fillPrompt.ts';
import { admitConfigured } from '../app/admin/access/invitations.ts';
import { createDirectory, openDemoClinic } from '../app/clinic/clinicBook.ts';
import type { Outside } from '../app/outbox/drain/outside.ts';
import type { TurnTrace } from '../app/turn/turnTrace.ts';
import type { World } from '../app/turn/world.ts';
import { createTelegramChannel, type TelegramChannel } from '../bot/telegramChannel.ts';
import type { Config } from '../config.ts';
import type { StaffNotice } from '../domain/admin/staffNotice.ts';
import { POLICY } from '../domain/clinic/policy.ts';
import type { ChannelName } from '../domain/message/chat.ts';
import type { Channel } from '../ports/channel.ts';
import type { Ids } from '../ports/ids.ts';
import type { Log } from '../ports/log.ts';
import type { Model } from '../ports/model.ts';
import type { PaperSeal } from '../ports/paperSeal.ts';
import type { Store } from '../ports/store.ts';
import { type AdminFilesDesk, createAdminFiles } from '../services/adminFiles.ts';
import { createCalendarWriter } from '../services/calendar.ts';
import { type MovableClock, movableClock, systemClock } from '../services/clock.ts';
import { explainDataKeyRefusal, loadOrMakeDataKey } from '../services/dataKey.ts';
import { createRandomIds } from '../services/ids.ts';
import { createReceiptPrinter, type ReceiptPrinter } from '../services/invoice.ts';
import { createLog } from '../services/log.ts';
import { createPaperSeal } from '../services/paperSeal.ts';
import { createRazorpayPayments } from '../services/razorpay.ts';
import { createReportVault } from '../services/reports.ts';
import type { Tracing } from '../services/tracing/startTracing.ts';
import { withStoreSpans } from '../services/tracing/storeSpans.ts';
import { openStore } from '../store/openStore.ts';
import type { Understand } from '../understanding/reading.ts';
import { createMetrics, type Metrics } from '../web/health/metrics.ts';
import { createFeed, type WritableFeed } from '../web/playground/feed.ts';
import type { SupervisorTimes } from '../whatsapp/web/supervision.ts';
import { paperUrlOf, returnUrlOf } from './addresses.ts';
import { admitSandboxStaff, composeAdminTurns, sandboxPasswordHash } from './adminDesk.ts';
import { adminSurroundings } from './adminSurroundings.ts';
import { addressOf, type BackupPlace, makeBackup, newestBackupOf } from './backup/backups.ts';
import {
  armFromConfig,
  withChannelPoints,
  withPaymentPoints,
  withPrinterPoints,
  withStorePoints,
} from './crashPoints.ts';
import { composeDesk, type Desk } from './desk.ts';
import { reportsFolder } from './folders.ts';
import { connectGemini } from './gemini.ts';
import { observeTurns } from './observeTurns.ts';
import { openRazorpay, openTelegram, type RazorpayAccess, type TelegramAccess } from './sandbox.ts';
import { secretsOf } from './secrets.ts';
import { openSheet, type SheetAccess, SheetWatch } from './sheet.ts';
import { createStaffTeller } from './staffNotices.ts';
import { openTracing } from './tracing.ts';
import { openWhatsapp, type WhatsappAccess } from './whatsapp.ts';

export interface Parts {
  readonly config: Config;
  readonly log: Log;
  readonly clock: MovableClock;
  readonly store: Store;
  readonly telegram: TelegramAccess;
  readonly razorpay: RazorpayAccess;
  readonly channel: TelegramChannel;
  readonly whatsapp: WhatsappAccess | null;
  readonly printer: ReceiptPrinter;
  readonly files: AdminFilesDesk;
  /** The staff's bot and who answers on it; null where there is none. */
  readonly admin: { readonly channel: TelegramChannel; readonly turns: AdminTurns } | null;
  readonly traces: WritableFeed<TurnTrace>;
  readonly notices: WritableFeed<{ at: Date; notice: StaffNotice }>;
  /** Signs and knows the codes on the clinic's papers. */
  readonly seal: PaperSeal;
  readonly desk: Desk;
  readonly metrics: Metrics;
  readonly backups: BackupPlace;
  /** Null where no sheet is configured and nothing is simulated. */
  readonly sheet: SheetAccess | null;
  /** Null without a key. */
  readonly gemini: Pick<Model, 'isAvailable'> | null;
  /** This process, among those on the same store. */
  readonly processName: string;
  /** Null where no collector is configured. */
  readonly tracing: Tracing | null;
}

/** What the evals set in place of the product's own, so that a play is the same each time; `npm start` gives nothing. */
export interface Given {
  readonly clock?: MovableClock;
  readonly ids?: Ids;
  readonly log?: Log;
  /** One that serves many plays: its thread takes longer to start than a play. */
  readonly printer?: ReceiptPrinter;
  readonly understand?: Understand;
  readonly prompts?: Prompts;
  /** Shorter waits of WhatsApp Web's supervisor, for drills. */
  readonly whatsappTimes?: Partial<SupervisorTimes>;
}

export const isSandbox = (config: Config): boolean => !config.isTelegramReal;

type Ground = Awaited<ReturnType<typeof openGround>>;

export async function openParts(config: Config, given: Given = {}): Promise<Parts> {
  armFromConfig(config);
  const events: EventEar = { hear: () => undefined };
  const ground = await openGround(config, given, events);
  const { log, clock, store, ids, telegram, razorpay, channel, whatsapp, backups } = ground;
  const kept = {
    printer: withPrinterPoints(given.printer ?? createReceiptPrinter()),
    files: createAdminFiles(),
    traces: createFeed<TurnTrace>(isSandbox(config) ? 200 : 0),
    notices: createFeed<{ at: Date; notice: StaffNotice }>(100),
    seal: createPaperSeal(ground.key),
    metrics: createMetrics({ store, clock: systemClock, token: config.METRICS_TOKEN ?? null }),
  };
  events.hear = (level, event) => {
    if (level === 'warn' || level === 'error') kept.metrics.countEvent(level, event);
  };
  const gemini = geminiOf(config, ground);
  const desk = composeDesk({
    outside: outsideOf(config, ground, kept),
    directory: ground.directory,
    freshness: ground.sheetWatch,
    storeIsShared: config.DATABASE_URL !== undefined,
    razorpayWebhookSecrets: razorpay.webhookSecrets,
    model: gemini?.model ?? null,
    transcriber: gemini?.transcriber ?? null,
    rupeesPerMillion: config.GEMINI_RUPEES_PER_MILLION,
    ...(given.understand === undefined ? {} : { understand: given.understand }),
    ...(given.prompts === undefined ? {} : { prompts: given.prompts }),
  });
  const sheet = await openSheet(config, {
    desk,
    ids,
    watch: ground.sheetWatch,
    isSimulated: isSandbox(config),
  });
  const admin = await openAdmin(config, { ground, desk, gemini });
  return {
    config,
    log,
    clock,
    store,
    telegram,
    razorpay,
    channel,
    whatsapp,
    backups,
    desk,
    sheet,
    admin,
    gemini: gemini?.model ?? null,
    processName: ids.id(),
    tracing: ground.tracing,
    ...kept,
  };
}

/** The log is there before the metrics that count its events. */
interface EventEar {
  hear(level: string, event: string): void;
}

async function openGround(config: Config, given: Given, events: EventEar) {
  const log =
    given.log ??
    createLog({
      level: config.LOG_LEVEL,
      secrets: secretsOf(config),
      onEvent: (level, event) => events.hear(level, event),
    });
  const tracing = await openTracing(config, log);
  const clock = given.clock ?? movableClock();
  const key = await loadOrMakeDataKey({ dataDir: config.DATA_DIR, given: config.DATA_KEY });
  if (!key.ok) throw new Error(explainDataKeyRefusal(key.refusal, config.DATA_DIR));
  const backups: BackupPlace = { config, key: key.value, clock: systemClock, log };
  const opened = await openStore({
    ...addressOf(config),
    log,
    servesPatients: true,
    beforeMigration: async (migration) => void (await makeBackup(backups, migration)),
  });
  const store = withStoreSpans(withStorePoints(opened));
  await openDemoClinic(store, { timeZone: config.CLINIC_TIME_ZONE });
  const directory = createDirectory();
  await directory.load(store);
  const ids = given.ids ?? createRandomIds(clock);
  const telegram = await openTelegram(config, systemClock);
  const razorpay = await openRazorpay(config, { clock, ids, merchantName: directory.clinic.name });
  const { token, apiRoot, standIn } = telegram;
  const limit = config.TELEGRAM_MESSAGES_PER_SECOND;
  const messagesPerSecond = standIn === null && limit > 0 ? limit : null;
  const channel = withChannelPoints(createTelegramChannel({ token, apiRoot, log, messagesPerSecond }));
  const adminChannel = adminChannelOf(telegram, { log, messagesPerSecond });
  const whatsapp = await openWhatsapp(config, {
    ...{ log, clock, store, ids, key: key.value },
    clinic: () => directory.clinic,
    quietHours: () => directory.rules.quietHours,
    times: given.whatsappTimes ?? {},
  });
  return {
    ...{ log, clock, store, backups, key: key.value, directory, ids, telegram, razorpay, channel },
    ...{ whatsapp, adminChannel, sheetWatch: new SheetWatch(), tracing },
  };
}

/** Two bots have two rates. */
const adminChannelOf = (
  { adminBot }: TelegramAccess,
  options: { readonly log: Log; readonly messagesPerSecond: number | null },
): TelegramChannel | null =>
  adminBot === null ? null : createTelegramChannel({ ...adminBot, ...options, name: 'admin' });

async function openAdmin(
  config: Config,
  { ground, desk, gemini }: { ground: Ground; desk: Desk; gemini: ReturnType<typeof geminiOf> },
): Promise<Parts['admin']> {
  const { adminChannel: channel, telegram } = ground;
  if (channel === null) return null;
  const { world } = desk.outside;
  const isSimulated = telegram.adminBot?.isReal !== true;
  if (isSimulated) await admitSandboxStaff(world);
  else await admitConfigured(world, config.ADMIN_CHAT_IDS ?? []);
  const passwordHash = config.ADMIN_PASSWORD_HASH ?? (await sandboxPasswordHash());
  const address = config.PUBLIC_URL ?? `http://localhost:${config.PORT}`;
  const turns = composeAdminTurns({
    outside: desk.outside,
    runner: desk.runner,
    passwordHash,
    model: gemini?.model ?? null,
    transcriber: gemini?.transcriber ?? null,
    surroundings: adminSurroundings(config, { channel, world, address }),
  });
  return { channel, turns };
}

function outsideOf(
  config: Config,
  ground: Ground,
  kept: Pick<Parts, 'printer' | 'files' | 'traces' | 'notices' | 'metrics' | 'seal'>,
): Outside {
  const { log, clock, store, ids, directory, channel } = ground;
  const { keyId, keySecret, baseUrl } = ground.razorpay;
  const world: World = {
    store,
    clock,
    ids,
    log,
    policy: POLICY,
    directory,
    trace: observeTurns(config, kept),
    sheetIsBehind: ground.sheetWatch.isBehind,
    paymentReturnUrl: returnUrlOf(config),
  };
  const show = (notice: StaffNotice): void => kept.notices.push({ at: clock.now(), notice });
  return {
    world,
    channels: new Map<ChannelName, Channel>([
      ['telegram', channel],
      ...(ground.adminChannel === null ? [] : [['admin', ground.adminChannel] as const]),
      ...(ground.whatsapp === null ? [] : [['whatsapp', ground.whatsapp.channel] as const]),
    ]),
    payments: withPaymentPoints(createRazorpayPayments({ keyId, keySecret, baseUrl })),
    printer: kept.printer,
    files: kept.files,
    calendar: createCalendarWriter(),
    paperUrl: paperUrlOf(config, kept.seal),
    vault: createReportVault({
      folder: reportsFolder(config),
      key: ground.key,
      limitBytes: POLICY.reportLimitBytes,
    }),
    tellStaff: createStaffTeller({ log, show }),
    newestBackup: newestBackupOf(ground.backups),
    createPairingLink: () => ground.whatsapp?.createPairingLink() ?? null,
  };
}

function geminiOf(config: Config, { clock, log }: Ground) {
  const { GEMINI_API_KEY: apiKey, GEMINI_BASE_URL: baseUrl, GEMINI_MODEL: model } = config;
  return apiKey === undefined ? null : connectGemini({ apiKey, baseUrl, model, clock, log });
}

export async function closeParts(parts: Parts): Promise<void> {
  await parts.printer.close();
  await parts.sheet?.keeper.stop();
  await parts.sheet?.standIn?.close();
  await parts.files.close();
  await parts.telegram.standIn?.close();
  await parts.whatsapp?.close();
  await parts.razorpay.standIn?.close();
  await parts.store.close();
  await parts.tracing?.stop();
}
