/** Reads the body of a verified Razorpay webhook into a `PaymentEvent`; called when a stored event is handled. */
import { z } from 'zod';
import type { PaymentEvent, PaymentEventKind } from '../domain/money/paymentEvent.ts';
import { no, ok, type Result } from '../types/result.ts';

/** `ignored`: an event that is none of our business, as `payment.downtime.started`. The other two are worth a look by staff. */
export type RazorpayEventRefusal = { readonly code: 'not_json' | 'unreadable' | 'ignored' };

const paise = z.int().nonnegative();
// The currency is empty in some of Razorpay's own samples: whoever books the money compares it.
/** Unix seconds; 0 or null where it has not come. */
const seconds = z.int().nonnegative().nullish();
/** An empty list stands for no notes. */
const notes = z.union([z.record(z.string(), z.unknown()), z.array(z.unknown())]).nullish();

const linkEntity = z.object({
  id: z.string().min(1),
  reference_id: z.string().nullish(),
  amount_paid: paise,
  currency: z.string(),
  updated_at: seconds,
  cancelled_at: seconds,
  expired_at: seconds,
});
const paymentEntity = z.object({ id: z.string().min(1), amount: paise, currency: z.string(), notes });
const refundEntity = z.object({
  id: z.string().min(1),
  payment_id: z.string().min(1),
  amount: paise,
  currency: z.string(),
  notes,
});

const entityOf = <Shape extends z.ZodType>(entity: Shape) => z.object({ entity });
const linkEvent = z.object({
  payment_link: entityOf(linkEntity),
  payment: entityOf(paymentEntity).nullish(),
});
const paidLinkEvent = z.object({ payment_link: entityOf(linkEntity), payment: entityOf(paymentEntity) });
const paymentEvent = z.object({ payment: entityOf(paymentEntity) });
const refundEvent = z.object({ refund: entityOf(refundEntity), payment: entityOf(paymentEntity).nullish() });

const envelope = z.object({ event: z.string(), created_at: z.int().positive(), payload: z.unknown() });

type Facts = Omit<PaymentEvent, 'kind'>;
/** Null when the payload is not what the event's name promises. */
type ReadFacts = (payload: unknown, createdAt: number) => Facts | null;

const readPaidLink: ReadFacts = (payload, createdAt) => {
  const parsed = paidLinkEvent.safeParse(payload).data;
  if (parsed === undefined) return null;
  const { payment_link, payment } = parsed;
  // `created_at` of these events is the link's, not the payment's (see fixtures/payment_link.paid.json).
  return {
    ...ofLink(payment_link.entity),
    ...ofPayment(payment.entity),
    at: instant(payment_link.entity.updated_at, createdAt),
  };
};

const readClosedLink =
  (closedAt: 'cancelled_at' | 'expired_at'): ReadFacts =>
  (payload, createdAt) => {
    const link = linkEvent.safeParse(payload).data?.payment_link.entity;
    return link === undefined ? null : { ...ofLink(link), at: instant(link[closedAt], createdAt) };
  };

const readPayment: ReadFacts = (payload, createdAt) => {
  const payment = paymentEvent.safeParse(payload).data?.payment.entity;
  if (payment === undefined) return null;
  return {
    linkReference: referenceIn(payment.notes),
    providerLinkId: null,
    refundId: null,
    ...ofPayment(payment),
    at: instant(null, createdAt),
  };
};

const readRefund: ReadFacts = (payload, createdAt) => {
  const parsed = refundEvent.safeParse(payload).data;
  if (parsed === undefined) return null;
  const refund = parsed.refund.entity;
  return {
    linkReference: referenceIn(refund.notes) ?? referenceIn(parsed.payment?.entity.notes),
    providerLinkId: null,
    paymentId: refund.payment_id,
    refundId: refund.id,
    amountPaise: refund.amount,
    currency: refund.currency,
    at: instant(null, createdAt),
  };
};

// https://razorpay.com/docs/webhooks/payloads/
const EVENTS: Readonly<Record<string, { readonly kind: PaymentEventKind; readonly read: ReadFacts }>> = {
  'payment_link.paid': { kind: 'link_paid', read: readPaidLink },
  'payment_link.partially_paid': { kind: 'link_partially_paid', read: readPaidLink },
  'payment_link.cancelled': { kind: 'link_cancelled', read: readClosedLink('cancelled_at') },
  'payment_link.expired': { kind: 'link_expired', read: readClosedLink('expired_at') },
  'payment.authorized': { kind: 'payment_authorised', read: readPayment },
  'payment.captured': { kind: 'payment_captured', read: readPayment },
  'payment.failed': { kind: 'payment_failed', read: readPayment },
  'refund.created': { kind: 'refund_created', read: readRefund },
  'refund.processed': { kind: 'refund_processed', read: readRefund },
  'refund.failed': { kind: 'refund_failed', read: readRefund },
};

/** Never throws; the body's text is in no refusal. */
export function readRazorpayEvent(body: string): Result<PaymentEvent, RazorpayEventRefusal> {
  const json = parseJson(body);
  if (json === undefined) return no({ code: 'not_json' });
  const parsed = envelope.safeParse(json);
  if (!parsed.success) return no({ code: 'unreadable' });
  const { event, created_at, payload } = parsed.data;
  const known = Object.hasOwn(EVENTS, event) ? EVENTS[event] : undefined;
  if (known === undefined) return no({ code: 'ignored' });
  const facts = known.read(payload, created_at);
  return facts === null ? no({ code: 'unreadable' }) : ok({ kind: known.kind, ...facts });
}

function ofLink(link: z.infer<typeof linkEntity>) {
  return {
    linkReference: link.reference_id || null,
    providerLinkId: link.id,
    paymentId: null,
    refundId: null,
    amountPaise: link.amount_paid,
    currency: link.currency,
  };
}

const ofPayment = (payment: z.infer<typeof paymentEntity>) => ({
  paymentId: payment.id,
  amountPaise: payment.amount,
  currency: payment.currency,
});

/** `services/razorpay` writes our reference into the link's notes, and Razorpay copies them to the payment. */
function referenceIn(given: z.infer<typeof notes>): string | null {
  const reference =
    given === null || given === undefined || Array.isArray(given) ? undefined : given['reference'];
  return typeof reference === 'string' && reference !== '' ? reference : null;
}

const instant = (unixSeconds: number | null | undefined, otherwise: number) =>
  new Date((unixSeconds || otherwise) * 1_000);

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
