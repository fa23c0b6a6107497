/** Reads the environment into a typed Config, once, at start; nothing else reads `process.env`. Nothing set means sandbox. */
import { existsSync, readFileSync } from 'node:fs';
import type { z } from 'zod';
import { openSealed } from './config/sealedEnv.ts';
import { VARIABLES } from './config/variables.ts';
import type { Result } from './types/result.ts';
import { no, ok } from './types/result.ts';

type Name = keyof typeof VARIABLES;

export type Environment = { readonly [Key in Name]: z.output<(typeof VARIABLES)[Key]['schema']> };

export interface ConfigFault {
  readonly variable: string;
  /** What is wrong, never with the value itself: it may be a key. */
  readonly fault: string;
  readonly mend: string;
}

export interface Config extends Environment {
  readonly isTelegramReal: boolean;
  readonly isRazorpayReal: boolean;
  readonly isGeminiReal: boolean;
  readonly isWhatsappCloudReal: boolean;
  readonly whatsappMode: 'off' | 'web' | 'cloud';
  readonly isSheetReal: boolean;
}

/** All faults at once, each with its variable and the mend. Empty values count as not set. */
export function readConfig(
  raw: Readonly<Record<string, string | undefined>>,
): Result<Config, readonly ConfigFault[]> {
  const faults: ConfigFault[] = [...faultsTogether(raw)];
  const values: Record<string, unknown> = {};
  for (const name of Object.keys(VARIABLES) as Name[]) {
    const { schema, purpose } = VARIABLES[name];
    const given = raw[name]?.trim();
    const parsed = (schema as z.ZodType).safeParse(given === '' ? undefined : given);
    if (parsed.success) values[name] = parsed.data;
    else
      faults.push({ variable: name, fault: parsed.error.issues[0]?.message ?? 'not valid', mend: purpose });
  }
  if (faults.length > 0) return no(faults);
  const environment = values as Environment;
  return ok({
    ...environment,
    isTelegramReal: environment.TELEGRAM_PATIENT_BOT_TOKEN !== undefined,
    isRazorpayReal: environment.RAZORPAY_KEY_ID !== undefined,
    isGeminiReal: environment.GEMINI_API_KEY !== undefined,
    isWhatsappCloudReal: environment.WHATSAPP_ACCESS_TOKEN !== undefined,
    whatsappMode:
      environment.WHATSAPP ?? (environment.TELEGRAM_PATIENT_BOT_TOKEN === undefined ? 'cloud' : 'off'),
    isSheetReal: environment.GOOGLE_SHEETS_ID !== undefined,
  });
}

const TOGETHER: readonly { readonly when: Name; readonly needs: Name; readonly why: string }[] = [
  { when: 'RAZORPAY_KEY_ID', needs: 'RAZORPAY_KEY_SECRET', why: 'a key id works only with its secret' },
  {
    when: 'RAZORPAY_KEY_ID',
    needs: 'RAZORPAY_WEBHOOK_SECRET',
    why: 'without it no payment can be told from a forged one',
  },
  {
    when: 'WHATSAPP_ACCESS_TOKEN',
    needs: 'WHATSAPP_PHONE_NUMBER_ID',
    why: 'the token may belong to a business with several numbers',
  },
  {
    when: 'WHATSAPP_ACCESS_TOKEN',
    needs: 'WHATSAPP_APP_SECRET',
    why: 'without it no message can be told from a forged one',
  },
  {
    when: 'WHATSAPP_ACCESS_TOKEN',
    needs: 'WHATSAPP_VERIFY_TOKEN',
    why: 'without it Meta cannot shake hands with the webhook',
  },
  { when: 'GOOGLE_SHEETS_ID', needs: 'GOOGLE_SERVICE_ACCOUNT', why: 'the sheet is read and written by it' },
  { when: 'TELEGRAM_WEBHOOK_SECRET', needs: 'PUBLIC_URL', why: 'Telegram has to know where to deliver' },
  {
    when: 'TELEGRAM_ADMIN_BOT_TOKEN',
    needs: 'ADMIN_PASSWORD_HASH',
    why: 'nobody can sign in without it; npm run admin -- password makes it',
  },
];

