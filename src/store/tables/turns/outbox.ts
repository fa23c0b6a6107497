/** Work for outside, in lanes; use cases add it within their transaction, `app/outbox/drainOutbox` claims and finishes it. */
import { type Expression, sql } from 'kysely';
import type { OutboxId } from '../../../domain/ids.ts';
import { type ChatKey, morningLane } from '../../../domain/message/chat.ts';
import type { OutboxTask } from '../../../ports/outboxTask.ts';
import type { NewOutboxRow, Outbox, OutboxRow } from '../../../ports/store.ts';
import type { Instant, OutboxTableRow } from '../../schema.ts';
import type { Connection } from '../../sql/connection.ts';
import { statement } from '../../sql/statement.ts';
import { fromJson, toDate, toDateOrNull, toInstant, toInstantOrNull } from '../../sql/values.ts';

type AddedRow = Pick<
  OutboxTableRow,
  'id' | 'dedupe_key' | 'lane' | 'task' | 'created_at' | 'due_at' | 'lease_until'
>;

const ADD = statement((db, value: AddedRow) =>
  db
    .insertInto('outbox')
    .values({
      id: value.id,
      dedupe_key: value.dedupe_key,
      lane: value.lane,
      task: value.task,
      status: 'waiting',
      attempts: 0,
      created_at: value.created_at,
      due_at: value.due_at,
      lease_until: value.lease_until,
    })
    .onConflict((conflict) => conflict.column('dedupe_key').doNothing()),
);

const COLUMNS = ['sequence', 'id', 'lane', 'task', 'attempts', 'created_at', 'due_at'] as const;

/** A row that was still leased when its lease ran out was being tried by somebody who died: that counts as a try. */
const attemptsWithLostOne: Expression<number> = sql<number>`attempts + case when lease_until is null then 0 else 1 end`;

/**
 * What is due is chosen, and on PostgreSQL locked, by a query of its own: within the update's condition the planner might
 * run it more than once and so claim more than `limit`.
 */
const CLAIM_DUE = statement((db, value: { now: Instant; leaseUntil: Instant; limit: number }, dialect) =>
  db
    .with('chosen', (query) =>
      query
        .selectFrom('outbox as due')
        .select('due.sequence')
        .where('due.status', '=', sql.lit('waiting'))
        .where('due.due_at', '<=', value.now)
        .where((row) => row.or([row('due.lease_until', 'is', null), row('due.lease_until', '<=', value.now)]))
        .where((row) =>
          row.not(
            row.exists(
              row
                .selectFrom('outbox as earlier')
                .select('earlier.sequence')
                .whereRef('earlier.lane', '=', 'due.lane')
                .whereRef('earlier.sequence', '<', 'due.sequence')
                .where('earlier.status', '=', sql.lit('waiting')),
            ),
          ),
        )
        .orderBy('due.due_at')
        .orderBy('due.sequence')
        .limit(value.limit)
        .$if(dialect === 'postgres', (chosen) => chosen.forUpdate().skipLocked()),
    )
    .updateTable('outbox')
    .set({ attempts: attemptsWithLostOne, lease_until: value.leaseUntil })
    .where('sequence', 'in', (query) => query.selectFrom('chosen').select('chosen.sequence'))
    .returning(COLUMNS),
);

const FINISH = statement((db, value: { id: OutboxId; at: Instant; providerRef: string | null }) =>
  db
    .updateTable('outbox')
    .set({ status: 'done', finished_at: value.at, provider_ref: value.providerRef, lease_until: null })
    .where('id', '=', value.id),
);

const POSTPONE = statement(
  (db, value: { id: OutboxId; dueAt: Instant; errorCode: string; lane: string | null }) =>
    db
      .updateTable('outbox')
      .set((row) => ({
        attempts: row('attempts', '+', 1),
        due_at: value.dueAt,
        error_code: value.errorCode,
        lease_until: null,
        lane: row.fn.coalesce(row.cast<string>(row.val(value.lane), 'text'), 'lane'),
      }))
      .where('id', '=', value.id)
      .where('status', '=', sql.lit('waiting')),
);

const RELEASE = statement((db, value: { id: OutboxId }) =>
  db
    .updateTable('outbox')
    .set({ lease_until: null })
    .where('id', '=', value.id)
    .where('status', '=', sql.lit('waiting')),
);

