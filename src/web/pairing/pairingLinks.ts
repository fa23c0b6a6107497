/** Signed links that let one member of staff into the pairing page, once; made for the staff's bot and for `npm start`. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { ADMIN_POLICY } from '../../domain/admin/adminPolicy.ts';

export interface PairingLinks {
  /** A token for the address `/whatsapp?token=…`: good once, for half an hour. */
  createToken(now: Date): string;
  /** What the visitor keeps as a cookie, or null for a token that is forged, over or used. */
  redeem(token: string, now: Date): string | null;
  isSignedIn(cookie: string | undefined, now: Date): boolean;
}

const LINK_MS = ADMIN_POLICY.pairingLinkMinutes * 60_000;
const VISIT_MS = 60 * 60_000;
const FORM = /^(link|visit)\.(\d{13})\.([\w-]{16})\.([\w-]{43})$/;

/** The key is derived from `DATA_KEY`, so that a link tells nothing of it. */
export function createPairingLinks(dataKey: Buffer): PairingLinks {
  const key = createHmac('sha256', dataKey).update('pairing links').digest();
  /** Until they would be over anyway. */
  const used = new Map<string, number>();
  const sign = (text: string): string => createHmac('sha256', key).update(text).digest('base64url');
  const make = (kind: 'link' | 'visit', until: number): string => {
    const text = `${kind}.${until}.${randomBytes(12).toString('base64url')}`;
    return `${text}.${sign(text)}`;
  };
  const isGenuine = (kind: 'link' | 'visit', given: string, now: Date): boolean => {
    const [, givenKind, until, nonce, signature = ''] = FORM.exec(given) ?? [];
    if (givenKind !== kind || Number(until) <= now.getTime()) return false;
    const expected = sign(`${kind}.${until}.${nonce}`);
    return timingSafeEqual(Buffer.from(signature), Buffer.from(expected));
  };
  return {
    createToken: (now) => make('link', now.getTime() + LINK_MS),
    redeem(token, now) {
      for (const [one, until] of used) if (until <= now.getTime()) used.delete(one);
      if (!isGenuine('link', token, now) || used.has(token)) return null;
      used.set(token, now.getTime() + LINK_MS);
      return make('visit', now.getTime() + VISIT_MS);
    },
    isSignedIn: (cookie, now) => cookie !== undefined && isGenuine('visit', cookie, now),
  };
}
