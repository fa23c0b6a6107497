/** Messages as they came in; the channels add them, the turn and the recovery sweep take them. */
import { type Kysely, sql } from 'kysely';
import { type ChatKey, splitChatKey } from '../../../domain/message/chat.ts';
import type { IncomingContent, IncomingMessage } from '../../../domain/message/incomingMessage.ts';
import type { Inbox, InboxRow } from '../../../ports/store.ts';
import type { InboxTableRow, Instant, Json, Schema } from '../../schema.ts';
import type { Connection } from '../../sql/connection.ts';
import { statement } from '../../sql/statement.ts';
import { fromJson, toDate, toInstant } from '../../sql/values.ts';

type NewRow = Pick<
  InboxTableRow,
  'channel' | 'message_id' | 'chat' | 'sent_at' | 'received_at' | 'app_language' | 'content'
>;

const ADD = statement((db, value: NewRow) => add(db, value));

/** Whether or not the database sees the row itself among those that wait, none before it waits when the first of them is no earlier. */
const ADD_AND_LOOK = statement((db, value: NewRow) =>
  add(db, value).returning((row) => [
    'sequence',
    row
      .selectFrom('inbox as waiting')
      .select((first) => first.fn.min('waiting.sequence').as('first'))
      .where('waiting.chat', '=', value.chat)
      .where('waiting.status', '=', sql.lit('waiting'))
      .as('first_waiting'),
  ]),
);

const add = (db: Kysely<Schema>, value: NewRow) =>
  db
    .insertInto('inbox')
    .values({
      channel: value.channel,
      message_id: value.message_id,
      chat: value.chat,
      sent_at: value.sent_at,
      received_at: value.received_at,
      app_language: value.app_language,
      content: value.content,
      status: 'waiting',
      attempts: 0,
    })
    .onConflict((conflict) => conflict.columns(['channel', 'message_id']).doNothing());

// `waiting` and the other status words are literals, not parameters: only then do both databases use a partial index.
const NEXT_OF = statement((db, value: { chat: ChatKey }) => nextOf(db, value));

const NEXT_OF_LOCKED = statement((db, value: { chat: ChatKey }) => nextOf(db, value).forUpdate());

const nextOf = (db: Kysely<Schema>, value: { chat: ChatKey }) =>
  db
    .selectFrom('inbox')
    .select(['sequence', 'message_id', 'chat', 'sent_at', 'app_language', 'content', 'attempts'])
    .where('chat', '=', value.chat)
    .where('status', '=', sql.lit('waiting'))
    .orderBy('sequence')
    .limit(1);

const WAITING_CHATS = statement((db, value: { receivedBefore: Instant; limit: number }) =>
  db
    .selectFrom('inbox')
    .select('chat')
    .where('status', '=', sql.lit('waiting'))
    .where('received_at', '<=', value.receivedBefore)
    .groupBy('chat')
    .orderBy((row) => row.fn.min('sequence'))
    .limit(value.limit),
);

const FINISH = statement((db, value: { sequence: number; outcome: 'answered' | 'failed'; at: Instant }) =>
  db
    .updateTable('inbox')
    .set({ status: value.outcome, finished_at: value.at })
    .where('sequence', '=', value.sequence),
);

const COUNT_ATTEMPT = statement((db, value: { sequence: number }) =>
  db
    .updateTable('inbox')
    .set((row) => ({ attempts: row('attempts', '+', 1) }))
    .where('sequence', '=', value.sequence)
    .returning('attempts'),
);

const FORGET_CONTENT = statement((db, value: { before: Instant }) =>
  db
    .updateTable('inbox')
    .set({ content: null })
    .where('status', '=', sql.lit('answered'))
    .where('content', 'is not', null)
    .where('received_at', '<', value.before),
);

export function inboxTable(connection: Connection): Inbox {
  return {
    async add(message, receivedAt) {
      return (await connection.change(ADD, toNewRow(message, receivedAt))) === 1;
    },
    addAndTake: (message, receivedAt) => addAndTake(connection, message, receivedAt),
    async nextOf(chat) {
      const row = await nextRow(connection, chat);
      return row === undefined ? null : toInboxRow(row);
    },
    async waitingChats(receivedBefore, limit) {
      const rows = await connection.all(WAITING_CHATS, { receivedBefore: toInstant(receivedBefore), limit });
      return rows.map((row) => row.chat);
    },
    async finish(sequence, outcome, at) {
      await connection.change(FINISH, { sequence, outcome, at: toInstant(at) });
    },
    async countAttempt(sequence) {
      const row = await connection.one(COUNT_ATTEMPT, { sequence });
      if (row === undefined) throw new Error(`no message ${sequence} in the inbox`);
      return row.attempts;
    },
    forgetContent: (before) => connection.change(FORGET_CONTENT, { before: toInstant(before) }),
  };
}

const toNewRow = (message: IncomingMessage, receivedAt: Date): NewRow => ({
  channel: splitChatKey(message.chat).channel,
  message_id: message.messageId,
  chat: message.chat,
  sent_at: toInstant(message.sentAt),
  received_at: toInstant(receivedAt),
  app_language: message.appLanguage,
  content: JSON.stringify(message.content),
});

/** In one statement where nobody else writes meanwhile; on PostgreSQL whoever answers a message must have locked it. */
async function addAndTake(
  connection: Connection,
  message: IncomingMessage,
  receivedAt: Date,
): Promise<InboxRow | 'behind_others' | 'seen_before'> {
  const row = toNewRow(message, receivedAt);
  if (connection.dialect.name === 'sqlite') {
    const added = await connection.one(ADD_AND_LOOK, row);
    if (added === undefined) return 'seen_before';
    const { sequence, first_waiting: first } = added;
    return first === null || first >= sequence ? { sequence, attempts: 0, message } : 'behind_others';
  }
  if ((await connection.change(ADD, row)) === 0) return 'seen_before';
  const next = await nextRow(connection, message.chat);
  return next !== undefined && next.message_id === message.messageId ? toInboxRow(next) : 'behind_others';
}

/**
 * On PostgreSQL the message is locked until the transaction ends: two processes never answer it both. Whoever waited for
 * the lock finds the message answered and gets no row, although another may wait behind it: hence the second look.
 */
async function nextRow(connection: Connection, chat: ChatKey): Promise<WaitingRow | undefined> {
  if (connection.dialect.name === 'sqlite' || connection.kind === 'read')
    return connection.one(NEXT_OF, { chat });
  for (;;) {
    const locked = await connection.one(NEXT_OF_LOCKED, { chat });
    if (locked !== undefined) return locked;
    if ((await connection.one(NEXT_OF, { chat })) === undefined) return undefined;
  }
}

type WaitingRow = Pick<
  InboxTableRow,
  'message_id' | 'chat' | 'sent_at' | 'app_language' | 'content' | 'attempts'
> & {
  readonly sequence: number;
};

function toInboxRow(row: WaitingRow): InboxRow {
  return {
    sequence: row.sequence,
    attempts: row.attempts,
    message: {
      chat: row.chat,
      messageId: row.message_id,
      sentAt: toDate(row.sent_at),
      appLanguage: row.app_language,
      // A waiting message has its content: only answered ones are forgotten.
      content: fromJson<IncomingContent>(row.content as Json),
    },
  };
}
