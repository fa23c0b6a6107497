/** Brings a verified event of the payment provider home. Called by the webhook for each stored event, once or again. */
import type { PaymentEvent } from '../../../domain/money/paymentEvent.ts';
import type { PaymentLink } from '../../../ports/moneyTables.ts';
import type { NewOutboxRow } from '../../../ports/store.ts';
import { assertNever } from '../../../types/assertNever.ts';
import type { Outside } from '../../outbox/drain/outside.ts';
import { applyLinkState, inAppointmentTurn } from '../../outbox/drain/paymentTasks.ts';
import { taskRow } from '../../outbox/taskRow.ts';
import { tellMachine } from '../../turn/askMachine.ts';
import { say, type Turn, wordingFor } from '../../turn/turn.ts';
import { applyRefundEvent, isRefundEvent } from '../refunds/applyRefundEvent.ts';
import { capturePayment } from './capturePayment.ts';

/** Rows that followed; none for what concerns nothing of ours. Throws `OutsideError` when the provider had to be asked and did not answer. */
export async function applyPaymentEvent(
  outside: Outside,
  event: PaymentEvent,
  eventId: string,
): Promise<readonly NewOutboxRow[]> {
  if (isRefundEvent(event)) return applyRefundEvent(outside, event);
  const link = await linkOfEvent(outside, event);
  if (link === null) return quarantineUnknown(outside, event, eventId);
  switch (event.kind) {
    case 'link_paid':
    case 'payment_captured':
      return capture(outside, { link, event, eventId });
    case 'payment_failed':
      return noteFailure(outside, { link, event, eventId });
    case 'link_cancelled':
    case 'link_expired': {
      const status = event.kind === 'link_expired' ? 'expired' : 'cancelled';
      await outside.world.store.transact(async (tables) => {
        const now = await tables.paymentLinks.byReference(link.reference);
        if (now?.status === 'created' || now?.status === 'wanted')
          await tables.paymentLinks.change(link.reference, { status });
      });
      return [];
    }
    case 'payment_authorised':
      return noteAuthorised(outside, { link, event, eventId });
    // Partial payment is switched off; should it happen, the reconciling job sees the link as it stands.
    case 'link_partially_paid':
    case 'refund_created':
    case 'refund_processed':
    case 'refund_failed':
      return [];
    default:
      return assertNever(event.kind);
  }
}

interface LinkEvent {
  readonly link: PaymentLink;
  readonly event: PaymentEvent;
  readonly eventId: string;
}

async function linkOfEvent(outside: Outside, event: PaymentEvent): Promise<PaymentLink | null> {
  const { linkReference } = event;
  if (linkReference === null) return null;
  return outside.world.store.read((tables) => tables.paymentLinks.byReference(linkReference));
}

/** An event without the payment's id (it happens with link events) is settled by asking. */
async function capture(
  outside: Outside,
  { link, event, eventId }: LinkEvent,
): Promise<readonly NewOutboxRow[]> {
  const { paymentId, amountPaise, currency, providerLinkId } = event;
  if (paymentId === null) {
    return link.providerLinkId === null
      ? []
      : applyLinkState(outside, link, await outside.payments.fetchLink(link.providerLinkId));
  }
  return inAppointmentTurn(outside, { id: link.appointmentId, factId: `fact:paid:${paymentId}` }, (turn) =>
    capturePayment(turn, { link, paymentId, amountPaise, currency, eventId, providerLinkId }),
  );
}

function noteFailure(
  outside: Outside,
  { link, event, eventId }: LinkEvent,
): Promise<readonly NewOutboxRow[]> {
  return inAppointmentTurn(
    outside,
    { id: link.appointmentId, factId: `fact:failed:${eventId}` },
    async (turn) => {
      if (await isFurther(turn, event.paymentId)) return;
      const isNew = await turn.tables.ledger.add(entryOf(outside, { link, event, eventId }, 'attempted'));
      const isWaiting =
        turn.conversation.state === 'AWAITING_PAYMENT' &&
        turn.conversation.draft.appointmentId === link.appointmentId;
      if (!isNew || !isWaiting) return;
      await tellMachine(turn, { type: 'paymentFailed', appointmentId: link.appointmentId });
      say(turn, wordingFor(turn).say.paymentFailed());
      turn.prompt = 'of_state';
    },
  );
}

const noteAuthorised = (outside: Outside, facts: LinkEvent): Promise<readonly NewOutboxRow[]> =>
  inAppointmentTurn(
    outside,
    { id: facts.link.appointmentId, factId: `fact:authorised:${facts.eventId}` },
    async (turn) => {
      if (await isFurther(turn, facts.event.paymentId)) return;
      await turn.tables.ledger.add(entryOf(outside, facts, 'authorised'));
    },
  );

/** News of an earlier step comes after the money itself: the books never step back, and it tells nothing new. */
async function isFurther({ tables }: Turn, paymentId: string | null): Promise<boolean> {
  if (paymentId === null) return false;
  const known = await tables.ledger.ofPayment(paymentId);
  return known.some(({ kind }) => kind !== 'attempted' && kind !== 'authorised');
}

const entryOf = (
  outside: Outside,
  { link, event, eventId }: LinkEvent,
  kind: 'attempted' | 'authorised',
) => ({
  id: outside.world.ids.id(),
  kind,
  appointmentId: link.appointmentId,
  linkReference: link.reference,
  paymentId: event.paymentId,
  eventId,
  amountPaise: event.amountPaise,
  currency: event.currency,
  at: outside.world.clock.now(),
});

/** Money that names no link of ours is kept apart and shown to staff; other events of strangers are none of our business. */
async function quarantineUnknown(
  outside: Outside,
  event: PaymentEvent,
  eventId: string,
): Promise<readonly NewOutboxRow[]> {
  const isMoney = event.kind === 'payment_captured' || event.kind === 'link_paid';
  const { paymentId } = event;
  if (!isMoney || paymentId === null) return [];
  const { world } = outside;
  return world.store.transact(async (tables) => {
    const isNew = await tables.ledger.add({
      id: world.ids.id(),
      kind: 'quarantined',
      appointmentId: null,
      linkReference: event.linkReference,
      paymentId,
      eventId,
      amountPaise: event.amountPaise,
      currency: event.currency,
      at: world.clock.now(),
    });
    if (!isNew) return [];
    const row = taskRow(
      world,
      { kind: 'notifyStaff', notice: { code: 'payment_quarantined', paymentId } },
      { dedupeKey: `staff:quarantine:${paymentId}`, lane: 'staff' },
    );
    await tables.outbox.add([row]);
    return [row];
  });
}
