/** Carries out the sending of a calendar file. The visit's time is the task's own: a later change has a task of its own. */
import type { OutboxTask } from '../../../ports/outboxTask.ts';
import { wordingOf } from '../../../wording/wordingOf.ts';
import { visitFacts } from '../../appointments/visitFacts.ts';
import { DONE, type Outside, type TaskResult } from './outside.ts';
import { channelOf } from './sayTask.ts';

type Task = Extract<OutboxTask, { kind: 'sendCalendarEntry' }>;

export async function sendCalendarEntry(outside: Outside, task: Task): Promise<TaskResult> {
  const { world } = outside;
  const found = await world.store.read(async (tables) => {
    const appointment = await tables.appointments.get(task.appointmentId);
    const patient = appointment === null ? null : await tables.patients.get(appointment.patientId);
    const conversation = await tables.conversations.load(task.chat);
    return { appointment, patient, language: conversation?.language ?? 'en' };
  });
  if (found.appointment === null || found.patient === null) return DONE;
  const { reference } = found.appointment;
  const { formatDoctor, say } = wordingOf(found.language);
  const { clinic } = world.directory;
  const { doctorName } = visitFacts(world, found.appointment);
  const bytes = outside.calendar.writeEntry({
    uid: `${reference}@clinic-frontdesk`,
    sequence: task.sequence,
    isCancelled: task.change === 'cancelled',
    title: `${formatDoctor(doctorName)}, ${clinic.name}`,
    description: `${found.patient.name} · ${reference}\n${clinic.phone}\n${clinic.mapUrl}`,
    location: clinic.address,
    startsAt: new Date(task.startsAt),
    minutes: task.minutes,
    writtenAt: world.clock.now(),
  });
  const providerRef = await channelOf(outside, task.chat).sendDocument({
    chat: task.chat,
    fileName: `${reference}.ics`,
    contentType: 'text/calendar',
    bytes,
    caption: say.calendarCaption({ change: task.change }),
  });
  return { providerRef, rows: [] };
}
