/** Bookable times; the demo clinic and the staff's sheet add them, patients are offered the free ones. */
import type { DoctorId, SlotId } from '../../domain/ids.ts';
import type { Slot } from '../../domain/slot.ts';
import type { SlotQuery, Slots } from '../../ports/store.ts';
import type { SlotRow } from '../schema.ts';
import type { Connection } from '../sql/connection.ts';
import { type Statement, shapedStatement, statement } from '../sql/statement.ts';
import { toDate, toFlag, toInstant } from '../sql/values.ts';
import { freeSeats } from './seats.ts';

/** Eight columns a row stay far below the 32,766 parameters that SQLite takes and the 65,535 of PostgreSQL. */
const ROWS_PER_INSERT = 100;

const addSlots = (rows: readonly SlotRow[]): Statement<object, unknown> =>
  shapedStatement((db) =>
    db
      .insertInto('slots')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing()),
  );

const GET = statement((db, value: { id: SlotId }) =>
  db.selectFrom('slots').selectAll().where('id', '=', value.id),
);

type FreeSlotRow = SlotRow & { readonly free_seats: number };

const findFreeSlots = (query: SlotQuery): Statement<object, FreeSlotRow> =>
  shapedStatement((db) =>
    db
      .selectFrom('slots as s')
      .selectAll('s')
      .select(freeSeats.as('free_seats'))
      .where('s.doctor_id', 'in', query.doctorIds)
      .where('s.closed', '=', 0)
      .where('s.starts_at', '>', toInstant(query.startsAfter))
      .where('s.visit_date', '>=', query.fromDate)
      .where('s.visit_date', '<=', query.toDate)
      .$if(query.timeFrom !== null, (slots) => slots.where('s.visit_time', '>=', query.timeFrom))
      .$if(query.timeTo !== null, (slots) => slots.where('s.visit_time', '<=', query.timeTo))
      .where(freeSeats, '>', 0)
      .orderBy('s.starts_at')
      .orderBy('s.doctor_id')
      .limit(query.limit),
  );

const LAST_DATE = statement((db, value: { doctorId: DoctorId }) =>
  db
    .selectFrom('slots')
    .select((row) => row.fn.max('visit_date').as('last_date'))
    .where('doctor_id', '=', value.doctorId),
);

const REMOVE_ALL = statement((db) => db.deleteFrom('slots'));

export function slotsTable(connection: Connection): Slots {
  return {
    async addMany(slots) {
      let added = 0;
      for (let start = 0; start < slots.length; start += ROWS_PER_INSERT) {
        added += await connection.change(
          addSlots(slots.slice(start, start + ROWS_PER_INSERT).map(toRow)),
          {},
        );
      }
      return added;
    },
    async get(id) {
      const row = await connection.one(GET, { id });
      return row === undefined ? null : toSlot(row);
    },
    async findFree(query) {
      if (query.doctorIds.length === 0) return [];
      const rows = await connection.all(findFreeSlots(query), {});
      return rows.map((row) => ({ ...toSlot(row), freeSeats: row.free_seats }));
    },
    async lastDate(doctorId) {
      return (await connection.one(LAST_DATE, { doctorId }))?.last_date ?? null;
    },
    async removeAll() {
      await connection.change(REMOVE_ALL, {});
    },
  };
}

function toRow(slot: Slot): SlotRow {
  return {
    id: slot.id,
    doctor_id: slot.doctorId,
    visit_date: slot.visitDate,
    visit_time: slot.visitTime,
    starts_at: toInstant(slot.startsAt),
    minutes: slot.minutes,
    seats: slot.seats,
    closed: toFlag(slot.closed),
  };
}

function toSlot(row: SlotRow): Slot {
  return {
    id: row.id,
    doctorId: row.doctor_id,
    visitDate: row.visit_date,
    visitTime: row.visit_time,
    startsAt: toDate(row.starts_at),
    minutes: row.minutes,
    seats: row.seats,
    closed: row.closed === 1,
  };
}
