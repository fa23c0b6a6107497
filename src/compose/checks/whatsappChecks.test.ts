/** What the doctor says of WhatsApp, well and broken: the Cloud API against its stand-in, the linked phone by its session and browser. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Product, startProduct } from '../../compose.ts';
import { readConfig } from '../../config.ts';
import { type CloudStandIn, startCloudStandIn } from '../../sandbox/whatsapp/cloud/startCloudStandIn.ts';
import { systemClock } from '../../services/clock.ts';
import { quietLog } from '../../services/recordingLog.ts';
import { createSessionVault } from '../../whatsapp/web/sessionVault.ts';
import { type CheckLine, checkDeployment } from './deploymentChecks.ts';

const KEYS = {
  accessToken: 'EAAexample-token-of-the-doctor-FALSE',
  phoneNumberId: '106540352242922',
  appSecret: 'example-app-secret-FALSE',
  verifyToken: 'example-verify-token-FALSE',
};
const DATA_KEY = '7'.repeat(64);
const TIMEOUT = { timeout: 60_000 };

let root: string;
let standIn: CloudStandIn;
let product: Product;
let cloud: Record<string, string>;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'frontdesk-doctor-whatsapp-'));
  standIn = await startCloudStandIn({ now: () => systemClock.now(), clinicName: 'Example Clinic', ...KEYS });
  cloud = {
    DATA_DIR: join(root, 'data'),
    DATA_KEY,
    LOG_LEVEL: 'silent',
    WHATSAPP: 'cloud',
    WHATSAPP_PHONE_NUMBER_ID: KEYS.phoneNumberId,
    WHATSAPP_ACCESS_TOKEN: KEYS.accessToken,
    WHATSAPP_APP_SECRET: KEYS.appSecret,
    WHATSAPP_VERIFY_TOKEN: KEYS.verifyToken,
    WHATSAPP_CLOUD_BASE_URL: standIn.url,
  };
  const config = readConfig({ ...cloud, PORT: '0' });
  if (!config.ok) throw new Error(JSON.stringify(config.refusal));
  product = await startProduct(config.value);
  cloud = { ...cloud, PUBLIC_URL: product.url.replace('localhost', '127.0.0.1') };
}, 60_000);

afterAll(async () => {
  await product.stop();
  await standIn.close();
  await rm(root, { recursive: true, force: true });
}, 60_000);

async function line(name: string, raw: Record<string, string>): Promise<CheckLine | undefined> {
  const lines = await checkDeployment({
    raw,
    log: quietLog,
    clock: systemClock,
    envFile: join(root, '.env'),
    isDeep: false,
    mayFix: false,
    only: [name],
  });
  return lines.find((one) => one.name === name);
}

describe('the Cloud API', TIMEOUT, () => {
  it('is well when its number answers and its webhook takes what is genuine alone', async () => {
    expect(await line('whatsapp', cloud)).toMatchObject({ standing: 'ok' });
    expect(await line('whatsapp webhook', cloud)).toMatchObject({ standing: 'ok' });
  });

  it.each([
    [
      'a token that Meta refuses',
      'whatsapp',
      { WHATSAPP_ACCESS_TOKEN: 'EAAanother-token-FALSE' },
      /permanent token/,
    ],
    [
      'a number of another business',
      'whatsapp',
      { WHATSAPP_PHONE_NUMBER_ID: '999999999999999' },
      /PHONE_NUMBER_ID/,
    ],
    ['Meta out of reach', 'whatsapp', { WHATSAPP_CLOUD_BASE_URL: 'http://127.0.0.1:9' }, /firewall/],
    ['no address for Meta to deliver to', 'whatsapp webhook', { PUBLIC_URL: '' }, /PUBLIC_URL/],
    [
      'another verify token',
      'whatsapp webhook',
      { WHATSAPP_VERIFY_TOKEN: 'another-token-FALSE' },
      /start it again/,
    ],
    [
      'another app secret',
      'whatsapp webhook',
      { WHATSAPP_APP_SECRET: 'another-app-secret-FALSE' },
      /start it again/,
    ],
  ])('is at fault with %s', async (_what, name, change, mend) => {
    const found = await line(name, { ...cloud, ...change });
    expect(found).toMatchObject({ standing: 'fault' });
    expect(found?.mend).toMatch(mend);
  });

  it('tells no key', async () => {
    const told = JSON.stringify([
      await line('whatsapp', { ...cloud, WHATSAPP_ACCESS_TOKEN: 'EAAanother-token-FALSE' }),
      await line('whatsapp webhook', cloud),
    ]);
    for (const key of [KEYS.accessToken, KEYS.appSecret, KEYS.verifyToken, 'EAAanother'])
      expect(told).not.toContain(key);
  });
});

describe('the linked phone', TIMEOUT, () => {
  const web = (more: Record<string, string> = {}): Record<string, string> => ({
    DATA_DIR: join(root, 'web'),
    DATA_KEY,
    WHATSAPP: 'web',
    ...more,
  });

  it('is said to be unlinked before it is linked, then linked, and that its number may be banned', async () => {
    expect(await line('whatsapp', web())).toMatchObject({
      standing: 'warning',
      what: 'no phone is linked yet',
    });
    const profileDir = join(root, 'profile');
    const folder = join(root, 'web', 'whatsapp-session');
    const vault = createSessionVault({
      folder,
      profileDir,
      key: Buffer.from(DATA_KEY, 'hex'),
      log: quietLog,
    });
    await vault.open();
    await mkdir(join(profileDir, 'Default', 'IndexedDB'), { recursive: true });
    await writeFile(join(profileDir, 'Default', 'IndexedDB', 'device'), 'linked');
    await vault.seal();
    expect(await line('whatsapp', web())).toMatchObject({
      standing: 'warning',
      what: 'a phone is linked; such numbers do get banned',
    });
    await writeFile(join(folder, 'session.sealed'), 'spoilt');
    expect(await line('whatsapp', web())).toMatchObject({
      standing: 'fault',
      mend: expect.stringContaining('link the phone again'),
    });
  });

  it('is at fault without a browser, which nobody else needs', async () => {
    const CHROMIUM_PATH = join(root, 'no-browser');
    expect(await line('chromium', web({ CHROMIUM_PATH }))).toMatchObject({
      standing: 'fault',
      mend: expect.stringContaining('CHROMIUM_PATH'),
    });
    expect(await line('chromium', web({ CHROMIUM_PATH, WHATSAPP_WEB: 'scripted' }))).toMatchObject({
      standing: 'off',
    });
    expect(await line('chromium', { ...cloud, CHROMIUM_PATH })).toMatchObject({ standing: 'off' });
    expect(await line('chromium', web({ CHROMIUM_PATH: process.execPath }))).toMatchObject({
      standing: 'ok',
    });
  });
});

it('no WhatsApp at all is allowed', TIMEOUT, async () => {
  const found = await line('whatsapp', { DATA_DIR: join(root, 'off'), WHATSAPP: 'off' });
  expect(found).toMatchObject({ standing: 'off', mend: expect.stringContaining('setup -- whatsapp') });
});
