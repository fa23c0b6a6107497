/** Addresses of this server that are given to patients: the payment's return page, the papers' pages. `parts.ts` asks. */
import type { Config } from '../config.ts';
import type { IssuedDocument } from '../ports/moneyTables.ts';
import type { PaperSeal } from '../ports/paperSeal.ts';
import { ownAddress } from './sandbox.ts';

/** A real payer's browser cannot come back to a machine that only this one knows. */
export function returnUrlOf(config: Config): string | null {
  const address = publicAddressOf(config);
  return address === null ? null : `${address}/payment/return`;
}

const publicAddressOf = (config: Config): string | null =>
  config.isRazorpayReal ? (config.PUBLIC_URL ?? null) : ownAddress(config);

export const paperUrlOf =
  (config: Config, seal: PaperSeal) =>
  (document: IssuedDocument): string | null => {
    const address = publicAddressOf(config);
    return address === null ? null : `${address}/paper/${seal.codeOf(document)}`;
  };
