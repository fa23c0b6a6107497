/** Finds a message of ours by the id that its channel gave it: patients quote it in their answer. `migrate.ts` runs it. */
import { type Kysely, type Migration, sql } from 'kysely';

export const quotedMessages = (): Migration => ({
  async up(db: Kysely<unknown>) {
    await sql
      .raw('create index outbox_sent on outbox (lane, provider_ref) where provider_ref is not null')
      .execute(db);
  },
});
