/** The `Payments` port on Razorpay: links and refunds, each safe to ask for again; made by `compose.ts`. */
import { createHash } from 'node:crypto';
import { OutsideError } from '../ports/outsideError.ts';
import type {
  PaymentLinkOrder,
  Payments,
  ProviderLink,
  ProviderLinkStatus,
  ProviderRefund,
} from '../ports/payments.ts';
import { type FoundRefund, readLink, readLinkPage, readRefund, readRefundPage } from './razorpay/answers.ts';
import { type CallRazorpay, createCaller, type RazorpayAccess } from './razorpay/client.ts';
import { hasCode, isInDoubt } from './razorpay/failure.ts';

/** A patient waits for the link: three calls in a row still fit into the half minute that DESIGN.md promises an answer in. */
const RAZORPAY_TIMEOUT_MS = 8_000;

export type RazorpayOptions = Omit<RazorpayAccess, 'timeoutMs'> & { readonly timeoutMs?: number };

/** Razorpay's limit of a description. */
const LONGEST_DESCRIPTION = 2048;
const LONGEST_REFERENCE = 40;
/** More refunds than a payment of one visit can have, and the most that one page holds. */
const REFUND_PAGE = 100;

/** Throws `OutsideError` of service `razorpay`: see `razorpay/failure.ts` for its codes; `link_mismatch` and `refund_mismatch` when ours is there with another amount. */
export function createRazorpayPayments(options: RazorpayOptions): Payments {
  const call = createCaller({ ...options, timeoutMs: options.timeoutMs ?? RAZORPAY_TIMEOUT_MS });
  const fetchLink = async (providerLinkId: string) =>
    readLink('fetchLink', await call('fetchLink', (razorpay) => razorpay.paymentLink.fetch(providerLinkId)));
  const findLinkByReference = (reference: string) => findLink(call, reference);
  return {
    fetchLink,
    findLinkByReference,
    createLink: (order) => createLink(call, order),
    cancelLink: (providerLinkId) => cancelLink(call, providerLinkId, fetchLink),
    fetchRefund: (wanted) => fetchRefund(call, wanted),
    refund: (order) => refund(call, order),
  };
}

async function createLink(call: CallRazorpay, order: PaymentLinkOrder): Promise<ProviderLink> {
  const request = linkRequest(order);
  try {
    return readLink(
      'createLink',
      await call('createLink', (razorpay) => razorpay.paymentLink.create(request)),
    );
  } catch (error) {
    // It may have been made, now or by an earlier try: only the reference tells.
    if (!isInDoubt(error) && !hasCode(error, 'duplicate_reference')) throw error;
    const found = await findLink(call, order.reference);
    if (found === null) throw error;
    if (found.amountPaise !== order.amountPaise || found.currency !== 'INR')
      throw mismatch('createLink', 'link_mismatch');
    return found;
  }
}

function linkRequest(order: PaymentLinkOrder) {
  if (order.reference.length === 0 || order.reference.length > LONGEST_REFERENCE)
    throw new Error('a payment link needs a reference of at most 40 characters');
  return {
    amount: order.amountPaise,
    currency: 'INR',
    accept_partial: false,
    reference_id: order.reference,
    // In seconds, rounded down: never longer than the hold it belongs to.
    expire_by: Math.floor(order.expiresAt.getTime() / 1_000),
    description: order.description.slice(0, LONGEST_DESCRIPTION),
    customer: customerOf(order),
    // We say it ourselves, in the chat.
    notify: { sms: false, email: false, whatsapp: false },
    reminder_enable: false,
    // Copied to the payment and the order, so that every webhook names our reference; nothing of the visit.
    notes: { reference: order.reference },
    ...(order.returnUrl === null ? {} : { callback_url: order.returnUrl, callback_method: 'get' }),
  };
}

/** A phone that Razorpay would refuse is left out: the link works without it. */
function customerOf({ customer }: PaymentLinkOrder): { name: string; contact?: string } {
  const name = customer.name.trim();
  return /^\+?\d{8,14}$/.test(customer.phone) ? { name, contact: customer.phone } : { name };
}

