/** The `PaperSeal`: an HMAC over what is on the paper, with a key derived from the clinic's data key; made by `compose.ts`. */
import { createHmac, hkdfSync } from 'node:crypto';
import type { PaperSeal } from '../ports/paperSeal.ts';

/** 128 bits: more than anybody can try. */
const SIGNATURE_BYTES = 16;

export function createPaperSeal(dataKey: Uint8Array): PaperSeal {
  const key = Buffer.from(hkdfSync('sha256', dataKey, '', 'clinic-frontdesk paper seal', 32));
  return {
    codeOf({ id, kind, financialYear, number, amountPaise, issuedAt }) {
      const said = [id, kind, financialYear, number, amountPaise, issuedAt.toISOString()].join('\n');
      const signature = createHmac('sha256', key).update(said).digest().subarray(0, SIGNATURE_BYTES);
      return `${id}.${signature.toString('base64url')}`;
    },
  };
}
