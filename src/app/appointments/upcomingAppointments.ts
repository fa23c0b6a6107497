/** The appointments of a chat that can still be kept, moved or cancelled: booked and not begun. */
import type { Appointment } from '../../domain/visit/appointment.ts';
import type { Turn } from '../turn/turn.ts';

export async function upcomingAppointments(turn: Turn): Promise<readonly Appointment[]> {
  const all = await turn.tables.appointments.ofChat(turn.conversation.chat);
  return all
    .filter((one) => one.status === 'booked' && one.startsAt > turn.now)
    .sort((left, right) => left.startsAt.getTime() - right.startsAt.getTime());
}
