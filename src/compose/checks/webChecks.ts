/** What the doctor asks of the web server from outside, as the services will: does PUBLIC_URL lead here, do the webhooks know a signed event from a forged one, what do the lamps say. */
import { createHmac, randomUUID } from 'node:crypto';
import { type Check, type Finding, fault, fine, off, warning } from './check.ts';

const WITHIN_MS = 8_000;

interface Got {
  readonly status: number;
  readonly text: string;
}

async function ask(url: string, init: RequestInit = {}): Promise<Got | null> {
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.timeout(WITHIN_MS),
      ...init,
    });
    return { status: response.status, text: await response.text() };
  } catch {
    return null;
  }
}

const NO_ADDRESS = off(
  'no PUBLIC_URL: nobody outside can reach this server',
  'Set PUBLIC_URL, if webhooks are wanted.',
);

const publicUrl: Check = {
  name: 'public address',
  why: 'Webhooks and the payment page come in by it.',
  async look({ config }) {
    const { PUBLIC_URL: url } = config;
    if (url === undefined) return NO_ADDRESS;
    const got = await ask(`${url}/livez`);
    if (got === null)
      return fault(
        `${url} does not answer`,
        'Start the product, and check DNS, certificate and reverse proxy: docs/operations.md.',
      );
    if (got.text !== 'alive')
      return fault(
        `${url} leads to something else (${got.status})`,
        'Let the reverse proxy pass everything on to PORT.',
      );
    return url.startsWith('https://') || isOwnMachine(url)
      ? fine(`${url} leads here`)
      : fault(
          `${url} is not encrypted`,
          'Telegram and Razorpay deliver to https alone: put a reverse proxy with a certificate before PORT.',
        );
  },
};

const isOwnMachine = (url: string): boolean => /^(localhost|127\.|\[::1\])/.test(new URL(url).host);

interface Delivery {
  readonly url: string;
  readonly genuine: RequestInit;
  readonly forged: RequestInit;
  readonly secretName: string;
}

/** A genuine event of a kind that nothing comes of, and the same one forged. */
async function deliver({ url, genuine, forged, secretName }: Delivery): Promise<Finding> {
  const taken = await ask(url, { method: 'POST', ...genuine });
  if (taken === null) return fault('does not answer', 'See the line about the public address.');
  if (taken.status === 401)
    return fault(
      'a signed test event was refused',
      `The running product has another ${secretName}: start it again after changing it.`,
    );
  if (taken.status !== 200)
    return fault(
      `a signed test event was answered with ${taken.status}`,
      'See the log of the product, and whether the reverse proxy passes bodies on unchanged.',
    );
  const refused = await ask(url, { method: 'POST', ...forged });
  if (refused?.status !== 401)
    return fault(
      `a forged event was answered with ${refused?.status ?? 'nothing'}`,
      'Something before the product answers in its place: check the reverse proxy.',
    );
  return fine('a signed test event was taken, a forged one refused');
}

const razorpayWebhook: Check = {
  name: 'razorpay webhook',
  why: 'A payment is known at once by it; without it, within two minutes.',
  async look({ config }) {
    const { PUBLIC_URL: url, RAZORPAY_WEBHOOK_SECRET: secrets } = config;
    if (url === undefined) return NO_ADDRESS;
    if (secrets === undefined) return off('the sandbox stands in', 'Set RAZORPAY_WEBHOOK_SECRET.');
    const body = JSON.stringify({ entity: 'event', event: 'frontdesk.doctor', contains: [], payload: {} });
    const [secret = ''] = secrets.split(',');
    const sign = (key: string) => createHmac('sha256', key).update(body).digest('hex');
    const request = (key: string): RequestInit => ({
      body,
      headers: {
        'content-type': 'application/json',
        'x-razorpay-signature': sign(key),
        'x-razorpay-event-id': `doctor-${randomUUID()}`,
      },
    });
    return deliver({
      url: `${url}/webhooks/razorpay`,
      genuine: request(secret.trim()),
      forged: request(randomUUID()),
      secretName: 'RAZORPAY_WEBHOOK_SECRET',
    });
  },
};

