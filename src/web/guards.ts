/** Who may ask how much: limits for each address, and a door for what is the operator's alone. Mounted by the server before everything else. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';

/** Addresses from which a reverse proxy may tell for whom it asks: this machine and its own network. */
export const TRUSTED_PROXIES = ['loopback', 'linklocal', 'uniquelocal'];

const MINUTE_MS = 60_000;

/** So many requests a minute from one address; more are answered with 429 and when to come again. */
export const limitRequests = (perMinute: number): RequestHandler =>
  rateLimit({
    windowMs: MINUTE_MS,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (request) => ipKeyGenerator(askerOf(request), IPV6_SUBNET),
    // Its checks print what a stranger sent; what they check of the options is tested here.
    validate: false,
    message: 'too many requests',
  });

/** Many addresses of one IPv6 customer count as one. */
const IPV6_SUBNET = 56;

/** A proxy may pass on something that is no address: then the proxy itself is the asker. */
function askerOf(request: Request): string {
  const claimed = request.ip ?? '';
  return isIP(claimed) > 0 ? claimed : (request.socket.remoteAddress ?? '');
}

/** Lets in who has the token; without a token, who asks on this machine itself and not for somebody else. */
export function operatorsOnly(token: string | null): RequestHandler {
  return (request, response, next) => {
    const isAllowed =
      token === null
        ? isLoopback(request.socket.remoteAddress) && request.get('x-forwarded-for') === undefined
        : isSame(request.get('authorization') ?? '', `Bearer ${token}`);
    if (isAllowed) next();
    else
      response
        .status(token === null ? 404 : 401)
        .type('text/plain')
        .send('not found');
  };
}

const isLoopback = (address: string | undefined): boolean =>
  address !== undefined && /^(::1|(::ffff:)?127\.)/.test(address);

/** Compares hashes, which are of one length, in constant time. */
function isSame(given: string, expected: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(expected));
}
