/** Reminders as due rows: planned with the appointment, ended by whoever sends or skips them, once. */
import { sql } from 'kysely';
import type { AppointmentId } from '../../../domain/ids.ts';
import type { Reminder, Reminders, StoredReminder } from '../../../ports/lifeTables.ts';
import type { ReminderRow } from '../../lifeSchema.ts';
import type { Connection } from '../../sql/connection.ts';
import { statement } from '../../sql/statement.ts';
import { toDate, toInstant } from '../../sql/values.ts';

type PlannedRow = Pick<
  ReminderRow,
  'id' | 'appointment_id' | 'kind' | 'visit_starts_at' | 'due_at' | 'useful_until'
>;

/** An appointment that comes back to a time it had before has its withdrawn reminders again, with the dates of the new plan. */
const PLAN = statement((db, value: PlannedRow) =>
  db
    .insertInto('reminders')
    .values({
      id: value.id,
      appointment_id: value.appointment_id,
      kind: value.kind,
      visit_starts_at: value.visit_starts_at,
      due_at: value.due_at,
      useful_until: value.useful_until,
      status: 'waiting',
    })
    .onConflict((conflict) =>
      conflict
        .columns(['appointment_id', 'kind', 'visit_starts_at'])
        .doUpdateSet((row) => ({
          status: sql.lit('waiting' as const),
          due_at: row.ref('excluded.due_at'),
          useful_until: row.ref('excluded.useful_until'),
          reason: sql.lit(null),
          settled_at: sql.lit(null),
        }))
        .where('reminders.status', '=', sql.lit('withdrawn' as const)),
    ),
);

const WITHDRAW = statement((db, value: { id: AppointmentId; at: number }) =>
  db
    .updateTable('reminders')
    .set({ status: 'withdrawn', settled_at: value.at })
    .where('appointment_id', '=', value.id)
    .where('status', '=', 'waiting'),
);

const DUE = statement((db, value: { now: number; limit: number }) =>
  db
    .selectFrom('reminders')
    .selectAll()
    .where('status', '=', sql.lit('waiting' as const))
    .where('due_at', '<=', value.now)
    .orderBy('due_at')
    .orderBy('id')
    .limit(value.limit),
);

const SETTLE = statement(
  (db, value: { id: string; status: 'sent' | 'skipped'; reason: string | null; at: number }) =>
    db
      .updateTable('reminders')
      .set({ status: value.status, reason: value.reason, settled_at: value.at })
      .where('id', '=', value.id)
      .where('status', '=', 'waiting'),
);

const OF_APPOINTMENT = statement((db, value: { id: AppointmentId }) =>
  db
    .selectFrom('reminders')
    .selectAll()
    .where('appointment_id', '=', value.id)
    .orderBy('due_at')
    .orderBy('id'),
);

export function remindersTable(connection: Connection): Reminders {
  return {
    async plan(reminders) {
      for (const one of reminders) await connection.change(PLAN, toRow(one));
    },
    withdraw: (id, at) => connection.change(WITHDRAW, { id, at: toInstant(at) }),
    async due(now, limit) {
      return (await connection.all(DUE, { now: toInstant(now), limit })).map(toReminder);
    },
    settle: async (id, { status, reason, at }) =>
      (await connection.change(SETTLE, { id, status, reason, at: toInstant(at) })) === 1,
    async ofAppointment(id) {
      return (await connection.all(OF_APPOINTMENT, { id })).map(toReminder);
    },
  };
}

const toRow = (reminder: Reminder): PlannedRow => ({
  id: reminder.id,
  appointment_id: reminder.appointmentId,
  kind: reminder.kind,
  visit_starts_at: toInstant(reminder.visitStartsAt),
  due_at: toInstant(reminder.dueAt),
  useful_until: toInstant(reminder.usefulUntil),
});

const toReminder = (row: ReminderRow): StoredReminder => ({
  id: row.id,
  appointmentId: row.appointment_id,
  kind: row.kind,
  visitStartsAt: toDate(row.visit_starts_at),
  dueAt: toDate(row.due_at),
  usefulUntil: toDate(row.useful_until),
  status: row.status,
  reason: row.reason,
});
