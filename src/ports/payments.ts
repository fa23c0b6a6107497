/** What we need of a payment provider. Amounts are integer paise, currency INR. */

export interface PaymentLinkOrder {
  /** Ours, unique, at most 40 characters; looked up by it before anything is made twice. */
  readonly reference: string;
  readonly amountPaise: number;
  readonly expiresAt: Date;
  /** Shown to the payer; holds no health detail. */
  readonly description: string;
  readonly customer: { readonly name: string; readonly phone: string };
  /** Where the payer's browser goes afterwards. */
  readonly returnUrl: string | null;
}

export type ProviderLinkStatus = 'created' | 'partially_paid' | 'paid' | 'expired' | 'cancelled';

export interface ProviderLink {
  readonly providerLinkId: string;
  readonly reference: string;
  readonly url: string;
  readonly status: ProviderLinkStatus;
  readonly amountPaise: number;
  readonly amountPaidPaise: number;
  readonly currency: string;
  /** The captured payment, once there is one. */
  readonly paymentId: string | null;
}

export interface ProviderRefund {
  readonly refundId: string;
  readonly status: 'pending' | 'processed' | 'failed';
  readonly amountPaise: number;
}

/** Every method has a deadline of its own and throws `OutsideError`. */
export interface Payments {
  /** Makes the link, or answers with the one that already has this reference. */
  createLink(order: PaymentLinkOrder): Promise<ProviderLink>;
  fetchLink(providerLinkId: string): Promise<ProviderLink>;
  findLinkByReference(reference: string): Promise<ProviderLink | null>;
  /** Answers with the link as it stands: `cancelled`, or `paid` when the payer was faster. */
  cancelLink(providerLinkId: string): Promise<ProviderLink>;
  /** A refund as it stands now; null when the payment has none of this id. */
  fetchRefund(refund: { paymentId: string; refundId: string }): Promise<ProviderRefund | null>;
  /** `idempotencyKey` makes a repeated call the same refund. */
  refund(order: { paymentId: string; amountPaise: number; idempotencyKey: string }): Promise<ProviderRefund>;
}
