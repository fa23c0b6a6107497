/** "Is Dr Rao in on Sunday?", answered from the clinic's own book in any state; the conversation stays where it was. */
import { isOnLeave, WEEKDAYS } from '../../domain/clinic/doctor.ts';
import type { DoctorId } from '../../domain/ids.ts';
import { addMinutes, weekdayOf } from '../../domain/visit/visitTime.ts';
import { no, ok } from '../../types/result.ts';
import type { Outcome } from '../turn/outcome.ts';
import { say, type Turn, wordingFor } from '../turn/turn.ts';

/** More free times than this are said as so many. */
const COUNTED = 99;

export async function doctorDay(turn: Turn, asked: { doctor: string; date: string }): Promise<Outcome> {
  const { directory, policy } = turn.world;
  const doctor = directory.doctor(asked.doctor as DoctorId);
  if (doctor?.active !== true) return no({ code: 'unknown_doctor', asked: asked.doctor });
  const { date } = asked;
  const weekday = weekdayOf(date);
  const isClosed = directory.clinic.openingHours.closedDays.includes(weekday) || isOnLeave(doctor, date);
  const hours = isClosed ? [] : (doctor.weeklyHours[weekday] ?? []);
  const free = await turn.tables.slots.findFree({
    doctorIds: [doctor.id],
    fromDate: date,
    toDate: date,
    timeFrom: null,
    timeTo: null,
    startsAfter: addMinutes(turn.now, policy.leastNoticeMinutes),
    limit: COUNTED,
  });
  const facts = { doctorName: doctor.name, date, hours, freeCount: free.length };
  say(turn, wordingFor(turn).say.doctorDay(facts), { replaceable: true });
  return ok({ ...facts, weekday: WEEKDAYS.indexOf(weekday) + 1 });
}
