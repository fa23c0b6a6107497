/** What the provider says of a refund, brought into the books: accepted, processed or failed. Called with its answer, its webhook and by the job that follows refunds. */
import type { AppointmentId } from '../../../domain/ids.ts';
import type { LedgerEntry, LedgerKind } from '../../../ports/moneyTables.ts';
import type { ProviderRefund } from '../../../ports/payments.ts';
import { enqueue, say, type Turn, wordingFor } from '../../turn/turn.ts';
import { issueCreditNote } from '../documents/issueCreditNote.ts';
import { paperForPayment } from '../documents/issueReceipt.ts';

export interface RefundNews extends ProviderRefund {
  readonly appointmentId: AppointmentId;
  readonly paymentId: string;
}

/** The same news twice changes nothing twice; news that overtook an earlier one brings it along. */
export async function noteRefund(turn: Turn, news: RefundNews): Promise<void> {
  if (news.status === 'failed') return noteFailure(turn, news);
  const isFirst = await turn.tables.ledger.add(entryOf(turn, news, 'refund_accepted'));
  if (isFirst) {
    await issueCreditNote(turn, {
      appointmentId: news.appointmentId,
      takenFor: paperForPayment(news.paymentId),
      returnedAs: news.refundId,
      amountPaise: news.amountPaise,
      refundReference: news.refundId,
    });
    say(turn, wordingFor(turn).say.refundStarted({ amountPaise: news.amountPaise }));
  }
  if (news.status === 'processed') await noteEnd(turn, news, isFirst);
}

async function noteEnd(turn: Turn, news: RefundNews, isFirst: boolean): Promise<void> {
  const isNew = await turn.tables.ledger.add(entryOf(turn, news, 'refunded'));
  if (!isNew) return;
  await turn.tables.appointments.change(news.appointmentId, {
    from: ['cancelled'],
    to: { paymentStatus: 'refunded' },
    at: turn.now,
  });
  const { amountPaise, refundId: refundReference } = news;
  if (!isFirst) say(turn, wordingFor(turn).say.refundProcessed({ amountPaise, refundReference }));
}

/** The money is still owed: a person pays it back. */
async function noteFailure(turn: Turn, news: RefundNews): Promise<void> {
  const isNew = await turn.tables.ledger.add(entryOf(turn, news, 'refund_failed'));
  if (!isNew) return;
  const appointment = await turn.tables.appointments.get(news.appointmentId);
  enqueue(
    turn,
    { kind: 'notifyStaff', notice: { code: 'refund_failed', reference: appointment?.reference ?? '' } },
    { dedupeKey: `staff:refund:${news.paymentId}`, lane: 'staff' },
  );
}

const entryOf = (turn: Turn, news: RefundNews, kind: LedgerKind): LedgerEntry => ({
  id: turn.world.ids.id(),
  kind,
  appointmentId: news.appointmentId,
  linkReference: null,
  paymentId: news.paymentId,
  eventId: `own:${kind}:${news.refundId}`,
  amountPaise: news.amountPaise,
  currency: 'INR',
  at: turn.now,
  refundId: news.refundId,
});
