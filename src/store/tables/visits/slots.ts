/** Bookable times; the demo clinic and the staff's sheet add them, patients are offered the free ones. */
import { sql } from 'kysely';
import type { DoctorId, SlotId } from '../../../domain/ids.ts';
import type { Slot } from '../../../domain/visit/slot.ts';
import type { SlotQuery, Slots } from '../../../ports/store.ts';
import type { SlotRow } from '../../schema.ts';
import type { Connection } from '../../sql/connection.ts';
import { type Statement, shapedStatement, statement } from '../../sql/statement.ts';
import { toDate, toFlag, toInstant } from '../../sql/values.ts';
import { freeSeats, takenSeats } from './seats.ts';

/** Nine columns a row stay far below the 32,766 parameters that SQLite takes and the 65,535 of PostgreSQL. */
const ROWS_PER_INSERT = 100;
const IDS_PER_STATEMENT = 500;

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

interface SlotsOfDoctor {
  readonly doctorId: DoctorId;
  readonly fromDate: string;
  readonly toDate: string;
}

type KnownSlotRow = SlotRow & { readonly live: number; readonly ever: number };

const OF_DOCTOR = statement((db, value: SlotsOfDoctor) =>
  db
    .selectFrom('slots as s')
    .selectAll('s')
    .select([
      takenSeats.as('live'),
      sql<number>`(select count(*) from appointments as one where one.slot_id = s.id)`.as('ever'),
    ])
    .where('s.doctor_id', '=', value.doctorId)
    .where('s.visit_date', '>=', value.fromDate)
    .where('s.visit_date', '<=', value.toDate)
    .orderBy('s.starts_at'),
);

/** Waits for everyone who is taking a seat, and keeps others waiting until the transaction ends. */
const LOCK_OF_DOCTOR = statement((db, value: SlotsOfDoctor) =>
  db
    .selectFrom('slots')
    .select('id')
    .where('doctor_id', '=', value.doctorId)
    .where('visit_date', '>=', value.fromDate)
    .where('visit_date', '<=', value.toDate)
    .orderBy('starts_at')
    .forUpdate(),
);

const changeSlots = (ids: readonly SlotId[], columns: Partial<SlotRow>): Statement<object, unknown> =>
  shapedStatement((db) => db.updateTable('slots').set(columns).where('id', 'in', ids));

const removeSlots = (ids: readonly SlotId[]): Statement<object, unknown> =>
  shapedStatement((db) =>
    db
      .deleteFrom('slots')
      .where('id', 'in', ids)
      .where((row) =>
        row.not(
          row.exists(
            row
              .selectFrom('appointments')
              .select('appointments.id')
              .whereRef('appointments.slot_id', '=', 'slots.id'),
          ),
        ),
      ),
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
    async ofDoctor(asked) {
      if (connection.dialect.name === 'postgres' && connection.kind === 'write')
        await connection.all(LOCK_OF_DOCTOR, asked);
      const rows = await connection.all(OF_DOCTOR, asked);
      return rows.map(({ live, ever, ...row }: KnownSlotRow) => ({
        ...toSlot(row),
        live: Number(live),
        wasUsed: Number(ever) > 0,
      }));
    },
    async change(ids, { closed, seats, origin }) {
      for (const some of inParts(ids))
        await connection.change(
          changeSlots(some, {
            ...(closed !== undefined && { closed: toFlag(closed) }),
            ...(seats !== undefined && { seats }),
            ...(origin !== undefined && { origin }),
          }),
          {},
        );
    },
    async removeUnused(ids) {
      for (const some of inParts(ids)) await connection.change(removeSlots(some), {});
    },
    async lastDate(doctorId) {
      return (await connection.one(LAST_DATE, { doctorId }))?.last_date ?? null;
    },
    async removeAll() {
      await connection.change(REMOVE_ALL, {});
    },
  };
}

const inParts = (ids: readonly SlotId[]): readonly (readonly SlotId[])[] =>
  Array.from({ length: Math.ceil(ids.length / IDS_PER_STATEMENT) }, (_, index) =>
    ids.slice(index * IDS_PER_STATEMENT, (index + 1) * IDS_PER_STATEMENT),
  );

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
    origin: slot.origin,
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
    origin: row.origin,
  };
}
