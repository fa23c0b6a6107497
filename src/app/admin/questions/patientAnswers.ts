/** Finds patients by name, phone or reference and tells their visits, and opens their reports by links that work once. */
import { ADMIN_POLICY } from '../../../domain/admin/adminPolicy.ts';
import { withinRights } from '../../../domain/admin/rights.ts';
import type { AppointmentStatus } from '../../../domain/visit/appointment.ts';
import { type AppointmentLine, EVERY_APPOINTMENT } from '../../../domain/visit/appointmentFilter.ts';
import { addMinutes } from '../../../domain/visit/visitTime.ts';
import { no, ok } from '../../../types/result.ts';
import { tokenHashOf } from '../access/invitations.ts';
import { type AdminOutcome, type AdminTurn, adminWording, offer, tell, writeAudit } from '../adminTurn.ts';
import { told } from './appointmentAnswers.ts';

const SEEN: readonly AppointmentStatus[] = ['booked', 'arrived', 'fulfilled', 'cancelled', 'noshow'];
const MOST_VISITS = 60;
const VISITS_SHOWN = 4;
const PATIENTS_SHOWN = 5;

export async function findPatient(turn: AdminTurn, asked: string): Promise<AdminOutcome> {
  const filter = withinRights(turn.admin, { ...EVERY_APPOINTMENT, patient: asked, statuses: SEEN });
  if (filter === null) return no({ code: 'not_your_patients' });
  const rows = await turn.tables.questions.list(filter, { limit: MOST_VISITS, offset: 0 });
  if (rows.length === 0) return no({ code: 'no_such_patient', asked });
  const { say, button } = adminWording(turn);
  const patients = byPatient(rows);
  for (const visits of patients.slice(0, PATIENTS_SHOWN)) {
    const [first] = visits;
    if (first === undefined) continue;
    const latest = told(turn.world, visits.slice(-VISITS_SHOWN).reverse());
    tell(turn, say.patientFound({ name: first.patientName, phone: first.patientPhone, visits: latest }));
  }
  const withReports = rows.filter((row) => row.reports > 0).slice(-3);
  offer(
    turn,
    ...withReports.map((row) => [
      {
        label: `${button.reports} ${row.reference}`,
        call: { tool: 'openReport', arguments: { reference: row.reference } },
      },
    ]),
  );
  await writeAudit(turn, { action: 'patient_looked_up', subject: `search:${patients.length}` });
  return ok({ patients: patients.length, visits: rows.length, references: rows.map((row) => row.reference) });
}

function byPatient(rows: readonly AppointmentLine[]): readonly (readonly AppointmentLine[])[] {
  const groups = new Map<string, AppointmentLine[]>();
  for (const row of rows) {
    const key = `${row.patientName}\n${row.patientPhone}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

const TOKEN_BYTES = 24;

/** Each report gets a link that opens once, for minutes; who asked and who opened is in the audit log. The file itself never goes through the chat. */
export async function openReport(turn: AdminTurn, reference: string): Promise<AdminOutcome> {
  const appointment = await turn.tables.appointments.byReference(reference.toUpperCase());
  if (appointment === null) return no({ code: 'no_such_appointment' });
  if (withinRights(turn.admin, { ...EVERY_APPOINTMENT, doctorIds: [appointment.doctorId] }) === null)
    return no({ code: 'not_your_patients' });
  const reports = await turn.tables.reports.ofAppointment(appointment.id);
  const stored = reports.filter((report) => report.status === 'stored');
  if (stored.length === 0) return no({ code: 'no_reports', reference: appointment.reference });
  const names: string[] = [];
  for (const [index, report] of stored.entries()) {
    const token = turn.world.ids.secret(TOKEN_BYTES);
    await turn.tables.reportLinks.add({
      tokenHash: tokenHashOf(token),
      reportId: report.id,
      chatId: turn.admin.chatId,
      createdAt: turn.now,
      expiresAt: addMinutes(turn.now, ADMIN_POLICY.reportLinkMinutes),
    });
    const name = `${index + 1}`;
    names.push(name);
    turn.links.push({ label: `${adminWording(turn).button.reports} ${name}`, url: turn.reportUrl(token) });
  }
  await writeAudit(turn, {
    action: 'report_link_made',
    subject: `appointment:${appointment.id}`,
    after: String(stored.length),
  });
  tell(
    turn,
    adminWording(turn).say.reportLinks({
      reference: appointment.reference,
      minutes: ADMIN_POLICY.reportLinkMinutes,
      names,
    }),
  );
  return ok({ reports: stored.length });
}
