/** Times that are held for patients whose doctor is away; each ends once. */
import { sql } from 'kysely';
import type { VisitOffer } from '../../../domain/admin/deedOrder.ts';
import type { VisitOffers } from '../../../ports/adminTables.ts';
import type { VisitOfferRow } from '../../adminSchema.ts';
import type { Instant } from '../../schema.ts';
import type { Connection } from '../../sql/connection.ts';
import { statement } from '../../sql/statement.ts';
import { toDate, toInstant } from '../../sql/values.ts';

const ADD = statement((db, value: VisitOfferRow) =>
  db
    .insertInto('visit_offers')
    .values({
      appointment_id: value.appointment_id,
      deed_id: value.deed_id,
      hold_id: value.hold_id,
      status: value.status,
      expires_at: value.expires_at,
      created_at: value.created_at,
    })
    .onConflict((conflict) =>
      conflict
        .column('appointment_id')
        .doUpdateSet((row) => ({
          deed_id: row.ref('excluded.deed_id'),
          hold_id: row.ref('excluded.hold_id'),
          status: row.ref('excluded.status'),
          expires_at: row.ref('excluded.expires_at'),
          created_at: row.ref('excluded.created_at'),
        }))
        .where('visit_offers.status', '<>', sql.lit('open')),
    ),
);

const GET = statement((db, value: { id: string }) =>
  db.selectFrom('visit_offers').selectAll().where('appointment_id', '=', value.id),
);

const OF_DEED = statement((db, value: { deedId: string }) =>
  db.selectFrom('visit_offers').selectAll().where('deed_id', '=', value.deedId).orderBy('appointment_id'),
);

const END = statement((db, value: { id: string; as: VisitOffer['status'] }) =>
  db
    .updateTable('visit_offers')
    .set({ status: value.as })
    .where('appointment_id', '=', value.id)
    .where('status', '=', sql.lit('open')),
);

const ENDED_BEFORE = statement((db, value: { instant: Instant; limit: number }) =>
  db
    .selectFrom('visit_offers')
    .selectAll()
    .where('status', '=', sql.lit('open'))
    .where('expires_at', '<=', value.instant)
    .orderBy('expires_at')
    .limit(value.limit),
);

export function visitOffersTable(connection: Connection): VisitOffers {
  return {
    async add(offer) {
      const added = await connection.change(ADD, {
        appointment_id: offer.appointmentId,
        deed_id: offer.deedId,
        hold_id: offer.holdId,
        status: offer.status,
        expires_at: toInstant(offer.expiresAt),
        created_at: toInstant(offer.createdAt),
      });
      return added === 1;
    },
    async get(id) {
      const row = await connection.one(GET, { id });
      return row === undefined ? null : toOffer(row);
    },
    async ofDeed(deedId) {
      return (await connection.all(OF_DEED, { deedId })).map(toOffer);
    },
    async end(id, as) {
      return (await connection.change(END, { id, as })) === 1;
    },
    async endedBefore(instant, limit) {
      return (await connection.all(ENDED_BEFORE, { instant: toInstant(instant), limit })).map(toOffer);
    },
  };
}

const toOffer = (row: VisitOfferRow): VisitOffer => ({
  appointmentId: row.appointment_id,
  deedId: row.deed_id,
  holdId: row.hold_id,
  status: row.status,
  expiresAt: toDate(row.expires_at),
  createdAt: toDate(row.created_at),
});
