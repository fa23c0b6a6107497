/** The configuration: every fault at once, each with its variable and what to do, and never with the value, for it may be a key. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { VARIABLES } from '../config/variables.ts';
import { explainFaults, loadConfig, readConfig, readEnvironment } from '../config.ts';

/** Each value is wrong, and each is a word that stands nowhere else. */
const BROKEN = {
  PORT: 'seventyzz',
  PUBLIC_URL: 'frontdeskzz',
  DATABASE_URL: 'mysql://passwordzz@host/db',
  DATA_KEY: 'shortkeyzz',
  CLINIC_TIME_ZONE: 'Asia/Nowherezz',
  LOG_LEVEL: 'loudzz',
  TELEGRAM_PATIENT_BOT_TOKEN: 'tokenzz',
  TELEGRAM_ADMIN_BOT_TOKEN: '12:zz',
  TELEGRAM_API_ROOT: 'ftp://apizz',
  TELEGRAM_WEBHOOK_SECRET: 'spaced out zz',
  ADMIN_CHAT_IDS: 'sunitazz',
  ADMIN_PASSWORD_HASH: 'hashzz',
  RAZORPAY_KEY_ID: 'keyzz',
  RAZORPAY_KEY_SECRET: 'shrtzz',
  RAZORPAY_WEBHOOK_SECRET: 'whzz',
  RAZORPAY_BASE_URL: 'basezz',
  GEMINI_API_KEY: 'geminizz',
  GEMINI_BASE_URL: 'googlezz',
} as const;

const faultsOf = (raw: Readonly<Record<string, string | undefined>>) => {
  const config = readConfig(raw);
  return config.ok ? [] : config.refusal;
};

async function envFile(text: string): Promise<{ folder: string; file: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'clinic-env-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, '.env');
  await writeFile(file, text);
  return { folder, file };
}

describe('a broken environment', () => {
  it('is told in full: every variable once, with what is wrong and what to do', () => {
    const faults = faultsOf(BROKEN);
    expect(faults.map(({ variable }) => variable).toSorted()).toEqual(Object.keys(BROKEN).toSorted());
    for (const { fault, mend } of faults) {
      expect(fault.length).toBeGreaterThan(5);
      expect(mend).toMatch(/\.$/);
    }
  });

  it('is told without any of the values', () => {
    expect(explainFaults(faultsOf(BROKEN))).not.toMatch(/zz|passwordzz|spaced out/);
  });

  it.each(['70000', '-1', '3.5', '1e3', '0x10'])('PORT=%s is refused', (value) => {
    expect(faultsOf({ PORT: value })).toMatchObject([
      { variable: 'PORT', fault: 'a whole number from 0 to 65535' },
    ]);
  });

  it.each([
    ['RAZORPAY_KEY_ID', 'rzp_test_abc', ['RAZORPAY_KEY_SECRET', 'RAZORPAY_WEBHOOK_SECRET']],
    ['TELEGRAM_WEBHOOK_SECRET', 'sixteen-letters-or-more', ['PUBLIC_URL']],
    ['TELEGRAM_ADMIN_BOT_TOKEN', '123456789:AAEabcdefghijklmnopqrstuv', ['ADMIN_PASSWORD_HASH']],
  ])('%s alone is told what it needs besides', (name, value, needed) => {
    expect(faultsOf({ [name]: value }).map(({ variable }) => variable)).toEqual(needed);
  });

  it.each([
    'LANGSMITH_TRACING',
    'LANGSMITH_API_KEY',
    'LANGCHAIN_TRACING',
    'LANGCHAIN_TRACING_V2',
    'LANGCHAIN_API_KEY',
  ])('with %s the product does not start: conversations would be exported', (name) => {
    const [fault, ...others] = faultsOf({ [name]: 'tracezz' });
    expect(others).toEqual([]);
    expect(fault).toMatchObject({ variable: name, mend: 'Remove it from the environment of this process.' });
    expect(explainFaults(faultsOf({ [name]: 'tracezz' }))).not.toContain('tracezz');
  });
});

describe('an environment that is well', () => {
  it('may be empty, or empty values: everything is the sandbox then', () => {
    const empty = Object.fromEntries(Object.keys(VARIABLES).map((name) => [name, '  ']));
    for (const raw of [{}, empty]) {
      expect(readConfig(raw)).toMatchObject({
        ok: true,
        value: { PORT: 3000, isTelegramReal: false, isRazorpayReal: false, isGeminiReal: false },
      });
    }
  });
});

describe('the .env file', () => {
  it('tells lines that are none together with values that cannot be', async () => {
    const { file } = await envFile(
      '# a remark\nPORT=seventyzz\nthis is no setting zz\nLOG_LEVEL=loudzz\nexport DATA_DIR=elsewhere\n= nothing\n',
    );
    const config = loadConfig(file);
    expect(config.ok ? [] : config.refusal.map(({ variable }) => variable)).toEqual([
      '.env line 3',
      '.env line 6',
      'PORT',
      'LOG_LEVEL',
    ]);
    expect(config.ok ? '' : explainFaults(config.refusal)).not.toContain('zz');
  });

  it('may hold a quoted value of several lines', async () => {
    const { file } = await envFile('CLINIC_NOTE="{\n  key: value,\n}"\nPORT=0\n');
    expect(loadConfig(file)).toMatchObject({ ok: true, value: { PORT: 0 } });
    expect(readEnvironment(file)).toMatchObject({ ok: true });
  });

  it('that is broken stops the start with code 2 and says why', { timeout: 90_000 }, async () => {
    const { folder } = await envFile('PORT=seventyzz\nnonsense zz\nRAZORPAY_KEY_ID=rzp_test_keyzz\n');
    const run = spawn(
      process.execPath,
      [join(import.meta.dirname, '..', '..', 'scripts', 'run.mjs'), 'index'],
      {
        cwd: folder,
        env: { PATH: process.env['PATH'] ?? '' },
      },
    );
    let complaint = '';
    run.stderr.on('data', (bytes: Buffer) => (complaint += bytes.toString()));
    const [code] = (await once(run, 'close')) as [number | null];
    expect(code).toBe(2);
    expect(complaint).toMatch(/has 4 faults/);
    for (const variable of ['.env line 2', 'PORT', 'RAZORPAY_KEY_SECRET', 'RAZORPAY_WEBHOOK_SECRET'])
      expect(complaint).toContain(`  ${variable}: `);
    expect(complaint).not.toContain('zz');
  });
});
