/** What the doctor asks of the staff's sheet and of WhatsApp's Cloud API: one harmless look each. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { TAB_NAMES } from '../../app/sheet/tabs.ts';
import type { Config } from '../../config.ts';
import { createGoogleSheet } from '../../services/googleSheets/createGoogleSheet.ts';
import { sessionFolder } from '../folders.ts';
import { readServiceAccount, realSheet } from '../sheet.ts';
import { type Check, codeOf, type Finding, fault, fine, off, reasonOf, warning } from './check.ts';

const sheets: Check = {
  name: 'google sheets',
  why: 'Staff keep doctors and times in it.',
  async look({ config }) {
    if (config.GOOGLE_SHEETS_ID === undefined || config.GOOGLE_SERVICE_ACCOUNT === undefined)
      return off('no spreadsheet', 'Set GOOGLE_SHEETS_ID and GOOGLE_SERVICE_ACCOUNT.');
    let address: string;
    try {
      address = (await readServiceAccount(config.GOOGLE_SERVICE_ACCOUNT)).clientEmail;
    } catch (error) {
      return fault(reasonOf(error), 'Set GOOGLE_SERVICE_ACCOUNT to the path of the key’s JSON file.');
    }
    try {
      const tabs = await createGoogleSheet(await realSheet(config)).tabs();
      const missing = TAB_NAMES.filter((name) => !tabs.some((tab) => tab.name === name));
      return missing.length === 0
        ? fine(`answers, with the tabs ${TAB_NAMES.join(', ')}`)
        : warning(`without the tabs ${missing.join(', ')}`, 'Run npm run sheet -- setup.');
    } catch (error) {
      const code = codeOf(error);
      const mends: Readonly<Record<string, string>> = {
        '403': `Share the spreadsheet with ${address}, as an editor.`,
        '404': 'Set GOOGLE_SHEETS_ID to the part of its address between /d/ and the next slash.',
        '401': 'Make a new key for the service account.',
      };
      return fault(
        `does not open (${code})`,
        mends[code] ?? 'Check the way to GOOGLE_SHEETS_BASE_URL: firewall, proxy, DNS.',
      );
    }
  },
};

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

/** Whether a phone was ever linked; how it stands now is a lamp of the running product. */
async function linkedPhone(config: Config): Promise<Finding> {
  const sealed = await stat(join(sessionFolder(config), 'session.sealed')).catch(() => null);
  return sealed === null
    ? warning(
        'no phone is linked yet',
        'Start the product, open the link that it prints, and scan the code with the clinic’s phone.',
      )
    : warning(
        'a phone is linked; such numbers do get banned',
        'WHATSAPP=cloud is Meta’s own way: docs/operations.md.',
      );
}

export const SHEET_CHECKS: readonly Check[] = [sheets, whatsapp];
