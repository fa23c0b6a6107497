/** Several processes of the product on one PostgreSQL behind a balancer, with outside witnesses; the drills of kills and of rolling restarts hold it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRazorpayStandIn } from '../../sandbox/razorpay/startRazorpayStandIn.ts';
import { startTelegramStandIn } from '../../sandbox/telegram/startTelegramStandIn.ts';
import { systemClock } from '../../services/clock.ts';
import type { CrashGround } from '../crash/crashGround.ts';
import { findFreePort } from '../findFreePort.ts';
import { type KillableProduct, killableProduct } from '../killableProduct.ts';
import { bookUnderFire, STEPS } from '../killDrill.ts';
import { startPostgresServer } from '../postgresServer.ts';
import { BOT_TOKEN, PatientPhone } from '../productBench.ts';
import { startBalancer } from './balancer.ts';

export interface Fleet extends Pick<CrashGround, 'telegram' | 'razorpay' | 'store' | 'url'> {
  readonly processes: readonly KillableProduct[];
  /** Where each process itself answers, past the balancer. */
  readonly urls: readonly string[];
  /** What arrives from outside goes to these processes alone, by turns. */
  sendTo(indexes: readonly number[]): void;
  close(): Promise<void>;
}

const KEYS = { keyId: 'rzp_test_fleet', keySecret: 'fleet-key-secret' };
const WEBHOOK_SECRET = 'fleet-webhook-secret';

/** As `deploy/compose.yaml` has them: one key, one folder, one database, deliveries through the balancer. `moreOf` overrides; an empty value takes a variable away. */
export async function startFleet(
  size: number,
  moreOf: (index: number) => Readonly<Record<string, string>> = () => ({}),
): Promise<Fleet> {
  const now = () => systemClock.now();
  const postgres = await startPostgresServer();
  const dataDir = await mkdtemp(join(tmpdir(), 'clinic-fleet-'));
  const ports = await Promise.all(Array.from({ length: size }, () => findFreePort()));
  const listening = [...ports];
  const balancer = await startBalancer(listening);
  const telegram = await startTelegramStandIn({ now, bots: [{ token: BOT_TOKEN }], webhookRetryMs: 50 });
  const razorpay = await startRazorpayStandIn({ now, ...KEYS, webhookRetryMs: 100 });
  razorpay.setWebhook(`${balancer.url}/webhooks/razorpay`, WEBHOOK_SECRET);
  const processes = ports.map((port, index) =>
    killableProduct({
      PORT: String(port),
      DATA_DIR: dataDir,
      DATA_KEY: 'f1'.repeat(32),
      DATABASE_URL: postgres.url,
      PUBLIC_URL: balancer.url,
      LOG_LEVEL: 'silent',
      TELEGRAM_PATIENT_BOT_TOKEN: BOT_TOKEN,
      TELEGRAM_API_ROOT: telegram.url,
      TELEGRAM_WEBHOOK_SECRET: 'fleet-drill-webhook-secret',
      TELEGRAM_MESSAGES_PER_SECOND: '0',
      RAZORPAY_KEY_ID: KEYS.keyId,
      RAZORPAY_KEY_SECRET: KEYS.keySecret,
      RAZORPAY_WEBHOOK_SECRET: WEBHOOK_SECRET,
      RAZORPAY_BASE_URL: razorpay.url,
      ...moreOf(index),
    }),
  );
  const close = async (): Promise<void> => {
    await Promise.all(processes.map((process) => process.kill()));
    await balancer.close();
    await telegram.close();
    await razorpay.close();
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    // All at once, as containers do: one of them makes the tables.
    await Promise.all(processes.map((process) => process.start()));
  } catch (error) {
    await close();
    throw error;
  }
  const store = { databaseUrl: postgres.url, dataDir };
  const sendTo = (indexes: readonly number[]): void => {
    listening.splice(0, listening.length, ...indexes.map((index) => ports[index] ?? 0));
  };
  const urls = ports.map((port) => `http://127.0.0.1:${port}`);
  return { ...{ telegram, razorpay, store, processes, urls, sendTo, close }, url: balancer.url };
}

export interface Load {
  readonly chats: readonly number[];
  /** Messages that a patient wrote again, no answer having come for some seconds. */
  readonly repeated: number;
}

/** All steps of a booking but the payment are a message each. */
const MESSAGES = STEPS.length - 1;

/** So many patients at a time, each books from hello to receipt; the next one comes until the time is over. */
export async function bookUntil(
  { telegram, razorpay, processes }: Fleet,
  { patients, isOver }: { patients: number; isOver: () => boolean },
): Promise<Load> {
  const chats: number[] = [];
  let repeated = 0;
  const [product] = processes;
  if (product === undefined) throw new Error('there is no process');
  const oneAfterTheOther = async (): Promise<void> => {
    while (!isOver()) {
      const chatId = 40_001 + chats.length;
      chats.push(chatId);
      const patient = new PatientPhone(telegram.phone({ chatId, firstName: 'Asha' }, BOT_TOKEN));
      const { sent } = await bookUnderFire({ product, telegram, razorpay, patient }, []);
      repeated += sent - MESSAGES;
    }
  };
  await Promise.all(Array.from({ length: patients }, oneAfterTheOther));
  return { chats, repeated };
}

/** What one process tells of itself; empty while it is dead. */
export const figuresOf = (url: string): Promise<string> =>
  fetch(`${url}/metrics`)
    .then((answer) => answer.text())
    .catch(() => '');
