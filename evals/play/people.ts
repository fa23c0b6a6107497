/** Who is on the phone in the scenarios: the tests' cast and two more, each with accounts of their own on both channels. */
import { type ChatKey, chatKey, splitChatKey } from '../../src/domain/message/chat.ts';
import { CAST } from '../../src/testing/clinic.ts';
import type { PersonName } from '../scenario/steps.ts';

export interface PhoneOwner {
  /** With the bot in Telegram. */
  readonly chat: ChatKey;
  readonly chatId: number;
  /** By which WhatsApp knows them: a number of nobody in the scenarios, for an account may have another phone's. */
  readonly whatsappId: string;
  /** As the Telegram account says, which need not be the patient's name. */
  readonly firstName: string;
  readonly languageCode: string;
  /** The bot to which they write. */
  readonly bot: 'patients' | 'staff';
}

const owner = (chat: ChatKey, firstName: string, languageCode: string): PhoneOwner => ({
  chat,
  chatId: Number(splitChatKey(chat).chatId),
  whatsappId: `91700000${splitChatKey(chat).chatId}`,
  firstName,
  languageCode,
  bot: 'patients',
});

/** As the sandbox admits them; the password of the sandbox is theirs, too. */
const staff = (chatId: string, firstName: string): PhoneOwner => ({
  chat: chatKey('admin', chatId),
  chatId: Number(chatId),
  whatsappId: '',
  firstName,
  languageCode: 'en',
  bot: 'staff',
});

export const OWNERS: { readonly [Name in PersonName]: PhoneOwner } = {
  asha: owner(CAST.asha.chat, 'Asha', 'en'),
  ravi: owner(CAST.ravi.chat, 'Ravi', 'en'),
  meera: owner(CAST.meera.chat, 'Meera', 'hi'),
  vikram: owner(CAST.vikram.chat, 'Vik', 'en'),
  /** Writes for her children and her parents. */
  sunita: owner(chatKey('telegram', '9004'), 'Sunita', 'en'),
  /** Is seventy-four and answers in single words. */
  kamla: owner(chatKey('telegram', '9005'), 'K', 'hi'),
  owner: staff('4000000001', 'Anand'),
  frontDesk: staff('4000000002', 'Sunita'),
  doctor: staff('4000000003', 'Dr Iyer'),
};

export const isStaff = (name: PersonName): boolean => OWNERS[name].bot === 'staff';

/** All chats that a person may have, on whichever channel. */
export const chatsOf = ({ chat, whatsappId }: PhoneOwner): readonly ChatKey[] =>
  whatsappId === '' ? [chat] : [chat, chatKey('whatsapp', whatsappId)];

/** Whose chat a key is; null for people who only fill the calendar. */
export const ownerOf = (chat: ChatKey): PersonName | null =>
  (Object.keys(OWNERS) as PersonName[]).find((name) => chatsOf(OWNERS[name]).includes(chat)) ?? null;
