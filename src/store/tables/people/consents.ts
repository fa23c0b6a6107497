/** What each chat agreed to, purpose by purpose, with the version of the notice; ended ones stay as the proof that they were given. */
import { sql } from 'kysely';
import type { ChatKey } from '../../../domain/message/chat.ts';
import type { ConsentPurpose } from '../../../domain/patient/consent.ts';
import type { Consent, Consents } from '../../../ports/lifeTables.ts';
import type { ConsentRow } from '../../lifeSchema.ts';
import type { Connection } from '../../sql/connection.ts';
import { statement } from '../../sql/statement.ts';
import { toDate, toDateOrNull, toInstant, toInstantOrNull } from '../../sql/values.ts';

const GIVE = statement((db, value: ConsentRow) =>
  db
    .insertInto('consents')
    .values({
      id: value.id,
      chat: value.chat,
      purpose: value.purpose,
      version: value.version,
      language: value.language,
      given_at: value.given_at,
      withdrawn_at: value.withdrawn_at,
    })
    .onConflict((conflict) =>
      conflict.columns(['chat', 'purpose']).where('withdrawn_at', 'is', sql.lit(null)).doNothing(),
    ),
);

const WITHDRAW = statement((db, value: { chat: ChatKey; purpose: ConsentPurpose; at: number }) =>
  db
    .updateTable('consents')
    .set({ withdrawn_at: value.at })
    .where('chat', '=', value.chat)
    .where('purpose', '=', value.purpose)
    .where('withdrawn_at', 'is', null),
);

const OF_CHAT = statement((db, value: { chat: ChatKey }) =>
  db.selectFrom('consents').selectAll().where('chat', '=', value.chat).orderBy('given_at').orderBy('id'),
);

export function consentsTable(connection: Connection): Consents {
  return {
    async give(consent) {
      await connection.change(GIVE, toRow(consent));
    },
    withdraw: async (chat, purpose, at) =>
      (await connection.change(WITHDRAW, { chat, purpose, at: toInstant(at) })) === 1,
    async ofChat(chat) {
      return (await connection.all(OF_CHAT, { chat })).map(toConsent);
    },
  };
}

const toRow = (consent: Consent): ConsentRow => ({
  id: consent.id,
  chat: consent.chat,
  purpose: consent.purpose,
  version: consent.version,
  language: consent.language,
  given_at: toInstant(consent.givenAt),
  withdrawn_at: toInstantOrNull(consent.withdrawnAt),
});

const toConsent = (row: ConsentRow): Consent => ({
  id: row.id,
  chat: row.chat,
  purpose: row.purpose,
  version: row.version,
  language: row.language,
  givenAt: toDate(row.given_at),
  withdrawnAt: toDateOrNull(row.withdrawn_at),
});
