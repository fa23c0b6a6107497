// Sandbox, Razorpay: the REST API (`/v1/...`) with its Basic auth, from an HTTP request to a deed of the ledger and back.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FaultScript } from '../faults.ts';
import { jsonReply, parseJson, type Reply, readBody } from '../httpServer.ts';
import { answerUnderFaults } from '../underFaults.ts';
import { RazorpayRefusal } from './entities.ts';
import type { RazorpayLedger } from './ledger.ts';
import type { RefundDesk } from './refunds.ts';
import { linkForApi, paymentForApi, refundForApi } from './shapes.ts';

export interface RazorpayApiParts {
  readonly ledger: RazorpayLedger;
  readonly refunds: RefundDesk;
  readonly faults: FaultScript;
  readonly keyId: string;
  readonly keySecret: string;
}

interface ApiCall {
  readonly parts: RazorpayApiParts;
  /** What the route's pattern caught. */
  readonly ids: readonly string[];
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly request: IncomingMessage;
}

interface Route {
  /** The operation of fault rules. */
  readonly operation: string;
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
  readonly answer: (call: ApiCall) => unknown;
}

const BODY_LIMIT_BYTES = 1_000_000;
const PAGE_SIZE = 10;
const PAGE_LIMIT = 100;
const LINK = '(plink_[0-9A-Za-z]+)';
const PAYMENT = '(pay_[0-9A-Za-z]+)';
const REFUND = '(rfnd_[0-9A-Za-z]+)';

const ROUTES: readonly Route[] = [
  {
    operation: 'createPaymentLink',
    method: 'POST',
    path: pathOf('/payment_links'),
    answer: ({ parts, body }) => linkForApi(parts.ledger.createLink(body), []),
  },
  { operation: 'listPaymentLinks', method: 'GET', path: pathOf('/payment_links'), answer: listLinks },
  {
    operation: 'fetchPaymentLink',
    method: 'GET',
    path: pathOf(`/payment_links/${LINK}`),
    answer: ({ parts, ids }) => showLink(parts, ids[0]),
  },
  {
    operation: 'cancelPaymentLink',
    method: 'POST',
    path: pathOf(`/payment_links/${LINK}/cancel`),
    answer: ({ parts, ids }) => linkForApi(parts.ledger.cancelLink(ids[0] ?? ''), []),
  },
  {
    operation: 'notifyPaymentLink',
    method: 'POST',
    path: pathOf(`/payment_links/${LINK}/notify_by/(\\w+)`),
    answer: notifyBy,
  },
  { operation: 'listPayments', method: 'GET', path: pathOf('/payments'), answer: listPayments },
  {
    operation: 'fetchPayment',
    method: 'GET',
    path: pathOf(`/payments/${PAYMENT}`),
    answer: ({ parts, ids }) => paymentForApi(parts.ledger.payment(ids[0] ?? '')),
  },
  { operation: 'refundPayment', method: 'POST', path: pathOf(`/payments/${PAYMENT}/refund`), answer: refund },
  {
    operation: 'listRefundsOfPayment',
    method: 'GET',
    path: pathOf(`/payments/${PAYMENT}/refunds`),
    answer: ({ parts, ids }) => collection(parts.refunds.ofPayment(ids[0] ?? '').map(refundForApi)),
  },
  {
    operation: 'fetchRefundOfPayment',
    method: 'GET',
    path: pathOf(`/payments/${PAYMENT}/refunds/${REFUND}`),
    answer: ({ parts, ids }) => refundForApi(parts.refunds.find(ids[1] ?? '')),
  },
  {
    operation: 'fetchRefund',
    method: 'GET',
    path: pathOf(`/refunds/${REFUND}`),
    answer: ({ parts, ids }) => refundForApi(parts.refunds.find(ids[0] ?? '')),
  },
];

