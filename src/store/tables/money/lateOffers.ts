/** Offers to those whose money came too late; `app/money` makes and ends them, a sweep ends what nobody answered. */
import { sql } from 'kysely';
import type { AppointmentId } from '../../../domain/ids.ts';
import type { ChatKey } from '../../../domain/message/chat.ts';
import type { LateOffer, LateOffers } from '../../../ports/moneyTables.ts';
import type { Instant, LateOfferRow } from '../../schema.ts';
import type { Connection } from '../../sql/connection.ts';
import { statement } from '../../sql/statement.ts';
import { fromJson, toDate, toInstant } from '../../sql/values.ts';

const OPEN_STATUS = sql.lit<LateOffer['status']>('open');

const ADD = statement((db, value: LateOfferRow) =>
  db
    .insertInto('late_offers')
    .values({
      appointment_id: value.appointment_id,
      chat: value.chat,
      payment_id: value.payment_id,
      amount_paise: value.amount_paise,
      holds: value.holds,
      offered_until: value.offered_until,
      status: value.status,
    })
    .onConflict((conflict) => conflict.column('appointment_id').doNothing()),
);

const OPEN_OF_CHAT = statement((db, value: { chat: ChatKey }) =>
  db
    .selectFrom('late_offers')
    .selectAll()
    .where('chat', '=', value.chat)
    .where('status', '=', OPEN_STATUS)
    .orderBy('offered_until', 'desc')
    .limit(1),
);

const END = statement((db, value: { id: AppointmentId; as: LateOffer['status'] }) =>
  db
    .updateTable('late_offers')
    .set({ status: value.as })
    .where('appointment_id', '=', value.id)
    .where('status', '=', OPEN_STATUS),
);

const ENDED_BEFORE = statement((db, value: { instant: Instant; limit: number }) =>
  db
    .selectFrom('late_offers')
    .selectAll()
    .where('status', '=', OPEN_STATUS)
    .where('offered_until', '<=', value.instant)
    .orderBy('offered_until')
    .limit(value.limit),
);

const OPEN = statement((db) =>
  db.selectFrom('late_offers').selectAll().where('status', '=', OPEN_STATUS).orderBy('offered_until'),
);

export function lateOffersTable(connection: Connection): LateOffers {
  return {
    async add(offer) {
      return (await connection.change(ADD, toRow(offer))) === 1;
    },
    async openOfChat(chat) {
      const row = await connection.one(OPEN_OF_CHAT, { chat });
      return row === undefined ? null : toOffer(row);
    },
    async end(id, as) {
      return (await connection.change(END, { id, as })) === 1;
    },
    async endedBefore(instant, limit) {
      return (await connection.all(ENDED_BEFORE, { instant: toInstant(instant), limit })).map(toOffer);
    },
    async open() {
      return (await connection.all(OPEN, {})).map(toOffer);
    },
  };
}

const toRow = (offer: LateOffer): LateOfferRow => ({
  appointment_id: offer.appointmentId,
  chat: offer.chat,
  payment_id: offer.paymentId,
  amount_paise: offer.amountPaise,
  holds: JSON.stringify(offer.holds),
  offered_until: toInstant(offer.offeredUntil),
  status: offer.status,
});

export const toOffer = (row: LateOfferRow): LateOffer => ({
  appointmentId: row.appointment_id,
  chat: row.chat,
  paymentId: row.payment_id,
  amountPaise: row.amount_paise,
  holds: fromJson<readonly AppointmentId[]>(row.holds),
  offeredUntil: toDate(row.offered_until),
  status: row.status,
});
