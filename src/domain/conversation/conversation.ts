/** One chat's conversation as the store keeps it between turns. */
import type { ChatKey } from '../message/chat.ts';
import type { Language } from '../message/language.ts';
import type { Choice } from '../message/outgoingMessage.ts';
import type { Draft } from './draft.ts';
import { EMPTY_DRAFT } from './draft.ts';
import type { ConversationState } from './states.ts';

/** The choices last shown. A button carries `version`; one of another version is stale. */
export interface ShownMenu {
  readonly version: number;
  readonly choices: readonly Choice[];
  /** Which page of the numbered choices was shown last, from 0; absent for the first. */
  readonly page?: number;
  /** When it was shown, as ISO 8601; a number that was typed before then meant an earlier menu. */
  readonly shownAt?: string;
}

export interface Conversation {
  readonly chat: ChatKey;
  /** Rises with every turn that shows a menu or changes the state. 0: never stored. */
  readonly version: number;
  readonly state: ConversationState;
  /** Where WITH_STAFF came from, and goes back to. */
  readonly stateBeforeStaff: ConversationState | null;
  readonly draft: Draft;
  readonly menu: ShownMenu | null;
  /** A booking that waits while another appointment is moved or cancelled. */
  readonly parked: Draft | null;
  /** Menus of messages that stay of use whatever the chat does meanwhile, the newest last: reminders, offers, questions after a visit. */
  readonly standing: readonly ShownMenu[];
  readonly language: Language;
  /** True once the patient chose a language; detection then changes nothing. */
  readonly languageChosen: boolean;
  readonly consentedAt: Date | null;
  /** Of the notice that was agreed to; 0 before. */
  readonly consentVersion: number;
  /** When the patient last read what cancelling gives back: their yes is held to it. */
  readonly refundShownAt?: Date | null;
  /** False after the patient blocked the bot; their next message makes it true again. */
  readonly reachable: boolean;
  /** While set, a person of the clinic answers; the bot is silent until then. */
  readonly staffUntil: Date | null;
  /** When the patient last wrote; WhatsApp's official API lets a clinic answer freely for a day from then on. */
  readonly heardAt: Date | null;
  /** The last few plain texts, for the model; bounded, never tool turns. */
  readonly history: readonly HistoryLine[];
  readonly updatedAt: Date;
}

export interface HistoryLine {
  readonly from: 'patient' | 'clinic';
  readonly text: string;
}

/** The conversation of a chat that has never written. */
export const newConversation = (chat: ChatKey, now: Date): Conversation => ({
  chat,
  version: 0,
  state: 'IDLE',
  stateBeforeStaff: null,
  draft: EMPTY_DRAFT,
  menu: null,
  parked: null,
  standing: [],
  language: 'en',
  languageChosen: false,
  consentedAt: null,
  consentVersion: 0,
  reachable: true,
  staffUntil: null,
  heardAt: null,
  history: [],
  updatedAt: now,
});