/** Answers a request to the API; false when the path is another's. */
export async function answerApiRequest(
  parts: RazorpayApiParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const url = new URL(request.url ?? '', 'http://razorpay');
  if (!url.pathname.startsWith('/v1/')) return false;
  const bytes = await readBody(request, BODY_LIMIT_BYTES);
  const found = findRoute(request.method ?? '', url.pathname.slice('/v1'.length));
  const body = bytes === undefined ? undefined : parseJson(bytes);
  await answerUnderFaults({
    script: parts.faults,
    call: { operation: found?.route.operation ?? 'unknown', linkId: found?.ids[0] },
    response,
    work: () => {
      if (!isAuthorized(parts, request)) return refuse(notAuthorized());
      if (found === undefined) return refuse(unknownUrl());
      return run(found.route, { parts, ids: found.ids, query: url.searchParams, body, request });
    },
    tooManyRequests: () => refuse(new RazorpayRefusal('Too many requests', { status: 429 })),
  });
  return true;
}

function pathOf(pattern: string): RegExp {
  return new RegExp(`^${pattern}/?$`);
}

function findRoute(method: string, path: string): { route: Route; ids: string[] } | undefined {
  for (const candidate of ROUTES) {
    const caught = candidate.method === method ? candidate.path.exec(path) : null;
    if (caught !== null) return { route: candidate, ids: caught.slice(1) };
  }
  return undefined;
}

function run({ answer }: Route, call: ApiCall): Reply {
  try {
    return jsonReply(200, answer(call));
  } catch (error) {
    if (error instanceof RazorpayRefusal) return refuse(error);
    throw error;
  }
}

function refuse(refusal: RazorpayRefusal): Reply {
  return jsonReply(refusal.status, refusal.body);
}

function notAuthorized(): RazorpayRefusal {
  return new RazorpayRefusal('Authentication failed', { status: 401, kind: 'access' });
}

function unknownUrl(): RazorpayRefusal {
  return new RazorpayRefusal('The requested URL was not found on the server.', {
    status: 404,
    kind: 'access',
  });
}

function isAuthorized({ keyId, keySecret }: RazorpayApiParts, request: IncomingMessage): boolean {
  const expected = `Basic ${Buffer.from(`${keyId}:${keySecret}`).toString('base64')}`;
  return timingSafeEqual(digest(request.headers.authorization ?? ''), digest(expected));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function showLink({ ledger }: RazorpayApiParts, id = ''): Record<string, unknown> {
  return linkForApi(ledger.link(id), ledger.capturedPayments(id));
}

function listLinks({ parts, query }: ApiCall): Record<string, unknown> {
  const { ledger } = parts;
  ledger.expireDueLinks();
  const reference = query.get('reference_id');
  const paymentId = query.get('payment_id');
  const linkId = paymentId === null ? null : (ledger.payments.get(paymentId)?.link_id ?? '');
  const found = [...ledger.links.values()].filter(
    (link) =>
      (reference === null || link.reference_id === reference) && (linkId === null || link.id === linkId),
  );
  return { payment_links: page(found, query).map((link) => showLink(parts, link.id)) };
}

function refund({ parts, ids, body, request }: ApiCall): Record<string, unknown> {
  const key = request.headers['x-refund-idempotency'];
  return refundForApi(parts.refunds.refund(ids[0] ?? '', body, typeof key === 'string' ? key : undefined));
}

function listPayments({ parts, query }: ApiCall): Record<string, unknown> {
  return collection(page([...parts.ledger.payments.values()], query).map(paymentForApi));
}

/** The newest first, as the service lists. */
function page<Entity extends { created_at: number }>(
  entities: readonly Entity[],
  query: URLSearchParams,
): Entity[] {
  const from = Number(query.get('from') ?? 0);
  const to = Number(query.get('to') ?? Number.POSITIVE_INFINITY);
  const skip = Number(query.get('skip') ?? 0);
  const count = Math.min(Number(query.get('count') ?? PAGE_SIZE), PAGE_LIMIT);
  return entities
    .filter((entity) => entity.created_at >= from && entity.created_at <= to)
    .reverse()
    .slice(skip, skip + count);
}

function notifyBy({ parts, ids }: ApiCall): Record<string, unknown> {
  const [linkId = '', medium = ''] = ids;
  const { status } = parts.ledger.link(linkId);
  if (medium !== 'sms' && medium !== 'email') throw new RazorpayRefusal('not a valid notification medium');
  if (status !== 'created' && status !== 'partially_paid') {
    throw new RazorpayRefusal(`notification cannot be sent for a ${status} link`);
  }
  return { success: true };
}

function collection(items: readonly unknown[]): Record<string, unknown> {
  return { entity: 'collection', count: items.length, items };
}
