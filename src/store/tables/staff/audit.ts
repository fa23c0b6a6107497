/** Who changed what and when; triggers refuse any change of an entry. */
import type { Audit, AuditEntry } from '../../../ports/recordTables.ts';
import type { AuditRow } from '../../schema.ts';
import type { Connection } from '../../sql/connection.ts';
import { statement } from '../../sql/statement.ts';
import { toDate, toInstant } from '../../sql/values.ts';

type StoredEntry = Omit<AuditRow, 'sequence'>;

const ADD = statement((db, value: StoredEntry) =>
  db.insertInto('audit').values({
    id: value.id,
    at: value.at,
    actor: value.actor,
    action: value.action,
    subject: value.subject,
    before: value.before,
    after: value.after,
  }),
);

const OF_SUBJECT = statement((db, value: { subject: string }) =>
  db.selectFrom('audit').selectAll().where('subject', '=', value.subject).orderBy('sequence'),
);

export function auditTable(connection: Connection): Audit {
  return {
    async add(entry) {
      await connection.change(ADD, { ...entry, at: toInstant(entry.at) });
    },
    async ofSubject(subject) {
      return (await connection.all(OF_SUBJECT, { subject })).map(toEntry);
    },
  };
}

function toEntry(row: StoredEntry): AuditEntry {
  return {
    id: row.id,
    at: toDate(row.at),
    actor: row.actor,
    action: row.action,
    subject: row.subject,
    before: row.before,
    after: row.after,
  };
}
