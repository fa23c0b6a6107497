/** Numbers of the day for doctors who work by token: given with the booking, asked for at any time, told when the turn is near. */

import type { DoctorId } from '../../domain/ids.ts';
import { ruleOf } from '../../domain/rules/section.ts';
import type { Appointment } from '../../domain/visit/appointment.ts';
import { clinicMoment } from '../../domain/visit/visitTime.ts';
import type { Tables } from '../../ports/store.ts';
import { no, ok } from '../../types/result.ts';
import type { Outcome } from '../turn/outcome.ts';
import { say, type Turn, wordingFor } from '../turn/turn.ts';
import type { World } from '../turn/world.ts';

export const worksByToken = (world: World, doctorId: DoctorId): boolean =>
  ruleOf(world.directory.rules.tokens, doctorId).byToken;

/** Said after the booking's own message, and again for the new day of a moved visit. */
export async function giveToken(turn: Turn, visit: Appointment): Promise<void> {
  if (!worksByToken(turn.world, visit.doctorId)) return;
  const { doctorId, visitDate, visitTime } = visit;
  const token = await turn.tables.tokens.give(visit.id, { doctorId, visitDate });
  say(turn, wordingFor(turn).say.tokenGiven({ token, visitTime }), { lasts: true });
}

export interface Waiting {
  readonly appointment: Appointment;
  readonly token: number;
  /** How many are to be seen before. */
  readonly ahead: number;
}

/** Those of the doctor's day who are not seen yet, in the order of their numbers. */
export async function waitingOf(
  tables: Tables,
  day: { doctorId: DoctorId; visitDate: string },
): Promise<readonly Waiting[]> {
  const { nowSeeing } = await tables.tokens.board(day.doctorId, day.visitDate);
  const visits = await tables.appointments.between(day.visitDate, day.visitDate);
  const waiting: { appointment: Appointment; token: number }[] = [];
  for (const appointment of visits) {
    if (appointment.doctorId !== day.doctorId || !STILL_WAITING.has(appointment.status)) continue;
    const token = await tables.tokens.ofAppointment(appointment.id);
    if (token !== null && token > nowSeeing) waiting.push({ appointment, token });
  }
  return waiting.sort((left, right) => left.token - right.token).map((one, ahead) => ({ ...one, ahead }));
}

const STILL_WAITING: ReadonlySet<Appointment['status']> = new Set(['booked', 'arrived']);

/** The chat's own visit of today that has a number; null when there is none. */
export async function ownToken(turn: Turn): Promise<(Waiting & { nowSeeing: number }) | null> {
  const { doctors, clinic } = turn.world.directory;
  if (!doctors.some(({ id }) => worksByToken(turn.world, id))) return null;
  const { date: visitDate } = clinicMoment(turn.now, clinic.timeZone);
  const mine = await turn.tables.appointments.ofChat(turn.conversation.chat);
  for (const visit of mine) {
    if (visit.visitDate !== visitDate || !STILL_WAITING.has(visit.status)) continue;
    const day = { doctorId: visit.doctorId, visitDate };
    const own = (await waitingOf(turn.tables, day)).find(({ appointment }) => appointment.id === visit.id);
    if (own !== undefined)
      return { ...own, nowSeeing: (await turn.tables.tokens.board(visit.doctorId, visitDate)).nowSeeing };
  }
  return null;
}

/** "Now seeing 14, you are 17." */
export async function myToken(turn: Turn): Promise<Outcome> {
  const own = await ownToken(turn);
  if (own === null) return no({ code: 'no_token' });
  const { token, nowSeeing, ahead } = own;
  say(turn, wordingFor(turn).say.tokenStatus({ token, nowSeeing, ahead }), { replaceable: true });
  return ok({ token, nowSeeing, ahead });
}
