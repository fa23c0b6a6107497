import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashPassword } from '../../app/admin/access/password.ts';
import { type Product, startProduct } from '../../compose.ts';
import { readConfig } from '../../config.ts';
import { DEMO_CLINIC } from '../../domain/clinic/demoClinic.ts';
import { type GeminiStandIn, startGeminiStandIn } from '../../sandbox/gemini/startGeminiStandIn.ts';
import { type RazorpayStandIn, startRazorpayStandIn } from '../../sandbox/razorpay/startRazorpayStandIn.ts';
import { type SheetsStandIn, startSheetsStandIn } from '../../sandbox/sheets/startSheetsStandIn.ts';
import { sandboxToken } from '../../sandbox/telegram/botAccount.ts';
import { startTelegramStandIn, type TelegramStandIn } from '../../sandbox/telegram/startTelegramStandIn.ts';
import { type CloudStandIn, startCloudStandIn } from '../../sandbox/whatsapp/cloud/startCloudStandIn.ts';
import { backupName } from '../../services/backup/backupFolder.ts';
import { systemClock } from '../../services/clock.ts';
import { quietLog } from '../../services/recordingLog.ts';
import { SQLITE_FILE_NAME } from '../../store/sqliteStore.ts';
import { type CheckLine, checkDeployment } from './deploymentChecks.ts';

const PATIENT_BOT = sandboxToken(7_200_000_001);
const ADMIN_BOT = sandboxToken(7_200_000_002);
const ADMIN_CHAT = 9300;
const GEMINI_KEY = 'AIza-example-of-a-key-for-the-doctor';
const KEYS = { keyId: 'rzp_test_doctor', keySecret: 'doctor-key-secret' };
const SECRET = 'doctor-webhook-secret';
const WHATSAPP = { accessToken: 'doctor-whatsapp-token-FALSE', phoneNumberId: '106540352242922' };

let root: string;
let telegram: TelegramStandIn;
let razorpay: RazorpayStandIn;
let gemini: GeminiStandIn;
let sheets: SheetsStandIn;
let whatsapp: CloudStandIn;
let product: Product;
let elsewhere: { url: string; close(): void };
let raw: Record<string, string>;
let passwordHash: string;

