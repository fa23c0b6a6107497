/** WhatsApp Web as a channel: replies only, in numbered text, at a person's pace, through the supervised child process. Made by compose. */
import { type ChatKey, splitChatKey } from '../../domain/message/chat.ts';
import type { Channel } from '../../ports/channel.ts';
import { OutsideError } from '../../ports/outsideError.ts';
import { createPace, unpaced } from '../pace.ts';
import { renderNumbered } from '../renderMessage.ts';
import { shorten } from '../renderText.ts';
import type { WebSupervisor } from './supervisor.ts';

export interface WebChannelOptions {
  readonly supervisor: Pick<WebSupervisor, 'ask'>;
  /** When the patient last wrote; null where they never did. */
  readonly heardAt: (chat: ChatKey) => Promise<Date | null>;
  /** False for a stand-in. */
  readonly isPaced: boolean;
}

export interface WebChannel extends Channel {
  readonly name: 'whatsapp';
  /** Blue ticks, and "typing". Never throws. */
  acknowledge(chat: ChatKey): Promise<void>;
}

/** A number that writes faster than a busy person, or to people who never wrote, is reported and banned. */
const PACE = { perChat: { messages: 12, seconds: 20 }, overall: { messages: 40, seconds: 20 } };
const TRANSFER_MS = 60_000;
const CAPTION_LIMIT = 1024;

export function createWebChannel({ supervisor, heardAt, isPaced }: WebChannelOptions): WebChannel {
  const pace = isPaced ? createPace(PACE) : unpaced;
  const admit = async (chat: ChatKey, operation: string): Promise<string> => {
    if ((await heardAt(chat)) === null)
      throw new OutsideError({ service: 'whatsapp', operation, permanent: true, code: 'not_a_reply' });
    const to = chatIdOf(chat);
    await pace.admit(to, operation);
    return to;
  };
  const quietly = async (name: 'seen' | 'typing', chat: ChatKey): Promise<void> => {
    await supervisor.ask({ name, to: chatIdOf(chat) }).catch(() => undefined);
  };
  return {
    name: 'whatsapp',
    async send({ chat, message }) {
      let reference = '';
      for (const text of renderNumbered(message)) {
        const to = await admit(chat, 'sendText');
        reference = String(await supervisor.ask({ name: 'sendText', to, text }));
      }
      return reference;
    },
    async sendDocument({ chat, fileName, contentType, bytes, caption }) {
      const to = await admit(chat, 'sendDocument');
      const content = { to, fileName, contentType, bytes, caption: shorten(caption.trim(), CAPTION_LIMIT) };
      return String(await supervisor.ask({ name: 'sendDocument', ...content }, TRANSFER_MS));
    },
    showTyping: (chat) => quietly('typing', chat),
    async fetchAttachment(fileRef, limitBytes) {
      const bytes = await supervisor.ask({ name: 'download', messageId: fileRef, limitBytes }, TRANSFER_MS);
      if (bytes instanceof Uint8Array) return bytes;
      throw new OutsideError({
        service: 'whatsapp',
        operation: 'download',
        permanent: false,
        code: 'unreadable',
      });
    },
    async acknowledge(chat) {
      await quietly('seen', chat);
      await quietly('typing', chat);
    },
  };
}

function chatIdOf(chat: ChatKey): string {
  const { channel, chatId } = splitChatKey(chat);
  if (channel !== 'whatsapp') throw new Error('the WhatsApp channel was given a chat of another channel');
  return chatId;
}
