/** Reads Razorpay's answers into the port's types; an answer of another shape is an `OutsideError` with code `unreadable`. */
import { z } from 'zod';
import { OutsideError } from '../../ports/outsideError.ts';
import type { ProviderLink, ProviderRefund } from '../../ports/payments.ts';

/** The package's types say "number or string" of amounts; only whole paise are taken. */
const paise = z.union([
  z.int().nonnegative(),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
]);

const linkPayment = z.object({ payment_id: z.string().min(1), status: z.string().optional() });

// https://razorpay.com/docs/api/payments/payment-links/#payment-link-entity
const link = z
  .object({
    id: z.string().min(1),
    reference_id: z.string().nullish(),
    short_url: z.url({ protocol: /^https?$/ }),
    status: z.enum(['created', 'partially_paid', 'paid', 'expired', 'cancelled']),
    amount: paise,
    amount_paid: paise,
    currency: z.string().min(1),
    // Null until someone pays; the documentation shows a list, the package's types a single one.
    payments: z.union([z.array(linkPayment), linkPayment.transform((payment) => [payment])]).nullish(),
  })
  .transform(
    (answer): ProviderLink => ({
      providerLinkId: answer.id,
      reference: answer.reference_id ?? '',
      url: answer.short_url,
      status: answer.status,
      amountPaise: answer.amount,
      amountPaidPaise: answer.amount_paid,
      currency: answer.currency,
      paymentId:
        answer.payments?.find((payment) => payment.status === undefined || payment.status === 'captured')
          ?.payment_id ?? null,
    }),
  );

const linkPage = z.object({ payment_links: z.array(link) });

// https://razorpay.com/docs/api/refunds/#refund-entity
const refund = z
  .object({
    id: z.string().min(1),
    status: z.enum(['pending', 'processed', 'failed']),
    amount: paise,
    receipt: z.string().nullish(),
  })
  .transform((answer) => ({
    refundId: answer.id,
    status: answer.status,
    amountPaise: answer.amount,
    receipt: answer.receipt ?? null,
  }));

const refundPage = z.object({ items: z.array(refund) });

/** A refund with the receipt that we gave it. */
export type FoundRefund = ProviderRefund & { readonly receipt: string | null };

export const readLink = (operation: string, answer: unknown): ProviderLink => read(link, operation, answer);
export const readLinkPage = (operation: string, answer: unknown): readonly ProviderLink[] =>
  read(linkPage, operation, answer).payment_links;
export const readRefund = (operation: string, answer: unknown): FoundRefund =>
  read(refund, operation, answer);
export const readRefundPage = (operation: string, answer: unknown): readonly FoundRefund[] =>
  read(refundPage, operation, answer).items;

/** The issues are not told on: they quote the answer, which holds the payer's phone. */
function read<Value>(shape: z.ZodType<Value>, operation: string, answer: unknown): Value {
  const parsed = shape.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new OutsideError({ service: 'razorpay', operation, permanent: false, code: 'unreadable' });
}
