/** `npm run evals:diff [run] [run]`: what changed between two runs (the last two when none is named), regressions first. */
import { compareRuns } from './report/compare.ts';
import { printChanges } from './report/printRun.ts';
import { readRun, runIds } from './report/runFile.ts';

const [older, newer] = process.argv.length > 3 ? process.argv.slice(2) : runIds().slice(-2);
if (older === undefined || newer === undefined) {
  process.stderr.write('two runs are needed: play the scenarios before and after a change\n');
  process.exitCode = 2;
} else {
  const changes = compareRuns(readRun(older).summary, readRun(newer).summary);
  process.stdout.write(`${older} → ${newer}\n${printChanges(changes)}\n`);
  process.exitCode = changes.some(({ kind }) => kind === 'regression') ? 1 : 0;
}
