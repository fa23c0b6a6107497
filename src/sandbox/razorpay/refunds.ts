// Sandbox, Razorpay: refunds of captured payments, whole or in part, once for each idempotency key.
import { isRecord } from '../httpServer.ts';
import { newId, type Payment, RazorpayRefusal, type Refund } from './entities.ts';
import type { RazorpayLedger } from './ledger.ts';
import { readNotes } from './linkRequest.ts';
import { isCaptured, paymentForApi, refundForApi } from './shapes.ts';
import type { WebhookDispatcher } from './webhooks.ts';

/** What becomes of new refunds: done at once (the service's test mode), left pending, or failed. */
export type RefundOutcome = 'processed' | 'pending' | 'failed';

const AMOUNT_LEAST_PAISE = 100;
/** https://razorpay.com/docs/api/refunds/normal-refunds-idempotent/ */
const IDEMPOTENCY_KEY = /^[\w-]{10,}$/;

export class RefundDesk {
  readonly refunds = new Map<string, Refund>();
  outcome: RefundOutcome = 'processed';
  readonly #ledger: RazorpayLedger;
  readonly #webhooks: WebhookDispatcher;
  readonly #byKey = new Map<string, { request: string; refund: Refund }>();

  constructor(ledger: RazorpayLedger, webhooks: WebhookDispatcher) {
    this.#ledger = ledger;
    this.#webhooks = webhooks;
  }

  /** Refunds a payment; the same key and request again gives the same refund and moves nothing. */
  refund(paymentId: string, body: unknown, idempotencyKey: string | undefined): Refund {
    if (idempotencyKey === undefined) return this.#create(paymentId, body);
    if (!IDEMPOTENCY_KEY.test(idempotencyKey)) {
      throw refuse(
        'The idempotency key must have at least 10 characters: letters, digits, hyphens and underscores.',
      );
    }
    const request = JSON.stringify([paymentId, body]);
    const known = this.#byKey.get(idempotencyKey);
    if (known !== undefined) {
      if (known.request === request) return known.refund;
      throw refuse('Different request body sent for the same idempotency key.');
    }
    const refund = this.#create(paymentId, body);
    this.#byKey.set(idempotencyKey, { request, refund });
    return refund;
  }

  find(id: string): Refund {
    const refund = this.refunds.get(id);
    if (refund === undefined) throw refuse('The id provided does not exist');
    return refund;
  }

  /** The refunds of a payment, newest first, as the service lists them. */
  ofPayment(paymentId: string): Refund[] {
    this.#ledger.payment(paymentId);
    return [...this.refunds.values()].filter((refund) => refund.payment_id === paymentId).reverse();
  }

  /** Ends a pending refund. A failed one gives the money back to the clinic's side of the payment. */
  settle(id: string, outcome: Exclude<RefundOutcome, 'pending'>): Refund {
    const refund = this.find(id);
    if (refund.status !== 'pending') throw refuse(`the refund is already ${refund.status}`);
    refund.status = outcome;
    const payment = this.#ledger.payment(refund.payment_id);
    if (outcome === 'failed') {
      payment.amount_refunded -= refund.amount;
      payment.status = 'captured';
    }
    this.#emit(`refund.${outcome}`, refund, payment);
    return refund;
  }

  #create(paymentId: string, body: unknown): Refund {
    const payment = this.#ledger.payment(paymentId);
    const form = isRecord(body) ? body : {};
    const amount = readAmount(form['amount'], payment);
    const now = this.#ledger.nowSeconds;
    const refund: Refund = {
      id: newId('rfnd_'),
      payment_id: payment.id,
      amount,
      currency: payment.currency,
      notes: readNotes(form['notes']),
      receipt: typeof form['receipt'] === 'string' ? form['receipt'] : null,
      created_at: now,
      speed_requested: form['speed'] === 'optimum' ? 'optimum' : 'normal',
      status: 'pending',
    };
    this.refunds.set(refund.id, refund);
    payment.amount_refunded += amount;
    payment.updated_at = now;
    if (payment.amount_refunded === payment.amount) payment.status = 'refunded';
    this.#emit('refund.created', refund, payment);
    if (this.outcome !== 'pending') this.settle(refund.id, this.outcome);
    return refund;
  }

  #emit(
    event: 'refund.created' | 'refund.processed' | 'refund.failed',
    refund: Refund,
    payment: Payment,
  ): void {
    this.#webhooks.emit({
      event,
      linkId: payment.link_id,
      course: 'once',
      entities: { refund: refundForApi(refund), payment: paymentForApi(payment) },
    });
  }
}

function readAmount(asked: unknown, payment: Payment): number {
  if (!isCaptured(payment)) throw refuse('The payment status should be captured for action to be taken');
  const rest = payment.amount - payment.amount_refunded;
  if (rest === 0) throw refuse('The payment has been fully refunded already');
  if (asked === undefined || asked === null) return rest;
  // The package sends what it was given; the service takes whole paise as a number or as digits.
  const amount = typeof asked === 'string' && /^\d+$/.test(asked) ? Number(asked) : asked;
  if (typeof amount !== 'number' || !Number.isInteger(amount))
    throw refuse('The amount must be an integer.', 'amount');
  if (amount < AMOUNT_LEAST_PAISE) throw refuse('The amount must be atleast INR 1.00', 'amount');
  if (amount > payment.amount)
    throw refuse('The refund amount provided is greater than amount captured', 'amount');
  if (amount > rest)
    throw refuse('The total refund amount is greater than the refund payment amount', 'amount');
  return amount;
}

function refuse(description: string, field?: string): RazorpayRefusal {
  return new RazorpayRefusal(description, { kind: 'payment', ...(field === undefined ? {} : { field }) });
}
