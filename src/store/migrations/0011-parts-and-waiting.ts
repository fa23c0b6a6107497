/** Money that goes back in parts, papers that forget their person when their term is over, and people who wait for any doctor of a speciality or for an earlier time than they have. `migrate.ts` runs it. */
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

const KEPT_COLUMNS = [
  'id',
  'kind',
  'financial_year',
  'number',
  'appointment_id',
  'amount_paise',
  'payment_reference',
  'issued_at',
  'issued_for',
  'against_id',
];

/** A paper is never changed but for one thing: whom it was for may be blanked. */
const papers: { readonly [Name in Dialect['name']]: readonly string[] } = {
  sqlite: [
    'drop trigger documents_no_update',
    `create trigger documents_no_update before update on documents
      when ${KEPT_COLUMNS.map((name) => `new.${name} is not old.${name}`).join(' or ')}
        or json_remove(new.paper, '$.patientName', '$.patientPhone') is not json_remove(old.paper, '$.patientName', '$.patientPhone')
        or json_extract(new.paper, '$.patientName') is not '' or json_extract(new.paper, '$.patientPhone') is not ''
      begin select raise(abort, 'documents is append-only'); end`,
  ],
  postgres: [
    'drop trigger documents_append_only on documents',
    `create trigger documents_append_only before delete or truncate on documents
      for each statement execute function refuse_change()`,
    `create trigger documents_no_update before update on documents for each row
      when (${KEPT_COLUMNS.map((name) => `new.${name} is distinct from old.${name}`).join(' or ')}
        or (new.paper::jsonb - 'patientName' - 'patientPhone') is distinct from (old.paper::jsonb - 'patientName' - 'patientPhone')
        or new.paper::jsonb->>'patientName' is distinct from '' or new.paper::jsonb->>'patientPhone' is distinct from '')
      execute function refuse_change()`,
  ],
};

export function partsAndWaiting(dialect: Dialect['name']): Migration {
  return {
    async up(db: Kysely<never>): Promise<void> {
      for (const statement of [...statements(WORDS[dialect]), ...papers[dialect]])
        await sql.raw(statement).execute(db);
    },
  };
}
