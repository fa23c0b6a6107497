/** Starts the staff's bot beside the patients': by webhook where that one has one, else by polling. */
import type { RequestListener } from 'node:http';
import { ADMIN_COMMAND_MENU } from '../bot/admin/adminCommands.ts';
import { createAdminHandlers } from '../bot/admin/adminHandlers.ts';
import { startPolling } from '../bot/pollUpdates.ts';
import { PATIENT_UPDATES } from '../bot/readUpdate.ts';
import { registerBot } from '../bot/registerBot.ts';
import type { Job } from '../jobs/schedule.ts';
import { createTelegramWebhook } from '../webhooks/telegram.ts';
import { inOneProcess } from './onlyOne.ts';
import type { Parts } from './parts.ts';

export const ADMIN_WEBHOOK_PATH = '/webhooks/telegram-staff';

const receiveUpdate =
  ({ admin, clock, log }: Parts) =>
  async (update: unknown): Promise<void> => {
    if (admin === null) return;
    const { channel, turns } = admin;
    const handlers = createAdminHandlers({
      receive: (message) => turns.receive(message),
      channel,
      clock,
      log,
    });
    await handlers.receiveUpdate(update);
  };

export const adminWebhook = (parts: Parts, secret: string): RequestListener =>
  createTelegramWebhook({ secret, receiveUpdate: receiveUpdate(parts), log: parts.log }).handle;

export function startAdminBot(parts: Parts): { stop(): Promise<void> } {
  const { admin, config, log, telegram } = parts;
  if (admin === null) return { stop: () => Promise.resolve() };
  const { api } = admin.channel;
  const stopping = new AbortController();
  const secret = config.TELEGRAM_WEBHOOK_SECRET;
  const hasWebhook =
    secret !== undefined && config.PUBLIC_URL !== undefined && telegram.adminBot?.isReal === true;
  const webhook = hasWebhook ? { url: `${config.PUBLIC_URL}${ADMIN_WEBHOOK_PATH}`, secret } : null;
  registerBot({ api, webhook, log, signal: stopping.signal, commands: ADMIN_COMMAND_MENU }).catch(
    (error: unknown) =>
      log.error('telegram_staff_bot_not_registered', {
        reason: error instanceof Error ? error.message : 'unknown',
      }),
  );
  const poll = () =>
    startPolling({ api, receiveUpdate: receiveUpdate(parts), updateKinds: PATIENT_UPDATES, log });
  // Telegram answers one poller of a bot, and refuses the others.
  const polling =
    webhook === null
      ? inOneProcess(parts, { name: 'telegram-staff-polling', start: async () => poll() })
      : null;
  return {
    async stop() {
      stopping.abort();
      await polling?.stop();
    },
  };
}

/** A turn with a model may take 25 seconds; older messages were left behind by a process that stopped. */
const LEFT_BEHIND_MS = 35_000;

export const recoverAdmin = ({ admin }: Parts): readonly Job[] =>
  admin === null
    ? []
    : [{ name: 'recoverAdminTurns', cron: '*/5 * * * * *', run: () => admin.turns.recover(LEFT_BEHIND_MS) }];
