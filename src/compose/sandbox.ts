/** Starts the stand-ins for what has no key, on loopback; the product's adapters talk to them as to the real services. */
import type { Config } from '../config.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import { type RazorpayStandIn, startRazorpayStandIn } from '../sandbox/razorpay/startRazorpayStandIn.ts';
import { sandboxToken } from '../sandbox/telegram/botAccount.ts';
import { startTelegramStandIn, type TelegramStandIn } from '../sandbox/telegram/startTelegramStandIn.ts';

export interface TelegramAccess {
  readonly token: string;
  readonly apiRoot: string;
  readonly standIn: TelegramStandIn | null;
  /** The staff's bot; null where there is none. */
  readonly adminBot: { readonly token: string; readonly apiRoot: string; readonly isReal: boolean } | null;
}

export interface RazorpayAccess {
  readonly keyId: string;
  readonly keySecret: string;
  readonly baseUrl: string;
  readonly webhookSecrets: readonly string[];
  readonly standIn: RazorpayStandIn | null;
}

const PATIENT_BOT_ID = 7_000_000_001;
const ADMIN_BOT_ID = 7_000_000_002;

/** Its update ids rise with the real clock, so that they go on rising when the playground's clock was moved. */
export async function openTelegram(config: Config, realClock: Clock): Promise<TelegramAccess> {
  const { TELEGRAM_ADMIN_BOT_TOKEN: adminToken, TELEGRAM_API_ROOT: realRoot } = config;
  const realAdmin = adminToken === undefined ? null : { token: adminToken, apiRoot: realRoot, isReal: true };
  if (config.TELEGRAM_PATIENT_BOT_TOKEN !== undefined) {
    return {
      token: config.TELEGRAM_PATIENT_BOT_TOKEN,
      apiRoot: realRoot,
      standIn: null,
      adminBot: realAdmin,
    };
  }
  const token = sandboxToken(PATIENT_BOT_ID);
  const staffToken = sandboxToken(ADMIN_BOT_ID);
  const standIn = await startTelegramStandIn({
    now: () => realClock.now(),
    bots: [
      { token, firstName: 'Clinic Frontdesk', username: 'clinic_frontdesk_bot' },
      { token: staffToken, firstName: 'Staff desk', username: 'clinic_staff_bot' },
    ],
    unknownChats: 'create',
  });
  const adminBot = realAdmin ?? { token: staffToken, apiRoot: standIn.url, isReal: false };
  return { token, apiRoot: standIn.url, standIn, adminBot };
}

export async function openRazorpay(
  config: Config,
  place: { clock: Clock; ids: Ids; merchantName: string },
): Promise<RazorpayAccess> {
  const {
    RAZORPAY_KEY_ID: keyId,
    RAZORPAY_KEY_SECRET: keySecret,
    RAZORPAY_WEBHOOK_SECRET: webhookSecret,
  } = config;
  if (keyId !== undefined && keySecret !== undefined && webhookSecret !== undefined) {
    return {
      keyId,
      keySecret,
      baseUrl: config.RAZORPAY_BASE_URL,
      webhookSecrets: webhookSecret.split(',').map((one) => one.trim()),
      standIn: null,
    };
  }
  const made = {
    keyId: 'rzp_test_sandbox',
    keySecret: place.ids.secret(24),
    webhookSecret: place.ids.secret(24),
  };
  const standIn = await startRazorpayStandIn({
    now: () => place.clock.now(),
    keyId: made.keyId,
    keySecret: made.keySecret,
    merchantName: place.merchantName,
    ...payPageAt(config),
  });
  return {
    keyId: made.keyId,
    keySecret: made.keySecret,
    baseUrl: standIn.url,
    webhookSecrets: [made.webhookSecret],
    standIn,
  };
}

/** Where this server is reached: as configured, or on this machine at the configured port. Null while a free port is still to be found. */
export function ownAddress(config: Config): string | null {
  if (config.PUBLIC_URL !== undefined) return config.PUBLIC_URL;
  return config.PORT === 0 ? null : `http://localhost:${config.PORT}`;
}

/** The pay page is mounted on the product's own server, so that a phone on the network reaches both or neither. */
function payPageAt(config: Config): { payUrl?: string } {
  const address = ownAddress(config);
  return address === null || config.isTelegramReal ? {} : { payUrl: address };
}
