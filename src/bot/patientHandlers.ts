/** What happens with each update of the patient bot, whether it was polled or came to the webhook: read, answered if tapped, stored. */
import type { IncomingMessage } from '../domain/message/incomingMessage.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { readUpdate } from './readUpdate.ts';
import type { TelegramChannel } from './telegramChannel.ts';

export interface PatientHandlersOptions {
  /** Resolves when the message is durably in the inbox, before its turn is taken. */
  readonly receive: (message: IncomingMessage) => Promise<unknown>;
  readonly channel: Pick<TelegramChannel, 'answerCallback'>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface PatientHandlers {
  /** Resolves when the update may be acknowledged; rejects when the inbox could not take it. */
  receiveUpdate(update: unknown): Promise<void>;
}

export function createPatientHandlers({
  receive,
  channel,
  clock,
  log,
}: PatientHandlersOptions): PatientHandlers {
  return {
    async receiveUpdate(update) {
      const read = readUpdate(update, clock.now());
      // At once and waited for by nobody: the button's spinner ends before the turn begins.
      if (read.callbackQueryId !== null) void channel.answerCallback(read.callbackQueryId);
      if (read.kind === 'ignored') {
        log.debug('telegram_update_ignored', { reason: read.reason });
        return;
      }
      await receive(read.message);
    },
  };
}
