/** What follows from an appointment that was booked, moved, cancelled or kept, whoever did it: reminders and calendar move along. Called in the change's own transaction. */
import type { Appointment } from '../../domain/visit/appointment.ts';
import { enterVisit } from '../calendar/enterVisit.ts';
import { planAfterVisitReminders, planVisitReminders, withdrawReminders } from '../reminders/planVisit.ts';
import { giveToken } from '../tokens/tokens.ts';
import type { Turn } from '../turn/turn.ts';
import { noteOfferBooked } from '../waitlist/noteOfferBooked.ts';

export async function afterBooking(turn: Turn, booked: Appointment): Promise<void> {
  await noteOfferBooked(turn, booked);
  await planVisitReminders(turn, booked);
  await enterVisit(turn, booked, 'booked');
}

/** `moved` as it stands at its new time. */
export async function afterMoving(turn: Turn, moved: Appointment): Promise<void> {
  await turn.tables.visits.note(moved.id, { confirmedAt: null });
  await planVisitReminders(turn, moved);
  await enterVisit(turn, moved, 'moved');
  await giveToken(turn, moved);
}

export async function afterCancelling(turn: Turn, cancelled: Appointment): Promise<void> {
  await withdrawReminders(turn, cancelled);
  await enterVisit(turn, cancelled, 'cancelled');
}

/** The visit took place. */
export async function afterVisit(turn: Turn, fulfilled: Appointment): Promise<void> {
  await planAfterVisitReminders(turn, fulfilled);
}
