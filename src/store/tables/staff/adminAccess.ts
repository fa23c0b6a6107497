/** Invitations to the admin bot, each used once, and the wrong passwords by which an id has to wait. */
import { sql } from 'kysely';
import type { AdminInvitation } from '../../../domain/admin/admin.ts';
import type { AdminInvitations, AdminPasswordFailures } from '../../../ports/adminTables.ts';
import type { AdminInvitationRow } from '../../adminSchema.ts';
import type { Instant } from '../../schema.ts';
import type { Connection } from '../../sql/connection.ts';
import { statement } from '../../sql/statement.ts';
import { toDate, toInstant } from '../../sql/values.ts';

type NewInvitation = Omit<AdminInvitationRow, 'used_at' | 'used_by'>;

const ADD_INVITATION = statement((db, value: NewInvitation) =>
  db.insertInto('admin_invitations').values({
    token_hash: value.token_hash,
    name: value.name,
    role: value.role,
    doctor_id: value.doctor_id,
    created_at: value.created_at,
    expires_at: value.expires_at,
    used_at: null,
    used_by: null,
  }),
);

const TAKE_INVITATION = statement((db, value: { tokenHash: string; chatId: string; at: Instant }) =>
  db
    .updateTable('admin_invitations')
    .set({ used_at: value.at, used_by: value.chatId })
    .where('token_hash', '=', value.tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', value.at),
);

const GET_INVITATION = statement((db, value: { tokenHash: string }) =>
  db.selectFrom('admin_invitations').selectAll().where('token_hash', '=', value.tokenHash),
);

export function invitationsTable(connection: Connection): AdminInvitations {
  return {
    async add(invitation) {
      await connection.change(ADD_INVITATION, {
        token_hash: invitation.tokenHash,
        name: invitation.name,
        role: invitation.role,
        doctor_id: invitation.doctorId,
        created_at: toInstant(invitation.createdAt),
        expires_at: toInstant(invitation.expiresAt),
      });
    },
    async take(tokenHash, { chatId, at }) {
      const taken = await connection.change(TAKE_INVITATION, { tokenHash, chatId, at: toInstant(at) });
      const row = taken === 1 ? await connection.one(GET_INVITATION, { tokenHash }) : undefined;
      return row === undefined ? null : toInvitation(row);
    },
  };
}

const toInvitation = (row: AdminInvitationRow): AdminInvitation => ({
  tokenHash: row.token_hash,
  name: row.name,
  role: row.role,
  doctorId: row.doctor_id,
  createdAt: toDate(row.created_at),
  expiresAt: toDate(row.expires_at),
});

const GET_FAILURES = statement((db, value: { chatId: string }) =>
  db.selectFrom('admin_password_failures').selectAll().where('chat_id', '=', value.chatId),
);

const ADD_FAILURE = statement((db, value: { chatId: string; at: Instant }) =>
  db
    .insertInto('admin_password_failures')
    .values({ chat_id: value.chatId, failures: 1, last_at: value.at })
    .onConflict((conflict) =>
      conflict.column('chat_id').doUpdateSet({
        failures: sql`admin_password_failures.failures + 1`,
        last_at: (row) => row.ref('excluded.last_at'),
      }),
    ),
);

const FORGET_FAILURES = statement((db, value: { chatId: string }) =>
  db.deleteFrom('admin_password_failures').where('chat_id', '=', value.chatId),
);

const FAILURES_SINCE = statement((db, value: { instant: Instant }) =>
  db
    .selectFrom('admin_password_failures')
    .select(sql<number>`cast(coalesce(sum(failures), 0) as bigint)`.as('failures'))
    .where('last_at', '>=', value.instant),
);

export function passwordFailuresTable(connection: Connection): AdminPasswordFailures {
  return {
    async get(chatId) {
      const row = await connection.one(GET_FAILURES, { chatId });
      return row === undefined ? null : { count: row.failures, lastAt: toDate(row.last_at) };
    },
    async add(chatId, at) {
      await connection.change(ADD_FAILURE, { chatId, at: toInstant(at) });
    },
    async forget(chatId) {
      await connection.change(FORGET_FAILURES, { chatId });
    },
    async since(instant) {
      return (await connection.one(FAILURES_SINCE, { instant: toInstant(instant) }))?.failures ?? 0;
    },
  };
}
