/** The deployment checklist of `npm run doctor`: each line says what, how it stands, why it matters and how to mend it. */
import { access, constants, statfs } from 'node:fs/promises';
import { createTelegramApi } from '../bot/telegramApi.ts';
import { type Config, explainFaults, readConfig } from '../config.ts';
import type { Log } from '../ports/log.ts';
import { OutsideError } from '../ports/outsideError.ts';
import { listModels, probeToolCall, standingOf } from '../services/ai/geminiCheck.ts';
import { systemClock } from '../services/clock.ts';
import { createRazorpayPayments } from '../services/razorpay.ts';
import { openStore } from '../store/openStore.ts';

/** `off`: not configured, and that is allowed. */
export type Standing = 'ok' | 'warning' | 'fault' | 'off';

export interface CheckLine {
  readonly name: string;
  readonly standing: Standing;
  readonly what: string;
  readonly why: string;
  /** Null where nothing has to be done. */
  readonly mend: string | null;
}

type Raw = Readonly<Record<string, string | undefined>>;

/** Every line of the list. Calls the configured services for real, one harmless call each; books nothing. */
export async function checkDeployment(raw: Raw, log: Log): Promise<readonly CheckLine[]> {
  const config = readConfig(raw);
  if (!config.ok) {
    return [
      {
        name: 'configuration',
        standing: 'fault',
        what: explainFaults(config.refusal),
        why: 'Nothing starts with a faulty configuration.',
        mend: 'Mend the variables named here, in the environment or in .env.',
      },
    ];
  }
  const checks = [checkDisk, checkStore, checkTelegram, checkRazorpay, checkModel, checkModelTool];
  const lines: CheckLine[] = [
    {
      name: 'configuration',
      standing: 'ok',
      what: 'every variable is valid',
      why: 'Nothing starts with a faulty configuration.',
      mend: null,
    },
  ];
  for (const check of checks) lines.push(await check(config.value, log));
  return lines;
}

const LEAST_FREE_BYTES = 500 * 1024 * 1024;

async function checkDisk(config: Config): Promise<CheckLine> {
  const line = {
    name: 'disk',
    why: 'Messages are stored before they are acknowledged; a full disk stops the front desk.',
  };
  try {
    await access('.', constants.W_OK);
    const { bavail, bsize } = await statfs('.');
    const free = bavail * bsize;
    const what = `${Math.floor(free / (1024 * 1024))} MB free for ${config.DATA_DIR}/`;
    return free < LEAST_FREE_BYTES
      ? { ...line, standing: 'warning', what, mend: 'Free some space, or move DATA_DIR to a larger disk.' }
      : { ...line, standing: 'ok', what, mend: null };
  } catch {
    return {
      ...line,
      standing: 'fault',
      what: 'this folder cannot be written to',
      mend: 'Let the user of this process own the folder.',
    };
  }
}

async function checkStore(config: Config, log: Log): Promise<CheckLine> {
  const line = { name: 'store', why: 'Every booking and payment is in it.' };
  try {
    const store = await openStore({
      databaseUrl: config.DATABASE_URL ?? null,
      dataDir: config.DATA_DIR,
      log,
    });
    const found = await store.read(async (tables) => ({
      doctors: (await tables.doctors.list()).length,
      backlog: await tables.outbox.backlog(),
    }));
    await store.close();
    const what = `opened and up to date; ${found.doctors} doctors, ${found.backlog.waiting} rows waiting in the outbox`;
    return { ...line, standing: 'ok', what, mend: null };
  } catch (error) {
    const what = error instanceof Error ? error.message : 'could not be opened';
    return {
      ...line,
      standing: what.includes('another process') ? 'warning' : 'fault',
      what,
      mend: 'While the product runs on this data directory it cannot be opened a second time; otherwise see what the line says.',
    };
  }
}

async function checkTelegram(config: Config): Promise<CheckLine> {
  const line = { name: 'telegram', why: 'Patients write to this bot.' };
  if (config.TELEGRAM_PATIENT_BOT_TOKEN === undefined) {
    return {
      ...line,
      standing: 'off',
      what: 'no token: the sandbox stands in',
      mend: 'Set TELEGRAM_PATIENT_BOT_TOKEN to the token from @BotFather.',
    };
  }
  try {
    const me = await createTelegramApi({
      token: config.TELEGRAM_PATIENT_BOT_TOKEN,
      apiRoot: config.TELEGRAM_API_ROOT,
    }).call('getMe', {});
    const username =
      typeof me === 'object' && me !== null && 'username' in me ? String(me.username) : 'without a user name';
    return { ...line, standing: 'ok', what: `answers as @${username}`, mend: null };
  } catch (error) {
    return {
      ...line,
      standing: 'fault',
      what: `does not answer: ${codeOf(error)}`,
      mend: 'Check the token (http_401, http_404) or the way to TELEGRAM_API_ROOT (unreachable, timeout).',
    };
  }
}

