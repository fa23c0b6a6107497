/** Money that goes back in parts, and people who wait for any doctor of a speciality or for an earlier time than they have. `migrate.ts` runs it. */
import { type Kysely, type Migration, sql } from 'kysely';
import type { Dialect } from '../sql/dialect.ts';

const WORDS = {
  sqlite: { text: 'text' },
  postgres: { text: 'text collate "C"' },
} as const;

/** A payment is captured once; each refund of it starts, is accepted and ends once, by the unique event id of each step. */
const statements = ({ text }: (typeof WORDS)[Dialect['name']]): readonly string[] => [
  'drop index ledger_once_per_payment',
  `create unique index ledger_once_per_payment on ledger (payment_id, kind)
    where payment_id is not null and kind not in ('refund_started', 'refund_accepted', 'refunded', 'refund_failed')`,
  `create unique index ledger_once_per_refund on ledger (refund_id, kind) where refund_id is not null`,
  // Without a doctor's id, any doctor of the speciality.
  `alter table waitlist add column speciality ${text}`,
  `alter table waitlist add column moves_appointment_id ${text}`,
];

export function partsAndWaiting(dialect: Dialect['name']): Migration {
  return {
    async up(db: Kysely<never>): Promise<void> {
      for (const statement of statements(WORDS[dialect])) await sql.raw(statement).execute(db);
    },
  };
}
