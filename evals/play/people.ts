/** Who is on the phone in the scenarios: the tests' cast and two more, each with a Telegram account of their own. */
import { type ChatKey, chatKey, splitChatKey } from '../../src/domain/chat.ts';
import { CAST } from '../../src/testing/clinic.ts';
import type { PersonName } from '../scenario/steps.ts';

export interface PhoneOwner {
  readonly chat: ChatKey;
  readonly chatId: number;
  /** As the Telegram account says, which need not be the patient's name. */
  readonly firstName: string;
  readonly languageCode: string;
}

const owner = (chat: ChatKey, firstName: string, languageCode: string): PhoneOwner => ({
  chat,
  chatId: Number(splitChatKey(chat).chatId),
  firstName,
  languageCode,
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
};

/** Whose chat a key is; null for people who only fill the calendar. */
export const ownerOf = (chat: ChatKey): PersonName | null =>
  (Object.keys(OWNERS) as PersonName[]).find((name) => OWNERS[name].chat === chat) ?? null;
