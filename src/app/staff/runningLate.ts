/** "The doctor is 40 minutes late": said once to everybody who still waits today, with the time for which they should come. */

import type { DoctorId } from '../../domain/ids.ts';
import type { Appointment } from '../../domain/visit/appointment.ts';
import { addMinutes, clinicMoment } from '../../domain/visit/visitTime.ts';
import { no, ok } from '../../types/result.ts';
import { visitFacts } from '../appointments/visitFacts.ts';
import { say, type Turn, wordingFor } from '../turn/turn.ts';
import { type DeedOutcome, inPatientTurn, record, type StaffDeed } from './staffDeed.ts';

const MOST_MINUTES = 300;

/** Appointments stay as they are: nobody loses a time or a reminder by it. Nought takes it back and is told as well. */
export async function runningLate(
  deed: StaffDeed,
  order: { readonly doctorId: DoctorId; readonly minutes: number },
): Promise<DeedOutcome<{ readonly minutes: number; readonly minutesBefore: number; readonly told: number }>> {
  const { directory } = deed.world;
  const { doctorId, minutes } = order;
  if (directory.doctor(doctorId) === undefined) return no({ code: 'no_such_doctor' });
  if (!Number.isInteger(minutes) || minutes < 0 || minutes > MOST_MINUTES)
    return no({ code: 'empty_stretch' });
  const visitDate = clinicMoment(deed.now, directory.clinic.timeZone).date;
  const { lateMinutes } = await deed.tables.tokens.board(doctorId, visitDate);
  if (lateMinutes === minutes) return ok({ minutes, minutesBefore: lateMinutes, told: 0, repeated: true });
  await deed.tables.tokens.setBoard({ doctorId, visitDate }, { lateMinutes: minutes });
  const subject = `late:${doctorId}:${visitDate}`;
  await record(deed, { action: 'running_late', subject, before: lateMinutes, after: minutes });
  const waiting = (await deed.tables.appointments.between(visitDate, visitDate)).filter(
    (one) => one.doctorId === doctorId && isWaiting(deed.now, one, Math.max(minutes, lateMinutes)),
  );
  for (const appointment of waiting)
    await inPatientTurn(deed, appointment, {
      fact: 'runningLate',
      work: async (turn) => tell(turn, appointment, minutes),
    });
  return ok({ minutes, minutesBefore: lateMinutes, told: waiting.length, repeated: false });
}

/** Booked or in the waiting room, and not due to be over by now. */
const isWaiting = (now: Date, one: Appointment, minutes: number): boolean =>
  one.status === 'arrived' || (one.status === 'booked' && addMinutes(one.startsAt, minutes) > now);

function tell(turn: Turn, appointment: Appointment, lateMinutes: number): void {
  const { timeZone } = turn.world.directory.clinic;
  const { time: visitTime } = clinicMoment(addMinutes(appointment.startsAt, lateMinutes), timeZone);
  const { doctorName } = visitFacts(turn.world, appointment);
  const facts = { doctorName, lateMinutes, visitTime };
  const { say: sentences, formatDoctor, formatTime } = wordingFor(turn);
  const template = {
    name: 'running_late',
    parameters: [formatDoctor(doctorName), String(lateMinutes), formatTime(visitTime)],
  } as const;
  // The approved template tells of a delay; that there is none goes out as any other message.
  const how = lateMinutes === 0 ? { lasts: true } : { lasts: true, template };
  say(turn, sentences.runningLate(facts), how);
}
