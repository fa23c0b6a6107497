/** When a message that nobody asked for may go out: at once, or in the morning. Asked by `closeTurn.ts` for each turn. */
import { hasNumberedMenus } from '../../domain/message/chat.ts';
import { quietEnd } from '../../domain/visit/reminderPlan.ts';
import { addMinutes } from '../../domain/visit/visitTime.ts';
import type { Turn } from './turn.ts';

/**
 * Null: at once. An instant: the end of the clinic's quiet hours, for what is no answer, on channels where unasked messages at
 * night get a number reported and banned. A patient who wrote within the hour waits for what follows, and is told.
 */
export function quietUntil(turn: Turn): Date | null {
  const { policy, directory } = turn.world;
  const { chat, heardAt } = turn.before;
  if (!turn.id.startsWith('fact:') || !hasNumberedMenus(chat)) return null;
  if (heardAt !== null && addMinutes(heardAt, policy.answerWithinMinutes) > turn.now) return null;
  return quietEnd(turn.now, directory.rules.quietHours, directory.clinic.timeZone);
}
