/** A mark of attendance was a slip: the visit stands as it stood, and what the mark had begun is withdrawn. */
import type { AppointmentStatus } from '../../domain/visit/appointment.ts';
import { no, ok } from '../../types/result.ts';
import { planVisitReminders, withdrawReminders } from '../reminders/planVisit.ts';
import type { Attendance } from './markAttendance.ts';
import { type DeedOutcome, inPatientTurn, record, type StaffDeed } from './staffDeed.ts';

export interface AttendanceMark {
  readonly reference: string;
  readonly attendance: Attendance;
  readonly before: AppointmentStatus;
}

/** Refuses a visit whose status is another by now, and one whose seat was given away meanwhile. */
export async function takeBackAttendance(
  deed: StaffDeed,
  { reference, attendance, before }: AttendanceMark,
): Promise<DeedOutcome<{ readonly status: AppointmentStatus }>> {
  const appointment = await deed.tables.appointments.byReference(reference);
  if (appointment === null) return no({ code: 'no_such_appointment' });
  if (appointment.status === before) return ok({ status: before, repeated: true });
  if (appointment.status !== attendance) return no({ code: 'wrong_status', status: appointment.status });
  let isRestored = false;
  await inPatientTurn(deed, appointment, {
    fact: 'attendanceTakenBack',
    work: async (turn) => {
      isRestored = await turn.tables.appointments.change(appointment.id, {
        from: [attendance],
        to: { status: before },
        at: deed.now,
      });
      if (!isRestored) return;
      if (before === 'booked') await planVisitReminders(turn, appointment);
      else await withdrawReminders(turn, appointment);
    },
  });
  if (!isRestored) return no({ code: 'slot_taken' });
  await record(deed, {
    action: 'attendance_taken_back',
    subject: appointment.id,
    before: attendance,
    after: before,
  });
  return ok({ status: before, repeated: false });
}
