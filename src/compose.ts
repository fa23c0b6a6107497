/** The only place that knows every concrete thing: reads nothing, decides nothing, wires the product from its configuration. */
import type { RequestListener } from 'node:http';
import { createPatientHandlers } from './bot/patientHandlers.ts';
import { startPolling } from './bot/pollUpdates.ts';
import { PATIENT_UPDATES } from './bot/readUpdate.ts';
import { registerBot } from './bot/registerBot.ts';
import { ADMIN_WEBHOOK_PATH, adminWebhook, recoverAdmin, startAdminBot } from './compose/adminBot.ts';
import { SANDBOX_PASSWORD } from './compose/adminDesk.ts';
import { makeNightlyBackup } from './compose/backup/backups.ts';
import type { Desk } from './compose/desk.ts';
import { lampsOf, type TelegramState, watchedStates } from './compose/lamps.ts';
import { inOneProcess, isItsTurn } from './compose/onlyOne.ts';
import { closeParts, type Given, isSandbox, openParts, type Parts } from './compose/parts.ts';
import type { RazorpayAccess, TelegramAccess } from './compose/sandbox.ts';
import type { WhatsappAccess } from './compose/whatsapp.ts';
import type { Config } from './config.ts';
import { type Job, startJobs } from './jobs/schedule.ts';
import { mountHealth } from './web/health/health.ts';
import { mountPaperCheck } from './web/papers/paperCheck.ts';
import { mountPaymentReturn } from './web/papers/paymentReturn.ts';
import { mountReportLinks } from './web/papers/reportLinks.ts';
import { mountPlayground } from './web/playground/playground.ts';
import { type Mount, startWebServer } from './web/server.ts';
import { razorpayRoute } from './webhooks/razorpayRoute.ts';
import { createTelegramWebhook } from './webhooks/telegram.ts';

export interface Product {
  readonly url: string;
  readonly desk: Desk;
  readonly telegram: TelegramAccess;
  readonly razorpay: RazorpayAccess;
  /** Null when it is off. */
  readonly whatsapp: WhatsappAccess | null;
  readonly services: readonly ServiceMode[];
  /** What it is made of, for the evals. */
  readonly parts: Parts;
  /** Stops taking messages, finishes what is at hand, and lets go of everything. */
  stop(): Promise<void>;
}

export interface ServiceMode {
  readonly service: string;
  readonly mode: string;
}

/** More than any patient's browser needs, and a few Razorpay deliveries a second besides. */
const REQUESTS_PER_MINUTE = 600;
const RAZORPAY_WEBHOOK_PATH = '/webhooks/razorpay';
const TELEGRAM_WEBHOOK_PATH = '/webhooks/telegram';
const WHATSAPP_WEBHOOK_PATH = '/webhooks/whatsapp';

/** Starts everything; throws with a sentence for the operator when it cannot. */
export async function startProduct(config: Config, given: Given = {}): Promise<Product> {
  const parts = await openParts(config, given);
  const { desk, telegram, razorpay, whatsapp } = parts;
  await desk.open();
  let isStarted = false;
  let telegramState: TelegramState = 'starting';
  const lamps = lampsOf(parts, () => telegramState);
  parts.metrics.watch(watchedStates(parts, lamps));
  const web = await startWebServer({
    port: config.PORT,
    host: isSandbox(config) ? '127.0.0.1' : '0.0.0.0',
    log: parts.log,
    health: mountHealth({ isStarted: () => isStarted, lamps }),
    onDelivery: (service, status) => parts.metrics.countDelivery(service, status),
    requestsPerMinute: isSandbox(config) ? null : REQUESTS_PER_MINUTE,
    mounts: mountsOf(parts),
    direct: directOf(parts),
  });
  razorpay.standIn?.setWebhook(`${web.url}${RAZORPAY_WEBHOOK_PATH}`, razorpay.webhookSecrets[0] ?? '');
  await whatsapp?.open(desk, `${web.url}${WHATSAPP_WEBHOOK_PATH}`);
  const bot = startBot(parts, (state) => {
    telegramState = state;
  });
  const staffBot = startAdminBot(parts);
  const jobs = startJobs([...desk.chores, ...choresOf(parts), ...recoverAdmin(parts)], {
    log: parts.log,
    timeZone: config.CLINIC_TIME_ZONE,
  });
  isStarted = true;
  const stop = async (): Promise<void> => {
    isStarted = false;
    // From now on a balancer finds nobody listening and asks another process; what was heard is stored, and finished below.
    await Promise.all([web.close(), bot.stop(), staffBot.stop(), whatsapp?.stopReceiving()]);
    await jobs.stop();
    await parts.admin?.turns.idle();
    await desk.idle();
    await closeParts(parts);
  };
  return { url: web.url, desk, telegram, razorpay, whatsapp, services: servicesOf(config), parts, stop };
}

