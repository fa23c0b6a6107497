/** A visit was changed from another chat with its owner's code: the chat that booked it is told. Called in the change's own transaction. */
import type { Appointment } from '../../domain/visit/appointment.ts';
import { enqueue, type Turn } from '../turn/turn.ts';

/** The words are made when they are sent, in the owner's language: their conversation is not ours to lock. */
export function tellOwner(turn: Turn, visit: Appointment, change: 'cancelled' | 'moved'): void {
  const { chat, id: appointmentId } = visit;
  if (chat === turn.conversation.chat) return;
  enqueue(
    turn,
    { kind: 'tellOwner', chat, appointmentId, change },
    { dedupeKey: `owner:${appointmentId}:${turn.id}`, lane: chat },
  );
}
