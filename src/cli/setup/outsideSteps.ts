/** What the setup does or says beside its questions: whom to share the spreadsheet with, its tabs, the key that must not be lost. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { log } from '@clack/prompts';
import { TAB_NAMES, TABS } from '../../app/sheet/tabs.ts';
import { readServiceAccount, realSheet } from '../../compose/sheet.ts';
import { readConfig } from '../../config.ts';
import { DATA_KEY_FILE } from '../../services/dataKey.ts';
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

/** The key that a first start has made: what it sealed is opened by no other. */
export const keptDataKey = (environment: Readonly<Record<string, string | undefined>>): Promise<string> =>
  readFile(join(environment['DATA_DIR'] || 'data', DATA_KEY_FILE), 'utf8').then(
    (text) => text.trim(),
    () => '',
  );

export const tellToKeepTheKey = (): void =>
  log.warn(
    'Write the DATA_KEY in .env down somewhere else: without it no backup and no report can be opened.',
  );
