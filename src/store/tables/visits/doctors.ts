/** The clinic's doctors; the staff's sheet and the demo clinic put them, everything else reads them. */
import type { Doctor, Leave, WeeklyHours } from '../../../domain/clinic/doctor.ts';
import type { Doctors } from '../../../ports/recordTables.ts';
import type { DoctorRow } from '../../schema.ts';
import type { Connection } from '../../sql/connection.ts';
import { statement } from '../../sql/statement.ts';
import { fromJson, toFlag } from '../../sql/values.ts';

const LIST = statement((db) => db.selectFrom('doctors').selectAll().orderBy('name').orderBy('id'));

const PUT = statement((db, value: DoctorRow) =>
  db
    .insertInto('doctors')
    .values({
      id: value.id,
      name: value.name,
      aliases: value.aliases,
      speciality: value.speciality,
      languages: value.languages,
      fee_paise: value.fee_paise,
      registration_number: value.registration_number,
      weekly_hours: value.weekly_hours,
      slot_minutes: value.slot_minutes,
      buffer_minutes: value.buffer_minutes,
      seats_per_slot: value.seats_per_slot,
      leave: value.leave,
      active: value.active,
    })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((row) => ({
        name: row.ref('excluded.name'),
        aliases: row.ref('excluded.aliases'),
        speciality: row.ref('excluded.speciality'),
        languages: row.ref('excluded.languages'),
        fee_paise: row.ref('excluded.fee_paise'),
        registration_number: row.ref('excluded.registration_number'),
        weekly_hours: row.ref('excluded.weekly_hours'),
        slot_minutes: row.ref('excluded.slot_minutes'),
        buffer_minutes: row.ref('excluded.buffer_minutes'),
        seats_per_slot: row.ref('excluded.seats_per_slot'),
        leave: row.ref('excluded.leave'),
        active: row.ref('excluded.active'),
      })),
    ),
);

const REMOVE_ALL = statement((db) => db.deleteFrom('doctors'));

export function doctorsTable(connection: Connection): Doctors {
  return {
    async list() {
      return (await connection.all(LIST, {})).map(toDoctor);
    },
    async put(doctor) {
      await connection.change(PUT, toRow(doctor));
    },
    async removeAll() {
      await connection.change(REMOVE_ALL, {});
    },
  };
}

function toRow(doctor: Doctor): DoctorRow {
  return {
    id: doctor.id,
    name: doctor.name,
    aliases: JSON.stringify(doctor.aliases),
    speciality: doctor.speciality,
    languages: JSON.stringify(doctor.languages),
    fee_paise: doctor.feePaise,
    registration_number: doctor.registrationNumber,
    weekly_hours: JSON.stringify(doctor.weeklyHours),
    slot_minutes: doctor.slotMinutes,
    buffer_minutes: doctor.bufferMinutes,
    seats_per_slot: doctor.seatsPerSlot,
    leave: JSON.stringify(doctor.leave),
    active: toFlag(doctor.active),
  };
}

function toDoctor(row: DoctorRow): Doctor {
  return {
    id: row.id,
    name: row.name,
    aliases: fromJson<readonly string[]>(row.aliases),
    speciality: row.speciality,
    languages: fromJson<readonly string[]>(row.languages),
    feePaise: row.fee_paise,
    registrationNumber: row.registration_number,
    weeklyHours: fromJson<WeeklyHours>(row.weekly_hours),
    slotMinutes: row.slot_minutes,
    bufferMinutes: row.buffer_minutes,
    seatsPerSlot: row.seats_per_slot,
    leave: fromJson<readonly Leave[]>(row.leave),
    active: row.active === 1,
  };
}
