// Sandbox, Razorpay: the entities that the stand-in keeps, in the service's own field names.
// Sources: https://razorpay.com/docs/api/payments/payment-links/ and /docs/webhooks/payloads/ .
import { randomInt } from 'node:crypto';

export type LinkStatus = 'created' | 'partially_paid' | 'paid' | 'expired' | 'cancelled';
export type PaymentStatus = 'authorized' | 'captured' | 'refunded' | 'failed';
export type RefundStatus = 'pending' | 'processed' | 'failed';
export type PaymentMethod = 'upi' | 'card';
export type Notes = Readonly<Record<string, string | number>>;

export interface Customer {
  readonly name?: string;
  readonly email?: string;
  readonly contact?: string;
}

/** Times are Unix seconds, 0 when they have not come; amounts are paise. */
export interface PaymentLink {
  readonly id: string;
  readonly amount: number;
  amount_paid: number;
  readonly currency: string;
  readonly accept_partial: boolean;
  readonly first_min_partial_amount: number;
  readonly description: string;
  readonly customer: Customer;
  readonly notify: { readonly email: boolean; readonly sms: boolean; readonly whatsapp: boolean };
  readonly reminder_enable: boolean;
  readonly notes: Notes | null;
  readonly callback_url: string;
  readonly callback_method: string;
  readonly reference_id: string;
  readonly expire_by: number;
  readonly short_url: string;
  readonly upi_link: boolean;
  readonly created_at: number;
  updated_at: number;
  expired_at: number;
  cancelled_at: number;
  status: LinkStatus;
  /** Made with the first payment. */
  order_id: string | undefined;
}

export interface PaymentFailure {
  readonly error_code: string | null;
  readonly error_description: string | null;
  readonly error_source: string | null;
  readonly error_step: string | null;
  readonly error_reason: string | null;
}

export interface Payment extends PaymentFailure {
  readonly id: string;
  readonly link_id: string;
  readonly order_id: string;
  readonly amount: number;
  readonly currency: string;
  readonly method: PaymentMethod;
  /** Of UPI: by an app on the phone, or by a code that was scanned. */
  readonly flow: 'intent' | 'qr';
  readonly contact: string;
  readonly email: string;
  readonly notes: Notes | null;
  readonly created_at: number;
  readonly rrn: string;
  readonly card_id: string | null;
  updated_at: number;
  status: PaymentStatus;
  amount_refunded: number;
}

export interface Refund {
  readonly id: string;
  readonly payment_id: string;
  readonly amount: number;
  readonly currency: string;
  readonly notes: Notes | null;
  readonly receipt: string | null;
  readonly created_at: number;
  readonly speed_requested: string;
  status: RefundStatus;
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const ID_LENGTH = 14;

/** An id as Razorpay makes them: a prefix and 14 letters and digits. */
export function newId(prefix: string): string {
  let id = prefix;
  for (let index = 0; index < ID_LENGTH; index += 1) id += ALPHABET[randomInt(ALPHABET.length)];
  return id;
}

/** A bank's reference number: twelve digits. */
export function newBankReference(): string {
  return String(randomInt(100_000, 999_999)) + String(randomInt(100_000, 999_999));
}

export const NO_FAILURE: PaymentFailure = {
  error_code: null,
  error_description: null,
  error_source: null,
  error_step: null,
  error_reason: null,
};

/** What a bank's refusal looks like, one for each method. */
export const FAILURES: Readonly<Record<PaymentMethod, PaymentFailure>> = {
  upi: {
    error_code: 'BAD_REQUEST_ERROR',
    error_description: 'Payment failed',
    error_source: 'issuer',
    error_step: 'payment_authorization',
    error_reason: 'payment_failed',
  },
  card: {
    error_code: 'BAD_REQUEST_ERROR',
    error_description: 'Your payment has been declined by the bank. Try again or use another card.',
    error_source: 'bank',
    error_step: 'payment_authentication',
    error_reason: 'payment_declined',
  },
};

/** What stands around the description; links, payments and the door of the API each have their own empties. */
const ENVELOPES = {
  link: { source: null, step: null, reason: null, metadata: [] },
  payment: {
    source: 'business',
    step: 'payment_initiation',
    reason: 'input_validation_failed',
    metadata: {},
  },
  access: { source: 'NA', step: 'NA', reason: 'NA', metadata: {} },
};

/** How Razorpay says no. Thrown by the ledger and answered at the one place where calls come in. */
export class RazorpayRefusal extends Error {
  readonly status: number;
  readonly field: string | undefined;
  readonly kind: keyof typeof ENVELOPES;

  constructor(
    description: string,
    given: { status?: number; field?: string; kind?: RazorpayRefusal['kind'] } = {},
  ) {
    super(description);
    this.status = given.status ?? 400;
    this.field = given.field;
    this.kind = given.kind ?? 'link';
  }

  get body(): Record<string, unknown> {
    const field = this.field === undefined ? {} : { field: this.field };
    return {
      error: { code: 'BAD_REQUEST_ERROR', description: this.message, ...ENVELOPES[this.kind], ...field },
    };
  }
}
