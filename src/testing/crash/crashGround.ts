/** The product in a process of its own that may die, and the outside witnesses that never do: Telegram, Razorpay and the staff's sheet. */
import { chatKey } from '../../domain/message/chat.ts';
import { type RazorpayStandIn, startRazorpayStandIn } from '../../sandbox/razorpay/startRazorpayStandIn.ts';
import { type SheetsStandIn, startSheetsStandIn } from '../../sandbox/sheets/startSheetsStandIn.ts';
import { startTelegramStandIn, type TelegramStandIn } from '../../sandbox/telegram/startTelegramStandIn.ts';
import { systemClock } from '../../services/clock.ts';
import { quietLog } from '../../services/recordingLog.ts';
import type { StoreAddress } from '../../store/copy/sqlSession.ts';
import { openStore } from '../../store/openStore.ts';
import { findFreePort } from '../findFreePort.ts';
import { type KillableProduct, killableProduct } from '../killableProduct.ts';
import { BOT_TOKEN } from '../productBench.ts';

export interface CrashGround {
  readonly telegram: TelegramStandIn;
  readonly razorpay: RazorpayStandIn;
  /** Null where no sheet is part of the drill. */
  readonly sheets: SheetsStandIn | null;
  readonly product: KillableProduct;
  readonly store: StoreAddress;
  /** Where the product answers, when it does. */
  readonly url: string;
  close(): Promise<void>;
}

const KEYS = { keyId: 'rzp_test_crash', keySecret: 'crash-key-secret' };
const WEBHOOK_SECRET = 'crash-webhook-secret';
const NO_QUOTA = { readsPerMinute: 1e9, writesPerMinute: 1e9 };

export async function openCrashGround(store: StoreAddress, withSheet = false): Promise<CrashGround> {
  const now = () => systemClock.now();
  const port = String(await findFreePort());
  const url = `http://127.0.0.1:${port}`;
  const telegram = await startTelegramStandIn({ now, bots: [{ token: BOT_TOKEN }], webhookRetryMs: 50 });
  const razorpay = await startRazorpayStandIn({ now, ...KEYS, webhookRetryMs: 100 });
  razorpay.setWebhook(`${url}/webhooks/razorpay`, WEBHOOK_SECRET);
  const sheets = withSheet
    ? await startSheetsStandIn({ now, realNow: now, spreadsheetId: 'crash-sheet', quota: NO_QUOTA })
    : null;
  const product = killableProduct({
    PORT: port,
    DATA_DIR: store.dataDir,
    ...(store.databaseUrl === null ? {} : onPostgres(store.databaseUrl, url)),
    ...(sheets === null ? {} : onSheet(sheets)),
    LOG_LEVEL: 'silent',
    TELEGRAM_PATIENT_BOT_TOKEN: BOT_TOKEN,
    TELEGRAM_API_ROOT: telegram.url,
    TELEGRAM_MESSAGES_PER_SECOND: '0',
    RAZORPAY_KEY_ID: KEYS.keyId,
    RAZORPAY_KEY_SECRET: KEYS.keySecret,
    RAZORPAY_WEBHOOK_SECRET: WEBHOOK_SECRET,
    RAZORPAY_BASE_URL: razorpay.url,
  });
  return {
    ...{ telegram, razorpay, sheets, product, store, url },
    async close() {
      await product.kill();
      await telegram.close();
      await razorpay.close();
      await sheets?.close();
    },
  };
}

/** By webhook, as several processes would: a lease for polling is another's after some seconds only. */
const onPostgres = (databaseUrl: string, url: string): Readonly<Record<string, string>> => ({
  DATABASE_URL: databaseUrl,
  PUBLIC_URL: url,
  TELEGRAM_WEBHOOK_SECRET: 'crash-drill-webhook-secret',
});

const onSheet = ({ url, spreadsheetId, account }: SheetsStandIn): Readonly<Record<string, string>> => ({
  GOOGLE_SHEETS_ID: spreadsheetId,
  GOOGLE_SERVICE_ACCOUNT: JSON.stringify(account),
  GOOGLE_SHEETS_BASE_URL: url,
});

/** What waits in the store of one chat, for whoever looks for the reason of a silence. The product must not be running on an embedded store. */
export async function whatWaits(store: StoreAddress, chatId: number): Promise<string> {
  const opened = await openStore({ ...store, log: quietLog });
  try {
    return await opened.read(async (tables) => {
      const chat = chatKey('telegram', String(chatId));
      const conversation = await tables.conversations.load(chat);
      const rows = (await tables.outbox.latest(200)).filter(({ status }) => status === 'waiting');
      const figures = await tables.figures.read();
      return JSON.stringify({
        state: conversation?.state,
        version: conversation?.version,
        inboxWaiting: figures.inboxWaiting,
        outbox: rows.map(({ lane, task, dueAt, attempts }) => [lane, task.kind, dueAt, attempts]),
      });
    });
  } finally {
    await opened.close();
  }
}
