/** The playground at the port's root: its page, the patient's phone, the pay page and the inspector; compose mounts it in sandbox mode only. */
import type { RequestHandler } from 'express';
import { sendPageFile } from '../pageFiles.ts';
import { fromOwnPageOnly } from '../sameOrigin.ts';
import type { Mount } from '../server.ts';
import { inspectorRoutes } from './inspectorRoutes.ts';
import type { Mounted, PlaygroundParts } from './playgroundParts.ts';

/** Stricter than the server's own: everything from here, nothing inline. Over plain http nothing is upgraded to https. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export function mountPlayground(parts: PlaygroundParts): Mount {
  return (app) => {
    app.use(['/phone', '/whatsapp-phone', '/playground', '/sheet'], fromOwnPageOnly);
    // Before any body parser: the stand-ins read the bytes themselves.
    app.use(answeredBy(parts.answerPhoneRequest), answeredBy(parts.answerPayRequest));
    if (parts.answerSheetRequest !== undefined) app.use(answeredBy(parts.answerSheetRequest));
    app.use('/playground', inspectorRoutes(parts));
    app.get(['/', '/playground/:file'], guardPage, sendPageFile);
  };
}

const guardPage: RequestHandler = (_request, response, next) => {
  response.set('content-security-policy', CONTENT_SECURITY_POLICY);
  next();
};

const answeredBy =
  (answer: Mounted): RequestHandler =>
  async (request, response, next) => {
    if (!(await answer(request, response))) next();
  };
