// Sandbox, Telegram: how a bot gets its updates: long polling, or a webhook, never both.
import type { WebhookSettings } from '../webhookSender.ts';
import { badRequest, TelegramRefusal, type TelegramUpdate } from '../wire.ts';
import type { Method, MethodCall } from './method.ts';

/** The longest that the real service holds a poll. */
const POLL_LIMIT_SECONDS = 50;
const BATCH_LIMIT = 100;
const CONFLICT = 'terminated by other getUpdates request; make sure that only one bot instance is running';

const getUpdates: Method = (call) => {
  const { bot, params } = call;
  if (bot.webhook !== undefined) {
    throw new TelegramRefusal(
      409,
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  }
  bot.endPoll?.();
  const allowed = params.json('allowed_updates');
  if (Array.isArray(allowed)) bot.updates.allowedTypes = allowed.map(String);
  const offset = params.integer('offset') ?? 0;
  if (offset < 0) bot.updates.keepLast(-offset);
  else bot.updates.confirmBefore(offset);
  const limit = Math.min(Math.max(params.integer('limit') ?? BATCH_LIMIT, 1), BATCH_LIMIT);
  const updates = bot.updates.handOut(limit);
  const timeoutSeconds = Math.min(params.integer('timeout') ?? 0, POLL_LIMIT_SECONDS);
  return updates.length > 0 || timeoutSeconds <= 0
    ? updates
    : waitForUpdates(call, { limit, timeoutSeconds });
};

function waitForUpdates(
  { bot, response }: MethodCall,
  { limit, timeoutSeconds }: { limit: number; timeoutSeconds: number },
): Promise<TelegramUpdate[]> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => finish(() => resolve([])), timeoutSeconds * 1000);
    timer.unref();
    const endPoll = () => finish(() => reject(new TelegramRefusal(409, `Conflict: ${CONFLICT}`)));
    const abandon = () => finish(() => resolve([]));
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      response?.off('close', abandon);
      if (bot.endPoll === endPoll) {
        bot.endPoll = undefined;
        bot.updates.setListener(undefined);
      }
      settle();
    };
    bot.endPoll = endPoll;
    bot.updates.setListener(() => finish(() => resolve(bot.updates.handOut(limit))));
    response?.once('close', abandon);
  });
}

const setWebhook: Method = ({ service, bot, params }) => {
  const url = params.text('url') ?? '';
  if (url === '') return removeWebhook(bot, params.flag('drop_pending_updates'));
  checkWebhookUrl(url);
  const secretToken = params.text('secret_token');
  if (secretToken !== undefined && !/^[\w-]{1,256}$/.test(secretToken)) {
    throw badRequest('secret token contains unallowed characters');
  }
  const allowed = params.json('allowed_updates');
  if (Array.isArray(allowed)) bot.updates.allowedTypes = allowed.map(String);
  bot.endPoll?.();
  if (params.flag('drop_pending_updates')) bot.updates.forgetAll();
  const settings: WebhookSettings = {
    url,
    secretToken,
    maxConnections: Math.min(Math.max(params.integer('max_connections') ?? 40, 1), 100),
  };
  service.openWebhook(bot, settings);
  return true;
};

const deleteWebhook: Method = ({ bot, params }) => removeWebhook(bot, params.flag('drop_pending_updates'));

const getWebhookInfo: Method = ({ bot }) => ({
  url: bot.webhook?.settings.url ?? '',
  has_custom_certificate: false,
  pending_update_count: bot.updates.size,
  ...bot.webhook?.lastFailure,
  ...(bot.webhook === undefined ? {} : { max_connections: bot.webhook.settings.maxConnections }),
  ...(bot.updates.allowedTypes === undefined ? {} : { allowed_updates: bot.updates.allowedTypes }),
});

export const updateMethods: Readonly<Record<string, Method>> = {
  getUpdates,
  setWebhook,
  deleteWebhook,
  getWebhookInfo,
};

function removeWebhook(bot: MethodCall['bot'], dropsPending: boolean): true {
  bot.webhook?.close();
  bot.webhook = undefined;
  if (dropsPending) bot.updates.forgetAll();
  return true;
}

/** Plain http is refused as the real service does, but for this machine, where the stand-in serves. */
function checkWebhookUrl(url: string): void {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (address === undefined) throw badRequest('bad webhook: invalid webhook URL specified');
  const isLoopback = ['127.0.0.1', 'localhost', '[::1]'].includes(address.hostname);
  if (address.protocol === 'https:' || (address.protocol === 'http:' && isLoopback)) return;
  throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
}
