/** "The same doctor, same time?" in one tap: a booking with all that is known from an earlier one. */
import type { Appointment } from '../../domain/visit/appointment.ts';
import { clinicMoment } from '../../domain/visit/visitTime.ts';
import { no, ok } from '../../types/result.ts';
import { visitFacts } from '../appointments/visitFacts.ts';
import { askMachine } from '../turn/askMachine.ts';
import type { Outcome } from '../turn/outcome.ts';
import { say, type Turn, wordingFor } from '../turn/turn.ts';

/** The chat's last visit that counts, or the one that is named; null when there is none, or its doctor has left. */
export async function lastVisit(turn: Turn, reference?: string): Promise<Appointment | null> {
  const all = await turn.tables.appointments.ofChat(turn.conversation.chat);
  const known = all.filter(
    (one) => KNOWN.includes(one.status) && turn.world.directory.doctor(one.doctorId)?.active === true,
  );
  return (reference === undefined ? known[0] : known.find((one) => one.reference === reference)) ?? null;
}

const KNOWN: readonly Appointment['status'][] = ['booked', 'arrived', 'fulfilled', 'noshow'];

interface BookAgainOrder {
  readonly reference?: string | undefined;
  /** On the day that the doctor named, where it is still to come. */
  readonly followUp?: boolean | undefined;
}

/** Nothing is asked that is known; all of it is shown in the summary, under which the patient says yes. */
export async function bookAgain(turn: Turn, asked: BookAgainOrder): Promise<Outcome> {
  const last = await lastVisit(turn, asked.reference);
  const patient = last === null ? null : await turn.tables.patients.get(last.patientId);
  if (last === null || patient === null) return no({ code: 'no_such_appointment' });
  const { forWhom, name, phone, age, gender } = patient;
  const doctor = turn.world.directory.doctor(last.doctorId);
  const date = asked.followUp === true ? await followUpOf(turn, last) : null;
  const wish = { date, dateTo: null, time: last.visitTime, timeFrom: null, timeTo: null };
  const moved = await askMachine(turn, {
    type: 'bookAgain',
    details: {
      ...{ forWhom, name, phone, age, gender, wish },
      purpose: last.purpose,
      doctorId: last.doctorId,
      ...(doctor === undefined ? {} : { speciality: doctor.speciality, specialityIsSuggested: false }),
    },
  });
  if (!moved.ok) return moved;
  const { doctorName } = visitFacts(turn.world, last);
  say(turn, wordingFor(turn).say.bookingAgain({ doctorName, patientName: name }));
  return ok({ state: moved.value, ...visitFacts(turn.world, last) });
}

async function followUpOf({ tables, world, now }: Turn, last: Appointment): Promise<string | null> {
  const { followUpDate } = await tables.visits.get(last.id);
  const today = clinicMoment(now, world.directory.clinic.timeZone).date;
  return followUpDate !== null && followUpDate > today ? followUpDate : null;
}
