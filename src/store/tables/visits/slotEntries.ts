/** Stretches of time that staff closed or opened; the staff's deeds put them, the calendar and the sheet read them. */
import type { DoctorId, SlotEntryId } from '../../../domain/ids.ts';
import type { SlotEntry } from '../../../domain/visit/slotEntry.ts';
import type { SlotEntries } from '../../../ports/staffTables.ts';
import type { Instant, SlotEntryRow } from '../../schema.ts';
import type { Connection } from '../../sql/connection.ts';
import { statement } from '../../sql/statement.ts';
import { toDate, toInstant } from '../../sql/values.ts';

const OF_DOCTOR = statement((db, value: { doctorId: DoctorId; from: Instant; to: Instant }) =>
  db
    .selectFrom('slot_entries')
    .selectAll()
    .where('doctor_id', '=', value.doctorId)
    .where('from_at', '<', value.to)
    .where('to_at', '>', value.from)
    .orderBy('from_at')
    .orderBy('id'),
);

const ENDING_AFTER = statement((db, value: { instant: Instant }) =>
  db
    .selectFrom('slot_entries')
    .selectAll()
    .where('to_at', '>', value.instant)
    .orderBy('from_at')
    .orderBy('id'),
);

const GET = statement((db, value: { id: SlotEntryId }) =>
  db.selectFrom('slot_entries').selectAll().where('id', '=', value.id),
);

const PUT = statement((db, value: SlotEntryRow) =>
  db
    .insertInto('slot_entries')
    .values({
      id: value.id,
      doctor_id: value.doctor_id,
      from_at: value.from_at,
      to_at: value.to_at,
      status: value.status,
      note: value.note,
      updated_at: value.updated_at,
    })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((row) => ({
        doctor_id: row.ref('excluded.doctor_id'),
        from_at: row.ref('excluded.from_at'),
        to_at: row.ref('excluded.to_at'),
        status: row.ref('excluded.status'),
        note: row.ref('excluded.note'),
        updated_at: row.ref('excluded.updated_at'),
      })),
    ),
);

const REMOVE = statement((db, value: { id: SlotEntryId }) =>
  db.deleteFrom('slot_entries').where('id', '=', value.id),
);

const REMOVE_ALL = statement((db) => db.deleteFrom('slot_entries'));

export function slotEntriesTable(connection: Connection): SlotEntries {
  return {
    async ofDoctor({ doctorId, from, to }) {
      const values = { doctorId, from: toInstant(from), to: toInstant(to) };
      return (await connection.all(OF_DOCTOR, values)).map(toEntry);
    },
    async endingAfter(instant) {
      return (await connection.all(ENDING_AFTER, { instant: toInstant(instant) })).map(toEntry);
    },
    async get(id) {
      const row = await connection.one(GET, { id });
      return row === undefined ? null : toEntry(row);
    },
    async put(entry) {
      await connection.change(PUT, {
        id: entry.id,
        doctor_id: entry.doctorId,
        from_at: toInstant(entry.from),
        to_at: toInstant(entry.to),
        status: entry.status,
        note: entry.note,
        updated_at: toInstant(entry.updatedAt),
      });
    },
    async remove(id) {
      await connection.change(REMOVE, { id });
    },
    async removeAll() {
      await connection.change(REMOVE_ALL, {});
    },
  };
}

const toEntry = (row: SlotEntryRow): SlotEntry => ({
  id: row.id,
  doctorId: row.doctor_id,
  from: toDate(row.from_at),
  to: toDate(row.to_at),
  status: row.status,
  note: row.note,
  updatedAt: toDate(row.updated_at),
});
