/** WhatsApp's webhook: the handshake, and deliveries that are believed only when signed with the app's secret. Mounted by compose. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import express, { type Router } from 'express';
import type { Log } from '../ports/log.ts';

export interface WhatsappWebhookOptions {
  /** Of the Meta app; not empty. */
  readonly appSecret: string;
  /** As typed into the app's dashboard; not empty. */
  readonly verifyToken: string;
  /** Resolves when all of the delivery is durably stored. */
  readonly receiveWebhook: (body: unknown) => Promise<void>;
  readonly log: Log;
}

export interface WhatsappDelivery {
  readonly rawBody: Buffer;
  readonly signature: string | undefined;
}

export interface WhatsappWebhook {
  /** 200 stored, 401 not signed by the app, 400 no JSON, 500 not stored, so that it is brought again. */
  receive(delivery: WhatsappDelivery): Promise<number>;
  /** The challenge to be echoed, or null for whoever does not know the verify token. */
  shakeHands(query: Readonly<Record<string, unknown>>): string | null;
}

/** Batches hold up to 1,000 updates (https://developers.facebook.com/docs/graph-api/webhooks/getting-started); 3 MB is the service's own limit. */
const LIMIT = '3mb';

/** Throws when a secret is empty: with an empty one every forgery could be signed. */
export function createWhatsappWebhook(options: WhatsappWebhookOptions): WhatsappWebhook {
  const { appSecret, verifyToken, receiveWebhook, log } = options;
  if (appSecret === '' || verifyToken === '') throw new Error("WhatsApp's secrets must not be empty");
  return {
    async receive({ rawBody, signature }) {
      if (!isSignedWith(appSecret, { rawBody, signature })) return 401;
      const body = parse(rawBody);
      if (body === undefined) return 400;
      try {
        await receiveWebhook(body);
        return 200;
      } catch (error) {
        log.error('whatsapp_webhook_not_stored', { code: error instanceof Error ? error.name : 'unknown' });
        return 500;
      }
    },
    shakeHands(query) {
      const { 'hub.mode': mode, 'hub.verify_token': token, 'hub.challenge': challenge } = query;
      const isKnown = mode === 'subscribe' && typeof token === 'string' && isSame(token, verifyToken);
      return isKnown && typeof challenge === 'string' ? challenge : null;
    },
  };
}

/** `X-Hub-Signature-256: sha256=<hex>` over the bytes as they came, compared in constant time. */
function isSignedWith(secret: string, { rawBody, signature }: WhatsappDelivery): boolean {
  const given = /^sha256=([0-9a-f]{64})$/.exec(signature ?? '')?.[1];
  if (given === undefined) return false;
  const expected = createHmac('sha256', secret).update(rawBody).digest();
  return timingSafeEqual(Buffer.from(given, 'hex'), expected);
}

/** Hashes are of one length, so that how long it takes tells nothing. */
function isSame(one: string, other: string): boolean {
  const hash = (text: string) => createHmac('sha256', 'verify token').update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}

function parse(rawBody: Buffer): unknown {
  try {
    const body: unknown = JSON.parse(rawBody.toString('utf8'));
    return typeof body === 'object' && body !== null ? body : undefined;
  } catch {
    return undefined;
  }
}

export function whatsappRoute(webhook: WhatsappWebhook): Router {
  return express
    .Router()
    .get('/', (request, response) => {
      const challenge = webhook.shakeHands(request.query);
      if (challenge === null) response.status(403).end();
      else response.type('text/plain').send(challenge);
    })
    .post('/', express.raw({ type: () => true, limit: LIMIT }), async (request, response) => {
      const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const status = await webhook.receive({ rawBody, signature: request.get('x-hub-signature-256') });
      response.status(status).end();
    });
}