/** Tracing variables of the agent's library would send whole conversations to a third party. */
const TRACING = [
  'LANGSMITH_TRACING',
  'LANGSMITH_TRACING_V2',
  'LANGSMITH_GATEWAY',
  'LANGSMITH_API_KEY',
  'LANGCHAIN_TRACING',
  'LANGCHAIN_TRACING_V2',
  'LANGCHAIN_API_KEY',
];

function faultsTogether(raw: Readonly<Record<string, string | undefined>>): readonly ConfigFault[] {
  const isSet = (name: string): boolean => (raw[name]?.trim() ?? '') !== '';
  const missing = TOGETHER.filter(({ when, needs }) => isSet(when) && !isSet(needs)).map(
    ({ when, needs, why }) => ({
      variable: needs,
      fault: `missing, though ${when} is set`,
      mend: `Set it: ${why}.`,
    }),
  );
  const tracing = TRACING.filter(isSet).map((name) => ({
    variable: name,
    fault: "would export patients' conversations to a tracing service",
    mend: 'Remove it from the environment of this process.',
  }));
  return [...missing, ...tracing];
}

/** What a browser needs of the environment: no key of the clinic's is among it. */
const PASSED_ON = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'XDG_RUNTIME_DIR', 'NODE_ENV'] as const;

/** The surroundings of a child process. */
export const childEnvironment = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    PASSED_ON.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );

/** Everything that is wrong with the file and with the values together, so that one look mends it all. */
export function loadConfig(envFile = '.env'): Result<Config, readonly ConfigFault[]> {
  const { values, faults } = readEnvFile(envFile);
  const config = readConfig({ ...values, ...process.env });
  if (faults.length === 0) return config;
  return no(config.ok ? faults : [...faults, ...config.refusal]);
}

/** The process's environment over the lines of `.env`; lines that are none, and values that stay sealed, are faults. */
export function readEnvironment(
  envFile = '.env',
): Result<Readonly<Record<string, string | undefined>>, readonly ConfigFault[]> {
  const { values, faults } = readEnvFile(envFile);
  return faults.length > 0 ? no(faults) : ok({ ...values, ...process.env });
}

const STILL_SEALED = {
  fault: 'is encrypted, and its key is not here',
  mend: 'Put .env.keys back beside .env, or set DOTENV_PRIVATE_KEY.',
};

const QUOTED_VALUE = /(?<=^\s*(?:export\s+)?[A-Za-z_]\w*\s*=\s*)(["'`])[\s\S]*?\1/gm;
const SETTING_OR_REMARK = /^\s*($|#|(export\s+)?[A-Za-z_]\w*\s*=)/;

interface EnvFile {
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly faults: readonly ConfigFault[];
}

function readEnvFile(envFile: string): EnvFile {
  const text = existsSync(envFile) ? readFileSync(envFile, 'utf8').replaceAll('\r\n', '\n') : '';
  // A quoted value may go over several lines, a key in JSON for one: they are no lines of the file.
  const bare = text.replaceAll(QUOTED_VALUE, (value) => value.replaceAll(/[^\n]/g, '')).split('\n');
  const wrong = bare.flatMap((line, index) => (SETTING_OR_REMARK.test(line) ? [] : [index]));
  const lines = text.split('\n').filter((_, index) => !wrong.includes(index));
  const fault = { fault: 'not of the form NAME=value', mend: 'Write NAME=value, or # before a remark.' };
  // Without them, for the parser would take such a line and the next one for a single name.
  const opened = openSealed(lines.join('\n'), envFile, process.env['DOTENV_PRIVATE_KEY']);
  return {
    values: opened.values,
    faults: [
      ...wrong.map((index) => ({ variable: `.env line ${index + 1}`, ...fault })),
      ...opened.stillSealed.map((variable) => ({ variable, ...STILL_SEALED })),
    ],
  };
}

/** The faults as a person reads them, a block for each. */
export const explainFaults = (faults: readonly ConfigFault[]): string =>
  faults.map(({ variable: name, fault, mend }) => `  ${name}: ${fault}\n    ${mend}`).join('\n');
