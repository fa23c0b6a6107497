/** Every variable of the environment: its schema, what it does, an example. `config.ts` reads by it, the docs are written from it. */
import { z } from 'zod';
import { PASSWORD_HASH } from '../domain/admin/passwordHash.ts';
import { isTimeZone } from '../domain/visit/visitTime.ts';
import { OPERATIONS_VARIABLES } from './operationsVariables.ts';
import { url, variable } from './variable.ts';
import { WHATSAPP_VARIABLES } from './whatsappVariables.ts';

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'a whole number from 0 to 65535')
  .transform(Number)
  .refine((number) => number <= 65_535, 'a whole number from 0 to 65535');
const telegramToken = z
  .string()
  .regex(/^\d{5,20}:[A-Za-z0-9_-]{20,}$/, 'a token looks like 123456789:AAE... as @BotFather gives it');
const chatIds = z
  .string()
  .regex(/^\d+(\s*,\s*\d+)*$/, 'numeric chat ids, separated by commas')
  .transform((text) => text.split(',').map((id) => id.trim()));
const timeZone = z.string().refine(isTimeZone, 'an IANA time zone such as Asia/Kolkata');

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
  ...OPERATIONS_VARIABLES,
  TELEGRAM_PATIENT_BOT_TOKEN: variable({
    schema: telegramToken.optional(),
    purpose: "Token of the patients' bot from @BotFather; without it the sandbox's Telegram is used.",
    example: '',
    secret: true,
  }),
  TELEGRAM_ADMIN_BOT_TOKEN: variable({
    schema: telegramToken.optional(),
    purpose:
      "Token of the staff's bot; without it the bot runs in the sandbox alone, and staff notices are only logged and shown in the playground.",
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
    purpose:
      "Telegram chat ids of the clinic's owners, who may sign in to the staff's bot with the password; everybody else is invited (npm run admin -- invite).",
    example: '',
  }),
  ADMIN_PASSWORD_HASH: variable({
    schema: z
      .string()
      .regex(PASSWORD_HASH, 'a hash as npm run admin -- password prints it, never the password itself')
      .optional(),
    purpose: "Hash of the password of the staff's bot; npm run admin -- password makes it.",
    example: '',
    secret: true,
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
  ...WHATSAPP_VARIABLES,
  CHROMIUM_PATH: variable({
    schema: z.string().optional(),
    purpose:
      "The system's Chromium, for WHATSAPP=web and for the browser tests; looked for in the usual places when not set.",
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
  GOOGLE_SHEETS_ID: variable({
    schema: z
      .string()
      .regex(/^[\w-]{8,128}$/, 'the part of the address between /d/ and the next slash')
      .optional(),
    purpose: "Id of the staff's spreadsheet; without it the playground shows a sheet of the sandbox's.",
    example: '',
  }),
  GOOGLE_SERVICE_ACCOUNT: variable({
    schema: z.string().min(2).optional(),
    purpose: 'Key of the Google service account: the path of its JSON file, or the JSON itself.',
    example: '',
    secret: true,
  }),
  GOOGLE_SHEETS_BASE_URL: variable({
    schema: url.default('https://sheets.googleapis.com'),
    purpose: 'Address of the Sheets API.',
    example: 'https://sheets.googleapis.com',
  }),
  GOOGLE_SHEETS_SECONDS: variable({
    schema: z.coerce.number().int().min(10).max(600).default(30),
    purpose: "How often the staff's changes in the sheet are looked for, in seconds.",
    example: '30',
  }),
} as const;