function mountsOf(parts: Parts): readonly Mount[] {
  const { config, desk } = parts;
  const { whatsapp } = parts;
  const mounts: Mount[] = [(app) => void app.use(RAZORPAY_WEBHOOK_PATH, razorpayRoute(desk.razorpayWebhook))];
  if (whatsapp !== null) mounts.push(whatsapp.mountAt(WHATSAPP_WEBHOOK_PATH));
  mounts.push(
    parts.metrics.mount,
    mountPaymentReturn({
      store: parts.store,
      clock: parts.clock,
      clinic: () => desk.outside.world.directory.clinic,
    }),
    mountPaperCheck({
      store: parts.store,
      seal: parts.seal,
      clinic: () => desk.outside.world.directory.clinic,
    }),
    mountReportLinks({ world: desk.outside.world, vault: desk.outside.vault }),
  );
  if (isSandbox(config)) mounts.push(playground(parts));
  return mounts;
}

/** What is looked after beside the desk. */
const choresOf = (parts: Parts): readonly Job[] => [...sheetChores(parts), ...backupChores(parts)];

const sheetChores = ({ sheet }: Parts): readonly Job[] =>
  sheet === null
    ? []
    : [
        { name: 'keepSheet', cron: '*/2 * * * * *', run: () => sheet.tick() },
        { name: 'archiveSheet', cron: '0 40 3 * * *', run: () => sheet.keeper.archive() },
      ];

/** A sandbox holds nothing that would be missed. */
const backupChores = (parts: Parts): readonly Job[] =>
  isSandbox(parts.config)
    ? []
    : [
        {
          name: 'makeNightlyBackup',
          cron: '20 */10 * * * *',
          run: () => makeNightlyBackup(parts.backups, () => isItsTurn(parts, 'nightly-backup')),
        },
      ];

/** Telegram's webhook, when there is one. */
function directOf(parts: Parts): Readonly<Record<string, RequestListener>> {
  const secret = parts.config.TELEGRAM_WEBHOOK_SECRET;
  if (secret === undefined) return {};
  return {
    [TELEGRAM_WEBHOOK_PATH]: createTelegramWebhook({
      secret,
      receiveUpdate: receiveUpdate(parts),
      log: parts.log,
    }).handle,
    ...(parts.admin === null ? {} : { [ADMIN_WEBHOOK_PATH]: adminWebhook(parts, secret) }),
  };
}

const receiveUpdate = ({ desk, channel, clock, log }: Parts) => {
  const handlers = createPatientHandlers({
    receive: (message) => desk.receive(message),
    channel,
    clock,
    log,
  });
  return (update: unknown): Promise<void> => handlers.receiveUpdate(update);
};

