/** Reads tapped buttons, and typed numbers or words that name a shown choice. Never wrong, never a model call. */

import type { Conversation, ShownMenu } from '../../domain/conversation/conversation.ts';
import { type ConversationState, STATES_THAT_TAKE_DIGITS } from '../../domain/conversation/states.ts';
import { hasNumberedMenus } from '../../domain/message/chat.ts';
import { indexOfNumber, pageCount } from '../../domain/message/numberedMenu.ts';
import type { SentMenu } from '../../ports/store.ts';
import { readChoiceNumber } from '../../understanding/answers/readChoiceNumber.ts';
import { calls, type Proposal } from './proposal.ts';

/** A tap on the present menu's button. One of an earlier menu is stale, and a second tap on the same button is too. */
export function readTap(conversation: Conversation, tap: { menuVersion: number; index: number }): Proposal {
  const tapped = menuOfVersion(conversation, tap.menuVersion)?.choices[tap.index];
  return tapped === undefined ? { kind: 'stale' } : calls(tapped.call);
}

/** States in which nobody was shown numbers and a "2" is hardly the second choice. */
const NUMBERS_MEAN_SOMETHING: ReadonlySet<ConversationState> = new Set([
  ...STATES_THAT_TAKE_DIGITS,
  'AWAITING_PHONE',
  'AWAITING_PURPOSE',
]);

/** Whoever types a button's own words writes in our language, not in theirs. */
export function isShownLabel({ menu }: Conversation, text: string): boolean {
  const typed = fold(text);
  return menu?.choices.some(({ label }) => fold(label) === typed) === true;
}

/** Typed text that is exactly a choice's words, its number, or points at it ("doosra", "2 wala"). Null when it names none. */
export function readTypedChoice(
  conversation: Conversation,
  text: string,
  written: { readonly sentAt?: Date; readonly quoted?: SentMenu | null } = {},
): Proposal | null {
  const choices = conversation.menu?.choices ?? [];
  const typed = fold(text);
  const byWords = choices.filter((choice) => fold(choice.label) === typed);
  if (byWords.length === 1 && byWords[0] !== undefined) return calls(byWords[0].call);
  if (hasNumberedMenus(conversation.chat)) return readShownNumber(conversation, typed, written);
  if (NUMBERS_MEAN_SOMETHING.has(conversation.state)) return null;
  const number = /^\d$/.test(typed) ? Number(typed) : readChoiceNumber(typed);
  const byNumber = number === null ? undefined : choices[number - 1];
  return byNumber === undefined ? null : calls(byNumber.call);
}

/** More than the whole seconds in which WhatsApp tells times, and than clocks commonly differ. */
const CLOCKS_DIFFER_MS = 2_000;

/** A number that was shown beside a choice. Of an earlier menu, quoted or told by the two times, it means nothing any more. */
function readShownNumber(
  conversation: Conversation,
  typed: string,
  { sentAt, quoted = null }: { readonly sentAt?: Date; readonly quoted?: SentMenu | null },
): Proposal | null {
  const number = /^\d{1,2}$/.test(typed) ? Number(typed) : readChoiceNumber(typed);
  if (number === null) return null;
  const answered = quoted === null || quoted.choices === 0 ? null : quoted.version;
  const menu = answered === null ? conversation.menu : menuOfVersion(conversation, answered);
  if (answered !== null && menu === null) return { kind: 'stale' };
  if (menu === null || STATES_THAT_TAKE_DIGITS.has(conversation.state)) return null;
  if (answered === null && sentAt !== undefined && wasWrittenBefore(menu, sentAt)) return { kind: 'stale' };
  const chosen = menu.choices[indexOfNumber(menu.choices, number) ?? -1];
  if (chosen !== undefined) return calls(chosen.call);
  if (number === 0) return calls({ tool: 'goBack', arguments: {} });
  // A single digit is nothing else than the number of a choice, and there is none.
  return /^\d$/.test(typed) ? { kind: 'stale' } : null;
}

/** A menu that can still be chosen from: the present one, or one that stands. */
const menuOfVersion = ({ menu, standing }: Conversation, version: number): ShownMenu | null =>
  [menu, ...standing].find((shown) => shown?.version === version) ?? null;

const wasWrittenBefore = ({ shownAt }: ShownMenu, sentAt: Date): boolean =>
  sentAt.getTime() + CLOCKS_DIFFER_MS < (shownAt === undefined ? 0 : Date.parse(shownAt));

const WORDS_FOR_MORE: ReadonlySet<string> = new Set(['more', 'next', 'aur', 'aur dikhao', 'और', 'और दिखाओ']);

/** The page of numbered choices that the word for more asks for; null where there is one page, or another word. */
export function readNextPage({ chat, menu }: Conversation, text: string): number | null {
  if (menu === null || !hasNumberedMenus(chat) || !WORDS_FOR_MORE.has(fold(text))) return null;
  const pages = pageCount(menu.choices);
  return pages === 1 ? null : ((menu.page ?? 0) + 1) % pages;
}

export const fold = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ');
