/** What the setup does or says beside its questions: whom to share the spreadsheet with, and its tabs. */
import { log } from '@clack/prompts';
import { TAB_NAMES, TABS } from '../../app/sheet/tabs.ts';
import { readServiceAccount, realSheet } from '../../compose/sheet.ts';
import { readConfig } from '../../config.ts';
import { createGoogleSheet } from '../../services/googleSheets/createGoogleSheet.ts';

export async function tellWhomToShareWith(account: string): Promise<void> {
  try {
    const { clientEmail } = await readServiceAccount(account);
    log.info(`Share the empty spreadsheet with ${clientEmail}, as an editor, before you go on.`);
  } catch (error) {
    log.warn(error instanceof Error ? error.message : 'The key cannot be read.');
  }
}

/** Makes the tabs that are missing; where the sheet does not open, the check that follows says why. */
export async function makeTabs(environment: Readonly<Record<string, string | undefined>>): Promise<void> {
  const config = readConfig(environment);
  if (!config.ok) return;
  try {
    await createGoogleSheet(await realSheet(config.value)).layOut(TAB_NAMES.map((name) => TABS[name]));
    log.info(`The tabs ${TAB_NAMES.join(', ')} are in the spreadsheet.`);
  } catch {
    log.warn('The tabs could not be made yet.');
  }
}
