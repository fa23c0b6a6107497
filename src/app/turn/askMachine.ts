/** Steps a turn's conversation through the machine; the only way in which a conversation's state and draft change. */

import type { Conversation } from '../../domain/conversation/conversation.ts';
import type { Ask, Fact } from '../../domain/conversation/events.ts';
import type { Position } from '../../domain/conversation/position.ts';
import { ask, hear } from '../../domain/conversation/position.ts';
import type { ConversationState } from '../../domain/conversation/states.ts';
import type { AppointmentId } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/message/refusal.ts';
import { CONSENT_VERSION } from '../../domain/patient/consent.ts';
import type { Result } from '../../types/result.ts';
import { ok } from '../../types/result.ts';
import { releaseHold } from '../booking/releaseHold.ts';
import type { Turn } from './turn.ts';

const positionOf = (conversation: Conversation): Position => ({
  state: conversation.state,
  draft: conversation.draft,
  consented: conversation.consentedAt !== null && conversation.consentVersion >= CONSENT_VERSION,
  stateBeforeStaff: conversation.stateBeforeStaff,
  parked: conversation.parked,
});

/** Asks the machine; a yes moves the conversation and lets go of a hold that the move gave up. */
export async function askMachine(turn: Turn, event: Ask): Promise<Result<ConversationState, Refusal>> {
  const answer = ask(positionOf(turn.conversation), event);
  if (!answer.ok) return answer;
  await moveTo(turn, answer.value);
  return ok(turn.conversation.state);
}

/** Whether the machine would allow the ask, without asking. */
export const wouldAllow = (turn: Turn, event: Ask): boolean => ask(positionOf(turn.conversation), event).ok;

/** Tells the machine a fact. */
export async function tellMachine(turn: Turn, fact: Fact): Promise<void> {
  await moveTo(turn, hear(positionOf(turn.conversation), fact));
}

async function moveTo(turn: Turn, next: Position): Promise<void> {
  const previous = turn.conversation;
  const since = positionOf(previous).consented ? previous.consentedAt : turn.now;
  const consentedAt = next.consented ? since : null;
  turn.conversation = {
    ...previous,
    state: next.state,
    draft: next.draft,
    parked: next.parked,
    stateBeforeStaff: next.stateBeforeStaff,
    consentedAt,
    consentVersion: next.consented ? CONSENT_VERSION : 0,
  };
  const kept = holdsOf(next);
  for (const given of holdsOf(previous)) if (!kept.includes(given)) await releaseHold(turn, given);
}

/** What a conversation keeps for itself: its own hold, and that of a booking that waits. */
const holdsOf = ({ draft, parked }: Pick<Position, 'draft' | 'parked'>): readonly AppointmentId[] =>
  [draft.appointmentId, parked?.appointmentId ?? null].filter((id) => id !== null);
