/** The doctor's word on when to come again: kept with the visit, offered to the patient after it. */
import type { Appointment, AppointmentStatus } from '../../domain/visit/appointment.ts';
import { clinicMoment } from '../../domain/visit/visitTime.ts';
import { no, ok } from '../../types/result.ts';
import { planAfterVisitReminders } from '../reminders/planVisit.ts';
import { type DeedOutcome, inPatientTurn, record, type StaffDeed } from './staffDeed.ts';

/** Of a visit that is, or was. */
const OF_VISITS: readonly AppointmentStatus[] = ['booked', 'arrived', 'fulfilled'];

interface FollowUpSet {
  readonly reference: string;
  readonly date: string | null;
  /** What was said before; null where nothing was. */
  readonly before: string | null;
}

/** Refuses visits that were not to be, and days that are not after the visit and after today. Another day replaces the first, and none takes it back. */
export async function setFollowUp(
  deed: StaffDeed,
  order: { readonly reference: string; readonly date: string | null },
): Promise<DeedOutcome<FollowUpSet>> {
  const { reference, date } = order;
  const visit = await deed.tables.appointments.byReference(reference);
  if (visit === null) return no({ code: 'no_such_appointment' });
  if (!OF_VISITS.includes(visit.status)) return no({ code: 'wrong_status', status: visit.status });
  const today = clinicMoment(deed.now, deed.world.directory.clinic.timeZone).date;
  if (date !== null && (date <= visit.visitDate || date <= today)) return no({ code: 'time_past' });
  const { followUpDate } = await deed.tables.visits.get(visit.id);
  if (followUpDate === date) return ok({ reference, date, before: date, repeated: true });
  await inPatientTurn(deed, visit, {
    fact: 'followUp',
    work: async (turn) => {
      await turn.tables.visits.note(visit.id, { followUpDate: date });
      if (isOver(visit)) await planAfterVisitReminders(turn, visit);
    },
  });
  await record(deed, { action: 'follow_up_set', subject: visit.id, before: followUpDate, after: date });
  return ok({ reference, date, before: followUpDate, repeated: false });
}

const isOver = ({ status }: Appointment): boolean => status === 'fulfilled';
