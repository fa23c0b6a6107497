/** The parts of the setup that end as variables: each asks for its keys, tries them live, and answers with what to write. */
import { hashPassword, SHORTEST_PASSWORD } from '../../app/admin/access/password.ts';
import { pairingLinkBeforeStart } from '../../compose/pairingLink.ts';
import type { Config } from '../../config.ts';
import { createRandomIds } from '../../services/ids.ts';
import { askOne, askSecret, askText, askYes, untilItWorks } from './ask.ts';
import type { Changes } from './envFile.ts';
import { keptDataKey, tellToKeepTheKey } from './ownKeys.ts';
import { sheets } from './sheetSection.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface KeySection {
  readonly name: string;
  readonly title: string;
  readonly ask: (environment: Environment) => Promise<Changes>;
  /** What is left to be done by a person, once it is written. */
  readonly next?: (config: Config) => Promise<string | null>;
}

const isToken = (given: string): string | undefined =>
  /^\d{5,20}:[\w-]{20,}$/.test(given)
    ? undefined
    : 'A token looks like 123456789:AAE..., as @BotFather gives it.';
const isUrl = (given: string): string | undefined =>
  URL.canParse(given) ? undefined : 'A whole address, with https://.';
const isLong = (least: number) => (given: string) =>
  [...given].length < least ? `At least ${least} letters.` : undefined;
const secret = (): string => createRandomIds().secret(24);

const address: KeySection = {
  name: 'address',
  title: 'Address on the internet (for webhooks; leave empty for polling)',
  async ask(environment) {
    const PUBLIC_URL = await askText({
      message: 'https address under which the internet reaches this server',
      present: environment['PUBLIC_URL'],
      check: isUrl,
      isOptional: true,
    });
    return { PUBLIC_URL: PUBLIC_URL.replace(/\/+$/, '') };
  },
};

const telegram: KeySection = {
  name: 'telegram',
  title: "Telegram: the patients' bot",
  ask: (environment) =>
    untilItWorks(['telegram'], environment, async () => {
      const token = await askSecret({
        message: 'Token of the patients’ bot',
        present: environment['TELEGRAM_PATIENT_BOT_TOKEN'],
        check: isToken,
      });
      const isByWebhook = (environment['PUBLIC_URL'] ?? '') !== '';
      return {
        TELEGRAM_PATIENT_BOT_TOKEN: token,
        TELEGRAM_WEBHOOK_SECRET: isByWebhook ? environment['TELEGRAM_WEBHOOK_SECRET'] || secret() : '',
      };
    }),
};

const admin: KeySection = {
  name: 'admin',
  title: "Telegram: the staff's bot",
  ask: (environment) =>
    untilItWorks(['admin bot'], environment, async () => {
      const token = await askSecret({
        message: 'Token of the staff’s bot, a second one from @BotFather',
        present: environment['TELEGRAM_ADMIN_BOT_TOKEN'],
        check: isToken,
      });
      const hash = environment['ADMIN_PASSWORD_HASH'] ?? '';
      const isNew = hash === '' || (await askYes('Set a new password for the staff’s bot?', false));
      const password = isNew
        ? await askSecret({ message: 'Password with which staff sign in', check: isLong(SHORTEST_PASSWORD) })
        : null;
      return {
        TELEGRAM_ADMIN_BOT_TOKEN: token,
        ADMIN_PASSWORD_HASH: password === null ? hash : await hashPassword(password),
      };
    }),
};

const razorpay: KeySection = {
  name: 'razorpay',
  title: 'Razorpay: online payments',
  ask: (environment) =>
    untilItWorks(['razorpay'], environment, async () => ({
      RAZORPAY_KEY_ID: await askText({
        message: 'Key id (rzp_test_... or rzp_live_...)',
        present: environment['RAZORPAY_KEY_ID'],
        check: (given) =>
          /^rzp_(test|live)_\w+$/.test(given) ? undefined : 'It starts with rzp_test_ or rzp_live_.',
      }),
      RAZORPAY_KEY_SECRET: await askSecret({
        message: 'Key secret',
        present: environment['RAZORPAY_KEY_SECRET'],
        check: isLong(8),
      }),
      RAZORPAY_WEBHOOK_SECRET: await askSecret({
        message: 'Webhook secret, the same as in the Razorpay dashboard',
        present: environment['RAZORPAY_WEBHOOK_SECRET'],
        check: isLong(8),
      }),
    })),
};

const gemini: KeySection = {
  name: 'gemini',
  title: 'Gemini: free text and voice notes',
  ask: (environment) =>
    untilItWorks(['gemini model'], environment, async () => ({
      GEMINI_API_KEY: await askSecret({
        message: 'Key of the Gemini API',
        present: environment['GEMINI_API_KEY'],
        check: isLong(20),
      }),
      GEMINI_MODEL: await askText({
        message: 'Model',
        present: environment['GEMINI_MODEL'] || 'gemini-3.8-flash',
      }),
    })),
};

const whatsapp: KeySection = {
  name: 'whatsapp',
  title: 'WhatsApp',
  async ask(environment) {
    const mode = await askOne('How do patients reach you on WhatsApp?', ['off', 'cloud', 'web'], 'off');
    return mode === 'cloud'
      ? untilItWorks(['whatsapp'], environment, () => askCloud(environment))
      : { WHATSAPP: mode };
  },
  async next(config) {
    const link = await pairingLinkBeforeStart(config);
    return link === null
      ? null
      : `Start the front desk (npm start), then link the clinic's phone here, within half an hour: ${link}`;
  },
};

const askCloud = async (environment: Environment): Promise<Changes> => ({
  WHATSAPP: 'cloud',
  WHATSAPP_PHONE_NUMBER_ID: await askText({
    message: 'Phone number id, from the Meta app',
    present: environment['WHATSAPP_PHONE_NUMBER_ID'],
  }),
  WHATSAPP_ACCESS_TOKEN: await askSecret({
    message: 'Permanent token of a system user',
    present: environment['WHATSAPP_ACCESS_TOKEN'],
    check: isLong(20),
  }),
  WHATSAPP_APP_SECRET: await askSecret({
    message: 'App secret',
    present: environment['WHATSAPP_APP_SECRET'],
    check: isLong(16),
  }),
  WHATSAPP_VERIFY_TOKEN: environment['WHATSAPP_VERIFY_TOKEN'] || secret(),
});

/** Made by the machine; a key that already seals something stays. */
const ownKeys: KeySection = {
  name: 'own-keys',
  title: 'Keys of its own, for reports and backups and for figures (made by itself)',
  async ask(environment) {
    const changes = {
      DATA_KEY: environment['DATA_KEY'] || (await keptDataKey(environment)) || createRandomIds().secret(32),
      METRICS_TOKEN: environment['METRICS_TOKEN'] || secret(),
    };
    tellToKeepTheKey();
    return changes;
  },
};

export const KEY_SECTIONS: readonly KeySection[] = [
  address,
  telegram,
  admin,
  razorpay,
  gemini,
  sheets,
  whatsapp,
  ownKeys,
];
