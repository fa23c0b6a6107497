/** The page on which staff link the clinic's phone to WhatsApp Web: code, lamps, words for what is wrong, unlink. Mounted by compose. */
import express, { type Request, type RequestHandler, type Router } from 'express';
import { toString as renderCode } from 'qrcode';
import type { Clock } from '../../ports/clock.ts';
import type { Mount } from '../server.ts';
import type { PairingLinks } from './pairingLinks.ts';
import { PAIRING_PAGE, PAIRING_SCRIPT, PAIRING_STYLE } from './pairingPage.ts';

/** As much of the linked phone's client as the page needs. */
export interface PairingDesk {
  readonly state: {
    readonly phase: string;
    readonly qr: string | null;
    readonly trouble: string | null;
    readonly lastSignAt: Date | null;
  };
  start(): Promise<void>;
  unlink(): Promise<void>;
  /** Eight letters to type on the phone, instead of scanning. */
  pairingCode(phone: string): Promise<string>;
}

export interface PairingParts {
  readonly desk: PairingDesk;
  readonly links: PairingLinks;
  readonly clock: Clock;
  readonly isSecure: boolean;
}

export const PAIRING_PATH = '/whatsapp';
const COOKIE = 'pairing';
const PHONE = /^\d{10,15}$/;

export const mountPairing =
  (parts: PairingParts): Mount =>
  (app) =>
    void app.use(PAIRING_PATH, pairingRoutes(parts));

function pairingRoutes({ desk, links, clock, isSecure }: PairingParts): Router {
  const router = express.Router();
  router.use((_request, response, next) => {
    response.set({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    next();
  });
  router.get('/page.css', (_request, response) => void response.type('css').send(PAIRING_STYLE));
  router.get('/page.js', (_request, response) => void response.type('js').send(PAIRING_SCRIPT));
  router.get('/', (request, response, next) => {
    const token = request.query['token'];
    if (typeof token !== 'string') return next();
    const visit = links.redeem(token, clock.now());
    if (visit === null) return next();
    response.cookie(COOKIE, visit, {
      httpOnly: true,
      sameSite: 'strict',
      secure: isSecure,
      path: PAIRING_PATH,
    });
    response.redirect(303, PAIRING_PATH);
  });
  router.use(staffOnly(links, clock));
  router.get('/', (_request, response) => void response.type('html').send(PAIRING_PAGE));
  router.get('/state', async (_request, response) => {
    const { phase, qr, trouble, lastSignAt } = desk.state;
    const code = qr === null ? null : await renderCode(qr, { type: 'svg', margin: 2 });
    response.json({ phase, trouble, code, lastSignAt });
  });
  router.use(fromThisPage, express.json({ limit: '1kb' }));
  router.post('/start', async (_request, response) => {
    await desk.start();
    response.json({});
  });
  router.post('/unlink', async (_request, response) => {
    await desk.unlink();
    response.json({});
  });
  router.post('/code', async (request, response) => {
    const given: unknown = (request.body as { phone?: unknown } | undefined)?.phone;
    const phone = typeof given === 'string' ? given.replaceAll(/\D/g, '') : '';
    if (!PHONE.test(phone)) {
      response.status(400).json({ error: 'with the country code, such as 919812345678' });
      return;
    }
    const code = await desk.pairingCode(phone).catch(() => null);
    if (code === null) response.status(409).json({ error: 'no code can be had now' });
    else response.json({ code });
  });
  return router;
}

/** Whoever comes without a good link or cookie learns nothing, not even the phase. */
const staffOnly =
  (links: PairingLinks, clock: Clock): RequestHandler =>
  (request, response, next) => {
    if (links.isSignedIn(cookieOf(request), clock.now())) next();
    else
      response
        .status(403)
        .type('text/plain')
        .send('This link is over or was used. Ask the clinic’s bot for a new one.');
  };

const fromThisPage: RequestHandler = (request, response, next) => {
  const site = request.get('sec-fetch-site');
  if (request.is('application/json') !== false && (site === undefined || site === 'same-origin')) next();
  else response.status(403).end();
};

const cookieOf = (request: Request): string | undefined =>
  new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w.-]+)`).exec(request.get('cookie') ?? '')?.[1];
