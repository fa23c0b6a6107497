// Sandbox, Razorpay: the hosted pay page (`/pay/:linkId`) and the deeds behind its buttons.
import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isRecord, jsonReply, parseJson, type Reply, readBody, sendReply } from '../httpServer.ts';
import { type Payment, type PaymentLink, RazorpayRefusal } from './entities.ts';
import type { RazorpayLedger } from './ledger.ts';
import { methodOf, PAY_DEEDS, PAY_WAYS, type PayWay } from './payDeeds.ts';
import { renderPayPage } from './payPage.ts';
import { paymentForApi } from './shapes.ts';

export interface PayRoutesParts {
  readonly ledger: RazorpayLedger;
  readonly keySecret: string;
  readonly merchantName: string;
}

const BODY_LIMIT_BYTES = 10_000;

/**
 * `GET /pay/:linkId` shows the page, `GET /pay/:linkId/status` says how the link stands, `POST /pay/:linkId/<deed>` does a
 * deed (a form or JSON with `way`). A deed leads a browser on by 303; with `Accept: application/json` it answers
 * `{ payment, redirectTo }`. Returns false when the path is another's.
 */
export async function answerPayRequest(
  parts: PayRoutesParts,
  request: IncomingMessage & { originalUrl?: string },
  response: ServerResponse,
): Promise<boolean> {
  const url = new URL(request.originalUrl ?? request.url ?? '', 'http://pay');
  const [, room, linkId = '', deed = ''] = url.pathname.split('/');
  if (room !== 'pay' || linkId === '') return false;
  const body = await readBody(request, BODY_LIMIT_BYTES);
  const wantsJson = (request.headers.accept ?? '').includes('application/json');
  try {
    if (request.method === 'POST') sendReply(response, perform(parts, { linkId, deed, body, wantsJson }));
    else if (deed === 'status') sendReply(response, jsonReply(200, statusOf(parts.ledger.link(linkId))));
    else sendReply(response, await showPage(parts, linkId, url.searchParams.get('outcome')));
  } catch (error) {
    if (!(error instanceof RazorpayRefusal)) throw error;
    sendReply(response, wantsJson ? jsonReply(error.status, error.body) : await showMissing(parts, linkId));
  }
  return true;
}

interface DeedRequest {
  readonly linkId: string;
  readonly deed: string;
  readonly body: Buffer | undefined;
  readonly wantsJson: boolean;
}

function perform(parts: PayRoutesParts, { linkId, deed, body, wantsJson }: DeedRequest): Reply {
  const known = Object.hasOwn(PAY_DEEDS, deed) ? PAY_DEEDS[deed] : undefined;
  if (known === undefined) throw new RazorpayRefusal('no such deed', { status: 404 });
  const payment = known.run(parts.ledger, linkId, methodOf(wayOf(body)));
  const redirectTo = addressAfter(parts, payment);
  if (wantsJson) return jsonReply(200, { payment: paymentForApi(payment), redirectTo });
  return { status: 303, body: '', contentType: 'text/plain', headers: { location: redirectTo } };
}

function wayOf(body: Buffer | undefined): PayWay {
  const text = body?.toString('utf8') ?? '';
  const json = text.startsWith('{') ? parseJson(Buffer.from(text)) : undefined;
  const asked = isRecord(json) ? json['way'] : new URLSearchParams(text).get('way');
  return PAY_WAYS.find((way) => way === asked) ?? 'upiApp';
}

/** Back to the clinic after a payment, where it gave an address; else back to the page, which says what happened. */
export function addressAfter({ ledger, keySecret }: PayRoutesParts, payment: Payment): string {
  const link = ledger.link(payment.link_id);
  if (payment.status === 'failed') return `/pay/${link.id}?outcome=failed`;
  return link.callback_url === '' ? `/pay/${link.id}` : returnAddress(link, payment.id, keySecret);
}

/** The callback with the five parameters that the service adds; the signature covers the other four. */
function returnAddress(link: PaymentLink, paymentId: string, keySecret: string): string {
  const signed = [link.id, link.reference_id, link.status, paymentId].join('|');
  const url = new URL(link.callback_url);
  url.searchParams.set('razorpay_payment_id', paymentId);
  url.searchParams.set('razorpay_payment_link_id', link.id);
  url.searchParams.set('razorpay_payment_link_reference_id', link.reference_id);
  url.searchParams.set('razorpay_payment_link_status', link.status);
  url.searchParams.set('razorpay_signature', createHmac('sha256', keySecret).update(signed).digest('hex'));
  return url.href;
}

function statusOf(link: PaymentLink): Record<string, unknown> {
  return {
    status: link.status,
    amount: link.amount,
    amount_paid: link.amount_paid,
    expire_by: link.expire_by,
  };
}

async function showPage(parts: PayRoutesParts, linkId: string, outcome: string | null): Promise<Reply> {
  const { ledger, merchantName } = parts;
  const link = ledger.link(linkId);
  const nonce = randomBytes(16).toString('base64');
  const [payment] = ledger.capturedPayments(linkId);
  const goOnTo = payment === undefined ? undefined : addressAfter(parts, payment);
  const html = await renderPayPage({
    link,
    merchantName,
    nowSeconds: ledger.nowSeconds,
    hasJustFailed: outcome === 'failed',
    goOnTo: goOnTo?.startsWith('/') === false ? goOnTo : undefined,
    nonce,
  });
  return page(200, html, nonce);
}

async function showMissing({ merchantName, ledger }: PayRoutesParts, linkId: string): Promise<Reply> {
  const nonce = randomBytes(16).toString('base64');
  const link = ledger.links.get(linkId);
  const html = await renderPayPage({
    link,
    merchantName,
    nowSeconds: ledger.nowSeconds,
    hasJustFailed: false,
    goOnTo: undefined,
    nonce,
  });
  return page(link === undefined ? 404 : 409, html, nonce);
}

function page(status: number, html: string, nonce: string): Reply {
  return {
    status,
    body: html,
    contentType: 'text/html; charset=utf-8',
    headers: {
      'cache-control': 'no-store',
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; connect-src 'self'; base-uri 'none'; frame-ancestors 'self'`,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
  };
}