/** Lower is the one to go on with, should there be several: references are unique by Razorpay's word, not by ours. */
const PREFERENCE = {
  paid: 0,
  partially_paid: 1,
  created: 2,
  expired: 3,
  cancelled: 4,
} as const satisfies Record<ProviderLinkStatus, number>;

async function findLink(call: CallRazorpay, reference: string): Promise<ProviderLink | null> {
  const answer = await call('findLinkByReference', (razorpay) =>
    // The package's types know paging alone; the service takes the reference as well.
    razorpay.paymentLink.all({ reference_id: reference } as object),
  );
  const links = readLinkPage('findLinkByReference', answer).filter((link) => link.reference === reference);
  return links.toSorted((first, second) => PREFERENCE[first.status] - PREFERENCE[second.status])[0] ?? null;
}

async function cancelLink(
  call: CallRazorpay,
  providerLinkId: string,
  fetchLink: Payments['fetchLink'],
): Promise<ProviderLink> {
  try {
    return readLink(
      'cancelLink',
      await call('cancelLink', (razorpay) => razorpay.paymentLink.cancel(providerLinkId)),
    );
  } catch (error) {
    // Refused because it is paid, expired or cancelled already; or done although we did not hear of it.
    const link = await fetchLink(providerLinkId);
    if (link.status === 'created') throw error;
    return link;
  }
}

interface RefundOrder {
  readonly paymentId: string;
  readonly amountPaise: number;
  readonly idempotencyKey: string;
}

async function refund(call: CallRazorpay, order: RefundOrder): Promise<ProviderRefund> {
  const key = refundKeyOf(order.idempotencyKey);
  // Asked first: how long Razorpay remembers an idempotency key it does not say, and a refund may be tried again days later.
  const earlier = await findRefund(call, order.paymentId, key);
  if (earlier !== null) return sameRefund(earlier, order);
  const request = { amount: order.amountPaise, speed: 'normal' as const, receipt: key };
  try {
    return sameRefund(
      readRefund(
        'refund',
        await call('refund', (razorpay) => razorpay.payments.refund(order.paymentId, request), key),
      ),
      order,
    );
  } catch (error) {
    if (!isInDoubt(error)) throw error;
    const made = await findRefund(call, order.paymentId, key);
    if (made === null) throw error;
    return sameRefund(made, order);
  }
}

async function fetchRefund(
  call: CallRazorpay,
  wanted: { paymentId: string; refundId: string },
): Promise<ProviderRefund | null> {
  const found = (await refundsOf(call, wanted.paymentId)).find((one) => one.refundId === wanted.refundId);
  if (found === undefined) return null;
  const { refundId, status, amountPaise } = found;
  return { refundId, status, amountPaise };
}

const findRefund = async (
  call: CallRazorpay,
  paymentId: string,
  receipt: string,
): Promise<FoundRefund | null> =>
  (await refundsOf(call, paymentId)).find((found) => found.receipt === receipt) ?? null;

async function refundsOf(call: CallRazorpay, paymentId: string): Promise<readonly FoundRefund[]> {
  const answer = await call('findRefund', (razorpay) =>
    razorpay.payments.fetchMultipleRefund(paymentId, { count: REFUND_PAGE }),
  );
  return readRefundPage('findRefund', answer);
}

function sameRefund({ refundId, status, amountPaise }: FoundRefund, order: RefundOrder): ProviderRefund {
  if (amountPaise !== order.amountPaise) throw mismatch('refund', 'refund_mismatch');
  return { refundId, status, amountPaise };
}

/** Razorpay takes letters, digits, hyphens and underscores, ten at least, and a receipt of forty at most: a digest is always fit. */
const refundKeyOf = (idempotencyKey: string): string =>
  createHash('sha256').update(idempotencyKey).digest('hex').slice(0, 40);

const mismatch = (operation: string, code: string) =>
  new OutsideError({ service: 'razorpay', operation, permanent: true, code });
