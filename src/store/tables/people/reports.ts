/** What is known of each uploaded report; the file itself lies encrypted in the vault. */
import type { AppointmentId, ReportId } from '../../../domain/ids.ts';
import type { Report, Reports } from '../../../ports/store.ts';
import type { ReportRow } from '../../schema.ts';
import type { Connection } from '../../sql/connection.ts';
import { type Statement, shapedStatement, statement } from '../../sql/statement.ts';
import { toDate, toInstant } from '../../sql/values.ts';

type StoredReport = Omit<ReportRow, 'sequence'>;
type ReportChange = Parameters<Reports['change']>[1];

const ADD = statement((db, value: StoredReport) =>
  db.insertInto('reports').values({
    id: value.id,
    appointment_id: value.appointment_id,
    chat: value.chat,
    status: value.status,
    original_name: value.original_name,
    file_ref: value.file_ref,
    file_name: value.file_name,
    content_type: value.content_type,
    size_bytes: value.size_bytes,
    sha256: value.sha256,
    created_at: value.created_at,
  }),
);

const GET = statement((db, value: { id: ReportId }) =>
  db.selectFrom('reports').selectAll().where('id', '=', value.id),
);

const OF_APPOINTMENT = statement((db, value: { id: AppointmentId }) =>
  db.selectFrom('reports').selectAll().where('appointment_id', '=', value.id).orderBy('sequence'),
);

export function reportsTable(connection: Connection): Reports {
  return {
    async add(report) {
      await connection.change(ADD, toRow(report));
    },
    async get(id) {
      const row = await connection.one(GET, { id });
      return row === undefined ? null : toReport(row);
    },
    async change(id, change) {
      if (Object.values(change).every((value) => value === undefined)) return;
      await connection.change(changeColumns(id, change), {});
    },
    async ofAppointment(id) {
      return (await connection.all(OF_APPOINTMENT, { id })).map(toReport);
    },
  };
}

function changeColumns(id: ReportId, change: ReportChange): Statement<object, unknown> {
  const columns = {
    ...(change.status !== undefined && { status: change.status }),
    ...(change.fileName !== undefined && { file_name: change.fileName }),
    ...(change.contentType !== undefined && { content_type: change.contentType }),
    ...(change.sizeBytes !== undefined && { size_bytes: change.sizeBytes }),
    ...(change.sha256 !== undefined && { sha256: change.sha256 }),
  };
  return shapedStatement((db) => db.updateTable('reports').set(columns).where('id', '=', id));
}

function toRow(report: Report): StoredReport {
  return {
    id: report.id,
    appointment_id: report.appointmentId,
    chat: report.chat,
    status: report.status,
    original_name: report.originalName,
    file_ref: report.fileRef,
    file_name: report.fileName,
    content_type: report.contentType,
    size_bytes: report.sizeBytes,
    sha256: report.sha256,
    created_at: toInstant(report.createdAt),
  };
}

function toReport(row: StoredReport): Report {
  return {
    id: row.id,
    appointmentId: row.appointment_id,
    chat: row.chat,
    status: row.status,
    originalName: row.original_name,
    fileRef: row.file_ref,
    fileName: row.file_name,
    contentType: row.content_type,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    createdAt: toDate(row.created_at),
  };
}
