/** The web server: health, webhooks, the payment return page, and in sandbox mode the playground. */
import type { RequestListener, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import express, { type Express } from 'express';
import helmet from 'helmet';
import type { Log } from '../ports/log.ts';
import { limitRequests, TRUSTED_PROXIES } from './guards.ts';

/** Adds routes to the server; each edge brings its own. */
export type Mount = (app: Express) => void;

export interface WebServer {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

export interface WebServerOrder {
  readonly port: number;
  /** Loopback in sandbox mode: the playground lets everyone be every patient. */
  readonly host: string;
  readonly log: Log;
  /** Asked before any limit counts. */
  readonly health?: Mount;
  /** Requests a minute from one address; no limit where only this machine can ask. */
  readonly requestsPerMinute?: number | null;
  readonly mounts: readonly Mount[];
  /** Paths that are answered before all else, for what comes with every message. */
  readonly direct?: Readonly<Record<string, RequestListener>>;
  /** Told of every request to a path below `/webhooks/`, when it is answered. */
  readonly onDelivery?: (service: string, status: number) => void;
}

/** A balancer keeps connections for a minute; whoever sends a request slower than this is holding a place, not asking for one. */
const TIMES = { keepAliveTimeout: 65_000, headersTimeout: 15_000, requestTimeout: 30_000 };
/** Far beyond what a clinic's patients need at once; within what one process can hold. */
const MOST_CONNECTIONS = 2_000;

export async function startWebServer(order: WebServerOrder): Promise<WebServer> {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', TRUSTED_PROXIES);
  app.use(helmet());
  order.health?.(app);
  if (typeof order.requestsPerMinute === 'number') app.use(limitRequests(order.requestsPerMinute));
  for (const mount of order.mounts) mount(app);
  app.use(notFound);
  app.use(failed(order.log));
  const { onDelivery } = order;
  const server = createServer(TIMES, (request, response) => {
    if (onDelivery !== undefined) tellDelivery(request.url ?? '', response, onDelivery);
    (order.direct?.[request.url ?? ''] ?? app)(request, response);
  });
  server.maxConnections = MOST_CONNECTIONS;
  await listening(server, order);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : order.port;
  return {
    url: `http://${order.host === '0.0.0.0' ? 'localhost' : order.host}:${port}`,
    port,
    close: () => closed(server),
  };
}

function tellDelivery(
  url: string,
  response: ServerResponse,
  onDelivery: (service: string, status: number) => void,
): void {
  const service = /^\/webhooks\/([a-z-]+)(?:\?|$)/.exec(url)?.[1];
  if (service === undefined) return;
  response.once('finish', () => onDelivery(service, response.statusCode));
}

const notFound: express.RequestHandler = (_request, response) =>
  void response.status(404).type('text/plain').send('not found');

/** Answers with a status and nothing else: neither a stack nor what was sent. */
const failed =
  (log: Log): express.ErrorRequestHandler =>
  // Express tells an error handler by its four parameters.
  // eslint-disable-next-line max-params
  (error: unknown, _request, response, _next) => {
    const status = statusOf(error);
    if (status >= 500)
      log.error('request_failed', { reason: error instanceof Error ? error.name : 'unknown' });
    if (response.headersSent) response.destroy();
    else
      response
        .status(status)
        .type('text/plain')
        .send(status >= 500 ? 'something went wrong' : 'bad request');
  };

function statusOf(error: unknown): number {
  const status =
    typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500;
  return status >= 400 && status < 500 ? status : 500;
}

function listening(server: Server, { port, host }: { port: number; host: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

/** Stops listening, lets running requests end for a moment, then breaks what is left. */
function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const breakOff = setTimeout(() => server.closeAllConnections(), 500);
    server.close(() => {
      clearTimeout(breakOff);
      resolve();
    });
    server.closeIdleConnections();
  });
}
