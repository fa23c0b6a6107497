/** Keeps the reminders of a visit in step with its appointment: made when it is booked, made anew when it is moved, withdrawn when it is not to be. */
import type { Appointment } from '../../domain/visit/appointment.ts';
import { type PlannedReminder, planAfterVisit, planReminders } from '../../domain/visit/reminderPlan.ts';
import type { Tables } from '../../ports/store.ts';
import type { World } from '../turn/world.ts';

interface Place {
  readonly world: World;
  readonly tables: Tables;
  readonly now: Date;
}

type PlannedVisit = Pick<Appointment, 'id' | 'startsAt'>;

/** What waited for the visit's former time is withdrawn first. */
export async function planVisitReminders(place: Place, visit: PlannedVisit): Promise<void> {
  const { rules, clinic } = place.world.directory;
  await place.tables.reminders.withdraw(visit.id, place.now);
  const plan = planReminders({
    startsAt: visit.startsAt,
    now: place.now,
    rules: rules.reminders,
    quiet: rules.quietHours,
    timeZone: clinic.timeZone,
  });
  await addPlan(place, visit, plan);
}

export const withdrawReminders = (place: Place, visit: Pick<Appointment, 'id'>): Promise<number> =>
  place.tables.reminders.withdraw(visit.id, place.now);

/** After a visit that took place: a question how it was, and the doctor's next date where there is one. */
export async function planAfterVisitReminders(place: Place, visit: PlannedVisit): Promise<void> {
  const { rules, clinic } = place.world.directory;
  const { followUpDate } = await place.tables.visits.get(visit.id);
  await place.tables.reminders.withdraw(visit.id, place.now);
  const plan = planAfterVisit({
    now: place.now,
    feedbackAfterMinutes: rules.reminders.feedbackAfterMinutes,
    followUpDate,
    quiet: rules.quietHours,
    timeZone: clinic.timeZone,
  });
  await addPlan(place, visit, plan);
}

export const addPlan = (
  { world, tables }: Place,
  visit: PlannedVisit,
  plan: readonly PlannedReminder[],
): Promise<void> =>
  tables.reminders.plan(
    plan.map((one) => ({
      ...one,
      id: world.ids.id(),
      appointmentId: visit.id,
      visitStartsAt: visit.startsAt,
    })),
  );
