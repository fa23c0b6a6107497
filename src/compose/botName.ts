/** The staff bot's own name, asked of Telegram: an invitation's link needs it. Used by the running bot and by `npm run admin`. */
import { createTelegramApi, type TelegramApi } from '../bot/telegramApi.ts';
import type { Log } from '../ports/log.ts';

interface BotName {
  /** As Telegram told it last; null before it was asked with success. */
  known(): string | null;
}

/** `@` is no part of it. */
const USERNAME = /^[A-Za-z0-9_]{5,32}$/;

/** @throws OutsideError when Telegram refuses the token or does not answer. */
async function askBotName(api: Pick<TelegramApi, 'call'>): Promise<string | null> {
  const me: unknown = await api.call('getMe', {});
  const username = (me as { readonly username?: unknown } | null)?.username;
  return typeof username === 'string' && USERNAME.test(username) ? username : null;
}

/** Of the command line; null where Telegram does not tell it. */
export const botNameAt = (bot: {
  readonly token: string;
  readonly apiRoot: string;
}): Promise<string | null> => askBotName(createTelegramApi(bot)).catch(() => null);

const ASK_AGAIN_MS = 10_000;

/** Asks at once, and again whenever it is wanted and was not told: nobody waits for it. */
export function keepBotName(api: Pick<TelegramApi, 'call'>, log: Log, now: () => number): BotName {
  let name: string | null = null;
  let askedAt = Number.NEGATIVE_INFINITY;
  const ask = (): void => {
    if (now() - askedAt < ASK_AGAIN_MS) return;
    askedAt = now();
    askBotName(api)
      .then((told) => {
        name = told;
      })
      .catch(() => log.warn('telegram_staff_bot_has_no_name_yet'));
  };
  ask();
  return {
    known() {
      if (name === null) ask();
      return name;
    },
  };
}

export const invitationLink = (botName: string, token: string): string =>
  `https://t.me/${botName}?start=${token}`;
