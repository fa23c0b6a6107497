/** Orders files for the asker: a chart, a table, a doctor's day sheet. What is in them is read when they are made. */
import { type ChartKind, DAY_CLOSE_FORMATS, type TableFormat } from '../../../domain/admin/adminFile.ts';
import { mayUse } from '../../../domain/admin/rights.ts';
import type { DoctorId } from '../../../domain/ids.ts';
import { documentNumberText } from '../../../domain/money/documents.ts';
import { type AppointmentFilter, EVERY_APPOINTMENT } from '../../../domain/visit/appointmentFilter.ts';
import { no, ok } from '../../../types/result.ts';
import {
  type AdminOutcome,
  type AdminTurn,
  adminChat,
  adminWording,
  enqueueTask,
  orderFile,
  tell,
  writeAudit,
} from '../adminTurn.ts';
import { askedFilter, todayOf, toldFilter } from './askedFilter.ts';

export async function exportAppointments(
  turn: AdminTurn,
  asked: AppointmentFilter,
  format: TableFormat,
): Promise<AdminOutcome> {
  const filter = askedFilter(turn, asked);
  if (!filter.ok) return filter;
  const { say, word } = adminWording(turn);
  const rows = await turn.tables.questions.count(filter.value);
  tell(turn, say.understood(toldFilter(turn.world, filter.value)));
  if (rows === 0) {
    tell(turn, say.nothingFound());
    return ok({ total: 0 });
  }
  tell(turn, say.fileComes({ what: word.formats[format], rows }));
  orderFile(turn, { kind: 'table', format, filter: filter.value });
  await writeAudit(turn, {
    action: 'appointments_exported',
    subject: `rows:${rows}`,
    after: JSON.stringify(filter.value),
  });
  return ok({ total: rows });
}

export async function chart(
  turn: AdminTurn,
  asked: AppointmentFilter,
  kind: ChartKind,
): Promise<AdminOutcome> {
  if (kind === 'revenue_by_doctor' && !mayUse(turn.admin.role, 'revenue'))
    return no({ code: 'not_your_role' });
  const filter = askedFilter(turn, asked);
  if (!filter.ok) return filter;
  const { say, word } = adminWording(turn);
  tell(turn, say.understood(toldFilter(turn.world, filter.value)));
  tell(turn, say.chartComes({ what: word.charts[kind] }));
  orderFile(turn, { kind: 'chart', chart: kind, filter: filter.value });
  return ok({ chart: kind });
}

/** What was expected, taken and given back on one day, and what must lie in the drawer, on paper and as a table; it can be made as often as somebody asks. */
export async function closeDay(
  turn: AdminTurn,
  order: { readonly date: string | null; readonly countedCashPaise: number | null },
): Promise<AdminOutcome> {
  const day = order.date ?? todayOf(turn);
  const { countedCashPaise } = order;
  if (day > todayOf(turn)) return no({ code: 'day_to_come', date: day });
  const { say, word } = adminWording(turn);
  tell(turn, say.paperComes({ what: word.dayClose(day) }));
  if (countedCashPaise === null) tell(turn, say.countTheDrawer());
  for (const format of DAY_CLOSE_FORMATS)
    orderFile(turn, { kind: 'dayClose', date: day, format, countedCashPaise });
  await writeAudit(turn, {
    action: 'day_closed',
    subject: `day:${day}`,
    ...(countedCashPaise === null ? {} : { after: `counted ${countedCashPaise} paise` }),
  });
  return ok({ date: day });
}

/** A doctor asks for their own; the desk names the doctor, or gets one sheet for each who has patients that day. */
export async function printDaySheet(
  turn: AdminTurn,
  order: { readonly date: string | null; readonly doctorIds: readonly DoctorId[] },
): Promise<AdminOutcome> {
  const date = order.date ?? todayOf(turn);
  const filter = askedFilter(turn, {
    ...EVERY_APPOINTMENT,
    dateFrom: date,
    dateTo: date,
    doctorIds: order.doctorIds,
  });
  if (!filter.ok) return filter;
  const counts = await turn.tables.questions.countBy(filter.value, 'doctor');
  const { say, word } = adminWording(turn);
  tell(turn, say.understood(toldFilter(turn.world, filter.value)));
  if (counts.length === 0) tell(turn, say.nothingFound());
  for (const { key, count } of counts) {
    const doctorId = key as DoctorId;
    const doctorName = turn.world.directory.doctor(doctorId)?.name ?? key;
    tell(turn, say.fileComes({ what: word.daySheet({ doctorName, date }), rows: count }));
    orderFile(turn, { kind: 'daySheet', date, doctorId });
  }
  return ok({ sheets: counts.length });
}

/** The visit's newest paper, to be printed or passed on at the desk. */
export async function printReceipt(turn: AdminTurn, reference: string): Promise<AdminOutcome> {
  const found = await turn.tables.appointments.byReference(reference.toUpperCase());
  if (found === null) return no({ code: 'no_such_appointment' });
  const papers = await turn.tables.documents.ofAppointment(found.id);
  const newest = papers.toSorted((one, other) => other.issuedAt.getTime() - one.issuedAt.getTime())[0];
  if (newest === undefined) return no({ code: 'no_receipt', reference: found.reference });
  const chat = adminChat(turn.admin.chatId);
  enqueueTask(
    turn,
    { kind: 'sendReceipt', chat, documentId: newest.id },
    { dedupeKey: `adminReceipt:${turn.id}:${newest.id}` },
  );
  const number = documentNumberText(newest.kind, newest.financialYear, newest.number);
  tell(turn, adminWording(turn).say.paperComes({ what: number }));
  return ok({ documents: papers.length });
}
