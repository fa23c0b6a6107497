/** One-time links to patients' reports; the admin bot makes them, the web server uses them up. */
import type { ReportLinks } from '../../../ports/adminTables.ts';
import type { ReportLinkRow } from '../../adminSchema.ts';
import type { Instant } from '../../schema.ts';
import type { Connection } from '../../sql/connection.ts';
import { statement } from '../../sql/statement.ts';
import { toDate, toInstant } from '../../sql/values.ts';

const ADD = statement((db, value: Omit<ReportLinkRow, 'opened_at'>) =>
  db.insertInto('report_links').values({
    token_hash: value.token_hash,
    report_id: value.report_id,
    chat_id: value.chat_id,
    created_at: value.created_at,
    expires_at: value.expires_at,
    opened_at: null,
  }),
);

const TAKE = statement((db, value: { tokenHash: string; at: Instant }) =>
  db
    .updateTable('report_links')
    .set({ opened_at: value.at })
    .where('token_hash', '=', value.tokenHash)
    .where('opened_at', 'is', null)
    .where('expires_at', '>', value.at),
);

const GET = statement((db, value: { tokenHash: string }) =>
  db.selectFrom('report_links').selectAll().where('token_hash', '=', value.tokenHash),
);

export function reportLinksTable(connection: Connection): ReportLinks {
  return {
    async add(link) {
      await connection.change(ADD, {
        token_hash: link.tokenHash,
        report_id: link.reportId,
        chat_id: link.chatId,
        created_at: toInstant(link.createdAt),
        expires_at: toInstant(link.expiresAt),
      });
    },
    async take(tokenHash, at) {
      const taken = await connection.change(TAKE, { tokenHash, at: toInstant(at) });
      const row = taken === 1 ? await connection.one(GET, { tokenHash }) : undefined;
      if (row === undefined) return null;
      return {
        tokenHash: row.token_hash,
        reportId: row.report_id,
        chatId: row.chat_id,
        createdAt: toDate(row.created_at),
        expiresAt: toDate(row.expires_at),
      };
    },
  };
}
