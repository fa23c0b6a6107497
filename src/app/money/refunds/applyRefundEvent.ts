/** Brings a verified event about a refund home: ours, one that staff made in the provider's dashboard, or one of quarantined money. */
import type { AppointmentId } from '../../../domain/ids.ts';
import type { PaymentEvent } from '../../../domain/money/paymentEvent.ts';
import type { LedgerEntry } from '../../../ports/moneyTables.ts';
import type { ProviderRefund } from '../../../ports/payments.ts';
import type { NewOutboxRow } from '../../../ports/store.ts';
import type { Outside } from '../../outbox/drain/outside.ts';
import { applyLinkState, inAppointmentTurn } from '../../outbox/drain/paymentTasks.ts';
import { enqueue, type Turn } from '../../turn/turn.ts';
import { noteStrayRefund } from '../quarantine/noteStrayRefund.ts';
import { noteRefund, type RefundNews } from './noteRefund.ts';

const STATUSES: Partial<Record<PaymentEvent['kind'], ProviderRefund['status']>> = {
  refund_created: 'pending',
  refund_processed: 'processed',
  refund_failed: 'failed',
};

export const isRefundEvent = (event: PaymentEvent): boolean => STATUSES[event.kind] !== undefined;

export async function applyRefundEvent(
  outside: Outside,
  event: PaymentEvent,
): Promise<readonly NewOutboxRow[]> {
  const { paymentId, refundId, amountPaise } = event;
  const status = STATUSES[event.kind];
  if (paymentId === null || refundId === null || status === undefined) return [];
  const { store } = outside.world;
  const early = await captureFirst(outside, event, paymentId);
  const known = await store.read((tables) => tables.ledger.ofPayment(paymentId));
  const captured = known.find((entry) => entry.kind === 'captured');
  if (captured?.appointmentId == null) {
    const isOurs = known.some((entry) => entry.kind === 'refund_started');
    if (isOurs)
      return [
        ...early,
        ...(await noteStrayRefund(outside.world, { paymentId, refundId, amountPaise, status })),
      ];
    if (status === 'processed' && known.some((entry) => entry.kind === 'quarantined'))
      await settleQuarantined(outside, event, { paymentId, refundId });
    return early;
  }
  const news = { appointmentId: captured.appointmentId, paymentId, refundId, amountPaise, status };
  const rows = await inAppointmentTurn(
    outside,
    { id: captured.appointmentId, factId: `fact:refund:${refundId}:${status}` },
    async (turn) => {
      await noteOutsideRefund(turn, known, news);
      await noteRefund(turn, news);
    },
  );
  return [...early, ...rows];
}

/** News of a refund that overtook the payment's own: the payment is taken into the books first, at the provider's word. */
async function captureFirst(
  outside: Outside,
  { linkReference }: PaymentEvent,
  paymentId: string,
): Promise<readonly NewOutboxRow[]> {
  if (linkReference === null) return [];
  const link = await outside.world.store.read(async (tables) =>
    (await tables.ledger.ofPayment(paymentId)).length > 0
      ? null
      : tables.paymentLinks.byReference(linkReference),
  );
  if (link?.providerLinkId == null) return [];
  return applyLinkState(outside, link, await outside.payments.fetchLink(link.providerLinkId));
}

/** A refund that nobody here has started was made in the dashboard: the books follow, and staff hear that the booking stands. */
async function noteOutsideRefund(turn: Turn, known: readonly LedgerEntry[], news: RefundNews): Promise<void> {
  if (news.status === 'failed' || isOwnRefund(known, news)) return;
  const isNew = await turn.tables.ledger.add({
    id: turn.world.ids.id(),
    kind: 'refund_started',
    appointmentId: news.appointmentId,
    linkReference: null,
    paymentId: news.paymentId,
    eventId: `outside:refund:${news.refundId}`,
    amountPaise: news.amountPaise,
    currency: 'INR',
    at: turn.now,
  });
  const appointment = isNew ? await turn.tables.appointments.get(news.appointmentId) : null;
  if (appointment === null || appointment.status === 'cancelled') return;
  await markUnpaid(turn, appointment.id);
  enqueue(
    turn,
    { kind: 'notifyStaff', notice: { code: 'refunded_outside', reference: appointment.reference } },
    { dedupeKey: `staff:outside:${news.refundId}`, lane: 'staff' },
  );
}

/** A payment may go back in parts: each that is known of, this one included, was started here. */
function isOwnRefund(known: readonly LedgerEntry[], { refundId }: RefundNews): boolean {
  const started = known.filter(({ kind }) => kind === 'refund_started').length;
  const refundIds = new Set([refundId, ...known.flatMap((entry) => entry.refundId ?? [])]);
  return started >= refundIds.size;
}

const markUnpaid = (turn: Turn, id: AppointmentId): Promise<boolean> =>
  turn.tables.appointments.change(id, {
    from: ['booked', 'arrived', 'fulfilled', 'noshow'],
    to: { paymentStatus: 'refunded' },
    at: turn.now,
  });

/** Money that fitted nothing was given back by a person: the case is closed. */
async function settleQuarantined(
  outside: Outside,
  event: PaymentEvent,
  { paymentId, refundId }: { paymentId: string; refundId: string },
): Promise<void> {
  const { store, ids, clock } = outside.world;
  await store.transact((tables) =>
    tables.ledger.add({
      id: ids.id(),
      kind: 'refunded',
      appointmentId: null,
      linkReference: null,
      paymentId,
      eventId: `own:refunded:${refundId}`,
      amountPaise: event.amountPaise,
      currency: event.currency,
      at: clock.now(),
      refundId,
    }),
  );
}
