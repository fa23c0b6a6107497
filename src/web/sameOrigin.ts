/** Refuses what a web page elsewhere sends: the playground has no login, so a stranger's page must not move its clock. */
import type { Request, RequestHandler } from 'express';

const HARMLESS = ['GET', 'HEAD', 'OPTIONS'];

/** Lets reading pass, and writing from the playground's own page or from a program that is no browser; 403 for the rest. */
export const fromOwnPageOnly: RequestHandler = (request, response, next) => {
  if (HARMLESS.includes(request.method) || isFromOwnPage(request)) next();
  else response.status(403).json({ error: 'only the playground itself may do this' });
};

/** Browsers add both headers by themselves and let no page change them; curl and the tests send neither. */
function isFromOwnPage(request: Request): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = request.get('origin');
  return origin === undefined || origin === `${request.protocol}://${request.get('host') ?? ''}`;
}
