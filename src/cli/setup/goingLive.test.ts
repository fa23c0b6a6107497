/** From an empty folder to a clinic that is live on every service, by `npm run setup` alone; then the whole checklist is green. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { CheckLine } from '../../compose/checks/deploymentChecks.ts';
import { startGeminiStandIn } from '../../sandbox/gemini/startGeminiStandIn.ts';
import { startRazorpayStandIn } from '../../sandbox/razorpay/startRazorpayStandIn.ts';
import { startSheetsStandIn } from '../../sandbox/sheets/startSheetsStandIn.ts';
import { sandboxToken } from '../../sandbox/telegram/botAccount.ts';
import { startTelegramStandIn } from '../../sandbox/telegram/startTelegramStandIn.ts';
import { startCloudStandIn } from '../../sandbox/whatsapp/cloud/startCloudStandIn.ts';
import { systemClock } from '../../services/clock.ts';
import { findFreePort } from '../../testing/findFreePort.ts';
import { PatientPhone } from '../../testing/productBench.ts';
import { ROOT } from '../../testing/repository.ts';
import { hasTerminal, Terminal } from '../../testing/terminal.ts';

const PATIENT_BOT = sandboxToken(7_500_000_001);
const STAFF_BOT = sandboxToken(7_500_000_002);
const GEMINI_KEY = 'AIza-example-of-a-key-for-going-live';
const RAZORPAY = { keyId: 'rzp_live_example', keySecret: 'going-live-key-secret-FALSE' };
const WHATSAPP = { phoneNumberId: '106540352242999', accessToken: 'going-live-whatsapp-token-FALSE' };
const RAZORPAY_WEBHOOK_SECRET = 'going-live-webhook-secret-FALSE';
const APP_SECRET = 'going-live-app-secret-FALSE';
const ENTER = '\r';

async function startServices() {
  const now = () => systemClock.now();
  const telegram = await startTelegramStandIn({
    now,
    bots: [{ token: PATIENT_BOT }, { token: STAFF_BOT, username: 'example_staff_bot' }],
    webhookRetryMs: 50,
  });
  const razorpay = await startRazorpayStandIn({ now, ...RAZORPAY });
  const gemini = await startGeminiStandIn({ apiKey: GEMINI_KEY });
  const sheets = await startSheetsStandIn({ now, realNow: now, spreadsheetId: 'going-live-sheet' });
  const whatsapp = await startCloudStandIn({ now, ...WHATSAPP, clinicName: 'Example Clinic' });
  onTestFinished(async () => {
    for (const one of [telegram, razorpay, gemini, sheets, whatsapp]) await one.close();
  });
  return { telegram, razorpay, gemini, sheets, whatsapp };
}

const answersFor = (place: { url: string; keyFile: string }): readonly (readonly [RegExp, string])[] => [
  [/Address on the internet.*set it up now\?/, 'y'],
  [/https address/, `${place.url}${ENTER}`],
  [/patients' bot: set it up now\?/, 'y'],
  [/Token of the patients/, `${PATIENT_BOT}${ENTER}`],
  [/staff's bot: set it up now\?/, 'y'],
  [/Token of the staff/, `${STAFF_BOT}${ENTER}`],
  [/Password with which staff sign in/, `example-password-FALSE${ENTER}`],
  [/Razorpay.*set it up now\?/, 'y'],
  [/Key id/, `${RAZORPAY.keyId}${ENTER}`],
  [/Key secret/, `${RAZORPAY.keySecret}${ENTER}`],
  [/Webhook secret/, `${RAZORPAY_WEBHOOK_SECRET}${ENTER}`],
  [/Gemini.*set it up now\?/, 'y'],
  [/Key of the Gemini API/, `${GEMINI_KEY}${ENTER}`],
  [/Model/, ENTER],
  [/Google Sheets.*set it up now\?/, 'y'],
  [/Path of the service account/, `${place.keyFile}${ENTER}`],
  [/Share the spreadsheet with \S+@\S+[\s\S]*Id of the spreadsheet/, `going-live-sheet${ENTER}`],
  // Down from "off" to "cloud".
  [/WhatsApp: set it up now\?/, 'y'],
  [/How do patients reach you on WhatsApp/, `\u001b[B${ENTER}`],
  [/Phone number id/, `${WHATSAPP.phoneNumberId}${ENTER}`],
  [/Permanent token/, `${WHATSAPP.accessToken}${ENTER}`],
  [/App secret/, `${APP_SECRET}${ENTER}`],
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

/** Until it says that it is ready. */
function started(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      if (said.includes('is ready.')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`the product ended with ${code}: ${said}`)));
  });
}

