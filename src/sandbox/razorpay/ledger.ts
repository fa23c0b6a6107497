// Sandbox, Razorpay: the links, payments and refunds of one account, and every deed that changes them.
import {
  FAILURES,
  type LinkStatus,
  NO_FAILURE,
  newBankReference,
  newId,
  type Payment,
  type PaymentLink,
  type PaymentMethod,
  RazorpayRefusal,
} from './entities.ts';
import { readLinkRequest } from './linkRequest.ts';
import {
  isCaptured,
  linkForWebhook,
  orderForWebhook,
  paymentBeforeCapture,
  paymentForApi,
  paymentInLinkEvent,
} from './shapes.ts';
import type { DeliveryCourse, WebhookDispatcher } from './webhooks.ts';

export interface PayDeed {
  /** UPI when absent. */
  readonly method?: PaymentMethod;
  readonly flow?: 'intent' | 'qr';
  /** A part of the amount, where the link accepts it; the rest of the amount when absent. */
  readonly amountPaise?: number;
  /** How the webhooks of this payment travel (`once` when absent). */
  readonly course?: DeliveryCourse;
  /**
   * A link that has expired, was cancelled or is paid: `refuse` (when absent); `becomesPaid` or `staysClosed` let the
   * money arrive all the same, as it does from a payer whose page was open at that moment.
   */
  readonly whenClosed?: 'refuse' | 'becomesPaid' | 'staysClosed';
}

export interface LedgerParts {
  readonly nowSeconds: () => number;
  readonly webhooks: WebhookDispatcher;
  readonly keyId: string;
  /** Where the pay pages are, without a slash at the end. */
  readonly payUrl: () => string;
}

/** Older links are forgotten, so that a long run does not grow. */
const LINKS_KEPT = 50_000;

export class RazorpayLedger {
  readonly links = new Map<string, PaymentLink>();
  readonly payments = new Map<string, Payment>();
  readonly #paymentsOfLink = new Map<string, Payment[]>();
  readonly #references = new Set<string>();
  readonly #parts: LedgerParts;

  constructor(parts: LedgerParts) {
    this.#parts = parts;
  }

  get nowSeconds(): number {
    return this.#parts.nowSeconds();
  }

  createLink(body: unknown): PaymentLink {
    const now = this.nowSeconds;
    const request = readLinkRequest(body, now);
    const reference = request.reference_id;
    if (reference !== '' && this.#references.has(reference)) {
      throw new RazorpayRefusal(
        `payment link with given reference_id: ${reference} already exists. Please create a payment link with a different reference_id`,
      );
    }
    const id = newId('plink_');
    const link: PaymentLink = {
      ...request,
      id,
      amount_paid: 0,
      short_url: `${this.#parts.payUrl()}/pay/${id}`,
      created_at: now,
      updated_at: now,
      expired_at: 0,
      cancelled_at: 0,
      status: 'created',
      order_id: undefined,
    };
    if (reference !== '') this.#references.add(reference);
    this.links.set(id, link);
    this.#forgetOldest();
    return link;
  }

  /** The link as it stands now: one whose time is over has expired. */
  link(id: string): PaymentLink {
    const link = this.links.get(id);
    if (link === undefined) throw new RazorpayRefusal('The id provided does not exist');
    this.#expireIfDue(link);
    return link;
  }

  cancelLink(id: string): PaymentLink {
    const link = this.link(id);
    if (link.status === 'paid' || link.status === 'partially_paid') {
      throw new RazorpayRefusal('cannot cancel or expire an already paid / partially paid link');
    }
    if (link.status !== 'created') {
      const which = link.status === 'expired' ? 'an expired' : 'a cancelled';
      throw new RazorpayRefusal(`cannot cancel or expire ${which} link`);
    }
    link.cancelled_at = this.nowSeconds;
    this.#close(link, 'cancelled');
    return link;
  }

