/** WhatsApp's part of the environment: which of its two ways, and what each needs. `variables.ts` holds it at its place. */
import { z } from 'zod';
import { DEFAULT_WHATSAPP_PAISE } from '../domain/admin/adminPolicy.ts';
import { url, variable } from './variable.ts';

export const WHATSAPP_VARIABLES = {
  WHATSAPP: variable({
    schema: z.enum(['off', 'web', 'cloud']).optional(),
    purpose:
      "How patients reach the clinic on WhatsApp: the official Cloud API, a linked phone (web; such numbers do get banned), or not at all. Not set: off where Telegram is real, else the sandbox's.",
    example: '',
  }),
  WHATSAPP_WEB: variable({
    schema: z.enum(['real', 'sandbox', 'scripted']).default('real'),
    purpose:
      "With WHATSAPP=web: the real WhatsApp, the sandbox's stand-in for it in the same Chromium, or the stand-in's events without any Chromium.",
    example: 'real',
  }),
  WHATSAPP_WEB_MEMORY_MB: variable({
    schema: z.coerce.number().int().min(100).max(100_000).default(1200),
    purpose:
      "With WHATSAPP=web: the browser's memory in megabytes above which it is begun anew in the clinic's quiet hours; above twice as much at once.",
    example: '1200',
  }),
  WHATSAPP_PHONE_NUMBER_ID: variable({
    schema: z
      .string()
      .regex(/^\d{5,25}$/, 'digits, as the Meta app shows them; not the phone number itself')
      .optional(),
    purpose: "Id of the clinic's number in the Cloud API.",
    example: '',
  }),
  WHATSAPP_ACCESS_TOKEN: variable({
    schema: z.string().min(20).optional(),
    purpose:
      "Permanent token of a system user of the Meta business; without it the sandbox's Cloud API is used.",
    example: '',
    secret: true,
  }),
  WHATSAPP_APP_SECRET: variable({
    schema: z.string().min(16).optional(),
    purpose: 'Secret of the Meta app; what is not signed with it is refused.',
    example: '',
    secret: true,
  }),
  WHATSAPP_VERIFY_TOKEN: variable({
    schema: z.string().min(16).optional(),
    purpose: "Any long random text, typed into the app's webhook settings as well.",
    example: '',
    secret: true,
  }),
  WHATSAPP_TEMPLATE: variable({
    schema: z
      .string()
      .regex(/^[a-z0-9_]{1,512}$/, 'small letters, digits and _')
      .optional(),
    purpose:
      "Approved template for what has to be said a day after the patient's last message; its body has two variables, the clinic's name and the text.",
    example: '',
  }),
  WHATSAPP_TEMPLATE_LANGUAGE: variable({
    schema: z
      .string()
      .regex(/^[a-z]{2}(_[A-Z]{2})?$/, 'such as en or en_US')
      .default('en'),
    purpose: 'Language code under which the template was approved.',
    example: 'en',
  }),
  WHATSAPP_MESSAGE_PAISE: variable({
    schema: z.coerce.number().int().min(0).max(10_000).default(DEFAULT_WHATSAPP_PAISE),
    purpose:
      "What one message that the clinic begins costs on WhatsApp's official API, in paise: stands in the preview of a broadcast. Your provider's price list has the number; a linked phone costs nothing.",
    example: String(DEFAULT_WHATSAPP_PAISE),
  }),
  WHATSAPP_CLOUD_BASE_URL: variable({
    schema: url.default('https://graph.facebook.com'),
    purpose: 'Address of the Graph API.',
    example: 'https://graph.facebook.com',
  }),
} as const;
