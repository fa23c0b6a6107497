/** Fills the clinic's empty spreadsheet; `npm run setup` and `npm run sheet -- setup` call it. */
import { TAB_NAMES, TABS } from '../app/sheet/tabs.ts';
import type { Config } from '../config.ts';
import { OutsideError } from '../ports/outsideError.ts';
import { createGoogleSheet } from '../services/googleSheets/createGoogleSheet.ts';
import type { Result } from '../types/result.ts';
import { no, ok } from '../types/result.ts';
import { realSheet } from './sheet.ts';

/** Makes the tabs; what is there already stays. Either way a sentence for the operator. */
export async function setUpSheet(config: Config, clientEmail: string): Promise<Result<string, string>> {
  const sheet = createGoogleSheet(await realSheet(config));
  try {
    await sheet.layOut(
      TAB_NAMES.map((name) => TABS[name]),
      { timeZone: config.CLINIC_TIME_ZONE },
    );
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    return no(MENDS[error.code]?.(clientEmail) ?? `Google Sheets does not answer: ${error.code}.`);
  }
  return ok(
    `The tabs ${TAB_NAMES.join(', ')} are ready. The front desk fills them within a minute of its start.`,
  );
}

export const sharingLine = (clientEmail: string): string =>
  `Share the spreadsheet with ${clientEmail}, as an editor.`;

const MENDS: Readonly<Record<string, (clientEmail: string) => string>> = {
  '403': (clientEmail) =>
    `The spreadsheet is not shared with ${clientEmail}. Share it, as an editor, and try again.`,
  '404': () => 'There is no spreadsheet with the id in GOOGLE_SHEETS_ID.',
  '401': () => 'Google does not accept the key in GOOGLE_SERVICE_ACCOUNT. Make a new one for the account.',
};
