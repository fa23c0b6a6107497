/** Appointments and the seats they take; use cases hold, change and move them, the staff's questions read them. */
import { sql } from 'kysely';
import type { AppointmentId } from '../../../domain/ids.ts';
import type { ChatKey } from '../../../domain/message/chat.ts';
import {
  type Appointment,
  type AppointmentStatus,
  LIVE_STATUSES,
} from '../../../domain/visit/appointment.ts';
import type { Appointments } from '../../../ports/store.ts';
import type { AppointmentRow, Instant } from '../../schema.ts';
import type { Connection } from '../../sql/connection.ts';
import { type Statement, shapedStatement, statement } from '../../sql/statement.ts';
import { toInstant } from '../../sql/values.ts';
import { toAppointment, toChangedColumns } from './appointmentRows.ts';
import { freeSeatOf, holdSeat, moveToSeat, takeUpOnSeat } from './holds.ts';
import { LIVE } from './seats.ts';

const GET = statement((db, value: { id: AppointmentId }) =>
  db.selectFrom('appointments').selectAll().where('id', '=', value.id),
);

const BY_REFERENCE = statement((db, value: { reference: string }) =>
  db.selectFrom('appointments').selectAll().where('reference', '=', value.reference),
);

const OF_CHAT = statement((db, value: { chat: ChatKey }) =>
  db
    .selectFrom('appointments')
    .selectAll()
    .where('chat', '=', value.chat)
    .orderBy('starts_at', 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc'),
);

const WITH_HOLD_ENDED = statement((db, value: { instant: Instant; limit: number }) =>
  db
    .selectFrom('appointments')
    .selectAll()
    .where('status', '=', sql.lit('pending'))
    .where('hold_expires_at', '<=', value.instant)
    .orderBy('hold_expires_at')
    .limit(value.limit),
);

const BETWEEN = statement((db, value: { fromDate: string; toDate: string }) =>
  db
    .selectFrom('appointments')
    .selectAll()
    .where('status', 'in', LIVE)
    .where('visit_date', '>=', value.fromDate)
    .where('visit_date', '<=', value.toDate)
    .orderBy('starts_at')
    .orderBy('doctor_id')
    .orderBy('seat'),
);

const CHANGED_SINCE = statement((db, value: { instant: Instant; limit: number }) =>
  db
    .selectFrom('appointments')
    .selectAll()
    .where('updated_at', '>=', value.instant)
    .orderBy('updated_at')
    .orderBy('id')
    .limit(value.limit),
);

const ON_DATE = statement((db, value: { date: string }) =>
  db
    .selectFrom('appointments')
    .selectAll()
    .where('visit_date', '=', value.date)
    .orderBy('starts_at')
    .orderBy('doctor_id')
    .orderBy('seat')
    .orderBy('id'),
);

const COUNT = statement((db) =>
  db.selectFrom('appointments').select((row) => row.fn.countAll<number>().as('count')),
);

const REMOVE_ALL = statement((db) => db.deleteFrom('appointments'));

const changeColumns = (
  id: AppointmentId,
  from: readonly AppointmentStatus[],
  columns: Partial<AppointmentRow>,
): Statement<object, unknown> =>
  shapedStatement((db) =>
    db.updateTable('appointments').set(columns).where('id', '=', id).where('status', 'in', from),
  );

export function appointmentsTable(connection: Connection): Appointments {
  const one = async <Values>(
    found: Statement<Values, AppointmentRow>,
    values: Values,
  ): Promise<Appointment | null> => {
    const row = await connection.one(found, values);
    return row === undefined ? null : toAppointment(row);
  };
  const all = async <Values>(
    found: Statement<Values, AppointmentRow>,
    values: Values,
  ): Promise<readonly Appointment[]> => (await connection.all(found, values)).map(toAppointment);

  return {
    hold: (hold) => holdSeat(connection, hold),
    get: (id) => one(GET, { id }),
    byReference: (reference) => one(BY_REFERENCE, { reference }),
    ofChat: (chat) => all(OF_CHAT, { chat }),
    async change(id, { from, to, at }) {
      if (from.length === 0) return false;
      const columns = toChangedColumns(to, at);
      if (to.status === undefined || !isLive(to.status) || from.every(isLive)) {
        return (await connection.change(changeColumns(id, from, columns), {})) === 1;
      }
      return revive(connection, { id, from, columns });
    },
    moveTo: (id, slot, at) => moveToSeat(connection, { id, slotId: slot.id, at }),
    takeUp: (id, slot, take) => takeUpOnSeat(connection, { id, slotId: slot.id, ...take }),
    withHoldEndedBefore: (instant, limit) => all(WITH_HOLD_ENDED, { instant: toInstant(instant), limit }),
    changedSince: (instant, limit) => all(CHANGED_SINCE, { instant: toInstant(instant), limit }),
    between: (fromDate, toDate) => all(BETWEEN, { fromDate, toDate }),
    onDate: (date) => all(ON_DATE, { date }),
    async count() {
      return (await connection.one(COUNT, {}))?.count ?? 0;
    },
    async removeAll() {
      await connection.change(REMOVE_ALL, {});
    },
  };
}

const isLive = (status: AppointmentStatus): boolean => LIVE_STATUSES.some((live) => live === status);

/** A change that brings an appointment back to life takes a free seat of its slot anew: its old one may be another's by now. */
async function revive(
  connection: Connection,
  {
    id,
    from,
    columns,
  }: { id: AppointmentId; from: readonly AppointmentStatus[]; columns: Partial<AppointmentRow> },
): Promise<boolean> {
  const row = await connection.one(GET, { id });
  if (row === undefined || !from.includes(row.status)) return false;
  if (isLive(row.status))
    return (await connection.change(changeColumns(id, [row.status], columns), {})) === 1;
  const seat = await freeSeatOf(connection, row.slot_id);
  if (seat === null) return false;
  return (await connection.change(changeColumns(id, [row.status], { ...columns, seat }), {})) === 1;
}