async function checkRazorpay(config: Config): Promise<CheckLine> {
  const line = { name: 'razorpay', why: 'Online payments go through it.' };
  const { RAZORPAY_KEY_ID: keyId, RAZORPAY_KEY_SECRET: keySecret } = config;
  if (keyId === undefined || keySecret === undefined) {
    return {
      ...line,
      standing: 'off',
      what: 'no key: the sandbox stands in',
      mend: 'Set RAZORPAY_KEY_ID, RAZORPAY_KEY_SECRET and RAZORPAY_WEBHOOK_SECRET.',
    };
  }
  try {
    await createRazorpayPayments({ keyId, keySecret, baseUrl: config.RAZORPAY_BASE_URL }).findLinkByReference(
      'CF-DOCTOR-CHECK',
    );
    const isLive = keyId.startsWith('rzp_live_');
    return {
      ...line,
      standing: 'ok',
      what: isLive
        ? 'answers; the key is live: real money moves'
        : 'answers; the key is a test key: no real money moves',
      mend: null,
    };
  } catch (error) {
    return {
      ...line,
      standing: 'fault',
      what: `does not answer: ${codeOf(error)}`,
      mend: 'Check key and secret (401) or the way to RAZORPAY_BASE_URL (unreachable, timeout).',
    };
  }
}

async function checkModel(config: Config): Promise<CheckLine> {
  const line = {
    name: 'gemini model',
    why: 'It answers what menus and rules do not understand, and writes down voice notes.',
  };
  if (config.GEMINI_API_KEY === undefined)
    return {
      ...line,
      standing: 'off',
      what: 'no key: menus and rules answer alone',
      mend: 'Set GEMINI_API_KEY.',
    };
  const listed = await listModels({ apiKey: config.GEMINI_API_KEY, baseUrl: config.GEMINI_BASE_URL });
  if (!listed.ok)
    return {
      ...line,
      standing: 'fault',
      what: `the models could not be listed: ${listed.refusal.code}`,
      mend: 'Check GEMINI_API_KEY and the way to GEMINI_BASE_URL.',
    };
  const standing = standingOf(listed.value, config.GEMINI_MODEL);
  const others = listed.value
    .filter((one) => one.isForText)
    .slice(0, 8)
    .map((one) => one.id)
    .join(', ');
  if (standing.kind === 'available')
    return { ...line, standing: 'ok', what: `${config.GEMINI_MODEL} is there, beside ${others}`, mend: null };
  const mend = `Set GEMINI_MODEL to one of: ${others}.`;
  if (standing.kind === 'missing')
    return {
      ...line,
      standing: 'fault',
      what: `${config.GEMINI_MODEL} is not among the models of this key`,
      mend,
    };
  return {
    ...line,
    standing: 'warning',
    what: `${config.GEMINI_MODEL} is going away${standing.lastDay === null ? '' : ` on ${standing.lastDay}`}`,
    mend,
  };
}

async function checkModelTool(config: Config, log: Log): Promise<CheckLine> {
  const line = { name: 'gemini tool call', why: 'The agent works by calling tools.' };
  if (config.GEMINI_API_KEY === undefined) return { ...line, standing: 'off', what: 'no key', mend: null };
  const access = {
    apiKey: config.GEMINI_API_KEY,
    model: config.GEMINI_MODEL,
    baseUrl: config.GEMINI_BASE_URL,
  };
  const probe = await probeToolCall({ ...access, log, clock: systemClock });
  if (probe.ok)
    return {
      ...line,
      standing: 'ok',
      what: `a test call took ${probe.outcome.usage.milliseconds.toFixed(0)} ms`,
      mend: null,
    };
  const code = probe.outcome.ok ? 'the tool was not called' : probe.outcome.code;
  return {
    ...line,
    standing: 'fault',
    what: `a test call failed: ${code}`,
    mend: 'Try another GEMINI_MODEL, or again when the service has recovered.',
  };
}

const codeOf = (error: unknown): string => (error instanceof OutsideError ? error.code : 'unknown');
