// Sandbox, Razorpay: the same entities as the API answers them and as the webhooks carry them: the field lists differ.
// The webhooks' lists are those of Razorpay's published samples (payment_link.*, payment.*, refund.*).
import type { Payment, PaymentLink, Refund } from './entities.ts';

/** A link as the API answers it; `payments` is null until one is captured. */
export function linkForApi(link: PaymentLink, payments: readonly Payment[]): Record<string, unknown> {
  const { order_id, callback_url, callback_method, ...rest } = link;
  return {
    ...rest,
    ...(callback_url === '' ? {} : { callback_url, callback_method }),
    ...(order_id === undefined ? {} : { order_id }),
    allow_full_payment: true,
    payment_plan: null,
    payments:
      payments.length === 0
        ? null
        : payments.map((payment) => ({
            amount: payment.amount,
            created_at: payment.created_at,
            method: payment.method,
            payment_id: payment.id,
            plink_id: link.id,
            status: 'captured',
            updated_at: payment.updated_at,
          })),
    reminders: [],
    user_id: '',
    whatsapp_link: false,
  };
}

export function linkForWebhook({ order_id, ...link }: PaymentLink): Record<string, unknown> {
  return {
    ...link,
    ...(order_id === undefined ? {} : { order_id }),
    reminders: { status: 'failed' },
    user_id: '',
    whatsapp_link: false,
  };
}

/** A payment as the API answers it and as `payment.captured` carries it. */
export function paymentForApi(payment: Payment): Record<string, unknown> {
  const { fee, tax } = feesOf(payment);
  return {
    id: payment.id,
    entity: 'payment',
    amount: payment.amount,
    currency: payment.currency,
    base_amount: payment.amount,
    status: payment.status,
    order_id: payment.order_id,
    invoice_id: null,
    international: false,
    method: payment.method,
    amount_refunded: payment.amount_refunded,
    amount_transferred: 0,
    refund_status: refundStatusOf(payment),
    captured: isCaptured(payment),
    description: `#${payment.link_id.replace('plink_', '')}`,
    card_id: payment.card_id,
    bank: null,
    wallet: null,
    vpa: payment.method === 'upi' ? vpaOf(payment) : null,
    email: payment.email,
    contact: payment.contact,
    notes: payment.notes ?? [],
    fee,
    tax,
    error_code: payment.error_code,
    error_description: payment.error_description,
    error_source: payment.error_source,
    error_step: payment.error_step,
    error_reason: payment.error_reason,
    acquirer_data: acquirerOf(payment),
    created_at: payment.created_at,
    ...methodDetails(payment),
  };
}

/** `payment.authorized` and `payment.failed` leave out what only a captured payment has. */
export function paymentBeforeCapture(payment: Payment): Record<string, unknown> {
  const { base_amount: _base, amount_transferred: _transferred, ...rest } = paymentForApi(payment);
  return rest;
}

/** The payment inside `payment_link.paid` has a few fields more. */
export function paymentInLinkEvent(payment: Payment): Record<string, unknown> {
  return {
    card: null,
    ...paymentForApi(payment),
    ...(payment.method === 'upi' ? { upi: { payer_account_type: 'bank_account', vpa: vpaOf(payment) } } : {}),
    amount_captured: null,
    fee_bearer: 'platform',
    provider: null,
    reward: null,
  };
}

export function refundForApi(refund: Refund): Record<string, unknown> {
  return {
    id: refund.id,
    entity: 'refund',
    amount: refund.amount,
    currency: refund.currency,
    payment_id: refund.payment_id,
    notes: refund.notes ?? [],
    receipt: refund.receipt,
    acquirer_data: { arn: null },
    created_at: refund.created_at,
    batch_id: null,
    status: refund.status,
    speed_processed: 'normal',
    speed_requested: refund.speed_requested,
  };
}

/** The order behind a link's payments, which only webhooks show. Its ids come without their prefixes. */
export function orderForWebhook(link: PaymentLink, payment: Payment, account: { id: string; keyId: string }) {
  const isPaid = link.amount_paid >= link.amount;
  return {
    ...EMPTY_ORDER_FIELDS,
    amount: link.amount,
    amount_due: Math.max(0, link.amount - link.amount_paid),
    amount_paid: link.amount_paid,
    created_at: payment.created_at,
    currency: link.currency,
    id: payment.order_id.replace('order_', ''),
    merchant_id: account.id.replace('acc_', ''),
    method: payment.method,
    notes: link.notes ?? [],
    partial_payment: link.accept_partial,
    product_id: link.id.replace('plink_', ''),
    public_key: account.keyId,
    receipt: link.reference_id,
    status: isPaid ? 'paid' : 'attempted',
    updated_at: link.updated_at,
  };
}

const EMPTY_ORDER_FIELDS = {
  account_number: null,
  app_offer: false,
  attempts: 1,
  authorized: true,
  bank: null,
  bank_account: null,
  checkout_config_id: null,
  customer_id: null,
  discount: false,
  first_payment_min_amount: null,
  force_offer: null,
  late_auth_config_id: null,
  offers: {},
  order_metas: [],
  order_relationships: [],
  payer_name: null,
  payment_capture: true,
  product_type: 'payment_link_v2',
  provider_context: null,
  public_response: null,
  reference2: null,
  reference3: null,
  reference4: null,
  reference5: null,
  reference6: null,
  reference7: null,
  reference8: null,
  source: null,
  transfers: null,
};

export function isCaptured(payment: Payment): boolean {
  return payment.status === 'captured' || payment.status === 'refunded';
}

/** Two per cent and 18 % GST on it; known once the payment is captured. */
function feesOf(payment: Payment): { fee: number | null; tax: number | null } {
  if (!isCaptured(payment)) return { fee: null, tax: null };
  const charge = payment.amount * 0.02;
  return { fee: Math.round(charge * 1.18), tax: Math.round(charge * 0.18) };
}

function refundStatusOf(payment: Payment): 'partial' | 'full' | null {
  if (payment.amount_refunded === 0) return null;
  return payment.amount_refunded < payment.amount ? 'partial' : 'full';
}

function acquirerOf(payment: Payment): Record<string, string | null> {
  if (payment.method === 'card') return { auth_code: payment.rrn.slice(0, 6), rrn: payment.rrn };
  return { rrn: payment.status === 'failed' ? null : payment.rrn };
}

function methodDetails(payment: Payment): Record<string, unknown> {
  if (payment.method === 'upi') {
    return { upi: { payer_account_type: 'bank_account', vpa: vpaOf(payment), flow: payment.flow } };
  }
  return {
    card: {
      id: payment.card_id,
      entity: 'card',
      name: '',
      last4: '1111',
      iin: '999999',
      network: 'Visa',
      type: 'debit',
      sub_type: 'consumer',
      issuer: null,
      international: false,
      emi: false,
    },
  };
}

/** Every payer of the sandbox has this address; nothing of the patient goes into it. */
function vpaOf(payment: Payment): string {
  return payment.flow === 'qr' ? 'scanned@okexample' : 'patient@okexample';
}
