/** What the doctor asks of WhatsApp: the Cloud API's number, or the linked phone's session and its browser. */
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import type { Config } from '../../config.ts';
import { loadOrMakeDataKey } from '../../services/dataKey.ts';
import { anyOpens, sealedSessions } from '../../whatsapp/web/sealedSession.ts';
import { chromiumPathOf } from '../chromium.ts';
import { sessionFolder } from '../folders.ts';
import { type Check, type Finding, fault, fine, off, warning } from './check.ts';

const whatsapp: Check = {
  name: 'whatsapp',
  why: 'Patients write to this number.',
  async look({ config }) {
    const { WHATSAPP_PHONE_NUMBER_ID: id, WHATSAPP_ACCESS_TOKEN: token } = config;
    if (config.whatsappMode === 'web') return linkedPhone(config);
    if (config.whatsappMode !== 'cloud' || id === undefined || token === undefined)
      return off(`mode ${config.whatsappMode}`, 'Run npm run setup -- whatsapp.');
    const response = await fetch(`${config.WHATSAPP_CLOUD_BASE_URL}/v23.0/${id}?fields=id`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(8_000),
    }).catch(() => null);
    if (response === null)
      return fault('does not answer', 'Check the way to WHATSAPP_CLOUD_BASE_URL: firewall, proxy, DNS.');
    if (response.ok) return fine('the number answers to the token');
    return response.status === 401
      ? fault(
          'the token is refused (401)',
          'Make a permanent token for a system user, and set WHATSAPP_ACCESS_TOKEN.',
        )
      : fault(
          `the number does not open (${response.status})`,
          'Check WHATSAPP_PHONE_NUMBER_ID, and whether the token belongs to its business.',
        );
  },
};

/** Whether a phone was ever linked, and can stay so; how it stands now is a lamp of the running product. */
async function linkedPhone(config: Config): Promise<Finding> {
  const copies = await sealedSessions(sessionFolder(config));
  if (copies.length === 0)
    return warning(
      'no phone is linked yet',
      'Start the product, open the link that it prints, and scan the code with the clinic’s phone.',
    );
  const key = await loadOrMakeDataKey({ dataDir: config.DATA_DIR, given: config.DATA_KEY });
  if (key.ok && !(await anyOpens(copies, key.value)))
    return fault(
      'the kept session does not open with this key',
      'Put the former DATA_KEY back; or start, and link the phone again.',
    );
  return warning(
    'a phone is linked; such numbers do get banned',
    'WHATSAPP=cloud is Meta’s own way: docs/operations.md.',
  );
}

const chromium: Check = {
  name: 'chromium',
  why: 'A linked WhatsApp phone is driven in a browser.',
  async look({ config }) {
    const path = chromiumPathOf(config);
    const isThere = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return fine(path);
    const mend = 'Run: apt-get install chromium; or set CHROMIUM_PATH to the browser.';
    const isNeeded = config.whatsappMode === 'web' && config.WHATSAPP_WEB !== 'scripted';
    return (isNeeded ? fault : off)(`${path} is not there`, mend);
  },
};

export const WHATSAPP_CHECKS: readonly Check[] = [whatsapp, chromium];
