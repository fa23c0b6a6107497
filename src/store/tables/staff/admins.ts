/** The people of the admin bot; their access, their sessions and their desks. */
import type { Kysely } from 'kysely';
import type { Admin, AdminDesk, AdminWants } from '../../../domain/admin/admin.ts';
import type { Admins } from '../../../ports/adminTables.ts';
import type { AdminRow } from '../../adminSchema.ts';
import type { Schema } from '../../schema.ts';
import type { Connection } from '../../sql/connection.ts';
import { statement } from '../../sql/statement.ts';
import { fromJson, toDate, toDateOrNull, toFlag, toInstant, toInstantOrNull } from '../../sql/values.ts';

const byChat = (db: Kysely<Schema>, chatId: string) =>
  db.selectFrom('admins').selectAll().where('chat_id', '=', chatId);

const GET = statement((db, value: { chatId: string }) => byChat(db, value.chatId));
const GET_LOCKED = statement((db, value: { chatId: string }) => byChat(db, value.chatId).forUpdate());

const LIST = statement((db) => db.selectFrom('admins').selectAll().orderBy('name').orderBy('chat_id'));

const PUT = statement((db, value: AdminRow) => {
  const { chat_id, name, role, doctor_id, revoked, language, session_until, desk, wants, created_at } = value;
  const changing = { name, role, doctor_id, revoked, language, session_until, desk, wants };
  return db
    .insertInto('admins')
    .values({ chat_id, created_at, ...changing })
    .onConflict((conflict) =>
      conflict.column('chat_id').doUpdateSet((row) => ({
        name: row.ref('excluded.name'),
        role: row.ref('excluded.role'),
        doctor_id: row.ref('excluded.doctor_id'),
        revoked: row.ref('excluded.revoked'),
        language: row.ref('excluded.language'),
        session_until: row.ref('excluded.session_until'),
        desk: row.ref('excluded.desk'),
        wants: row.ref('excluded.wants'),
      })),
    );
});

export function adminsTable(connection: Connection): Admins {
  const locks = connection.kind === 'write' && connection.dialect.name === 'postgres';
  return {
    async get(chatId) {
      const row = await connection.one(locks ? GET_LOCKED : GET, { chatId });
      return row === undefined ? null : toAdmin(row);
    },
    async list() {
      return (await connection.all(LIST, {})).map(toAdmin);
    },
    async put(admin) {
      await connection.change(PUT, toRow(admin));
    },
  };
}

function toRow(admin: Admin): AdminRow {
  return {
    chat_id: admin.chatId,
    name: admin.name,
    role: admin.role,
    doctor_id: admin.doctorId,
    revoked: toFlag(admin.isRevoked),
    language: admin.language,
    session_until: toInstantOrNull(admin.sessionUntil),
    desk: JSON.stringify(admin.desk),
    wants: JSON.stringify(admin.wants),
    created_at: toInstant(admin.createdAt),
  };
}

function toAdmin(row: AdminRow): Admin {
  return {
    chatId: row.chat_id,
    name: row.name,
    role: row.role,
    doctorId: row.doctor_id,
    isRevoked: row.revoked === 1,
    language: row.language,
    sessionUntil: toDateOrNull(row.session_until),
    desk: fromJson<AdminDesk>(row.desk),
    wants: fromJson<AdminWants>(row.wants),
    createdAt: toDate(row.created_at),
  };
}
