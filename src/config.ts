/** Reads the environment into a typed Config, once, at start; nothing else reads `process.env`. Nothing set means sandbox. */
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { isTimeZone } from './domain/visitTime.ts';
import type { Result } from './types/result.ts';
import { no, ok } from './types/result.ts';

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'a whole number from 0 to 65535')
  .transform(Number)
  .refine((number) => number <= 65_535, 'a whole number from 0 to 65535');
const url = z.url({ protocol: /^https?$/ });
const telegramToken = z
  .string()
  .regex(/^\d{5,20}:[A-Za-z0-9_-]{20,}$/, 'a token looks like 123456789:AAE... as @BotFather gives it');
const chatIds = z
  .string()
  .regex(/^\d+(\s*,\s*\d+)*$/, 'numeric chat ids, separated by commas')
  .transform((text) => text.split(',').map((id) => id.trim()));
const timeZone = z.string().refine(isTimeZone, 'an IANA time zone such as Asia/Kolkata');

interface Variable<Schema extends z.ZodType> {
  readonly schema: Schema;
  /** What it does and how to mend it, one sentence; for the docs and for error texts. */
  readonly purpose: string;
  readonly example: string;
  readonly secret?: true;
}

const variable = <Schema extends z.ZodType>(definition: Variable<Schema>): Variable<Schema> => definition;

/** Every variable that the product knows. The order is that of `.env.example` and of docs/configuration.md. */
export const VARIABLES = {
  PORT: variable({
    schema: port.default(3000),
    purpose: 'Port of the web server; 0 takes a free one.',
    example: '3000',
  }),
  PUBLIC_URL: variable({
    schema: url.optional(),
    purpose:
      'Address under which the internet reaches this server; needed for webhooks and the payment return page.',
    example: 'https://frontdesk.example.com',
  }),
  DATA_DIR: variable({
    schema: z.string().default('data'),
    purpose: 'Folder of the embedded store and of the data key; one process at a time.',
    example: 'data',
  }),
  DATABASE_URL: variable({
    schema: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    purpose: 'PostgreSQL instead of the embedded store, for several processes.',
    example: 'postgresql://frontdesk:password@localhost:5432/frontdesk',
    secret: true,
  }),
  DATA_KEY: variable({
    schema: z
      .string()
      .regex(/^([0-9a-fA-F]{64}|[A-Za-z0-9+/_-]{43}=?)$/, '32 bytes as 64 hex digits or as base64')
      .optional(),
    purpose: 'Key that encrypts report files; made and kept in DATA_DIR when not given.',
    example: '',
    secret: true,
  }),
  BACKUP_DIR: variable({
    schema: z.string().optional(),
    purpose:
      'Folder of the backups, best on another disk or a mounted share; `backups` in DATA_DIR when not set.',
    example: '',
  }),
  BACKUP_KEEP: variable({
    schema: z
      .string()
      .regex(/^\d{1,3}\s*,\s*\d{1,3}\s*,\s*\d{1,3}$/, 'three numbers, separated by commas')
      .default('7,4,6')
      .transform((text) => text.split(',').map(Number)),
    purpose: 'How many days, weeks and months each keep their newest backup.',
    example: '7,4,6',
  }),
  CLINIC_TIME_ZONE: variable({
    schema: timeZone.default('Asia/Kolkata'),
    purpose: "Time zone of the clinic's days and times.",
    example: 'Asia/Kolkata',
  }),
  LOG_LEVEL: variable({
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    purpose: 'How much is logged.',
    example: 'info',
  }),
  TELEGRAM_PATIENT_BOT_TOKEN: variable({
    schema: telegramToken.optional(),
    purpose: "Token of the patients' bot from @BotFather; without it the sandbox's Telegram is used.",
    example: '',
    secret: true,
  }),
  TELEGRAM_ADMIN_BOT_TOKEN: variable({
    schema: telegramToken.optional(),
    purpose:
      "Token of the staff's bot; without it staff notices are only logged and shown in the playground.",
    example: '',
    secret: true,
  }),
  TELEGRAM_API_ROOT: variable({
    schema: url.default('https://api.telegram.org'),
    purpose: 'Address of the Bot API.',
    example: 'https://api.telegram.org',
  }),
  TELEGRAM_MESSAGES_PER_SECOND: variable({
    schema: z.coerce.number().int().min(0).max(1000).default(30),
    purpose:
      'Most messages a second to all chats together; Telegram allows 30, and up to 1,000 to bots that pay for it. 0: no limit.',
    example: '30',
  }),
  TELEGRAM_WEBHOOK_SECRET: variable({
    schema: z
      .string()
      .regex(/^[A-Za-z0-9_-]{16,256}$/, '16 to 256 letters, digits, _ or -')
      .optional(),
    purpose: 'Set: updates come by webhook to PUBLIC_URL; not set: by polling.',
    example: '',
    secret: true,
  }),
  ADMIN_CHAT_IDS: variable({
    schema: chatIds.optional(),
    purpose: 'Telegram chat ids of the people who get staff notices.',
    example: '',
  }),
  RAZORPAY_KEY_ID: variable({
    schema: z
      .string()
      .regex(/^rzp_(test|live)_\w+$/, 'a key id starts with rzp_test_ or rzp_live_')
      .optional(),
    purpose: "Key id from the Razorpay dashboard; without it the sandbox's Razorpay is used.",
    example: '',
  }),
  RAZORPAY_KEY_SECRET: variable({
    schema: z.string().min(8).optional(),
    purpose: 'Secret that belongs to RAZORPAY_KEY_ID.',
    example: '',
    secret: true,
  }),
  RAZORPAY_WEBHOOK_SECRET: variable({
    schema: z
      .string()
      .min(8, 'at least 8 characters; while it is being changed, two separated by a comma')
      .optional(),
    purpose:
      'Secret of the webhook as set in the Razorpay dashboard; two, separated by a comma, while it is being changed.',
    example: '',
    secret: true,
  }),
  RAZORPAY_BASE_URL: variable({
    schema: url.default('https://api.razorpay.com'),
    purpose: 'Address of the Razorpay API.',
    example: 'https://api.razorpay.com',
  }),
  CHROMIUM_PATH: variable({
    schema: z.string().optional(),
    purpose: "The system's Chromium, for the browser tests; /usr/bin/chromium when not set.",
    example: '',
  }),
  GEMINI_API_KEY: variable({
    schema: z.string().min(20).optional(),
    purpose: 'Key of the Gemini API; without it menus and the deterministic reader serve alone.',
    example: '',
    secret: true,
  }),
  GEMINI_MODEL: variable({
    schema: z.string().default('gemini-3.8-flash'),
    purpose: 'Model id of the agent and of the transcription.',
    example: 'gemini-3.8-flash',
  }),
  GEMINI_RUPEES_PER_MILLION: variable({
    schema: z
      .string()
      .regex(/^\d+(\.\d+)?\s*,\s*\d+(\.\d+)?$/, 'two amounts, separated by a comma')
      .transform((text) => text.split(',').map(Number))
      .optional(),
    purpose:
      'What a million tokens cost, sent and received, in rupees; the table of published prices when not set.',
    example: '',
  }),
  GEMINI_BASE_URL: variable({
    schema: url.default('https://generativelanguage.googleapis.com'),
    purpose: 'Address of the Gemini API.',
    example: 'https://generativelanguage.googleapis.com',
  }),
} as const;

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
  });
}