/** By webhook when a secret is set, else by polling; either way every update is stored before it is acknowledged. */
function startBot(parts: Parts, onState: (state: TelegramState) => void): { stop(): Promise<void> } {
  const { config, channel, log } = parts;
  const stopping = new AbortController();
  const isShared = config.DATABASE_URL !== undefined;
  const secret = config.TELEGRAM_WEBHOOK_SECRET;
  const webhook =
    secret === undefined || config.PUBLIC_URL === undefined
      ? null
      : { url: `${config.PUBLIC_URL}${TELEGRAM_WEBHOOK_PATH}`, secret };
  registerBot({ api: channel.api, webhook, log, signal: stopping.signal }).catch((error: unknown) =>
    log.error('telegram_bot_not_registered', { reason: error instanceof Error ? error.message : 'unknown' }),
  );
  const poll = () =>
    startPolling({
      api: channel.api,
      receiveUpdate: receiveUpdate(parts),
      updateKinds: PATIENT_UPDATES,
      log,
      // Who has lost the lease has left polling to another process.
      onState: (state) => onState(state === 'stopped' && isShared ? 'elsewhere' : state),
    });
  const untilPolled = isShared ? 'elsewhere' : 'starting';
  onState(webhook === null ? untilPolled : 'webhook');
  const polling =
    webhook === null ? inOneProcess(parts, { name: 'telegram-polling', start: async () => poll() }) : null;
  return {
    async stop() {
      stopping.abort();
      await polling?.stop();
    },
  };
}

function playground(parts: Parts): Mount {
  const { telegram, razorpay, whatsapp, sheet, traces, notices, store, clock, desk, config } = parts;
  return mountPlayground({
    answerPhoneRequest: async (request, response) =>
      ((await telegram.standIn?.answerPhoneRequest(request, response)) ||
        (await whatsapp?.answerPhoneRequest(request, response))) ??
      false,
    answerPayRequest: async (request, response) =>
      (await razorpay.standIn?.answerPayRequest(request, response)) ?? false,
    answerSheetRequest: async (request, response) =>
      (await sheet?.standIn?.answerViewRequest(request, response)) ?? false,
    traces,
    staffNotices: notices,
    store,
    clock,
    runChores: async () => {
      for (const chore of [...desk.chores, ...sheetChores(parts)]) await chore.run();
      await desk.idle();
    },
    clinic: () => desk.outside.world.directory.clinic,
    telegramFaults: telegram.standIn?.faults ?? null,
    whatsappFaults: whatsapp?.cloudStandIn?.faults ?? null,
    razorpayFaults: razorpay.standIn?.faults ?? null,
    services: servicesOf(config),
  });
}

const WHATSAPP_MODES: Readonly<Record<Config['whatsappMode'], (config: Config) => string>> = {
  off: () => 'off (WHATSAPP switches it on)',
  cloud: ({ isWhatsappCloudReal }) =>
    isWhatsappCloudReal ? 'real, by the Cloud API' : 'simulated (WHATSAPP_ACCESS_TOKEN makes it real)',
  web: ({ WHATSAPP_WEB }) =>
    WHATSAPP_WEB === 'real' ? 'real, by a linked phone' : `simulated, by a linked phone (${WHATSAPP_WEB})`,
};

const servicesOf = (config: Config): readonly ServiceMode[] => [
  {
    service: 'Store',
    mode: config.DATABASE_URL === undefined ? `SQLite in ${config.DATA_DIR}/` : 'PostgreSQL',
  },
  {
    service: 'Telegram',
    mode: config.isTelegramReal ? 'real' : 'simulated (TELEGRAM_PATIENT_BOT_TOKEN makes it real)',
  },
  { service: 'WhatsApp', mode: WHATSAPP_MODES[config.whatsappMode](config) },
  { service: 'Razorpay', mode: config.isRazorpayReal ? 'real' : 'simulated (RAZORPAY_KEY_ID makes it real)' },
  {
    service: 'Gemini',
    mode: config.isGeminiReal ? 'real' : 'off: menus and rules answer (GEMINI_API_KEY adds it)',
  },
  { service: 'Google Sheets', mode: sheetModeOf(config) },
  { service: "Staff's bot", mode: adminModeOf(config) },
];

function adminModeOf(config: Config): string {
  if (config.TELEGRAM_ADMIN_BOT_TOKEN !== undefined) return 'real';
  return config.isTelegramReal
    ? 'off: staff notices are only logged (TELEGRAM_ADMIN_BOT_TOKEN adds it)'
    : `simulated, on the playground's staff phones; the password is ${SANDBOX_PASSWORD}`;
}

function sheetModeOf(config: Config): string {
  if (config.isSheetReal) return 'real';
  return isSandbox(config) ? 'simulated (GOOGLE_SHEETS_ID makes it real)' : 'off (GOOGLE_SHEETS_ID adds it)';
}
