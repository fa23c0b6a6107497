/** What the clinic's people previewed and did; a deed changes its status by condition, so that a second tap does nothing. */
import type { AdminDeed, DeedBefore, DeedOrder, DeedStatus } from '../../../domain/admin/deedOrder.ts';
import type { AdminDeeds } from '../../../ports/adminTables.ts';
import type { AdminDeedRow } from '../../adminSchema.ts';
import type { Instant } from '../../schema.ts';
import type { Connection } from '../../sql/connection.ts';
import { statement } from '../../sql/statement.ts';
import { fromJson, toDate, toDateOrNull, toInstant } from '../../sql/values.ts';

interface Body {
  readonly order: DeedOrder;
  readonly affected: string;
  readonly before?: DeedBefore;
}

const ADD = statement((db, value: Omit<AdminDeedRow, 'done_at'>) =>
  db.insertInto('admin_deeds').values({
    id: value.id,
    chat_id: value.chat_id,
    kind: value.kind,
    body: value.body,
    status: value.status,
    created_at: value.created_at,
    expires_at: value.expires_at,
    done_at: null,
  }),
);

const GET = statement((db, value: { id: string }) =>
  db.selectFrom('admin_deeds').selectAll().where('id', '=', value.id),
);

const CHANGE = statement((db, value: { id: string; from: DeedStatus; to: DeedStatus; at: Instant }) =>
  db
    .updateTable('admin_deeds')
    .set({ status: value.to, done_at: value.at })
    .where('id', '=', value.id)
    .where('status', '=', value.from),
);

const LAST_DONE = statement((db, value: { chat: string }) =>
  db
    .selectFrom('admin_deeds')
    .selectAll()
    .where('chat_id', '=', value.chat)
    .where('status', '=', 'done')
    .orderBy('done_at', 'desc')
    .orderBy('created_at', 'desc')
    .limit(1),
);

const REMEMBER = statement((db, value: { id: string; body: string }) =>
  db.updateTable('admin_deeds').set({ body: value.body }).where('id', '=', value.id),
);

export function adminDeedsTable(connection: Connection): AdminDeeds {
  return {
    async add({ id, chatId, order, affected, status, createdAt, expiresAt }) {
      await connection.change(ADD, {
        id,
        chat_id: chatId,
        kind: order.kind,
        body: JSON.stringify({ order, affected } satisfies Body),
        status,
        created_at: toInstant(createdAt),
        expires_at: toInstant(expiresAt),
      });
    },
    async get(id) {
      const row = await connection.one(GET, { id });
      return row === undefined ? null : toDeed(row);
    },
    async lastDoneOf(chatId) {
      const row = await connection.one(LAST_DONE, { chat: chatId });
      return row === undefined ? null : toDeed(row);
    },
    async remember({ id, order, affected }, before) {
      await connection.change(REMEMBER, {
        id,
        body: JSON.stringify({ order, affected, before } satisfies Body),
      });
    },
    async change(id, { from, to, at }) {
      return (await connection.change(CHANGE, { id, from, to, at: toInstant(at) })) === 1;
    },
  };
}

const toDeed = (row: AdminDeedRow): AdminDeed => ({
  before: null,
  ...fromJson<Body>(row.body),
  id: row.id,
  chatId: row.chat_id,
  status: row.status,
  createdAt: toDate(row.created_at),
  expiresAt: toDate(row.expires_at),
  doneAt: toDateOrNull(row.done_at),
});
