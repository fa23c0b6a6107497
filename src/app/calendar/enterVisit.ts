/** Puts a visit into the patient's calendar, changes it there and takes it out again: one file each, numbered in the commit of the change. */

import type { LinkButton } from '../../domain/message/outgoingMessage.ts';
import type { Appointment } from '../../domain/visit/appointment.ts';
import { googleCalendarUrl } from '../../domain/visit/calendarLinks.ts';
import { visitFacts } from '../appointments/visitFacts.ts';
import { enqueue, type Turn, wordingFor } from '../turn/turn.ts';

export type CalendarChange = 'booked' | 'moved' | 'cancelled';

const USUAL_MINUTES = 15;

/** Nothing is taken out that was never put in. */
export async function enterVisit(turn: Turn, visit: Appointment, change: CalendarChange): Promise<void> {
  const { visits, slots } = turn.tables;
  if (change === 'cancelled' && (await visits.get(visit.id)).calendarSequence < 0) return;
  const sequence = await visits.nextCalendarSequence(visit.id);
  const minutes = (await slots.get(visit.slotId))?.minutes ?? USUAL_MINUTES;
  enqueue(
    turn,
    {
      kind: 'sendCalendarEntry',
      chat: visit.chat,
      appointmentId: visit.id,
      change,
      sequence,
      startsAt: visit.startsAt.toISOString(),
      minutes,
    },
    { dedupeKey: `calendar:${visit.id}:${sequence}`, lane: visit.chat },
  );
}

/** The same visit in Google's calendar, for who has no app that opens a file. */
export async function calendarButton(turn: Turn, visit: Appointment): Promise<LinkButton> {
  const { label, formatDoctor } = wordingFor(turn);
  const { clinic } = turn.world.directory;
  const { doctorName } = visitFacts(turn.world, visit);
  const url = googleCalendarUrl({
    title: `${formatDoctor(doctorName)}, ${clinic.name}`,
    details: `${visit.reference}\n${clinic.phone}`,
    location: clinic.address,
    startsAt: visit.startsAt,
    minutes: (await turn.tables.slots.get(visit.slotId))?.minutes ?? USUAL_MINUTES,
  });
  return { label: label.addToCalendar, url };
}
