/** A chat is where a patient writes from; its key is the identity that everything else hangs on. */
import type { Brand } from '../../types/brand.ts';

/** `admin` is the clinic's own people on their Telegram bot; `desk` stands for who walked in and writes nowhere; the others are patients'. */
export const CHANNELS = ['telegram', 'whatsapp', 'terminal', 'desk', 'admin'] as const;
export type ChannelName = (typeof CHANNELS)[number];

/** `telegram:123456789`, `whatsapp:919812345678@c.us`: the channel and its own chat id, never a phone number taken on trust. */
export type ChatKey = Brand<string, 'ChatKey'>;

/** A key as it may come from outside: of a channel that patients write on. */
export const isPatientChat = (key: string): boolean =>
  CHANNELS.some((name) => name !== 'admin' && key.startsWith(`${name}:`));

/** Channels that cannot show a button for every choice: there menus are written out with numbers. */
const NUMBERED: readonly ChannelName[] = ['whatsapp'];

export const hasNumberedMenus = (key: ChatKey): boolean => NUMBERED.includes(splitChatKey(key).channel);

/** WhatsApp calls most chats by the phone number they write from; others (`@lid`, business-scoped ids) tell none. */
const NUMBER_IN_CHAT_ID = /^(91[6-9]\d{9})(?:@c\.us)?$/;

/**
 * The Indian mobile number that a chat's id shows, as +91 and ten digits; null where it shows none. An attribute to be offered to
 * the patient, never who they are.
 */
export function phoneOfChat(key: ChatKey): string | null {
  const { channel, chatId } = splitChatKey(key);
  const digits = channel === 'whatsapp' ? NUMBER_IN_CHAT_ID.exec(chatId)?.[1] : undefined;
  return digits === undefined ? null : `+${digits}`;
}

/** Whether anything can be sent there: who walked in has given the clinic no chat. */
export const canBeWrittenTo = (key: ChatKey): boolean => splitChatKey(key).channel !== 'desk';

export const chatKey = (channel: ChannelName, chatId: string): ChatKey => `${channel}:${chatId}` as ChatKey;

/** Where what waits for the end of the quiet hours lies, so that it holds up no answer of the night. */
export const morningLane = (key: ChatKey): string => `morning:${key}`;

/** The channel and the channel's own chat id of a key. */
export function splitChatKey(key: ChatKey): { channel: ChannelName; chatId: string } {
  const colon = key.indexOf(':');
  const channel = CHANNELS.find((name) => name === key.slice(0, colon));
  if (channel === undefined) throw new Error('a chat key names no channel');
  return { channel, chatId: key.slice(colon + 1) };
}
