/** Conversations, one row a chat; the turn loads and saves them. */
import { sql } from 'kysely';
import type { Conversation } from '../../../domain/conversation/conversation.ts';
import type { ChatKey } from '../../../domain/message/chat.ts';
import type { Conversations } from '../../../ports/store.ts';
import type { ConversationRow, Instant } from '../../schema.ts';
import type { Connection } from '../../sql/connection.ts';
import { statement } from '../../sql/statement.ts';
import { fromJson, toDate, toDateOrNull, toFlag, toInstant, toInstantOrNull } from '../../sql/values.ts';

type Body = Pick<Conversation, 'stateBeforeStaff' | 'draft' | 'menu' | 'languageChosen' | 'history'> &
  // Absent in rows of before these fields existed.
  Partial<Pick<Conversation, 'parked' | 'standing' | 'consentVersion'>> & {
    readonly consentedAt: Instant | null;
    readonly refundShownAt?: Instant | null;
    readonly heardAt?: Instant | null;
  };

const LOAD = statement((db, value: { chat: ChatKey }) =>
  db.selectFrom('conversations').selectAll().where('chat', '=', value.chat),
);

const LOAD_AND_LOCK = statement((db, value: { chat: ChatKey }) =>
  db.selectFrom('conversations').selectAll().where('chat', '=', value.chat).forUpdate(),
);

/** The first number keeps these locks apart from others of the same database; it has no other meaning. */
const LOCK_NEW_CHAT = statement((db, value: { chat: ChatKey }) =>
  db.selectNoFrom(sql<string>`pg_advisory_xact_lock(7316, hashtext(${value.chat}))::text`.as('locked')),
);

const SAVE = statement((db, value: ConversationRow) =>
  db
    .insertInto('conversations')
    .values({
      chat: value.chat,
      version: value.version,
      state: value.state,
      language: value.language,
      reachable: value.reachable,
      staff_until: value.staff_until,
      updated_at: value.updated_at,
      body: value.body,
    })
    .onConflict((conflict) =>
      conflict.column('chat').doUpdateSet((row) => ({
        version: row.ref('excluded.version'),
        state: row.ref('excluded.state'),
        language: row.ref('excluded.language'),
        reachable: row.ref('excluded.reachable'),
        staff_until: row.ref('excluded.staff_until'),
        updated_at: row.ref('excluded.updated_at'),
        body: row.ref('excluded.body'),
      })),
    ),
);

const WITH_STAFF_UNTIL = statement((db, value: { instant: Instant; limit: number }) =>
  db
    .selectFrom('conversations')
    .select('chat')
    .where('staff_until', '<=', value.instant)
    .orderBy('staff_until')
    .limit(value.limit),
);

const REMOVE = statement((db, value: { chat: ChatKey }) =>
  db.deleteFrom('conversations').where('chat', '=', value.chat),
);

export function conversationsTable(connection: Connection): Conversations {
  return {
    async load(chat) {
      const row = await loadRow(connection, chat);
      return row === undefined ? null : toConversation(row);
    },
    async save(conversation) {
      await connection.change(SAVE, toRow(conversation));
    },
    async withStaffUntilBefore(instant, limit) {
      const rows = await connection.all(WITH_STAFF_UNTIL, { instant: toInstant(instant), limit });
      return rows.map((row) => row.chat);
    },
    async remove(chat) {
      await connection.change(REMOVE, { chat });
    },
  };
}

/** SQLite has one writer at a time and nothing to lock. On PostgreSQL a chat without a row is locked by its name, so that two first messages take turns. */
async function loadRow(connection: Connection, chat: ChatKey): Promise<ConversationRow | undefined> {
  if (connection.dialect.name === 'sqlite' || connection.kind === 'read')
    return connection.one(LOAD, { chat });
  const row = await connection.one(LOAD_AND_LOCK, { chat });
  if (row !== undefined) return row;
  await connection.one(LOCK_NEW_CHAT, { chat });
  return connection.one(LOAD_AND_LOCK, { chat });
}

function toRow(conversation: Conversation): ConversationRow {
  const { chat, version, state, language, reachable, staffUntil, updatedAt } = conversation;
  const {
    stateBeforeStaff,
    draft,
    menu,
    parked,
    standing,
    languageChosen,
    consentedAt,
    refundShownAt,
    heardAt,
    history,
  } = conversation;
  const body: Body = {
    stateBeforeStaff,
    draft,
    menu,
    parked,
    standing,
    languageChosen,
    consentedAt: toInstantOrNull(consentedAt),
    consentVersion: conversation.consentVersion,
    ...(refundShownAt == null ? {} : { refundShownAt: toInstantOrNull(refundShownAt) }),
    heardAt: toInstantOrNull(heardAt),
    history,
  };
  return {
    chat,
    version,
    state,
    language,
    reachable: toFlag(reachable),
    staff_until: toInstantOrNull(staffUntil),
    updated_at: toInstant(updatedAt),
    body: JSON.stringify(body),
  };
}

function toConversation(row: ConversationRow): Conversation {
  const body = fromJson<Body>(row.body);
  const { refundShownAt, ...rest } = body;
  return {
    chat: row.chat,
    version: row.version,
    state: row.state,
    language: row.language,
    reachable: row.reachable === 1,
    staffUntil: toDateOrNull(row.staff_until),
    updatedAt: toDate(row.updated_at),
    ...rest,
    ...(refundShownAt == null ? {} : { refundShownAt: toDate(refundShownAt) }),
    parked: body.parked ?? null,
    standing: body.standing ?? [],
    consentVersion: body.consentVersion ?? (body.consentedAt === null ? 0 : 1),
    consentedAt: toDateOrNull(body.consentedAt),
    heardAt: toDateOrNull(body.heardAt ?? null),
  };
}