const GIVE_UP = statement((db, value: { id: OutboxId; at: Instant; errorCode: string }) =>
  db
    .updateTable('outbox')
    .set((row) => ({
      status: 'given_up' as const,
      attempts: row('attempts', '+', 1),
      finished_at: value.at,
      error_code: value.errorCode,
      lease_until: null,
    }))
    .where('id', '=', value.id)
    .where('status', '=', sql.lit('waiting')),
);

const BACKLOG = statement((db) =>
  db
    .selectFrom('outbox')
    .select((row) => [row.fn.countAll<number>().as('waiting'), row.fn.min('due_at').as('oldest_due_at')])
    .where('status', '=', sql.lit('waiting')),
);

const LATEST = statement((db, value: { limit: number }) =>
  db
    .selectFrom('outbox')
    .select([...COLUMNS, 'status', 'error_code'])
    .orderBy('sequence', 'desc')
    .limit(value.limit),
);

/** Of both lanes that a chat's messages go out in: at once, and in the morning. */
const SENT = statement((db, value: { chat: ChatKey; morning: string; providerRef: string }) =>
  db
    .selectFrom('outbox')
    .select('task')
    .where('lane', 'in', [value.chat, value.morning])
    .where('provider_ref', '=', value.providerRef)
    .where('provider_ref', 'is not', null)
    .orderBy('sequence', 'desc')
    .limit(1),
);

export function outboxTable(connection: Connection): Outbox {
  return {
    async add(rows) {
      const added: OutboxId[] = [];
      for (const row of rows) {
        if ((await connection.change(ADD, toAddedRow(row))) === 1) added.push(row.id);
      }
      return added;
    },
    async claimDue({ now, leaseUntil, limit }) {
      const rows = await connection.all(CLAIM_DUE, {
        now: toInstant(now),
        leaseUntil: toInstant(leaseUntil),
        limit,
      });
      // Rows come back in the order in which they were changed, which is none in particular.
      return [...rows]
        .sort((left, right) => left.due_at - right.due_at || left.sequence - right.sequence)
        .map(toOutboxRow);
    },
    async finish(id, at, providerRef) {
      await connection.change(FINISH, { id, at: toInstant(at), providerRef });
    },
    async postpone(id, { dueAt, errorCode, lane = null }) {
      await connection.change(POSTPONE, { id, dueAt: toInstant(dueAt), errorCode, lane });
    },
    async release(id) {
      await connection.change(RELEASE, { id });
    },
    async giveUp(id, at, errorCode) {
      await connection.change(GIVE_UP, { id, at: toInstant(at), errorCode });
    },
    async sentMenu(chat, providerRef) {
      const row = await connection.one(SENT, { chat, morning: morningLane(chat), providerRef });
      const task = row === undefined ? null : fromJson<OutboxTask>(row.task);
      return task?.kind === 'say'
        ? { version: task.menuVersion, choices: task.message.choices.flat().length }
        : null;
    },
    async backlog() {
      const row = await connection.one(BACKLOG, {});
      return { waiting: row?.waiting ?? 0, oldestDueAt: toDateOrNull(row?.oldest_due_at ?? null) };
    },
    async latest(limit) {
      const rows = await connection.all(LATEST, { limit });
      return rows.map((row) => ({ ...toOutboxRow(row), status: row.status, errorCode: row.error_code }));
    },
  };
}

function toAddedRow(row: NewOutboxRow): AddedRow {
  return {
    id: row.id,
    dedupe_key: row.dedupeKey,
    lane: row.lane,
    task: JSON.stringify(row.task),
    created_at: toInstant(row.createdAt),
    due_at: toInstant(row.dueAt),
    lease_until: toInstantOrNull(row.leaseUntil),
  };
}

function toOutboxRow(
  row: Pick<OutboxTableRow, 'id' | 'lane' | 'task' | 'attempts' | 'created_at' | 'due_at'>,
): OutboxRow {
  return {
    id: row.id,
    lane: row.lane,
    task: fromJson<OutboxTask>(row.task),
    attempts: row.attempts,
    createdAt: toDate(row.created_at),
    dueAt: toDate(row.due_at),
  };
}
