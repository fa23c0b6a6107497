/** One-time codes by which a chat shows that an appointment of another chat is its own; only their hashes are kept. */
import { sql } from 'kysely';
import type { ChatKey } from '../../../domain/message/chat.ts';
import type { OwnershipCode, OwnershipCodes } from '../../../ports/lifeTables.ts';
import type { OwnershipCodeRow } from '../../lifeSchema.ts';
import type { Connection } from '../../sql/connection.ts';
import { statement } from '../../sql/statement.ts';
import { toDate, toDateOrNull, toInstant, toInstantOrNull } from '../../sql/values.ts';

const ADD = statement((db, value: OwnershipCodeRow) =>
  db.insertInto('ownership_codes').values({
    id: value.id,
    appointment_id: value.appointment_id,
    action: value.action,
    asked_by: value.asked_by,
    code_hash: value.code_hash,
    expires_at: value.expires_at,
    tries_left: value.tries_left,
    used_at: value.used_at,
    created_at: value.created_at,
  }),
);

const LATEST = statement((db, value: { chat: ChatKey }) =>
  db
    .selectFrom('ownership_codes')
    .selectAll()
    .where('asked_by', '=', value.chat)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1),
);

const COUNT_SINCE = statement((db, value: { chat: ChatKey; since: number }) =>
  db
    .selectFrom('ownership_codes')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('asked_by', '=', value.chat)
    .where('created_at', '>=', value.since),
);

const SET_HASH = statement((db, value: { id: string; codeHash: string }) =>
  db
    .updateTable('ownership_codes')
    .set({ code_hash: value.codeHash })
    .where('id', '=', value.id)
    .where('used_at', 'is', null),
);

const TAKE_TRY = statement((db, value: { id: string }) =>
  db
    .updateTable('ownership_codes')
    .set({ tries_left: sql<number>`tries_left - 1` })
    .where('id', '=', value.id)
    .where('tries_left', '>', 0),
);

const USE = statement((db, value: { id: string; at: number }) =>
  db
    .updateTable('ownership_codes')
    .set({ used_at: value.at })
    .where('id', '=', value.id)
    .where('used_at', 'is', null),
);

export function ownershipCodesTable(connection: Connection): OwnershipCodes {
  return {
    async add(code) {
      await connection.change(ADD, toRow(code));
    },
    async latestOf(chat) {
      const row = await connection.one(LATEST, { chat });
      return row === undefined ? null : toCode(row);
    },
    countSince: async (chat, since) =>
      (await connection.one(COUNT_SINCE, { chat, since: toInstant(since) }))?.count ?? 0,
    async setHash(id, codeHash) {
      await connection.change(SET_HASH, { id, codeHash });
    },
    takeTry: async (id) => (await connection.change(TAKE_TRY, { id })) === 1,
    use: async (id, at) => (await connection.change(USE, { id, at: toInstant(at) })) === 1,
  };
}

const toRow = (code: OwnershipCode): OwnershipCodeRow => ({
  id: code.id,
  appointment_id: code.appointmentId,
  action: code.action,
  asked_by: code.askedBy,
  code_hash: code.codeHash,
  expires_at: toInstant(code.expiresAt),
  tries_left: code.triesLeft,
  used_at: toInstantOrNull(code.usedAt),
  created_at: toInstant(code.createdAt),
});

const toCode = (row: OwnershipCodeRow): OwnershipCode => ({
  id: row.id,
  appointmentId: row.appointment_id,
  action: row.action,
  askedBy: row.asked_by,
  codeHash: row.code_hash,
  expiresAt: toDate(row.expires_at),
  triesLeft: row.tries_left,
  usedAt: toDateOrNull(row.used_at),
  createdAt: toDate(row.created_at),
});
