/** `npm run check`: every check of this repository, tests last unless `--without-tests`; the closing line counts a failed check as a failure. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { closingLine, type Tally } from '../src/testing/reporter.ts';

interface Check {
  readonly name: string;
  /** The npm script that does it. */
  readonly script: string;
}

/** The longest first, so that two at a time end together. */
const CHECKS: readonly Check[] = [
  { name: 'lint', script: 'lint' },
  { name: 'types', script: 'typecheck' },
  { name: 'rooms', script: 'rooms' },
  { name: 'dead code', script: 'deadcode' },
  { name: 'format', script: 'format:check' },
];
const AT_A_TIME = 2;

/** Runs the checks, prints each when it is done, and gives the names of those that failed. */
async function runChecks(): Promise<string[]> {
  const waiting = [...CHECKS];
  const failed: string[] = [];
  const worker = async (): Promise<void> => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const started = performance.now();
      const { lines, exitCode } = await runScript(check.script, () => undefined);
      const seconds = ((performance.now() - started) / 1_000).toFixed(1);
      process.stdout.write(`${exitCode === 0 ? '✓' : '✗'} ${check.name} (${seconds} s)\n`);
      if (exitCode === 0) continue;
      failed.push(check.name);
      process.stdout.write(`${lines.join('\n')}\n\n`);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  return failed;
}

/** Runs the tests, prints what they print but for the closing line, and gives what that line says. */
async function runTests(): Promise<Tally> {
  let counted: Tally | undefined;
  const { exitCode } = await runScript('test', (line) => {
    counted = readClosingLine(line) ?? counted;
    if (readClosingLine(line) === undefined) process.stdout.write(`${line}\n`);
  });
  const tests = counted ?? { passed: 0, failed: 0, skipped: 0 };
  return exitCode !== 0 && tests.failed === 0 ? { ...tests, failed: 1 } : tests;
}

function readClosingLine(line: string): Tally | undefined {
  const [, passed, failed, skipped] = /^(\d+) passed, (\d+) failed, (\d+) skipped$/.exec(line) ?? [];
  if (passed === undefined) return undefined;
  return { passed: Number(passed), failed: Number(failed), skipped: Number(skipped) };
}

async function runScript(
  script: string,
  onLine: (line: string) => void,
): Promise<{ lines: string[]; exitCode: number | null }> {
  const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
  const child = spawn('npm', ['run', '--silent', script], {
    env: { ...process.env, ...colour },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  const lines: string[] = [];
  const keep = (line: string): void => {
    lines.push(line);
    onLine(line);
  };
  const exitCode = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  createInterface(child.stdout).on('line', keep);
  createInterface(child.stderr).on('line', keep);
  return { exitCode: await exitCode, lines };
}

const failedChecks = await runChecks();
const tests = process.argv.includes('--without-tests')
  ? { passed: 0, failed: 0, skipped: 0 }
  : await runTests();
if (failedChecks.length > 0) process.stdout.write(`\nnot passed: ${failedChecks.join(', ')}\n`);
const total = { ...tests, failed: tests.failed + failedChecks.length };
process.stdout.write(`${closingLine(total)}\n`);
process.exitCode = total.failed === 0 ? 0 : 1;
