/** Reads tapped buttons, and typed numbers or words that name a shown choice. Never wrong, never a model call. */
import type { Conversation } from '../../domain/conversation/conversation.ts';
import type { ConversationState } from '../../domain/conversation/states.ts';
import { readChoiceNumber } from '../../understanding/answers/readChoiceNumber.ts';
import { calls, type Proposal } from './proposal.ts';

/** A tap on the present menu's button. One of an earlier menu is stale, and a second tap on the same button is too. */
export function readTap(conversation: Conversation, tap: { menuVersion: number; index: number }): Proposal {
  const shown = [conversation.menu, ...conversation.standing].find(
    (menu) => menu?.version === tap.menuVersion,
  );
  const tapped = shown?.choices[tap.index];
  return tapped === undefined ? { kind: 'stale' } : calls(tapped.call);
}

/** States that wait for a number of their own: there a "2" is never the second choice. */
const NUMBERS_MEAN_SOMETHING: ReadonlySet<ConversationState> = new Set([
  'AWAITING_AGE',
  'AWAITING_PHONE',
  'AWAITING_PURPOSE',
  'WITH_STAFF',
]);

/** Typed text that is exactly a choice's words, its number, or points at it ("doosra", "2 wala"). Null when it names none. */
export function readTypedChoice(conversation: Conversation, text: string): Proposal | null {
  const choices = conversation.menu?.choices ?? [];
  const typed = fold(text);
  const byWords = choices.filter((choice) => fold(choice.label) === typed);
  if (byWords.length === 1 && byWords[0] !== undefined) return calls(byWords[0].call);
  if (NUMBERS_MEAN_SOMETHING.has(conversation.state)) return null;
  const number = /^\d$/.test(typed) ? Number(typed) : readChoiceNumber(typed);
  const byNumber = number === null ? undefined : choices[number - 1];
  return byNumber === undefined ? null : calls(byNumber.call);
}

export const fold = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ');
