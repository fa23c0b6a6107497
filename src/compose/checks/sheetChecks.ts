/** What the doctor asks of the staff's sheet: the account, the sharing, and whether the tabs are there. */
import { TAB_NAMES } from '../../app/sheet/tabs.ts';
import { createGoogleSheet } from '../../services/googleSheets/createGoogleSheet.ts';
import { realSheet } from '../sheet.ts';
import { type Check, codeOf, fault, fine, off, reasonOf } from './check.ts';

const MENDS: Readonly<Record<string, string>> = {
  '401': 'Make a new key for the service account and set GOOGLE_SERVICE_ACCOUNT to it.',
  '403': 'Share the spreadsheet with the account, as an editor: npm run sheet -- address says with whom.',
  '404': 'Set GOOGLE_SHEETS_ID to the part of the address between /d/ and the next slash.',
};

const sheet: Check = {
  name: 'google sheet',
  why: 'Staff keep doctors, closed times and appointments in it.',
  async look({ config }) {
    if (!config.isSheetReal)
      return off(
        'not configured',
        'Set GOOGLE_SHEETS_ID and GOOGLE_SERVICE_ACCOUNT; see docs/operations.md.',
      );
    const access = await realSheet(config).catch((error: unknown) => reasonOf(error));
    if (typeof access === 'string')
      return fault(access, 'Set GOOGLE_SERVICE_ACCOUNT to the key file of the service account.');
    try {
      const there = (await createGoogleSheet(access).tabs()).map(({ name }) => name);
      const missing = TAB_NAMES.filter((name) => !there.includes(name));
      return missing.length === 0
        ? fine('answers, and has its tabs')
        : fault(`has no tab ${missing.join(', ')}`, 'Run npm run sheet -- setup.');
    } catch (error) {
      const code = codeOf(error);
      return fault(`does not answer (${code})`, MENDS[code] ?? 'Check the way to GOOGLE_SHEETS_BASE_URL.');
    }
  },
};

export const SHEET_CHECKS: readonly Check[] = [sheet];
