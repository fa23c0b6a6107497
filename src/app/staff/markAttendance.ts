/** Staff write down who came: arrived, seen by the doctor, or not come. The patient is told nothing by it. */
import type { StaffRefusal } from '../../domain/admin/staffRefusal.ts';
import type { Appointment, AppointmentStatus } from '../../domain/visit/appointment.ts';
import { clinicMoment } from '../../domain/visit/visitTime.ts';
import { no, ok } from '../../types/result.ts';
import { afterVisit } from '../appointments/afterChange.ts';
import { afterNoShow } from '../appointments/noShow.ts';
import type { Turn } from '../turn/turn.ts';
import { type DeedOutcome, inPatientTurn, record, type StaffDeed } from './staffDeed.ts';

export const ATTENDANCES = ['arrived', 'fulfilled', 'noshow'] as const;
export type Attendance = (typeof ATTENDANCES)[number];

/** From which statuses each may follow. A slip of the finger can be put right; a cancelled appointment is gone. */
const FOLLOWS: { readonly [Name in Attendance]: readonly AppointmentStatus[] } = {
  arrived: ['booked', 'noshow', 'fulfilled'],
  fulfilled: ['booked', 'arrived', 'noshow'],
  noshow: ['booked', 'arrived'],
};

/** Who comes may come on the visit's day, whenever; who has not come is late once the visit's time has begun. */
function isTooEarly(
  deed: Pick<StaffDeed, 'world' | 'now'>,
  appointment: Appointment,
  attendance: Attendance,
): boolean {
  if (attendance === 'noshow') return appointment.startsAt > deed.now;
  return clinicMoment(deed.now, deed.world.directory.clinic.timeZone).date < appointment.visitDate;
}

const AFTER: { readonly [Name in Attendance]: (turn: Turn, visit: Appointment) => Promise<unknown> } = {
  arrived: (turn, visit) => turn.tables.reminders.withdraw(visit.id, turn.now),
  fulfilled: afterVisit,
  noshow: afterNoShow,
};

/** Why this cannot be written down now; null when it can. A preview asks the same as the deed. */
export function attendanceObstacle(
  { world, now }: Pick<StaffDeed, 'world' | 'now'>,
  appointment: Appointment,
  attendance: Attendance,
): StaffRefusal | null {
  const { status, visitDate, visitTime } = appointment;
  if (status !== attendance && !FOLLOWS[attendance].includes(status)) return { code: 'wrong_status', status };
  return isTooEarly({ world, now }, appointment, attendance)
    ? { code: 'too_early', visitDate, visitTime }
    : null;
}

/** Refuses a status that cannot follow, a day that has not come, and one who comes after all when their seat is another's by now. */
export async function markAttendance(
  deed: StaffDeed,
  order: { readonly reference: string; readonly attendance: Attendance },
): Promise<DeedOutcome<{ readonly reference: string; readonly status: Attendance }>> {
  const { reference, attendance } = order;
  const appointment = await deed.tables.appointments.byReference(reference);
  if (appointment === null) return no({ code: 'no_such_appointment' });
  if (appointment.status === attendance) return ok({ reference, status: attendance, repeated: true });
  const obstacle = attendanceObstacle(deed, appointment, attendance);
  if (obstacle !== null) return no(obstacle);
  let changed = false;
  await inPatientTurn(deed, appointment, {
    fact: 'attendance',
    work: async (turn) => {
      changed = await turn.tables.appointments.change(appointment.id, {
        from: [appointment.status],
        to: { status: attendance },
        at: deed.now,
      });
      if (changed) await AFTER[attendance](turn, appointment);
    },
  });
  if (!changed) return no({ code: 'slot_taken' });
  await record(deed, {
    action: 'attendance_marked',
    subject: appointment.id,
    before: appointment.status,
    after: attendance,
  });
  return ok({ reference, status: attendance, repeated: false });
}
