/** `/paper/<code>`: where the QR code of a paper leads. Anybody may look; it tells nothing that does not stand on the paper, and whether the paper is still good. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { DocumentId } from '../../domain/ids.ts';
import { documentNumberText } from '../../domain/money/documents.ts';
import { clinicMoment } from '../../domain/visit/visitTime.ts';
import type { IssuedDocument } from '../../ports/moneyTables.ts';
import type { PaperSeal } from '../../ports/paperSeal.ts';
import type { Store } from '../../ports/store.ts';
import type { Mount } from '../server.ts';
import { PAPER_CHECK_STYLE, type PaperStanding, renderPaperCheck } from './paperCheckPage.ts';

export interface PaperCheckParts {
  readonly store: Store;
  readonly seal: PaperSeal;
  readonly clinic: () => { readonly name: string; readonly timeZone: string };
}

/** A document's id and 16 bytes in base64url. */
const CODE = /^([\w-]{1,64})\.[\w-]{22}$/;

const STYLE_HASH = createHash('sha256').update(PAPER_CHECK_STYLE).digest('base64');
const CONTENT_SECURITY_POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

export function mountPaperCheck({ store, seal, clinic }: PaperCheckParts): Mount {
  return (app) => {
    app.get('/paper/:code', async (request, response) => {
      const standing = await readStanding(store, seal, request.params.code);
      response
        .status(standing === null ? 404 : 200)
        .set({
          'content-security-policy': CONTENT_SECURITY_POLICY,
          'cache-control': 'no-store',
          'referrer-policy': 'no-referrer',
          'x-robots-tag': 'noindex',
        })
        .type('html')
        .send(renderPaperCheck(standing, clinic()));
    });
  };
}

/** Null for a code that the clinic never signed: whether the document exists is not told. */
async function readStanding(store: Store, seal: PaperSeal, code: string): Promise<PaperStanding | null> {
  const id = CODE.exec(code)?.[1];
  if (id === undefined) return null;
  return store.read(async (tables) => {
    const document = await tables.documents.get(id as DocumentId);
    if (document === null || !isSame(seal.codeOf(document), code)) return null;
    const all = await tables.documents.ofAppointment(document.appointmentId);
    return standingOf(document, all);
  });
}

function isSame(left: string, right: string): boolean {
  const [one, other] = [Buffer.from(left), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function standingOf(document: IssuedDocument, all: readonly IssuedDocument[]): PaperStanding {
  const notes = all.filter((one) => one.againstId === document.id);
  const returnedPaise = notes.reduce((sum, note) => sum + note.amountPaise, 0);
  return {
    kind: document.kind,
    number: documentNumberText(document.kind, document.financialYear, document.number),
    date: clinicMoment(document.issuedAt, document.paper?.clinic.timeZone ?? 'Asia/Kolkata').date,
    amountPaise: document.amountPaise,
    returnedPaise,
    clinicName: document.paper?.clinic.name ?? null,
    isDemo: document.paper?.clinic.isDemo ?? false,
  };
}
