/** Tells Telegram what the patient bot offers and, in webhook mode, where its updates go; compose calls it after start. */
import type { Command } from '../domain/message/incomingMessage.ts';
import type { Log } from '../ports/log.ts';
import { OutsideError } from '../ports/outsideError.ts';
import { BACKOFF_TIMES, type BackoffTimes, backoffMs, pause } from './backoff.ts';
import type { UpdateKind } from './pollUpdates.ts';
import { PATIENT_UPDATES } from './readUpdate.ts';
import type { TelegramApi } from './telegramApi.ts';
import { codeOfError } from './telegramFailure.ts';

export interface RegisterOptions {
  readonly api: TelegramApi;
  /** Null: the bot polls. */
  readonly webhook: { readonly url: string; readonly secret: string } | null;
  readonly log: Log;
  /** Ends the tries when the process stops. */
  readonly signal: AbortSignal;
  readonly backoff?: BackoffTimes | undefined;
  /** What stands beside the message field, by language; the patients' commands when absent. */
  readonly commands?: CommandMenu | undefined;
}

export type CommandMenu = Readonly<Record<MenuLanguage, Readonly<Record<string, string>>>>;

/** In the order of the app's menu; `/start`, `/restart` are understood too, but say nothing that these do not. */
type MenuCommand = Exclude<Command, 'start' | 'restart'>;
type MenuLanguage = 'en' | 'hi';

/** Beside the message field: at most 256 letters each, best few words. The app shows its own language's list, English otherwise. */
const COMMAND_MENU: Readonly<Record<MenuLanguage, Readonly<Record<MenuCommand, string>>>> = {
  en: {
    book: 'Book an appointment',
    appointments: 'My appointments',
    back: 'Go one step back',
    cancel: 'Stop and start over',
    language: 'Change language',
    staff: 'Talk to our staff',
    help: 'What I can do for you',
  },
  hi: {
    book: 'अपॉइंटमेंट बुक करें',
    appointments: 'मेरे अपॉइंटमेंट',
    back: 'एक कदम पीछे जाएँ',
    cancel: 'रोकें और फिर से शुरू करें',
    language: 'भाषा बदलें',
    staff: 'हमारे स्टाफ़ से बात करें',
    help: 'मैं आपके लिए क्या कर सकता हूँ',
  },
};

/** Webhook calls at once; the service brings the updates of one chat one after the other all the same. */
const WEBHOOK_CONNECTIONS = 40;

/**
 * Resolves when Telegram knows everything or the signal fired. Tries again for as long as the service does not answer;
 * throws `OutsideError` when it refuses the webhook for good (an address without https, say).
 */
export async function registerBot({
  api,
  webhook,
  log,
  signal,
  backoff = BACKOFF_TIMES,
  commands = COMMAND_MENU,
}: RegisterOptions): Promise<void> {
  const persist = { log, signal, backoff };
  if (webhook !== null) {
    await persistently(persist, () =>
      api.call(
        'setWebhook',
        {
          url: webhook.url,
          secret_token: webhook.secret,
          allowed_updates: [...PATIENT_UPDATES] satisfies UpdateKind[],
          max_connections: WEBHOOK_CONNECTIONS,
          drop_pending_updates: false,
        },
        { signal },
      ),
    );
    if (!signal.aborted) log.info('telegram_webhook_set');
  }
  // A missing menu is no reason not to serve: a refusal is a line in the log.
  await persistently(persist, () => offerCommands(api, commands, signal)).catch((error: unknown) =>
    log.warn('telegram_commands_refused', { code: codeOfError(error) }),
  );
}

async function offerCommands(api: TelegramApi, menu: CommandMenu, signal: AbortSignal): Promise<void> {
  for (const [language, words] of Object.entries(menu)) {
    const commands = Object.entries(words).map(([command, description]) => ({ command, description }));
    await api.call(
      'setMyCommands',
      // English is what every other app language gets.
      { commands, ...(language === 'en' ? {} : { language_code: language }) },
      { signal },
    );
  }
}

interface Persistence {
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly backoff: BackoffTimes;
}

async function persistently(
  { log, signal, backoff }: Persistence,
  work: () => Promise<unknown>,
): Promise<void> {
  for (let failures = 1; !signal.aborted; failures += 1) {
    try {
      await work();
      return;
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof OutsideError) || error.permanent) throw error;
      log.warn('telegram_not_registered_yet', { code: error.code, failures });
      await pause(Math.max(error.retryAfterMs ?? 0, backoffMs(backoff, failures)), signal);
    }
  }
}
