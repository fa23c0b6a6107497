/** `npm run sheet -- setup`: fills the clinic's empty spreadsheet with tabs, headers, lists and colours; `-- address` says with whom to share it. */
import { readServiceAccount } from '../compose/sheet.ts';
import { setUpSheet, sharingLine } from '../compose/sheetSetup.ts';
import { explainFaults, loadConfig } from '../config.ts';

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
  if (word === 'address') return finish(0, sharingLine(clientEmail));
  if (!config.value.isSheetReal)
    return finish(2, 'Set GOOGLE_SHEETS_ID: the part of its address between /d/ and the next slash.');
  const filled = await setUpSheet(config.value, clientEmail);
  finish(filled.ok ? 0 : 1, filled.ok ? filled.value : filled.refusal);
}

function finish(exitCode: number, sentence: string): void {
  (exitCode === 0 ? process.stdout : process.stderr).write(`${sentence}\n`);
  process.exitCode = exitCode;
}

main().catch((error: unknown) => finish(1, error instanceof Error ? error.message : 'It could not be done.'));
