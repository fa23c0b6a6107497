/** People for whom visits are booked, under the chat that named them. */

import type { PatientId } from '../../../domain/ids.ts';
import type { ChatKey } from '../../../domain/message/chat.ts';
import type { Patient, Patients } from '../../../ports/store.ts';
import type { PatientRow } from '../../schema.ts';
import type { Connection } from '../../sql/connection.ts';
import { statement } from '../../sql/statement.ts';
import { toDate, toInstant } from '../../sql/values.ts';

const GET = statement((db, value: { id: PatientId }) =>
  db.selectFrom('patients').selectAll().where('id', '=', value.id),
);

const OF_CHAT = statement((db, value: { chat: ChatKey }) =>
  db
    .selectFrom('patients')
    .selectAll()
    .where('chat', '=', value.chat)
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc'),
);

const PUT = statement((db, value: PatientRow) =>
  db
    .insertInto('patients')
    .values({
      id: value.id,
      chat: value.chat,
      for_whom: value.for_whom,
      name: value.name,
      phone: value.phone,
      age_years: value.age_years,
      age_months: value.age_months,
      gender: value.gender,
      updated_at: value.updated_at,
    })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((row) => ({
        chat: row.ref('excluded.chat'),
        for_whom: row.ref('excluded.for_whom'),
        name: row.ref('excluded.name'),
        phone: row.ref('excluded.phone'),
        age_years: row.ref('excluded.age_years'),
        age_months: row.ref('excluded.age_months'),
        gender: row.ref('excluded.gender'),
        updated_at: row.ref('excluded.updated_at'),
      })),
    ),
);

const REMOVE_ALL = statement((db) => db.deleteFrom('patients'));

export function patientsTable(connection: Connection): Patients {
  return {
    async get(id) {
      const row = await connection.one(GET, { id });
      return row === undefined ? null : toPatient(row);
    },
    async ofChat(chat) {
      return (await connection.all(OF_CHAT, { chat })).map(toPatient);
    },
    async put(patient) {
      await connection.change(PUT, toRow(patient));
    },
    async removeAll() {
      await connection.change(REMOVE_ALL, {});
    },
  };
}

function toRow(patient: Patient): PatientRow {
  return {
    id: patient.id,
    chat: patient.chat,
    for_whom: patient.forWhom,
    name: patient.name,
    phone: patient.phone,
    age_years: patient.age.years,
    age_months: patient.age.months,
    gender: patient.gender,
    updated_at: toInstant(patient.updatedAt),
  };
}

function toPatient(row: PatientRow): Patient {
  return {
    id: row.id,
    chat: row.chat,
    forWhom: row.for_whom,
    name: row.name,
    phone: row.phone,
    age: { years: row.age_years, months: row.age_months },
    gender: row.gender,
    updatedAt: toDate(row.updated_at),
  };
}
