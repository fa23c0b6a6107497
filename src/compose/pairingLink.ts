/** Makes addresses of the page on which WhatsApp's phone is linked: for the running product, and for the setup before it runs. */
import type { Config } from '../config.ts';
import { systemClock } from '../services/clock.ts';
import { explainDataKeyRefusal, loadOrMakeDataKey } from '../services/dataKey.ts';
import { PAIRING_PATH } from '../web/pairing/pairing.ts';
import { createPairingLinks, type PairingLinks } from '../web/pairing/pairingLinks.ts';

export const pairingLink = (address: string, links: PairingLinks): string =>
  `${address}${PAIRING_PATH}?token=${links.createToken(systemClock.now())}`;

/** For a product that is still to be started: with its key, under the address at which it will answer. Null where no phone is linked. */
export async function pairingLinkBeforeStart(config: Config): Promise<string | null> {
  if (config.whatsappMode !== 'web') return null;
  const key = await loadOrMakeDataKey({ dataDir: config.DATA_DIR, given: config.DATA_KEY });
  if (!key.ok) throw new Error(explainDataKeyRefusal(key.refusal, config.DATA_DIR));
  const address = config.PUBLIC_URL ?? `http://localhost:${config.PORT}`;
  return pairingLink(address, createPairingLinks(key.value));
}
