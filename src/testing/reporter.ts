/** Ends every test run with the line `N passed, N failed, N skipped`; `vitest.config.ts` adds it after vitest's own reporter. */
import type { SerializedError } from 'vitest';
import type { Reporter, TestModule, Vitest } from 'vitest/node';

/** What a test run came to. Besides tests, `failed` counts whatever stopped tests from running. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The closing line that people and machines read. */
export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/**
 * Counts tests, and as one failure each: a file that does not load, a group whose preparation or clean-up throws, an
 * error outside any test, and a test that never finished.
 */
function tally(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): Tally {
  const counted = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
  for (const module of modules) {
    counted.failed += module.errors().length > 0 ? 1 : 0;
    for (const suite of module.children.allSuites()) counted.failed += suite.errors().length > 0 ? 1 : 0;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      counted[state === 'pending' ? 'failed' : state] += 1;
    }
  }
  return counted;
}

/** A run that ends with an error is never reported as one without failures. */
function tallyAtExit(counted: Tally | undefined, exitCode: number): Tally {
  const known = counted ?? { passed: 0, failed: 0, skipped: 0 };
  return exitCode !== 0 && known.failed === 0 ? { ...known, failed: 1 } : known;
}

export class ClosingLineReporter implements Reporter {
  private counted: Tally | undefined;
  private watching = false;

  onInit(vitest: Vitest): void {
    this.watching = vitest.config.watch;
    // Vitest itself, globalSetup's teardown and late errors still print after the last test: only the exit is later.
    if (!this.watching) process.once('exit', (code) => this.print(tallyAtExit(this.counted, code)));
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    this.counted = tally(modules, errors);
    // An error outside the tests fails the run even where vitest's own exit code has been overruled.
    if (this.counted.failed > 0) process.exitCode = 1;
    if (this.watching) this.print(this.counted);
  }

  private print(line: Tally): void {
    // Written at once on files, pipes and terminals, which is what an exiting process needs.
    process.stdout.write(`${closingLine(line)}\n`);
  }
}