const now = () => systemClock.now();

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'frontdesk-doctor-'));
  telegram = await startTelegramStandIn({ now, bots: [{ token: PATIENT_BOT }, { token: ADMIN_BOT }] });
  telegram.phone({ chatId: ADMIN_CHAT, firstName: 'Meera' }, ADMIN_BOT).sendText('/start');
  razorpay = await startRazorpayStandIn({ now, ...KEYS });
  gemini = await startGeminiStandIn({ apiKey: GEMINI_KEY });
  sheets = await startSheetsStandIn({ now, realNow: now, spreadsheetId: 'doctor-sheet' });
  whatsapp = await startCloudStandIn({ now, ...WHATSAPP, clinicName: 'Example Clinic' });
  const server = createServer((_request, response) => response.end('another site'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  elsewhere = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => server.close(),
  };
  passwordHash = await hashPassword('example password of the doctor', 10);
  raw = wellConfigured();
  product = await startProduct(configOf({ ...raw, PORT: '0' }));
  const { port } = new URL(product.url);
  raw = { ...raw, PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}` };
  await product.desk.outside.world.store.transact((tables) =>
    tables.settings.put('clinic', { ...DEMO_CLINIC, isDemo: false, name: 'Example Clinic' }),
  );
  await writeFile(join(root, '.env'), 'LOG_LEVEL=info\n', { mode: 0o600 });
}, 60_000);

afterAll(async () => {
  await product.stop();
  await telegram.close();
  await razorpay.close();
  await gemini.close();
  await sheets.close();
  await whatsapp.close();
  elsewhere.close();
  await rm(root, { recursive: true, force: true });
});

beforeEach(async () => {
  const backups = join(root, 'data', 'backups');
  await rm(backups, { recursive: true, force: true });
  await mkdir(backups, { recursive: true });
  await writeFile(join(backups, backupName(now())), 'sealed');
});

const wellConfigured = (): Record<string, string> => ({
  DATA_DIR: join(root, 'data'),
  DATA_KEY: '7'.repeat(64),
  LOG_LEVEL: 'error',
  METRICS_TOKEN: 'doctor-metrics-token-example',
  TELEGRAM_PATIENT_BOT_TOKEN: PATIENT_BOT,
  TELEGRAM_ADMIN_BOT_TOKEN: ADMIN_BOT,
  ADMIN_CHAT_IDS: String(ADMIN_CHAT),
  ADMIN_PASSWORD_HASH: passwordHash,
  TELEGRAM_API_ROOT: telegram.url,
  RAZORPAY_KEY_ID: KEYS.keyId,
  RAZORPAY_KEY_SECRET: KEYS.keySecret,
  RAZORPAY_WEBHOOK_SECRET: SECRET,
  RAZORPAY_BASE_URL: razorpay.url,
  GEMINI_API_KEY: GEMINI_KEY,
  GEMINI_BASE_URL: gemini.url,
});

function configOf(environment: Record<string, string>) {
  const config = readConfig(environment);
  if (!config.ok) throw new Error(JSON.stringify(config.refusal));
  return config.value;
}

const check = (more: Record<string, string | undefined> = {}, at = now): Promise<readonly CheckLine[]> =>
  checkDeployment({
    raw: { ...raw, ...more },
    log: quietLog,
    clock: { now: at },
    envFile: join(root, '.env'),
    isDeep: false,
    mayFix: false,
  });

describe('a clinic that is well set up', () => {
  it('has no line at fault, deep ones included', { timeout: 60_000 }, async () => {
    const lines = await checkDeployment({
      raw,
      log: quietLog,
      clock: systemClock,
      envFile: join(root, '.env'),
      isDeep: true,
      mayFix: false,
    });
    const notWell = lines.filter(({ standing }) => standing === 'fault');
    expect(notWell.filter(({ name }) => name !== 'gemini tool call')).toEqual([]);
    expect(lines.find(({ name }) => name === 'test booking')).toMatchObject({ standing: 'ok' });
    expect(lines.find(({ name }) => name === 'razorpay webhook')).toMatchObject({ standing: 'ok' });
    expect(lines.length).toBeGreaterThan(25);
    expect(new Set(lines.map(({ name }) => name)).size).toBe(lines.length);
  });

  it('tells no secret in any line', async () => {
    const text = JSON.stringify(await check({ TELEGRAM_API_ROOT: 'http://127.0.0.1:9' }));
    for (const secret of [PATIENT_BOT, ADMIN_BOT, KEYS.keySecret, SECRET, GEMINI_KEY, '7'.repeat(64)])
      expect(text).not.toContain(secret);
  });
});

interface Broken {
  readonly what: string;
  readonly change: () => Record<string, string | undefined>;
  /** The line that names it. */
  readonly line: string;
  readonly mend: RegExp;
  readonly standing?: 'warning';
}

const withSheet = (more: Record<string, string> = {}): Record<string, string> => ({
  GOOGLE_SHEETS_ID: 'doctor-sheet',
  GOOGLE_SERVICE_ACCOUNT: JSON.stringify(sheets.account),
  GOOGLE_SHEETS_BASE_URL: sheets.url,
  ...more,
});

const withWhatsapp = (more: Record<string, string> = {}): Record<string, string> => ({
  WHATSAPP: 'cloud',
  WHATSAPP_ACCESS_TOKEN: WHATSAPP.accessToken,
  WHATSAPP_PHONE_NUMBER_ID: WHATSAPP.phoneNumberId,
  WHATSAPP_APP_SECRET: 'doctor-app-secret-FALSE',
  WHATSAPP_VERIFY_TOKEN: 'doctor-verify-token-FALSE',
  WHATSAPP_CLOUD_BASE_URL: whatsapp.url,
  ...more,
});

/** Without a running product behind them. */
const BY_VARIABLES: readonly Broken[] = [
  {
    what: "a staff's bot that nobody can sign in to",
    change: () => ({ ADMIN_PASSWORD_HASH: '' }),
    line: 'configuration',
    mend: /admin -- password/,
  },
  {
    what: "a staff's bot that admits nobody",
    change: () => ({ ADMIN_CHAT_IDS: '', DATA_DIR: join(root, 'empty') }),
    line: 'admin access',
    mend: /admin -- invite/,
  },
  {
    what: 'a token that is none',
    change: () => ({ TELEGRAM_PATIENT_BOT_TOKEN: 'hello' }),
    line: 'configuration',
    mend: /BotFather/,
  },
  {
    what: 'a key without its secret',
    change: () => ({ RAZORPAY_KEY_SECRET: '' }),
    line: 'configuration',
    mend: /RAZORPAY_KEY_SECRET/,
  },
  {
    what: 'payments that could be forged',
    change: () => ({ RAZORPAY_WEBHOOK_SECRET: '' }),
    line: 'configuration',
    mend: /forged/,
  },
  {
    what: 'a webhook to nowhere',
    change: () => ({ TELEGRAM_WEBHOOK_SECRET: 'doctor_secret_for_telegram', PUBLIC_URL: '' }),
    line: 'configuration',
    mend: /PUBLIC_URL/,
  },
  { what: 'a port that is none', change: () => ({ PORT: '99999' }), line: 'configuration', mend: /PORT/ },
  {
    what: 'an address that is none',
    change: () => ({ PUBLIC_URL: 'clinic' }),
    line: 'configuration',
    mend: /PUBLIC_URL/,
  },
  {
    what: 'a data key of the wrong length',
    change: () => ({ DATA_KEY: 'short' }),
    line: 'configuration',
    mend: /DATA_KEY/,
  },
  {
    what: 'a time zone that is none',
    change: () => ({ CLINIC_TIME_ZONE: 'Asia/Nowhere' }),
    line: 'configuration',
    mend: /CLINIC_TIME_ZONE/,
  },
  {
    what: 'conversations sent to a tracing service',
    change: () => ({ LANGSMITH_TRACING: 'true' }),
    line: 'configuration',
    mend: /Remove it/,
  },
  {
    what: 'a rotation that is none',
    change: () => ({ BACKUP_KEEP: 'all' }),
    line: 'configuration',
    mend: /BACKUP_KEEP/,
  },
  {
    what: 'a database that is no PostgreSQL',
    change: () => ({ DATABASE_URL: 'mysql://x/y' }),
    line: 'configuration',
    mend: /DATABASE_URL/,
  },
  {
    what: 'Telegram out of reach',
    change: () => ({ TELEGRAM_API_ROOT: 'http://127.0.0.1:9' }),
    line: 'telegram',
    mend: /TELEGRAM_API_ROOT/,
  },
  {
    what: 'one bot for patients and staff',
    change: () => ({ TELEGRAM_ADMIN_BOT_TOKEN: PATIENT_BOT }),
    line: 'admin bot',
    mend: /second bot/,
  },
  {
    what: 'an admin who never wrote to the bot',
    change: () => ({ ADMIN_CHAT_IDS: '424242' }),
    line: 'admin access',
    mend: /\/start/,
  },
  {
    what: 'a secret that Razorpay refuses',
    change: () => ({ RAZORPAY_KEY_SECRET: 'another-secret' }),
    line: 'razorpay',
    mend: /dashboard/,
  },
  {
    what: 'Razorpay out of reach',
    change: () => ({ RAZORPAY_BASE_URL: 'http://127.0.0.1:9' }),
    line: 'razorpay',
    mend: /RAZORPAY_BASE_URL/,
  },
  {
    what: 'Gemini out of reach',
    change: () => ({ GEMINI_BASE_URL: 'http://127.0.0.1:9' }),
    line: 'gemini model',
    mend: /GEMINI_API_KEY/,
  },
  {
    what: 'a model that is not there',
    change: () => ({ GEMINI_MODEL: 'gemini-0-nothing' }),
    line: 'gemini model',
    mend: /GEMINI_MODEL to one of/,
  },
  {
    what: 'an address that nothing answers',
    change: () => ({ PUBLIC_URL: 'http://127.0.0.1:9' }),
    line: 'public address',
    mend: /reverse proxy/,
  },
  {
    what: 'an address of something else',
    change: () => ({ PUBLIC_URL: elsewhere.url }),
    line: 'public address',
    mend: /pass everything/,
  },
  {
    what: 'a webhook secret that the product does not have',
    change: () => ({ RAZORPAY_WEBHOOK_SECRET: 'another-webhook-secret' }),
    line: 'razorpay webhook',
    mend: /start it again/,
  },
  {
    what: 'a log that says nothing',
    change: () => ({ LOG_LEVEL: 'silent' }),
    line: 'error log',
    mend: /LOG_LEVEL/,
  },
  {
    what: 'a database out of reach',
    change: () => ({ DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none' }),
    line: 'store',
    mend: /DATABASE_URL/,
  },
  {
    what: 'another data key',
    change: () => ({ DATA_KEY: '8'.repeat(64) }),
    line: 'data key',
    mend: /former key/,
  },
  {
    what: 'a program that lives in another time zone',
    change: () => ({ CLINIC_TIME_ZONE: 'Europe/Berlin' }),
    line: 'clinic',
    mend: /CLINIC_TIME_ZONE/,
  },
  {
    what: 'a spreadsheet that is not there',
    change: () => withSheet({ GOOGLE_SHEETS_ID: 'another-sheet' }),
    line: 'google sheets',
    mend: /GOOGLE_SHEETS_ID/,
  },
  {
    what: 'a spreadsheet whose tabs were not made',
    change: () => withSheet(),
    line: 'google sheets',
    mend: /sheet -- setup/,
    standing: 'warning',
  },
  {
    what: 'a service account whose key is nowhere',
    change: () => withSheet({ GOOGLE_SERVICE_ACCOUNT: '/nowhere/key.json' }),
    line: 'google sheets',
    mend: /JSON file/,
  },
  {
    what: 'Google Sheets out of reach',
    change: () => withSheet({ GOOGLE_SHEETS_BASE_URL: 'http://127.0.0.1:9' }),
    line: 'google sheets',
    mend: /GOOGLE_SHEETS_BASE_URL/,
  },
  {
    what: 'a WhatsApp token that Meta refuses',
    change: () => withWhatsapp({ WHATSAPP_ACCESS_TOKEN: 'another-token-of-whatsapp-FALSE' }),
    line: 'whatsapp',
    mend: /WHATSAPP_ACCESS_TOKEN/,
  },
  {
    what: 'a WhatsApp number of somebody else',
    change: () => withWhatsapp({ WHATSAPP_PHONE_NUMBER_ID: '999999999999999' }),
    line: 'whatsapp',
    mend: /WHATSAPP_PHONE_NUMBER_ID/,
  },
  {
    what: 'WhatsApp out of reach',
    change: () => withWhatsapp({ WHATSAPP_CLOUD_BASE_URL: 'http://127.0.0.1:9' }),
    line: 'whatsapp',
    mend: /WHATSAPP_CLOUD_BASE_URL/,
  },
  {
    what: 'WhatsApp keys that the running product does not have',
    change: () => withWhatsapp(),
    line: 'whatsapp webhook',
    mend: /start it again/,
  },
  {
    what: 'WhatsApp without an address that Meta could deliver to',
    change: () => withWhatsapp({ PUBLIC_URL: '' }),
    line: 'whatsapp webhook',
    mend: /PUBLIC_URL/,
  },
  {
    what: 'something else on the port',
    change: () => ({ PORT: new URL(elsewhere.url).port }),
    line: 'running product',
    mend: /PORT/,
  },
];

describe('a broken configuration is named, with its mend', () => {
  it('in at least 25 ways', () => expect(BY_VARIABLES.length).toBeGreaterThanOrEqual(25));

  it.each(BY_VARIABLES)('$what', { timeout: 60_000 }, async ({ change, line, mend, standing = 'fault' }) => {
    const found = (await check(change())).filter(({ name }) => name === line);
    expect(found.map((one) => one.standing)).toContain(standing);
    expect(found.map((one) => one.mend).join('\n')).toMatch(mend);
  });
});

describe('a clinic that has come into disorder is told so', () => {
  const lineOf = async (name: string, at = now): Promise<CheckLine | undefined> =>
    (await check({}, at)).find((line) => line.name === name);

  it('secrets that others can read, and mends it', async () => {
    await chmod(join(root, '.env'), 0o644);
    expect(await lineOf('secrets file')).toMatchObject({
      standing: 'fault',
      mend: expect.stringContaining('chmod 600'),
    });
    const lines = await checkDeployment({
      raw,
      log: quietLog,
      clock: systemClock,
      envFile: join(root, '.env'),
      isDeep: false,
      mayFix: true,
    });
    expect(lines.find(({ name }) => name === 'secrets file')).toMatchObject({
      standing: 'ok',
      fixed: expect.any(String),
    });
  });

  it('a token that Telegram refuses', async () => {
    const body = { ok: false, error_code: 401, description: 'Unauthorized' };
    telegram.faults.add({ do: 'refuse', status: 401, body, match: { operation: 'getMe' }, times: 1 });
    expect(await lineOf('telegram')).toMatchObject({
      standing: 'fault',
      mend: expect.stringContaining('BotFather'),
    });
  });

  it('a clock that goes wrong', async () => {
    const wrong = () => new Date(systemClock.now().getTime() + 300_000);
    expect(await lineOf('clock', wrong)).toMatchObject({
      standing: 'fault',
      mend: expect.stringContaining('timedatectl'),
    });
  });

  it('a backup that is too old, and none at all', async () => {
    const later = () => new Date(systemClock.now().getTime() + 2 * 86_400_000);
    expect(await lineOf('backup', later)).toMatchObject({ standing: 'fault' });
    await rm(join(root, 'data', 'backups'), { recursive: true });
    expect(await lineOf('backup')).toMatchObject({
      standing: 'fault',
      mend: expect.stringContaining('npm run backup'),
    });
  });

  it('doctors without a time, once the calendar has run out', async () => {
    const later = () => new Date(systemClock.now().getTime() + 400 * 86_400_000);
    expect(await lineOf('next week', later)).toMatchObject({ standing: 'fault' });
  });

  it('a made-up clinic before real patients', async () => {
    const { store } = product.desk.outside.world;
    const real = await store.read((tables) => tables.settings.get('clinic'));
    await store.transact((tables) => tables.settings.put('clinic', { ...DEMO_CLINIC, isDemo: true }));
    expect(await lineOf('clinic')).toMatchObject({
      standing: 'fault',
      mend: expect.stringContaining('demo -- remove'),
    });
    await store.transact((tables) => tables.settings.put('clinic', real));
  });

  it('tables of a newer program', async () => {
    const database = new Database(join(root, 'data', SQLITE_FILE_NAME));
    database.exec(
      `insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '2030-01-01')`,
    );
    expect(await lineOf('migrations')).toMatchObject({
      standing: 'fault',
      mend: expect.stringContaining('newer version'),
    });
    database.exec(`delete from kysely_migration where name = '9999-from-the-future'`);
    database.close();
  });
});
