/** The part of the setup about the staff's spreadsheet: says with whom to share it, tries it, and fills it. */
import { log } from '@clack/prompts';
import { readServiceAccount } from '../../compose/sheet.ts';
import { setUpSheet, sharingLine } from '../../compose/sheetSetup.ts';
import { readConfig } from '../../config.ts';
import { askText, askYes, untilItWorks } from './ask.ts';
import type { Changes } from './envFile.ts';
import type { Environment, KeySection } from './keySections.ts';

async function askKey(environment: Environment): Promise<string> {
  for (;;) {
    const key = await askText({
      message: 'Path of the service account’s JSON key',
      present: environment['GOOGLE_SERVICE_ACCOUNT'],
    });
    try {
      log.info(sharingLine((await readServiceAccount(key)).clientEmail));
      return key;
    } catch (error) {
      log.warn(error instanceof Error ? error.message : 'It cannot be read.');
      if (!(await askYes('Enter it again?', true))) return key;
    }
  }
}

const askSheet = async (environment: Environment): Promise<Changes> => ({
  GOOGLE_SERVICE_ACCOUNT: await askKey(environment),
  GOOGLE_SHEETS_ID: await askText({
    message: 'Id of the spreadsheet: the part of its address between /d/ and the next slash',
    present: environment['GOOGLE_SHEETS_ID'],
    check: (given) => (/^[\w-]{8,128}$/.test(given) ? undefined : 'Only that part of the address.'),
  }),
});

async function fill(environment: Environment): Promise<void> {
  const config = readConfig(environment);
  if (!config.ok) return log.warn('Run npm run sheet -- setup once the configuration has no faults.');
  const { clientEmail } = await readServiceAccount(config.value.GOOGLE_SERVICE_ACCOUNT ?? '');
  const filled = await setUpSheet(config.value, clientEmail);
  if (filled.ok) log.success(filled.value);
  else log.warn(filled.refusal);
}

export const sheets: KeySection = {
  name: 'sheets',
  title: 'Google Sheets: doctors and times for staff',
  async ask(environment) {
    const changes = await untilItWorks(['google sheets'], environment, () => askSheet(environment));
    await fill({ ...environment, ...changes }).catch((error: unknown) =>
      log.warn(error instanceof Error ? error.message : 'The tabs could not be made.'),
    );
    return changes;
  },
};
