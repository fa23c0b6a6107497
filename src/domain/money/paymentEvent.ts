/** What a payment provider tells of one payment, link or refund: a fact, once its sender is verified. */

export const PAYMENT_EVENT_KINDS = [
  'link_paid',
  'link_partially_paid',
  'link_cancelled',
  'link_expired',
  'payment_authorised',
  'payment_captured',
  'payment_failed',
  'refund_created',
  'refund_processed',
  'refund_failed',
] as const;
export type PaymentEventKind = (typeof PAYMENT_EVENT_KINDS)[number];

export interface PaymentEvent {
  readonly kind: PaymentEventKind;
  /** Ours; null when the event does not name it, as for money that did not come by a link of ours. */
  readonly linkReference: string | null;
  readonly providerLinkId: string | null;
  readonly paymentId: string | null;
  readonly refundId: string | null;
  /** The money this event is about: the payment's or the refund's; for a link cancelled or expired, what was paid on it. */
  readonly amountPaise: number;
  readonly currency: string;
  /** By the provider's clock, to the second. */
  readonly at: Date;
}
