/** Taking a patient's medical reports: the choice, each file, and the end. The bytes are fetched and stored by the outbox. */
import type { AppointmentId, ReportId } from '../../domain/ids.ts';
import type { AttachmentRef } from '../../domain/message/incomingMessage.ts';
import { no, ok } from '../../types/result.ts';
import { upcomingAppointments } from '../appointments/upcomingAppointments.ts';
import { askMachine } from '../turn/askMachine.ts';
import type { Outcome } from '../turn/outcome.ts';
import { enqueue, say, type Turn, wordingFor } from '../turn/turn.ts';

export async function chooseReports(turn: Turn, send: boolean): Promise<Outcome> {
  const moved = await askMachine(turn, { type: 'chooseReports', send });
  if (!moved.ok) return moved;
  if (!send) say(turn, wordingFor(turn).say.reportsFinished({ count: 0 }));
  return ok({ state: moved.value });
}

/** Refuses a file for which there is no appointment, one too many, or one that says itself that it is too large. */
export async function saveReport(turn: Turn, file: AttachmentRef): Promise<Outcome> {
  const appointmentId = await appointmentForReports(turn);
  if (appointmentId === null) return no({ code: 'no_appointment_for_reports' });
  const { reportsPerAppointment, reportLimitBytes } = turn.world.policy;
  const present = (await turn.tables.reports.ofAppointment(appointmentId)).filter(
    (report) => report.status !== 'refused',
  );
  if (present.length >= reportsPerAppointment)
    return no({ code: 'too_many_reports', limit: reportsPerAppointment });
  if ((file.sizeBytes ?? 0) > reportLimitBytes)
    return no({ code: 'report_too_large', limitBytes: reportLimitBytes });
  const moved = await askMachine(turn, { type: 'saveReport' });
  if (!moved.ok) return moved;
  await expectReport(turn, appointmentId, file);
  say(turn, wordingFor(turn).say.reportComing());
  turn.prompt = 'silent';
  return ok({ state: moved.value });
}

async function expectReport(turn: Turn, appointmentId: AppointmentId, file: AttachmentRef): Promise<void> {
  const id = turn.world.ids.id() as ReportId;
  await turn.tables.reports.add({
    id,
    appointmentId,
    chat: turn.conversation.chat,
    status: 'awaited',
    originalName: file.fileName,
    fileRef: file.fileRef,
    fileName: null,
    contentType: null,
    sizeBytes: null,
    sha256: null,
    createdAt: turn.now,
  });
  enqueue(
    turn,
    { kind: 'storeReport', reportId: id },
    { dedupeKey: `report:${turn.id}`, lane: `report:${turn.conversation.chat}` },
  );
}

/** The one just booked, else the chat's next one. */
async function appointmentForReports(turn: Turn): Promise<AppointmentId | null> {
  const { appointmentId } = turn.conversation.draft;
  if (appointmentId !== null) return appointmentId;
  const [next] = await upcomingAppointments(turn);
  return next?.id ?? null;
}

export async function finishReports(turn: Turn): Promise<Outcome> {
  const { appointmentId } = turn.conversation.draft;
  const moved = await askMachine(turn, { type: 'finishReports' });
  if (!moved.ok) return moved;
  const reports = appointmentId === null ? [] : await turn.tables.reports.ofAppointment(appointmentId);
  say(
    turn,
    wordingFor(turn).say.reportsFinished({
      count: reports.filter((report) => report.status !== 'refused').length,
    }),
  );
  return ok({ state: moved.value });
}
