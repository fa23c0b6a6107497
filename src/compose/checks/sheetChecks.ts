/** What the doctor asks of the staff's sheet: one harmless look. */
import { TAB_NAMES } from '../../app/sheet/tabs.ts';
import { createGoogleSheet } from '../../services/googleSheets/createGoogleSheet.ts';
import { readServiceAccount, realSheet } from '../sheet.ts';
import { type Check, codeOf, fault, fine, off, reasonOf, warning } from './check.ts';

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

export const SHEET_CHECKS: readonly Check[] = [sheets];
