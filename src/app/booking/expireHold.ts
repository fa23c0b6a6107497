/** Ends a hold whose time is over: the seat is free again, and the patient chooses another time. */
import type { AppointmentId } from '../../domain/ids.ts';
import { visitFacts } from '../appointments/visitFacts.ts';
import { tellMachine } from '../turn/askMachine.ts';
import { say, type Turn, wordingFor } from '../turn/turn.ts';
import { releaseHold } from './releaseHold.ts';

/** Does nothing when the appointment was booked, given back or renewed meanwhile. */
export async function expireHold(turn: Turn, id: AppointmentId): Promise<void> {
  const held = await turn.tables.appointments.get(id);
  const isOver = held?.status === 'pending' && held.holdExpiresAt !== null && held.holdExpiresAt <= turn.now;
  if (held === null || !isOver) return;
  await releaseHold(turn, id);
  const stateBefore = turn.conversation.state;
  await tellMachine(turn, { type: 'holdExpired', appointmentId: id });
  if (turn.conversation.state === stateBefore) return;
  say(turn, wordingFor(turn).say.holdExpired(visitFacts(turn.world, held)));
  turn.prompt = 'of_state';
}