const telegramWebhook: Check = {
  name: 'telegram webhook',
  why: 'Every message comes in by it.',
  async look({ config }) {
    const { PUBLIC_URL: url, TELEGRAM_WEBHOOK_SECRET: secret } = config;
    if (url === undefined || secret === undefined)
      return off('by polling', 'Set TELEGRAM_WEBHOOK_SECRET, if a webhook is wanted.');
    // Without a number of its own: an update that is none, stored nowhere.
    const request = (token: string): RequestInit => ({
      body: '{"doctor":true}',
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': token },
    });
    return deliver({
      url: `${url}/webhooks/telegram`,
      genuine: request(secret),
      forged: request(randomUUID()),
      secretName: 'TELEGRAM_WEBHOOK_SECRET',
    });
  },
};

const whatsappWebhook: Check = {
  name: 'whatsapp webhook',
  why: 'Every message on WhatsApp comes in by it.',
  async look({ config }) {
    const { PUBLIC_URL: url, WHATSAPP_APP_SECRET: secret, WHATSAPP_VERIFY_TOKEN: token } = config;
    if (config.whatsappMode !== 'cloud' || secret === undefined || token === undefined)
      return off('no Cloud API', 'Run npm run setup -- whatsapp.');
    if (url === undefined)
      return fault('no PUBLIC_URL: Meta cannot deliver', 'Set PUBLIC_URL, and enter it in the Meta app.');
    const challenge = randomUUID();
    const query = new URLSearchParams({
      'hub.mode': 'subscribe',
      'hub.verify_token': token,
      'hub.challenge': challenge,
    });
    const shaken = await ask(`${url}/webhooks/whatsapp?${query.toString()}`);
    if (shaken !== null && shaken.text !== challenge)
      return fault(
        `the handshake was answered with ${shaken.status}`,
        'The running product has another WHATSAPP_VERIFY_TOKEN: start it again after changing it.',
      );
    // An envelope with nothing in it.
    const body = JSON.stringify({ object: 'whatsapp_business_account', entry: [] });
    const request = (key: string): RequestInit => ({
      body,
      headers: {
        'content-type': 'application/json',
        'x-hub-signature-256': `sha256=${createHmac('sha256', key).update(body).digest('hex')}`,
      },
    });
    return deliver({
      url: `${url}/webhooks/whatsapp`,
      genuine: request(secret),
      forged: request(randomUUID()),
      secretName: 'WHATSAPP_APP_SECRET',
    });
  },
};

const lamps: Check = {
  name: 'running product',
  why: 'Its own lamps say what it cannot reach.',
  async look({ config }) {
    const got = await ask(`http://127.0.0.1:${config.PORT}/readyz`);
    if (got === null)
      return off(`nothing answers on port ${config.PORT}`, 'npm start, or the service: docs/operations.md.');
    const read = lampsIn(got.text);
    if (read === null)
      return fault(`something else answers on port ${config.PORT}`, 'Set PORT to a free one.');
    const red = read.filter(([, { light }]) => light === 'red');
    if (red.length === 0) return fine(`${read.length} lamps, none of them red`);
    return fault(
      `red: ${red.map(([name, { code }]) => `${name} (${code})`).join(', ')}`,
      'docs/operations.md has a paragraph for each lamp.',
    );
  },
};

type ReadLamps = readonly (readonly [string, { readonly light: string; readonly code: string }])[];

function lampsIn(text: string): ReadLamps | null {
  try {
    const { lamps: found } = JSON.parse(text) as { lamps?: Record<string, { light: string; code: string }> };
    return found === undefined ? null : Object.entries(found);
  } catch {
    return null;
  }
}

const monitoring: Check = {
  name: 'monitoring',
  why: 'Somebody should hear of a failure before the patients tell of it.',
  async look({ config }) {
    if (config.METRICS_TOKEN !== undefined) return fine('/metrics opens with METRICS_TOKEN');
    return config.isTelegramReal
      ? warning(
          '/metrics opens on this machine alone',
          'Fine for a Prometheus on this machine; else set METRICS_TOKEN. Rules and dashboard are in deploy/.',
        )
      : off('/metrics opens on this machine alone', 'Set METRICS_TOKEN for a Prometheus elsewhere.');
  },
};

const logging: Check = {
  name: 'error log',
  why: 'An incident number that a patient was given leads to a line of it.',
  look: async ({ config }) =>
    config.LOG_LEVEL === 'silent'
      ? fault('nothing is logged', 'Set LOG_LEVEL to info.')
      : fine(`from level ${config.LOG_LEVEL}`),
};

export const WEB_CHECKS: readonly Check[] = [
  publicUrl,
  telegramWebhook,
  razorpayWebhook,
  whatsappWebhook,
  lamps,
  monitoring,
  logging,
];
