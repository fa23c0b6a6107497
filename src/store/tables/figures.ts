/** Counts over whole tables, for whoever watches the clinic from outside: metrics and status. No row leaves the store. */
import type { Figures, StoreFigures } from '../../ports/figures.ts';
import type { Connection } from '../sql/connection.ts';
import { statement } from '../sql/statement.ts';
import { toDateOrNull } from '../sql/values.ts';

const APPOINTMENTS = statement((db, _: object) =>
  db
    .selectFrom('appointments')
    .select((row) => ['status as word', row.fn.countAll<number>().as('rows')])
    .groupBy('status'),
);

const LEDGER = statement((db, _: object) =>
  db
    .selectFrom('ledger')
    .select((row) => ['kind as word', row.fn.countAll<number>().as('rows')])
    .groupBy('kind'),
);

const OUTBOX = statement((db, _: object) =>
  db
    .selectFrom('outbox')
    .select((row) => ['status as word', row.fn.countAll<number>().as('rows')])
    .groupBy('status'),
);

const INBOX = statement((db, _: object) =>
  db
    .selectFrom('inbox')
    .select((row) => [row.fn.countAll<number>().as('rows'), row.fn.min('received_at').as('oldest')])
    .where('status', '=', 'waiting'),
);

const EVENTS = statement((db, _: object) =>
  db
    .selectFrom('webhook_events')
    .select((row) => row.fn.countAll<number>().as('rows'))
    .where('finished_at', 'is', null),
);

type Counted = readonly { readonly word: string; readonly rows: number }[];
const byWord = (rows: Counted) => Object.fromEntries(rows.map((row) => [row.word, row.rows]));

export function figuresTable(connection: Connection): Figures {
  return {
    async read(): Promise<StoreFigures> {
      const inbox = await connection.one(INBOX, {});
      return {
        appointments: byWord(await connection.all(APPOINTMENTS, {})),
        ledger: byWord(await connection.all(LEDGER, {})),
        outbox: byWord(await connection.all(OUTBOX, {})),
        inboxWaiting: inbox?.rows ?? 0,
        inboxOldestAt: toDateOrNull(inbox?.oldest ?? null),
        webhookEventsWaiting: (await connection.one(EVENTS, {}))?.rows ?? 0,
      };
    },
  };
}
