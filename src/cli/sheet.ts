/** `npm run sheet -- setup`: fills the clinic's empty spreadsheet with tabs, headers, lists and colours; `-- address` says with whom to share it. */
import { TAB_NAMES, TABS } from '../app/sheet/tabs.ts';
import { readServiceAccount, realSheet } from '../compose/sheet.ts';
import { type Config, explainFaults, loadConfig } from '../config.ts';
import { OutsideError } from '../ports/outsideError.ts';
import { createGoogleSheet } from '../services/googleSheets/createGoogleSheet.ts';

const USAGE = `Say what to do:
  npm run sheet -- address   the address to share the spreadsheet with, as an editor
  npm run sheet -- setup     makes the tabs; what is there already stays`;

async function main(): Promise<void> {
  const word = process.argv[2];
  const config = loadConfig();
  if (!config.ok) return finish(2, `The configuration has faults:\n${explainFaults(config.refusal)}`);
  if (word !== 'address' && word !== 'setup') return finish(2, USAGE);
  if (config.value.GOOGLE_SERVICE_ACCOUNT === undefined)
    return finish(2, 'Set GOOGLE_SERVICE_ACCOUNT to the key of the service account first.');
  const { clientEmail } = await readServiceAccount(config.value.GOOGLE_SERVICE_ACCOUNT);
  if (word === 'address') return finish(0, `Share the spreadsheet with ${clientEmail}, as an editor.`);
  if (!config.value.isSheetReal)
    return finish(2, 'Set GOOGLE_SHEETS_ID: the part of its address between /d/ and the next slash.');
  await setUp(config.value, clientEmail);
}

async function setUp(config: Config, clientEmail: string): Promise<void> {
  const sheet = createGoogleSheet(await realSheet(config));
  try {
    await sheet.layOut(TAB_NAMES.map((name) => TABS[name]));
    finish(
      0,
      `The tabs ${TAB_NAMES.join(', ')} are ready. The front desk fills them within a minute of its start.`,
    );
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    finish(1, MENDS[error.code]?.(clientEmail) ?? `Google Sheets does not answer: ${error.code}.`);
  }
}

const MENDS: Readonly<Record<string, (clientEmail: string) => string>> = {
  '403': (clientEmail) =>
    `The spreadsheet is not shared with ${clientEmail}. Share it, as an editor, and try again.`,
  '404': () => 'There is no spreadsheet with the id in GOOGLE_SHEETS_ID.',
  '401': () => 'Google does not accept the key in GOOGLE_SERVICE_ACCOUNT. Make a new one for the account.',
};

function finish(exitCode: number, sentence: string): void {
  (exitCode === 0 ? process.stdout : process.stderr).write(`${sentence}\n`);
  process.exitCode = exitCode;
}

main().catch((error: unknown) => finish(1, error instanceof Error ? error.message : 'It could not be done.'));
