/** The product in a process of its own, by webhook on stand-ins, for the fuzzer; the test and the drill start it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sandboxPasswordHash } from '../../compose/adminDesk.ts';
import { startRazorpayStandIn } from '../../sandbox/razorpay/startRazorpayStandIn.ts';
import { sandboxToken } from '../../sandbox/telegram/botAccount.ts';
import { startTelegramStandIn } from '../../sandbox/telegram/startTelegramStandIn.ts';
import { startCloudStandIn } from '../../sandbox/whatsapp/cloud/startCloudStandIn.ts';
import { systemClock } from '../../services/clock.ts';
import { findFreePort } from '../findFreePort.ts';
import { COLLECTING, killableProduct } from '../killableProduct.ts';
import { BOT_TOKEN } from '../productBench.ts';
import { type FuzzResult, fuzzProduct } from './fuzzRequests.ts';
import type { FuzzSecrets } from './oddRequests.ts';

const SECRETS: FuzzSecrets = {
  telegram: 'fuzz-telegram-webhook-secret',
  razorpay: 'fuzz-razorpay-webhook-secret',
  whatsapp: 'fuzz-whatsapp-app-secret',
  whatsappNumberId: '1122334455667',
};
const WHATSAPP_TOKEN = 'fuzz-whatsapp-access-token';
const STAFF_BOT_TOKEN = sandboxToken(7_100_000_009);

export interface Fuzzed extends FuzzResult {
  /** Of the product's process, before and after, in megabytes. */
  readonly heapMegabytes: readonly [number, number];
  /** What it wrote to standard error. */
  readonly complaints: string;
  readonly isReady: boolean;
}

/** A play that is long enough to tell growth from warming up. */
const MANY = 50_000;
const LIMIT_WINDOW_MS = 60_000;

export async function fuzzInProcess({ count, seed }: { count: number; seed: number }): Promise<Fuzzed> {
  const dataDir = await mkdtemp(join(tmpdir(), 'clinic-fuzz-'));
  const port = await findFreePort();
  const now = () => systemClock.now();
  const telegram = await startTelegramStandIn({
    now,
    bots: [{ token: BOT_TOKEN }, { token: STAFF_BOT_TOKEN }],
    unknownChats: 'create',
  });
  const whatsapp = await startCloudStandIn({
    now,
    accessToken: WHATSAPP_TOKEN,
    phoneNumberId: SECRETS.whatsappNumberId,
    clinicName: 'Clinic',
  });
  const razorpay = await startRazorpayStandIn({ now, keyId: 'rzp_test_fuzz', keySecret: 'fuzz-key-secret' });
  const environment = await environmentFor({ port, dataDir }, { telegram, razorpay, whatsapp });
  const product = killableProduct(environment, COLLECTING);
  const forgetting = setInterval(() => telegram.forgetCalls(), 1_000);
  try {
    await product.start();
    const order = { port, secrets: SECRETS };
    // Once around first, so that what is loaded when first used is not taken for growth.
    await fuzzProduct({ ...order, count: Math.min(count, 500), seed: seed + 1 });
    const before = await heapMegabytes(port);
    const result = await fuzzProduct({ ...order, count, seed });
    // Who asked how often is kept for a minute and the one after it: that is no growth.
    if (count >= MANY) await pause(2 * LIMIT_WINDOW_MS);
    const heap = [before, await heapMegabytes(port)] as const;
    const isReady = (await fetch(`http://127.0.0.1:${port}/readyz`)).status === 200;
    return { ...result, heapMegabytes: heap, complaints: product.complaints(), isReady };
  } finally {
    clearInterval(forgetting);
    await product.kill();
    await telegram.close();
    await razorpay.close();
    await whatsapp.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

interface Services {
  readonly telegram: { readonly url: string };
  readonly razorpay: { readonly url: string };
  readonly whatsapp: { readonly url: string };
}

async function environmentFor(
  { port, dataDir }: { port: number; dataDir: string },
  { telegram, razorpay, whatsapp }: Services,
): Promise<Readonly<Record<string, string>>> {
  return {
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    TELEGRAM_PATIENT_BOT_TOKEN: BOT_TOKEN,
    TELEGRAM_API_ROOT: telegram.url,
    TELEGRAM_MESSAGES_PER_SECOND: '0',
    TELEGRAM_WEBHOOK_SECRET: SECRETS.telegram,
    RAZORPAY_KEY_ID: 'rzp_test_fuzz',
    RAZORPAY_KEY_SECRET: 'fuzz-key-secret',
    RAZORPAY_WEBHOOK_SECRET: SECRETS.razorpay,
    RAZORPAY_BASE_URL: razorpay.url,
    TELEGRAM_ADMIN_BOT_TOKEN: STAFF_BOT_TOKEN,
    ADMIN_PASSWORD_HASH: await sandboxPasswordHash(),
    WHATSAPP: 'cloud',
    WHATSAPP_ACCESS_TOKEN: WHATSAPP_TOKEN,
    WHATSAPP_PHONE_NUMBER_ID: SECRETS.whatsappNumberId,
    WHATSAPP_APP_SECRET: SECRETS.whatsapp,
    WHATSAPP_VERIFY_TOKEN: 'fuzz-whatsapp-verify-token',
    WHATSAPP_CLOUD_BASE_URL: whatsapp.url,
  };
}

/** Over two full collections of garbage. */
const LOOKS = 30;

/** The lowest of several looks: what the collector has not yet come to is no growth. */
async function heapMegabytes(port: number): Promise<number> {
  const seen: number[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    const text = await figures(port);
    seen.push(Number(/^nodejs_heap_size_used_bytes (\S+)/m.exec(text)?.[1]));
    await pause(150);
  }
  const lowest = Math.round(Math.min(...seen) / 1024 / 1024);
  if (!Number.isFinite(lowest)) throw new Error('the product does not say how large its heap is');
  return lowest;
}

/** What claimed to come from no address at all was counted for this machine: its minute may have to end first. */
async function figures(port: number): Promise<string> {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
    if (answer.status !== 429) return answer.text();
    await pause(1_000);
  }
}
