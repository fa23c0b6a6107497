// Sandbox, Razorpay: the payment service on loopback, with its pay page and webhooks; compose, tests, evals and drills start it.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerFaultRequest } from '../faultRoutes.ts';
import { FaultScript } from '../faults.ts';
import { jsonReply, listen, sendReply } from '../httpServer.ts';
import { answerApiRequest, type RazorpayApiParts } from './api.ts';
import { type Payment, type PaymentLink, RazorpayRefusal, type Refund } from './entities.ts';
import { type PayDeed, RazorpayLedger } from './ledger.ts';
import { addressAfter, answerPayRequest, type PayRoutesParts } from './payRoutes.ts';
import { RefundDesk, type RefundOutcome } from './refunds.ts';
import { linkForApi } from './shapes.ts';
import { type WebhookAttempt, WebhookDispatcher } from './webhooks.ts';

export interface RazorpayStandInOptions {
  readonly now: () => Date;
  readonly keyId: string;
  readonly keySecret: string;
  /** 0 (a free one) when absent. */
  readonly port?: number;
  readonly host?: string;
  /** Webhooks go out once both are set, here or by `setWebhook`. */
  readonly webhookUrl?: string;
  readonly webhookSecret?: string;
  /** The wait before a refused webhook is brought again; it doubles (1,000 when absent). */
  readonly webhookRetryMs?: number;
  /** How often links are looked over for expiry, so that `payment_link.expired` goes out by itself (1,000 when absent). */
  readonly sweepMs?: number;
  /** On the pay page. */
  readonly merchantName?: string;
  /** Where payers reach the pay page when it is mounted elsewhere; the stand-in's own address when absent. */
  readonly payUrl?: string;
}

export interface RazorpayStandIn {
  /** The base URL of the razorpay package; the pay page (`/pay/:linkId`) and the fault script (`/faults`) are below it too. */
  readonly url: string;
  readonly faults: FaultScript;
  readonly keyId: string;
  readonly keySecret: string;
  setWebhook(url: string, secret: string): void;
  /** All links, oldest first, as they stand now. */
  links(): PaymentLink[];
  payments(): Payment[];
  refunds(): Refund[];
  /** The link as the API answers it. */
  fetchLink(linkId: string): Record<string, unknown>;
  /** The payer pays; see `PayDeed` for parts of the amount, closed links and how the webhooks travel. */
  payLink(linkId: string, deed?: PayDeed): Payment;
  failLink(linkId: string, deed?: PayDeed): Payment;
  /** A failed payment is authorised after all, under the same id. */
  authorizeLate(paymentId: string, deed?: PayDeed): Payment;
  /** Where the payer's browser is sent after this payment. */
  returnUrl(paymentId: string): string;
  /** Lets the links expire whose time is over by the clock; returns how many did. */
  expireDueLinks(): number;
  /** What becomes of refunds from now on. */
  setRefundOutcome(outcome: RefundOutcome): void;
  settleRefund(refundId: string, outcome: 'processed' | 'failed'): Refund;
  /** Somebody refunds in the dashboard, past the clinic's program. */
  refundOutside(paymentId: string, amountPaise: number): Refund;
  /** The last attempts to bring a webhook. */
  readonly webhookAttempts: readonly WebhookAttempt[];
  /** Resolves when every webhook on its way has been tried once. */
  webhooksSettled(): Promise<void>;
  /** Answers `/pay/...` for another server that mounts it; false when the path is another's. */
  answerPayRequest(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  close(): Promise<void>;
}

interface Parts {
  readonly webhooks: WebhookDispatcher;
  readonly api: RazorpayApiParts;
  readonly pay: PayRoutesParts;
}

export async function startRazorpayStandIn(options: RazorpayStandInOptions): Promise<RazorpayStandIn> {
  const parts = assemble(options, () => server.url);
  const server = await listen((request, response) => {
    answer(parts, request, response).catch(() => response.destroy());
  }, options);
  const sweep = setInterval(() => parts.pay.ledger.expireDueLinks(), options.sweepMs ?? 1000);
  sweep.unref();
  return {
    url: server.url,
    ...controlsOf(parts),
    get webhookAttempts() {
      return parts.webhooks.attempts;
    },
    close: async () => {
      clearInterval(sweep);
      parts.webhooks.close();
      await server.close();
    },
  };
}

function assemble(options: RazorpayStandInOptions, ownUrl: () => string): Parts {
  const { keyId, keySecret, now, webhookUrl: url, webhookSecret: secret } = options;
  const faults = new FaultScript(now);
  const nowSeconds = () => Math.floor(now().getTime() / 1000);
  const target = url !== undefined && secret !== undefined ? { url, secret } : undefined;
  const webhooks = new WebhookDispatcher({
    faults,
    nowSeconds,
    retryMs: options.webhookRetryMs ?? 1000,
    target,
  });
  const ledger = new RazorpayLedger({
    nowSeconds,
    webhooks,
    keyId,
    payUrl: () => options.payUrl ?? ownUrl(),
  });
  const merchantName = options.merchantName ?? 'Clinic Frontdesk (demo)';
  return {
    webhooks,
    api: { ledger, refunds: new RefundDesk(ledger, webhooks), faults, keyId, keySecret },
    pay: { ledger, keySecret, merchantName },
  };
}

async function answer(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (await answerApiRequest(parts.api, request, response)) return;
  if (await answerPayRequest(parts.pay, request, response)) return;
  if (await answerFaultRequest(parts.api.faults, request, response)) return;
  sendReply(response, jsonReply(404, new RazorpayRefusal('Not found', { status: 404, kind: 'access' }).body));
}

function controlsOf({
  webhooks,
  api,
  pay,
}: Parts): Omit<RazorpayStandIn, 'url' | 'webhookAttempts' | 'close'> {
  const { ledger, refunds, faults, keyId, keySecret } = api;
  return {
    faults,
    keyId,
    keySecret,
    setWebhook: (url, secret) => {
      webhooks.target = { url, secret };
    },
    links: () => {
      ledger.expireDueLinks();
      return [...ledger.links.values()];
    },
    payments: () => [...ledger.payments.values()],
    refunds: () => [...refunds.refunds.values()],
    fetchLink: (linkId) => linkForApi(ledger.link(linkId), ledger.capturedPayments(linkId)),
    payLink: (linkId, deed) => ledger.pay(linkId, deed),
    failLink: (linkId, deed) => ledger.fail(linkId, deed),
    authorizeLate: (paymentId, deed) => ledger.authorizeLate(paymentId, deed),
    returnUrl: (paymentId) => addressAfter(pay, ledger.payment(paymentId)),
    expireDueLinks: () => ledger.expireDueLinks(),
    setRefundOutcome: (outcome) => {
      refunds.outcome = outcome;
    },
    settleRefund: (refundId, outcome) => refunds.settle(refundId, outcome),
    refundOutside: (paymentId, amountPaise) => refunds.refund(paymentId, { amount: amountPaise }, undefined),
    webhooksSettled: () => webhooks.settled(),
    answerPayRequest: (request, response) => answerPayRequest(pay, request, response),
  };
}
