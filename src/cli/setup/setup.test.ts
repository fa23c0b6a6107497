import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Clinic } from '../../domain/clinic/clinic.ts';
import { startGeminiStandIn } from '../../sandbox/gemini/startGeminiStandIn.ts';
import { startRazorpayStandIn } from '../../sandbox/razorpay/startRazorpayStandIn.ts';
import { startSheetsStandIn } from '../../sandbox/sheets/startSheetsStandIn.ts';
import { sandboxToken } from '../../sandbox/telegram/botAccount.ts';
import { startTelegramStandIn } from '../../sandbox/telegram/startTelegramStandIn.ts';
import { startCloudStandIn } from '../../sandbox/whatsapp/cloud/startCloudStandIn.ts';
import { systemClock } from '../../services/clock.ts';
import { loadOrMakeDataKey } from '../../services/dataKey.ts';
import { quietLog } from '../../services/recordingLog.ts';
import { createReportVault } from '../../services/reports.ts';
import { openStore } from '../../store/openStore.ts';
import { ROOT } from '../../testing/repository.ts';
import { hasTerminal, Terminal } from '../../testing/terminal.ts';
import { createPairingLinks } from '../../web/pairing/pairingLinks.ts';
import { createSessionVault } from '../../whatsapp/web/sessionVault.ts';
import { changedText } from './envFile.ts';

const PATIENT_BOT = sandboxToken(7_400_000_001);
const ADMIN_BOT = sandboxToken(7_400_000_002);
const GEMINI_KEY = 'AIza-example-of-a-key-for-the-setup';
const KEYS = { keyId: 'rzp_test_setup', keySecret: 'setup-key-secret-FALSE' };
const CLOUD_KEYS = {
  accessToken: 'EAAexample-token-of-the-setup-FALSE',
  phoneNumberId: '106540352242922',
  appSecret: 'example-app-secret-FALSE',
  verifyToken: 'example-verify-token-FALSE',
};
const ENTER = '\r';

let folder: string;
let closers: (() => Promise<void>)[] = [];
let environment: Record<string, string>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frontdesk-setup-'));
  const now = () => systemClock.now();
  const telegram = await startTelegramStandIn({
    now,
    bots: [{ token: PATIENT_BOT }, { token: ADMIN_BOT, username: 'example_staff_bot' }],
  });
  const razorpay = await startRazorpayStandIn({ now, ...KEYS });
  const gemini = await startGeminiStandIn({ apiKey: GEMINI_KEY });
  const cloud = await startCloudStandIn({ now, clinicName: 'Example Clinic', ...CLOUD_KEYS });
  closers = [() => telegram.close(), () => razorpay.close(), () => gemini.close(), () => cloud.close()];
  environment = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    TERM: 'xterm',
    TELEGRAM_API_ROOT: telegram.url,
    RAZORPAY_BASE_URL: razorpay.url,
    GEMINI_BASE_URL: gemini.url,
    WHATSAPP_CLOUD_BASE_URL: cloud.url,
  };
});
afterEach(async () => {
  for (const close of closers) await close();
  await rm(folder, { recursive: true, force: true });
});

