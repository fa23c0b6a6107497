/** What the doctor asks of Telegram: both bots, the webhook or its absence, and whether the admins can be reached. */
import { createTelegramApi } from '../../bot/telegramApi.ts';
import type { Config } from '../../config.ts';
import { openSession } from '../../store/copy/snapshot.ts';
import { addressOf } from '../backup/backups.ts';
import {
  type Check,
  type CheckPlace,
  codeOf,
  type Finding,
  fault,
  fine,
  off,
  textOf,
  warning,
} from './check.ts';

interface Asked {
  readonly token: string;
  readonly method: 'getMe' | 'getWebhookInfo' | 'getChat';
  readonly chatId?: string;
}

async function call(config: Config, { token, method, chatId }: Asked): Promise<Record<string, unknown>> {
  const api = createTelegramApi({ token, apiRoot: config.TELEGRAM_API_ROOT });
  const answer = await api.call(method, chatId === undefined ? {} : { chat_id: chatId });
  return typeof answer === 'object' && answer !== null ? { ...answer } : {};
}

async function botStands(config: Config, token: string, variable: string): Promise<Finding> {
  try {
    const me = await call(config, { token, method: 'getMe' });
    return fine(`answers as @${textOf(me, 'username') || 'a bot without a user name'}`);
  } catch (error) {
    const code = codeOf(error);
    return /^http_40[14]$/.test(code)
      ? fault(
          `the token is refused (${code})`,
          `Set ${variable} to the token that @BotFather shows for the bot.`,
        )
      : fault(`does not answer (${code})`, 'Check the way to TELEGRAM_API_ROOT: firewall, proxy, DNS.');
  }
}

const patientBot: Check = {
  name: 'telegram',
  why: 'Patients write to this bot.',
  async look({ config }) {
    const token = config.TELEGRAM_PATIENT_BOT_TOKEN;
    return token === undefined
      ? off('no token: the sandbox stands in', 'Set TELEGRAM_PATIENT_BOT_TOKEN to the token from @BotFather.')
      : botStands(config, token, 'TELEGRAM_PATIENT_BOT_TOKEN');
  },
};

const updates: Check = {
  name: 'telegram updates',
  why: 'By webhook or by polling: never both, and never to somebody else.',
  async look({ config }) {
    const token = config.TELEGRAM_PATIENT_BOT_TOKEN;
    if (token === undefined) return off('no token', 'See the line above.');
    try {
      return webhookStands(config, await call(config, { token, method: 'getWebhookInfo' }));
    } catch (error) {
      return fault(`cannot be asked (${codeOf(error)})`, 'See the line above.');
    }
  },
};

function webhookStands(config: Config, found: Record<string, unknown>): Finding {
  const url = textOf(found, 'url');
  const pending = Number(found['pending_update_count'] ?? 0);
  if (config.TELEGRAM_WEBHOOK_SECRET === undefined)
    return url === ''
      ? fine(`by polling, ${pending} waiting`)
      : warning(
          `a webhook is set to ${hostOf(url)}, though this process polls`,
          'The next start removes it. If another installation uses this bot, give it a bot of its own.',
        );
  const expected = `${config.PUBLIC_URL ?? ''}/webhooks/telegram`;
  if (url === '') return warning('no webhook is set yet', 'The next start sets it.');
  if (url !== expected)
    return fault(
      `the webhook goes to ${hostOf(url)}`,
      `Start the product: it sets the webhook to ${expected}. Give another installation a bot of its own.`,
    );
  const failed = textOf(found, 'last_error_message');
  return failed !== '' && pending > 0
    ? fault(
        `${pending} updates wait; Telegram could not deliver`,
        'Check that PUBLIC_URL reaches this server with a valid certificate.',
      )
    : fine(`by webhook, ${pending} waiting`);
}

const hostOf = (url: string): string => {
  try {
    return new URL(url).host;
  } catch {
    return 'another address';
  }
};

const adminBot: Check = {
  name: 'admin bot',
  why: "The clinic's people are told of bookings and emergencies by it.",
  async look({ config }) {
    const token = config.TELEGRAM_ADMIN_BOT_TOKEN;
    if (token === undefined)
      return off(
        'no token: notices are only logged',
        'Set TELEGRAM_ADMIN_BOT_TOKEN to the token of a second bot.',
      );
    if (token === config.TELEGRAM_PATIENT_BOT_TOKEN)
      return fault(
        'is the same bot as the patients’',
        'Make a second bot with @BotFather, and set TELEGRAM_ADMIN_BOT_TOKEN to its token.',
      );
    return botStands(config, token, 'TELEGRAM_ADMIN_BOT_TOKEN');
  },
};

const admins: Check = {
  name: 'admin access',
  why: 'A notice that reaches nobody is no notice.',
  async look(place) {
    const { config } = place;
    const token = config.TELEGRAM_ADMIN_BOT_TOKEN;
    if (token === undefined) return off('no admin bot', 'See the line above.');
    const chatIds = new Set([...(config.ADMIN_CHAT_IDS ?? []), ...(await admittedChats(place))]);
    if (chatIds.size === 0)
      return fault(
        'nobody is admitted',
        'Run npm run admin -- invite --name NAME --role owner, and open the link that it prints.',
      );
    const unreached: string[] = [];
    for (const chatId of chatIds)
      await call(config, { token, method: 'getChat', chatId }).catch((error: unknown) => {
        unreached.push(codeOf(error));
      });
    const count = chatIds.size;
    if (unreached.length === 0) return fine(`${count} chats can be reached`);
    return fault(
      `${unreached.length} of ${count} chats cannot be reached (${unreached[0] ?? ''})`,
      'Let each of them write /start to the admin bot once, and check the numbers in ADMIN_CHAT_IDS.',
    );
  },
};

/** Whoever was admitted by an invitation; none where the store cannot be read, which another line says. */
async function admittedChats({ config }: CheckPlace): Promise<readonly string[]> {
  const session = await openSession(addressOf(config)).catch(() => null);
  if (session === null) return [];
  try {
    const rows = await session.all('select chat_id as id from admins where revoked = 0');
    return rows.map(({ id }) => String(id));
  } catch {
    return [];
  } finally {
    await session.close();
  }
}

export const TELEGRAM_CHECKS: readonly Check[] = [patientBot, updates, adminBot, admins];
