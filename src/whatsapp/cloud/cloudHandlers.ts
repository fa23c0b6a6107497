/** What happens with each webhook of the Cloud API that was found genuine: messages are stored, statuses noted once. */
import type { Log } from '../../ports/log.ts';
import type { WhatsappHandlers } from '../whatsappHandlers.ts';
import { codeOfFailure } from './cloudFailure.ts';
import { type CloudStatus, readWebhook } from './readWebhook.ts';

export interface CloudHandlers {
  /** Resolves when every message of the batch is stored; rejects when one is not, and the service brings the batch again. */
  readonly receiveWebhook: (body: unknown) => Promise<void>;
}

/** Statuses come in any order and for days: one that is behind what is known already says nothing. */
const RANK: Readonly<Record<CloudStatus['status'], number>> = {
  sent: 1,
  delivered: 2,
  read: 3,
  played: 4,
  failed: 5,
};
const STATUSES_REMEMBERED = 20_000;

export interface CloudHandlersOptions {
  readonly handlers: WhatsappHandlers;
  readonly phoneNumberId: string;
  readonly log: Log;
}

export function createCloudHandlers({ handlers, phoneNumberId, log }: CloudHandlersOptions): CloudHandlers {
  const known = new Map<string, number>();
  const note = ({ messageId, status, errorCode }: CloudStatus): void => {
    if ((known.get(messageId) ?? 0) >= RANK[status]) return;
    known.set(messageId, RANK[status]);
    const [oldest] = known.keys();
    if (known.size > STATUSES_REMEMBERED && oldest !== undefined) known.delete(oldest);
    if (status === 'failed')
      log.warn('whatsapp_message_failed', {
        code: errorCode === null ? 'unknown' : codeOfFailure(errorCode),
      });
    else log.debug('whatsapp_message_status', { status });
  };
  return {
    async receiveWebhook(body) {
      const { messages, statuses, ignored } = readWebhook(body, phoneNumberId);
      // In their order: a chat's messages are answered as they were written.
      for (const message of messages) await handlers.receiveMessage(message);
      statuses.forEach(note);
      if (ignored > 0) log.debug('whatsapp_webhook_ignored', { count: ignored });
    },
  };
}