/** What a command prints; the services live in this process, and go on answering meanwhile. */
function run(words: readonly string[], { folder, environment }: Place): Promise<string> {
  return new Promise((resolve) => {
    const command = [join(ROOT, 'scripts', 'run.mjs'), ...words];
    const surroundings = { cwd: folder, env: environment, maxBuffer: 10_000_000 };
    execFile(process.execPath, command, surroundings, (_error, printed) => resolve(printed));
  });
}

interface Place {
  readonly folder: string;
  readonly environment: Record<string, string>;
  readonly url: string;
  readonly keyFile: string;
}

type Services = Awaited<ReturnType<typeof startServices>>;

/** Nothing is in the folder but the key that Google gave; backups go to another disk. */
async function emptyPlace(services: Services): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-live-'));
  const backups = await mkdtemp(join('/dev/shm', 'frontdesk-backups-'));
  onTestFinished(async () => {
    await rm(folder, { recursive: true, force: true });
    await rm(backups, { recursive: true, force: true });
  });
  const keyFile = join(folder, 'service-account.json');
  await writeFile(keyFile, JSON.stringify(services.sheets.account), { mode: 0o600 });
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  services.razorpay.setWebhook(`${url}/webhooks/razorpay`, RAZORPAY_WEBHOOK_SECRET);
  const environment = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    TERM: 'xterm',
    PORT: String(port),
    BACKUP_DIR: backups,
    TELEGRAM_API_ROOT: services.telegram.url,
    RAZORPAY_BASE_URL: services.razorpay.url,
    GEMINI_BASE_URL: services.gemini.url,
    GOOGLE_SHEETS_BASE_URL: services.sheets.url,
    WHATSAPP_CLOUD_BASE_URL: services.whatsapp.url,
  };
  return { folder, environment, url, keyFile };
}

/** Answers with what an admin is invited by. */
async function setUp(place: Place): Promise<string> {
  const terminal = new Terminal(`${process.execPath} ${join(ROOT, 'scripts', 'run.mjs')} setup`, place);
  for (const [question, keys] of answersFor(place)) await terminal.answer(question, keys);
  expect(await terminal.ended).toBe(0);
  for (const secret of [PATIENT_BOT, STAFF_BOT, GEMINI_KEY, APP_SECRET, WHATSAPP.accessToken])
    expect(terminal.shown).not.toContain(secret);
  return /t\.me\/example_staff_bot\?start=([\w-]{20,})/.exec(terminal.shown)?.[1] ?? '';
}

/** As a model that does what the doctor asks of it, and says so. */
const obedient = [{ call: [{ name: 'reportReady', args: { word: 'ready' } }] }, { say: 'Done.' }];

const canGoLive = hasTerminal && existsSync('/dev/shm');

it.skipIf(!canGoLive)(
  'an empty folder becomes a live clinic whose checklist is green',
  {
    timeout: 180_000,
  },
  async () => {
    const services = await startServices();
    const place = await emptyPlace(services);
    const invitation = await setUp(place);
    await run(['secrets', 'encrypt'], place);
    const product = spawn(process.execPath, [join(ROOT, 'scripts', 'run.mjs'), 'index'], {
      cwd: place.folder,
      env: place.environment,
    });
    onTestFinished(() => void product.kill('SIGKILL'));
    await started(product);
    const phoneOf = (chatId: number, token: string): PatientPhone =>
      new PatientPhone(services.telegram.phone({ chatId, firstName: 'Meera' }, token));
    await phoneOf(9_700, STAFF_BOT).says(`/start ${invitation}`);
    await phoneOf(9_701, PATIENT_BOT).says('hello', /Example Clinic/);
    await run(['backup'], place);
    await run(['backup', '--drill'], place);
    services.gemini.script(...obedient);
    const lines = JSON.parse(await run(['doctor', '--deep', '--json'], place)) as readonly CheckLine[];
    const notGreen = lines.filter(({ standing }) => standing !== 'ok');
    expect(notGreen.map(({ name, standing, what }) => `${standing} ${name}: ${what}`)).toEqual([]);
  },
);
