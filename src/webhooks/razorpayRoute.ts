/** Razorpay's webhook as a route: raw bytes in, a status out. Mounted by compose. */
import express, { type Router } from 'express';
import type { RazorpayWebhook } from './razorpay.ts';

/** Razorpay's largest events have a few kilobytes. */
const LIMIT = '256kb';

export function razorpayRoute(webhook: RazorpayWebhook): Router {
  return express
    .Router()
    .post('/', express.raw({ type: () => true, limit: LIMIT }), async (request, response) => {
      const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const status = await webhook.receive({
        rawBody,
        signature: request.get('x-razorpay-signature'),
        eventId: request.get('x-razorpay-event-id'),
      });
      response.status(status).end();
    });
}
