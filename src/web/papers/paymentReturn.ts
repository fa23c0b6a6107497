/** `/payment/return`: where Razorpay sends the payer's browser. It says what our own books know and confirms nothing by itself. */
import { createHash } from 'node:crypto';
import type { Clock } from '../../ports/clock.ts';
import type { PaymentLink } from '../../ports/moneyTables.ts';
import type { Store, Tables } from '../../ports/store.ts';
import type { Mount } from '../server.ts';
import { PAYMENT_RETURN_STYLE, type PaymentStanding, renderPaymentReturn } from './paymentReturnPage.ts';

export interface PaymentReturnParts {
  readonly store: Store;
  /** With it the page stops refreshing some time after the link has expired. */
  readonly clock?: Clock;
  readonly clinic: () => { readonly name: string };
}

/** Razorpay's references have at most 40 characters (https://razorpay.com/docs/api/payments/payment-links/create-standard). */
const REFERENCE = /^[\w.-]{1,40}$/;
/** The reconciling job looks every two minutes; what it has not found by then, a person must. */
const PATIENCE_MS = 30 * 60_000;

const STYLE_HASH = createHash('sha256').update(PAYMENT_RETURN_STYLE).digest('base64');
const CONTENT_SECURITY_POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

export function mountPaymentReturn({ store, clock, clinic }: PaymentReturnParts): Mount {
  return (app) => {
    app.get('/payment/return', async (request, response) => {
      const reference = request.query['razorpay_payment_link_reference_id'];
      const standing = await readStanding(
        store,
        typeof reference === 'string' ? reference : '',
        clock?.now() ?? null,
      );
      response
        .status(standing === 'unknown' ? 404 : 200)
        .set({
          'content-security-policy': CONTENT_SECURITY_POLICY,
          // The address holds the payment's ids.
          'cache-control': 'no-store',
          'referrer-policy': 'no-referrer',
          'x-robots-tag': 'noindex',
        })
        .type('html')
        .send(renderPaymentReturn(standing, clinic().name));
    });
  };
}

/** Of the query only the reference is read, to look the link up; status, payment id and signature are anyone's to write. */
async function readStanding(store: Store, reference: string, now: Date | null): Promise<PaymentStanding> {
  if (!REFERENCE.test(reference)) return 'unknown';
  return store.read(async (tables) => {
    const link = await tables.paymentLinks.byReference(reference);
    return link === null ? 'unknown' : standingOf(tables, link, now);
  });
}

async function standingOf(tables: Tables, link: PaymentLink, now: Date | null): Promise<PaymentStanding> {
  const entries = await tables.ledger.ofAppointment(link.appointmentId);
  const ofLink = entries.filter(({ linkReference }) => linkReference === link.reference);
  const paid = ofLink.filter(({ kind }) => kind === 'captured').map(({ paymentId }) => paymentId);
  const goingBack = entries.filter(({ kind }) => kind === 'refund_started').map(({ paymentId }) => paymentId);
  if (paid.length > 0) {
    if (paid.every((paymentId) => goingBack.includes(paymentId))) return 'refunded';
    const appointment = await tables.appointments.get(link.appointmentId);
    return appointment?.status === 'cancelled' ? 'offered' : 'paid';
  }
  if (ofLink.some(({ kind }) => kind === 'quarantined')) return 'unclear';
  switch (link.status) {
    case 'paid':
      return 'paid';
    case 'wanted':
    case 'created':
      return now !== null && now.getTime() > link.expiresAt.getTime() + PATIENCE_MS ? 'unclear' : 'open';
    case 'expired':
    case 'cancelled':
    case 'failed':
      return 'closed';
  }
}