const program = (entry: string): string => `${process.execPath} ${join(ROOT, 'scripts', 'run.mjs')} ${entry}`;
const ANSWERS: readonly (readonly [RegExp, string])[] = [
  [/Address on the internet.*set it up now\?/, 'n'],
  [/patients' bot: set it up now\?/, 'y'],
  [/Token of the patients/, `${PATIENT_BOT}${ENTER}`],
  [/staff's bot: set it up now\?/, 'y'],
  [/Token of the staff/, `${ADMIN_BOT}${ENTER}`],
  [/Password with which staff sign in/, `example-password-FALSE${ENTER}`],
  [/Razorpay.*set it up now\?/, 'y'],
  [/Key id/, `${KEYS.keyId}${ENTER}`],
  [/Key secret/, `wrong-secret-FALSE${ENTER}`],
  [/Webhook secret/, `setup-webhook-secret-FALSE${ENTER}`],
  [/Enter it again\?/, 'y'],
  [/Key id/, `${KEYS.keyId}${ENTER}`],
  [/Key secret/, `${KEYS.keySecret}${ENTER}`],
  [/Webhook secret/, `setup-webhook-secret-FALSE${ENTER}`],
  [/Gemini.*set it up now\?/, 'y'],
  [/Key of the Gemini API/, `${GEMINI_KEY}${ENTER}`],
  [/Model/, ENTER],
  [/Google Sheets.*set it up now\?/, 'n'],
  [/WhatsApp: set it up now\?/, 'n'],
  [/Keys of its own.*set it up now\?/, 'y'],
  [/The clinic: set it up now\?/, 'y'],
  [/Doctors and their hours: set it up now\?/, 'y'],
  [/What goes back.*set it up now\?/, 'y'],
  [/first admin: set it up now\?/, 'y'],
  [/Name of the clinic/, `Example Clinic${ENTER}`],
  [/Address, as patients/, `1 Example Road, Pune${ENTER}`],
  [/Phone for patients/, `020 0000 0000${ENTER}`],
  [/Link to the map/, ENTER],
  [/Opens at/, ENTER],
  [/Closes at/, ENTER],
  [/Closed on/, ENTER],
  [/parking/, 'n'],
  [/full name/, `Lakshmi Iyer${ENTER}`],
  [/Speciality/, ENTER],
  [/Fee in rupees/, `500${ENTER}`],
  [/Registration number/, `MH-12345${ENTER}`],
  [/Days/, ENTER],
  [/From/, ENTER],
  [/To/, ENTER],
  [/Minutes for each/, ENTER],
  [/Add another doctor/, 'n'],
  [/All of it until/, ENTER],
  [/A part until/, ENTER],
  [/in percent/, ENTER],
  [/Name of the first admin/, `Meera${ENTER}`],
];

describe.skipIf(!hasTerminal)('the setup in a terminal', () => {
  it('comes from nothing to a configuration that works, tells no secret, and is its owner’s alone', {
    timeout: 120_000,
  }, async () => {
    const terminal = new Terminal(program('setup'), { folder, environment });
    for (const [question, keys] of ANSWERS) await terminal.answer(question, keys);
    expect(await terminal.ended).toBe(0);
    for (const secret of [PATIENT_BOT, ADMIN_BOT, KEYS.keySecret, GEMINI_KEY, 'example-password-FALSE'])
      expect(terminal.shown).not.toContain(secret);
    expect(terminal.shown).toMatch(/t\.me\/example_staff_bot\?start=[\w-]{20,}/);
    expect((await stat(join(folder, '.env'))).mode & 0o777).toBe(0o600);
    const written = parseEnv(await readFile(join(folder, '.env'), 'utf8'));
    expect(written).toMatchObject({
      TELEGRAM_PATIENT_BOT_TOKEN: PATIENT_BOT,
      RAZORPAY_KEY_SECRET: KEYS.keySecret,
      GEMINI_MODEL: 'gemini-3.8-flash',
    });
    const store = await openStore({ databaseUrl: null, dataDir: join(folder, 'data'), log: quietLog });
    const clinic = (await store.read((tables) => tables.settings.get('clinic'))) as Clinic;
    const [doctor] = await store.read((tables) => tables.doctors.list());
    await store.close();
    expect(clinic).toMatchObject({
      name: 'Example Clinic',
      isDemo: false,
      openingHours: { closedDays: ['sun'] },
    });
    expect(doctor).toMatchObject({ name: 'Lakshmi Iyer', feePaise: 50_000 });
  });

  it('changes only what is asked when it is run again', { timeout: 60_000 }, async () => {
    const before = `# ours\nLOG_LEVEL=warn\nRAZORPAY_KEY_ID=rzp_test_setup\nRAZORPAY_KEY_SECRET=${KEYS.keySecret}\nRAZORPAY_WEBHOOK_SECRET=setup-webhook-secret\nPUBLIC_URL=http://127.0.0.1:9\n`;
    await writeFile(join(folder, '.env'), before, { mode: 0o600 });
    const terminal = new Terminal(program('setup address'), { folder, environment });
    // The former answer is in the line: it is rubbed out first.
    await terminal.answer(/https address/, `${'\u007f'.repeat(30)}https://desk.example.com${ENTER}`);
    expect(await terminal.ended).toBe(0);
    expect(await readFile(join(folder, '.env'), 'utf8')).toBe(
      before.replace('http://127.0.0.1:9', 'https://desk.example.com'),
    );
  });
});

describe.skipIf(!hasTerminal)('the setup of the staff’s sheet', () => {
  it('says with whom to share it, and fills an empty one', { timeout: 90_000 }, async () => {
    const now = () => systemClock.now();
    const google = await startSheetsStandIn({ now, realNow: now, spreadsheetId: 'the-clinics-own-sheet' });
    closers.push(() => google.close());
    environment['GOOGLE_SHEETS_BASE_URL'] = google.url;
    const keyFile = join(folder, 'key.json');
    await writeFile(keyFile, JSON.stringify(google.account), { mode: 0o600 });
    const terminal = new Terminal(program('setup sheets'), { folder, environment });
    await terminal.answer(/Path of the service account/, `${join(folder, 'nothing.json')}${ENTER}`);
    await terminal.answer(/cannot be read[\s\S]*Enter it again\?/, 'y');
    await terminal.answer(/Path of the service account/, `${keyFile}${ENTER}`);
    await terminal.answer(
      /Share the spreadsheet with frontdesk@sandbox\.example\.com, as an editor\.[\s\S]*Id of the spreadsheet/,
      `the-clinics-own-sheet${ENTER}`,
    );
    expect(await terminal.ended).toBe(0);
    expect(terminal.shown).toContain('The tabs Doctors, Slots, Appointments, Log are ready.');
    expect(google.book.tabs.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Doctors', 'Slots', 'Appointments', 'Log']),
    );
    expect([google.book.locale, google.book.timeZone]).toEqual(['en_IN', 'Asia/Kolkata']);
    expect(terminal.shown).not.toContain('PRIVATE KEY');
    expect(parseEnv(await readFile(join(folder, '.env'), 'utf8'))).toEqual({
      GOOGLE_SERVICE_ACCOUNT: keyFile,
      GOOGLE_SHEETS_ID: 'the-clinics-own-sheet',
    });
    const asked = google.requests.length;
    const again = new Terminal(program('sheet setup'), { folder, environment });
    expect(await again.ended).toBe(0);
    expect(again.shown).toContain('are ready');
    // It looked, and changed nothing.
    expect(google.requests.slice(asked).filter(({ kind }) => kind === 'write')).toEqual([]);
  });
});

describe.skipIf(!hasTerminal)('the setup of WhatsApp', () => {
  it('by a linked phone ends with the link on which it is linked, and tells no key', {
    timeout: 60_000,
  }, async () => {
    const terminal = new Terminal(program('setup whatsapp'), { folder, environment });
    await terminal.answer(/How do patients reach you/, `\u001b[B\u001b[B${ENTER}`);
    expect(await terminal.ended).toBe(0);
    const [, token = ''] =
      /localhost:3000\/whatsapp\?token=([\w.-]+)/.exec(terminal.shown.replaceAll(/\s/g, '')) ?? [];
    const key = await loadOrMakeDataKey({ dataDir: join(folder, 'data') });
    if (!key.ok) throw new Error(key.refusal.code);
    expect(createPairingLinks(key.value).redeem(token, systemClock.now())).not.toBeNull();
    expect(terminal.shown).not.toContain(key.value.toString('base64'));
  });

  it('by the Cloud API tries the keys before they are kept', { timeout: 60_000 }, async () => {
    const terminal = new Terminal(program('setup whatsapp'), { folder, environment });
    await terminal.answer(/How do patients reach you/, `\u001b[B${ENTER}`);
    const asked = async (token: string): Promise<void> => {
      await terminal.answer(/Phone number id/, `${CLOUD_KEYS.phoneNumberId}${ENTER}`);
      await terminal.answer(/Permanent token/, `${token}${ENTER}`);
      await terminal.answer(/App secret/, `${CLOUD_KEYS.appSecret}${ENTER}`);
    };
    await asked('wrong-token-that-is-FALSE');
    await terminal.answer(/Enter it again\?/, 'y');
    await asked(CLOUD_KEYS.accessToken);
    expect(await terminal.ended).toBe(0);
    const written = parseEnv(await readFile(join(folder, '.env'), 'utf8'));
    expect(written).toMatchObject({ WHATSAPP: 'cloud', WHATSAPP_ACCESS_TOKEN: CLOUD_KEYS.accessToken });
    expect(written['WHATSAPP_VERIFY_TOKEN']).toMatch(/^[\w-]{24,}$/);
  });
});

it('a line that holds spaces, quotes or a key in JSON comes back as it was', () => {
  for (const value of ['a b', `it's`, '{"type":"service_account","key":"-----BEGIN"}', 'a#b', '=x'])
    expect(parseEnv(changedText('LOG_LEVEL=info\n', { GOOGLE_SERVICE_ACCOUNT: value }))).toEqual({
      LOG_LEVEL: 'info',
      GOOGLE_SERVICE_ACCOUNT: value,
    });
  expect(changedText('A=1\nB=2\n', { A: '' })).toBe('B=2\n');
});

describe('secrets', () => {
  const run = (verb: string): string =>
    execFileSync(process.execPath, [join(ROOT, 'scripts', 'run.mjs'), 'secrets', verb], {
      cwd: folder,
      env: environment,
      encoding: 'utf8',
    });
  const envNow = () => readFile(join(folder, '.env'), 'utf8');
  const status = (): string =>
    execFileSync(process.execPath, [join(ROOT, 'scripts', 'run.mjs'), 'status'], {
      cwd: ROOT,
      env: { ...environment, DATA_DIR: join(folder, 'data') },
      encoding: 'utf8',
    });

  it('are sealed, opened with the key beside them, given a new key, and written plainly again', {
    timeout: 60_000,
  }, async () => {
    const plain = `LOG_LEVEL=info\nTELEGRAM_PATIENT_BOT_TOKEN=${PATIENT_BOT}\n`;
    await writeFile(join(folder, '.env'), plain, { mode: 0o600 });
    run('encrypt');
    const sealed = await envNow();
    expect(sealed).not.toContain(PATIENT_BOT);
    expect(sealed).toContain('LOG_LEVEL=info');
    expect((await stat(join(folder, '.env.keys'))).mode & 0o777).toBe(0o600);
    run('rotate');
    expect(await envNow()).not.toContain(PATIENT_BOT);
    expect(await envNow()).not.toBe(sealed);
    run('decrypt');
    expect(parseEnv(await envNow())).toMatchObject({ TELEGRAM_PATIENT_BOT_TOKEN: PATIENT_BOT });
    expect(status()).toContain('program');
  });

  it('that cannot be opened stop the start, and are never taken for values', {
    timeout: 60_000,
  }, async () => {
    await writeFile(join(folder, '.env'), `TELEGRAM_PATIENT_BOT_TOKEN=${PATIENT_BOT}\n`, { mode: 0o600 });
    run('encrypt');
    await rm(join(folder, '.env.keys'));
    expect(() => run('decrypt')).toThrow(/its key is not here/);
  });

  it('a new DATA_KEY opens every report, and the former one none', { timeout: 60_000 }, async () => {
    const former = 'b2'.repeat(32);
    await writeFile(join(folder, '.env'), `DATA_DIR=desk\nDATA_KEY=${former}\n`, { mode: 0o600 });
    const reports = join(folder, 'desk', 'reports');
    const vault = createReportVault({ folder: reports, key: Buffer.from(former, 'hex') });
    const put = await vault.put(Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n'));
    if (!put.ok) throw new Error(put.refusal.code);
    expect(run('data-key')).toContain('1 reports');
    const key = parseEnv(await envNow())['DATA_KEY'] ?? '';
    expect(key).not.toBe(former);
    const fresh = createReportVault({ folder: reports, key: Buffer.from(key, 'hex') });
    expect((await fresh.read(put.value)).length).toBe(put.value.sizeBytes);
    await expect(vault.read(put.value)).rejects.toThrow('damaged');
  });

  it('a new DATA_KEY keeps the WhatsApp phone linked', { timeout: 60_000 }, async () => {
    const former = 'b3'.repeat(32);
    await writeFile(join(folder, '.env'), `DATA_DIR=desk\nDATA_KEY=${former}\n`, { mode: 0o600 });
    const place = { folder: join(folder, 'desk', 'whatsapp-session'), profileDir: join(folder, 'profile') };
    const device = join(place.profileDir, 'Default', 'IndexedDB', 'device');
    const before = createSessionVault({ ...place, key: Buffer.from(former, 'hex'), log: quietLog });
    await before.open();
    await mkdir(join(device, '..'), { recursive: true });
    for (const linked of ['first', 'second']) {
      await writeFile(device, linked);
      await before.seal();
    }
    expect(run('data-key')).toContain('0 reports and the WhatsApp session are sealed with a new key');
    const key = Buffer.from(parseEnv(await envNow())['DATA_KEY'] ?? '', 'hex');
    const after = createSessionVault({ ...place, key, log: quietLog });
    expect(await after.open()).toBe('opened');
    expect(await readFile(device, 'utf8')).toBe('second');
    await rm(join(place.folder, 'session.sealed'));
    expect(await after.open()).toBe('opened');
    expect(await readFile(device, 'utf8')).toBe('first');
    expect(await before.open()).toBe('empty');
  });
});