  /** Lets every link expire whose time is over; returns how many did. */
  expireDueLinks(): number {
    let expired = 0;
    for (const link of this.links.values()) if (this.#expireIfDue(link)) expired += 1;
    return expired;
  }

  /** The captured payments of a link, oldest first. */
  capturedPayments(linkId: string): Payment[] {
    return (this.#paymentsOfLink.get(linkId) ?? []).filter(isCaptured);
  }

  payment(id: string): Payment {
    const payment = this.payments.get(id);
    if (payment === undefined)
      throw new RazorpayRefusal('The id provided does not exist', { kind: 'payment' });
    return payment;
  }

  /** The patient pays: authorised, captured, and the link is paid (or partially). */
  pay(linkId: string, deed: PayDeed = {}): Payment {
    const payment = this.#begin(this.#payable(linkId, deed), deed);
    this.#authorizeAndCapture(payment, deed);
    return payment;
  }

  /** The bank refuses; the link stays open for another try. */
  fail(linkId: string, deed: PayDeed = {}): Payment {
    const payment = this.#begin(this.#payable(linkId, deed), deed);
    Object.assign(payment, FAILURES[payment.method]);
    this.#setStatus(payment, 'failed');
    this.#emitPayment('payment.failed', payment, deed);
    return payment;
  }

  /** The bank changes its mind about a failed payment: the same payment is authorised and captured late. */
  authorizeLate(paymentId: string, deed: PayDeed = {}): Payment {
    const payment = this.payment(paymentId);
    if (payment.status !== 'failed')
      throw new RazorpayRefusal('only a failed payment can be authorised late');
    Object.assign(payment, NO_FAILURE);
    this.#authorizeAndCapture(payment, deed);
    return payment;
  }

  #payable(linkId: string, { whenClosed = 'refuse' }: PayDeed): PaymentLink {
    const link = this.link(linkId);
    const isOpen = link.status === 'created' || link.status === 'partially_paid';
    if (!isOpen && whenClosed === 'refuse') throw new RazorpayRefusal(`the payment link is ${link.status}`);
    return link;
  }

  #begin(link: PaymentLink, { method = 'upi', flow = 'intent', amountPaise }: PayDeed): Payment {
    const rest = link.amount - link.amount_paid;
    const amount = amountPaise ?? (rest > 0 ? rest : link.amount);
    if (amount !== rest && rest > 0 && !link.accept_partial) {
      throw new RazorpayRefusal('the payment link does not accept a part of the amount');
    }
    link.order_id ??= newId('order_');
    const now = this.nowSeconds;
    const payment: Payment = {
      id: newId('pay_'),
      link_id: link.id,
      order_id: link.order_id,
      amount,
      currency: link.currency,
      method,
      flow,
      contact: link.customer.contact ?? '',
      email: link.customer.email ?? '',
      notes: link.notes,
      created_at: now,
      updated_at: now,
      rrn: newBankReference(),
      card_id: method === 'card' ? newId('card_') : null,
      status: 'authorized',
      amount_refunded: 0,
      ...NO_FAILURE,
    };
    this.payments.set(payment.id, payment);
    this.#paymentsOfLink.set(link.id, [...(this.#paymentsOfLink.get(link.id) ?? []), payment]);
    return payment;
  }

  #authorizeAndCapture(payment: Payment, deed: PayDeed): void {
    this.#setStatus(payment, 'authorized');
    this.#emitPayment('payment.authorized', payment, deed);
    this.#setStatus(payment, 'captured');
    this.#emitPayment('payment.captured', payment, deed);
    const link = this.link(payment.link_id);
    const wasPaid = link.status === 'paid';
    const staysClosed =
      deed.whenClosed === 'staysClosed' && link.status !== 'created' && link.status !== 'partially_paid';
    link.amount_paid += payment.amount;
    link.updated_at = this.nowSeconds;
    if (wasPaid || staysClosed) return;
    link.status = link.amount_paid >= link.amount ? 'paid' : 'partially_paid';
    this.#emitLinkPaid(link, payment, deed);
  }

  #emitLinkPaid(link: PaymentLink, payment: Payment, { course = 'once' }: PayDeed): void {
    const { webhooks, keyId } = this.#parts;
    webhooks.emit({
      event: link.status === 'paid' ? 'payment_link.paid' : 'payment_link.partially_paid',
      linkId: link.id,
      course,
      entities: {
        payment_link: linkForWebhook(link),
        order: orderForWebhook(link, payment, { id: webhooks.accountId, keyId }),
        payment: paymentInLinkEvent(payment),
      },
    });
  }

  #emitPayment(
    event: 'payment.authorized' | 'payment.captured' | 'payment.failed',
    payment: Payment,
    { course = 'once' }: PayDeed,
  ): void {
    const shown = event === 'payment.captured' ? paymentForApi(payment) : paymentBeforeCapture(payment);
    this.#parts.webhooks.emit({ event, linkId: payment.link_id, course, entities: { payment: shown } });
  }

  #setStatus(payment: Payment, status: Payment['status']): void {
    payment.status = status;
    payment.updated_at = this.nowSeconds;
  }

  #expireIfDue(link: PaymentLink): boolean {
    const isDue = link.status === 'created' && link.expire_by > 0 && link.expire_by <= this.nowSeconds;
    if (!isDue) return false;
    link.expired_at = this.nowSeconds;
    this.#close(link, 'expired');
    return true;
  }

  #close(link: PaymentLink, status: Extract<LinkStatus, 'expired' | 'cancelled'>): void {
    link.status = status;
    link.updated_at = this.nowSeconds;
    this.#parts.webhooks.emit({
      event: `payment_link.${status}`,
      linkId: link.id,
      course: 'once',
      entities: { payment_link: linkForWebhook(link) },
    });
  }

  #forgetOldest(): void {
    if (this.links.size <= LINKS_KEPT) return;
    const [oldest] = this.links.keys();
    if (oldest === undefined) return;
    this.links.delete(oldest);
    for (const payment of this.#paymentsOfLink.get(oldest) ?? []) this.payments.delete(payment.id);
    this.#paymentsOfLink.delete(oldest);
  }
}
