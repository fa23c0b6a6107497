/** Payment links, from the wish for one to its end; use cases and the reconciling job keep them. */
import { sql } from 'kysely';
import type { AppointmentId } from '../../../domain/ids.ts';
import type { PaymentLink, PaymentLinkStatus, PaymentLinks } from '../../../ports/moneyTables.ts';
import type { PaymentLinkRow } from '../../schema.ts';
import type { Connection } from '../../sql/connection.ts';
import { type Statement, shapedStatement, statement } from '../../sql/statement.ts';
import { toDate, toInstant } from '../../sql/values.ts';

type StoredLink = Omit<PaymentLinkRow, 'sequence'>;
type LinkChange = Parameters<PaymentLinks['change']>[1];

const ADD = statement((db, value: StoredLink) =>
  db.insertInto('payment_links').values({
    reference: value.reference,
    appointment_id: value.appointment_id,
    amount_paise: value.amount_paise,
    status: value.status,
    provider_link_id: value.provider_link_id,
    url: value.url,
    expires_at: value.expires_at,
    created_at: value.created_at,
  }),
);

const BY_REFERENCE = statement((db, value: { reference: string }) =>
  db.selectFrom('payment_links').selectAll().where('reference', '=', value.reference),
);

const OF_APPOINTMENT = statement((db, value: { id: AppointmentId }) =>
  db
    .selectFrom('payment_links')
    .selectAll()
    .where('appointment_id', '=', value.id)
    .orderBy('sequence', 'desc'),
);

const OPEN = statement((db, value: { limit: number }) =>
  db
    .selectFrom('payment_links')
    .selectAll()
    .where('status', 'in', [sql.lit<PaymentLinkStatus>('wanted'), sql.lit<PaymentLinkStatus>('created')])
    .orderBy('sequence')
    .limit(value.limit),
);

export function paymentLinksTable(connection: Connection): PaymentLinks {
  return {
    async add(link) {
      await connection.change(ADD, toRow(link));
    },
    async byReference(reference) {
      const row = await connection.one(BY_REFERENCE, { reference });
      return row === undefined ? null : toPaymentLink(row);
    },
    async ofAppointment(id) {
      return (await connection.all(OF_APPOINTMENT, { id })).map(toPaymentLink);
    },
    async change(reference, change) {
      if (Object.values(change).every((value) => value === undefined)) return;
      await connection.change(changeColumns(reference, change), {});
    },
    async open(limit) {
      return (await connection.all(OPEN, { limit })).map(toPaymentLink);
    },
  };
}

function changeColumns(reference: string, change: LinkChange): Statement<object, unknown> {
  const columns = {
    ...(change.status !== undefined && { status: change.status }),
    ...(change.providerLinkId !== undefined && { provider_link_id: change.providerLinkId }),
    ...(change.url !== undefined && { url: change.url }),
    ...(change.expiresAt !== undefined && { expires_at: toInstant(change.expiresAt) }),
  };
  return shapedStatement((db) =>
    db.updateTable('payment_links').set(columns).where('reference', '=', reference),
  );
}

function toRow(link: PaymentLink): StoredLink {
  return {
    reference: link.reference,
    appointment_id: link.appointmentId,
    amount_paise: link.amountPaise,
    status: link.status,
    provider_link_id: link.providerLinkId,
    url: link.url,
    expires_at: toInstant(link.expiresAt),
    created_at: toInstant(link.createdAt),
  };
}

function toPaymentLink(row: StoredLink): PaymentLink {
  return {
    reference: row.reference,
    appointmentId: row.appointment_id,
    amountPaise: row.amount_paise,
    status: row.status,
    providerLinkId: row.provider_link_id,
    url: row.url,
    expiresAt: toDate(row.expires_at),
    createdAt: toDate(row.created_at),
  };
}
