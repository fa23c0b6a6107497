// Testing: a Razorpay stand-in with the real package and a clinic's webhook; the sandbox's own tests begin with it.
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Razorpay from 'razorpay';
import { onTestFinished } from 'vitest';
import { readBody } from '../sandbox/httpServer.ts';
import {
  type RazorpayStandIn,
  type RazorpayStandInOptions,
  startRazorpayStandIn,
} from '../sandbox/razorpay/startRazorpayStandIn.ts';

export const KEY = { keyId: 'rzp_test_sandbox', keySecret: 'sandbox-secret' };
const WEBHOOK_SECRET = 'webhook-secret';

export interface ReceivedEvent {
  readonly event: string;
  readonly eventId: string;
  readonly isGenuine: boolean;
  readonly json: { contains: string[]; payload: Record<string, { entity: Record<string, unknown> }> };
}

export interface RazorpayBench {
  readonly standIn: RazorpayStandIn;
  readonly razorpay: Razorpay;
  /** What the clinic's webhook received. */
  readonly received: ReceivedEvent[];
  readonly advance: (ms: number) => void;
  /** A request for a link of ₹500 that is open for 16 minutes. */
  readonly request: (more?: object) => LinkBody;
}

type LinkBody = Parameters<Razorpay['paymentLink']['create']>[0];

/** A started stand-in and webhook that the test closes at its end; the webhook answers with `statuses`, then with 200. */
export async function startRazorpayBench(
  options: Partial<RazorpayStandInOptions> = {},
  statuses: number[] = [],
): Promise<RazorpayBench> {
  let at = new Date('2025-11-24T04:30:00Z').getTime();
  const { url, received } = await startWebhook(statuses);
  const standIn = await startRazorpayStandIn({
    now: () => new Date(at),
    ...KEY,
    webhookUrl: url,
    webhookSecret: WEBHOOK_SECRET,
    webhookRetryMs: 1,
    ...options,
  });
  onTestFinished(() => standIn.close());
  return {
    standIn,
    razorpay: packageFor(standIn),
    received,
    advance: (ms) => {
      at += ms;
    },
    request: (more = {}) => ({
      amount: 50_000,
      currency: 'INR',
      expire_by: Math.floor(at / 1000) + 16 * 60,
      customer: { name: 'Asha Rao', contact: '+919876543210' },
      ...more,
    }),
  };
}

export function packageFor({ url }: RazorpayStandIn, keySecret = KEY.keySecret): Razorpay {
  const razorpay = new Razorpay({ key_id: KEY.keyId, key_secret: keySecret });
  const { api } = razorpay as unknown as { api: { rq: { defaults: { baseURL: string } } } };
  api.rq.defaults.baseURL = url;
  return razorpay;
}

async function startWebhook(statuses: number[]): Promise<{ url: string; received: ReceivedEvent[] }> {
  const received: ReceivedEvent[] = [];
  const server = createServer((request, response) => {
    void readBody(request, 1_000_000).then((body = Buffer.alloc(0)) => {
      const json = JSON.parse(body.toString()) as ReceivedEvent['json'] & { event: string };
      received.push({
        event: json.event,
        eventId: String(request.headers['x-razorpay-event-id']),
        isGenuine:
          createHmac('sha256', WEBHOOK_SECRET).update(body).digest('hex') ===
          request.headers['x-razorpay-signature'],
        json,
      });
      response.writeHead(statuses.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/razorpay`, received };
}