const TOGETHER: readonly { readonly when: Name; readonly needs: Name; readonly why: string }[] = [
  { when: 'RAZORPAY_KEY_ID', needs: 'RAZORPAY_KEY_SECRET', why: 'a key id works only with its secret' },
  {
    when: 'RAZORPAY_KEY_ID',
    needs: 'RAZORPAY_WEBHOOK_SECRET',
    why: 'without it no payment can be told from a forged one',
  },
  { when: 'TELEGRAM_WEBHOOK_SECRET', needs: 'PUBLIC_URL', why: 'Telegram has to know where to deliver' },
  {
    when: 'TELEGRAM_ADMIN_BOT_TOKEN',
    needs: 'ADMIN_CHAT_IDS',
    why: "the staff's bot writes to nobody without it",
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

/** Everything that is wrong with the file and with the values together, so that one look mends it all. */
export function loadConfig(envFile = '.env'): Result<Config, readonly ConfigFault[]> {
  const { text, faults } = readEnvFile(envFile);
  const config = readConfig({ ...parseEnv(text), ...process.env });
  if (faults.length === 0) return config;
  return no(config.ok ? faults : [...faults, ...config.refusal]);
}

/** The process's environment over the lines of `.env`; lines that are none are faults. */
export function readEnvironment(
  envFile = '.env',
): Result<Readonly<Record<string, string | undefined>>, readonly ConfigFault[]> {
  const { text, faults } = readEnvFile(envFile);
  return faults.length > 0 ? no(faults) : ok({ ...parseEnv(text), ...process.env });
}

const QUOTED_VALUE = /(?<=^\s*(?:export\s+)?[A-Za-z_]\w*\s*=\s*)(["'`])[\s\S]*?\1/gm;
const SETTING_OR_REMARK = /^\s*($|#|(export\s+)?[A-Za-z_]\w*\s*=)/;

function readEnvFile(envFile: string): { readonly text: string; readonly faults: readonly ConfigFault[] } {
  const text = existsSync(envFile) ? readFileSync(envFile, 'utf8').replaceAll('\r\n', '\n') : '';
  // A quoted value may go over several lines, a key in JSON for one: they are no lines of the file.
  const bare = text.replaceAll(QUOTED_VALUE, (value) => value.replaceAll(/[^\n]/g, '')).split('\n');
  const wrong = bare.flatMap((line, index) => (SETTING_OR_REMARK.test(line) ? [] : [index]));
  const lines = text.split('\n').filter((_, index) => !wrong.includes(index));
  const fault = { fault: 'not of the form NAME=value', mend: 'Write NAME=value, or # before a remark.' };
  // Without them, for the parser would take such a line and the next one for a single name.
  return {
    text: lines.join('\n'),
    faults: wrong.map((index) => ({ variable: `.env line ${index + 1}`, ...fault })),
  };
}

/** The faults as a person reads them, a block for each. */
export const explainFaults = (faults: readonly ConfigFault[]): string =>
  faults.map(({ variable: name, fault, mend }) => `  ${name}: ${fault}\n    ${mend}`).join('\n');
