/** Webhooks as received and verified; `webhooks/` adds them, the payment use case works them off. */
import type { WebhookEvents } from '../../../ports/moneyTables.ts';
import type { Instant, WebhookEventRow } from '../../schema.ts';
import type { Connection } from '../../sql/connection.ts';
import { statement } from '../../sql/statement.ts';
import { toDate, toInstant } from '../../sql/values.ts';

type Provider = WebhookEventRow['provider'];

const ADD = statement(
  (db, value: { provider: Provider; event_id: string; body: string; received_at: Instant }) =>
    db
      .insertInto('webhook_events')
      .values({
        provider: value.provider,
        event_id: value.event_id,
        body: value.body,
        received_at: value.received_at,
      })
      .onConflict((conflict) => conflict.columns(['provider', 'event_id']).doNothing()),
);

const UNHANDLED = statement((db, value: { limit: number; after: number }) =>
  db
    .selectFrom('webhook_events')
    .select(['provider', 'event_id', 'body', 'received_at', 'sequence'])
    .where('finished_at', 'is', null)
    .where('sequence', '>', value.after)
    .orderBy('sequence')
    .limit(value.limit),
);

const FINISH = statement((db, value: { provider: Provider; eventId: string; at: Instant }) =>
  db
    .updateTable('webhook_events')
    .set({ finished_at: value.at })
    .where('provider', '=', value.provider)
    .where('event_id', '=', value.eventId),
);

export function webhookEventsTable(connection: Connection): WebhookEvents {
  return {
    async add({ provider, eventId, body, receivedAt }) {
      const row = { provider, event_id: eventId, body, received_at: toInstant(receivedAt) };
      return (await connection.change(ADD, row)) === 1;
    },
    async unhandled({ limit, after }) {
      const rows = await connection.all(UNHANDLED, { limit, after });
      return rows.map((row) => ({
        provider: row.provider,
        eventId: row.event_id,
        body: row.body,
        receivedAt: toDate(row.received_at),
        sequence: row.sequence,
      }));
    },
    async finish(provider, eventId, at) {
      await connection.change(FINISH, { provider, eventId, at: toInstant(at) });
    },
  };
}
