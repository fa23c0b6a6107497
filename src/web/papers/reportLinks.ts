/** Opens a report by its one-time link: the first who comes in time gets the file, and the audit log gets a line. Compose mounts it. */
import type { Request, Response } from 'express';
import { tokenHashOf } from '../../app/admin/access/invitations.ts';
import type { World } from '../../app/turn/world.ts';
import { OutsideError } from '../../ports/outsideError.ts';
import type { ReportContentType, ReportVault } from '../../ports/reportVault.ts';
import type { Report } from '../../ports/store.ts';
import type { Mount } from '../server.ts';

export interface ReportLinkParts {
  readonly world: Pick<World, 'store' | 'clock' | 'ids' | 'log'>;
  readonly vault: ReportVault;
}

const TOKEN = /^[A-Za-z0-9_-]{32}$/;

/** A preview that a messenger fetches would use the link up: it asks with HEAD or as a bot, and gets nothing. */
const isPreview = ({ method, headers }: Request): boolean =>
  method !== 'GET' || /bot|preview|whatsapp|facebookexternalhit/i.test(headers['user-agent'] ?? '');

export function mountReportLinks(parts: ReportLinkParts): Mount {
  return (app) => {
    app.get('/reports/:token', async (request, response) => {
      response.set({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex',
        'x-content-type-options': 'nosniff',
      });
      const { token } = request.params;
      const report = TOKEN.test(token) && !isPreview(request) ? await takeReport(parts, token) : null;
      if (report === null) gone(response);
      else await send(parts, report, response);
    });
  };
}

function takeReport({ world }: ReportLinkParts, token: string): Promise<Report | null> {
  const now = world.clock.now();
  return world.store.transact(async (tables) => {
    const link = await tables.reportLinks.take(tokenHashOf(token), now);
    const report = link === null ? null : await tables.reports.get(link.reportId);
    if (link === null || report === null) return null;
    await tables.audit.add({
      id: world.ids.id(),
      at: now,
      actor: `staff:${link.chatId}`,
      action: 'report_opened',
      subject: `report:${report.id}`,
      before: null,
      after: null,
    });
    return report;
  });
}

async function send({ vault, world }: ReportLinkParts, report: Report, response: Response): Promise<void> {
  const { fileName, contentType, sizeBytes, sha256 } = report;
  if (
    report.status !== 'stored' ||
    fileName === null ||
    contentType === null ||
    sizeBytes === null ||
    sha256 === null
  )
    return gone(response);
  try {
    const bytes = await vault.read({
      fileName,
      contentType: contentType as ReportContentType,
      sizeBytes,
      sha256,
    });
    // What a patient sent is shown, never run; its own name stays out of the header.
    response.set({
      'content-disposition': 'inline; filename="report"',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    response.type(contentType).send(Buffer.from(bytes));
  } catch (error) {
    world.log.error('report_not_opened', { code: error instanceof OutsideError ? error.code : 'unknown' });
    gone(response);
  }
}

const gone = (response: Response): void =>
  void response
    .status(410)
    .type('text/plain')
    .send('This link is used up or too old. Ask for a new one on the staff bot.');
