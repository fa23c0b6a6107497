/** A chat is where a patient writes from; its key is the identity that everything else hangs on. */
import type { Brand } from '../types/brand.ts';

/** `admin` is the clinic's own people on their Telegram bot; the others are patients'. */
export const CHANNELS = ['telegram', 'whatsapp', 'terminal', 'admin'] as const;
export type ChannelName = (typeof CHANNELS)[number];

/** `telegram:123456789`, `whatsapp:919812345678@c.us`: the channel and its own chat id, never a phone number taken on trust. */
export type ChatKey = Brand<string, 'ChatKey'>;

export const chatKey = (channel: ChannelName, chatId: string): ChatKey => `${channel}:${chatId}` as ChatKey;

/** The channel and the channel's own chat id of a key. */
export function splitChatKey(key: ChatKey): { channel: ChannelName; chatId: string } {
  const colon = key.indexOf(':');
  const channel = CHANNELS.find((name) => name === key.slice(0, colon));
  if (channel === undefined) throw new Error('a chat key names no channel');
  return { channel, chatId: key.slice(colon + 1) };
}
