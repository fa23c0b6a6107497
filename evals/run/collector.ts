/** Gathers what the suites hand over with each test, and shows how far the run is. */
import type { Reporter, TestCase } from 'vitest/node';
import type { Played } from './played.ts';

export class PlayCollector implements Reporter {
  readonly plays: Played[] = [];
  /** Tests that ended without a play: the harness itself is broken. */
  readonly broken: string[] = [];

  onTestCaseResult(test: TestCase): void {
    const { played } = test.meta();
    if (played !== undefined) {
      this.plays.push(played);
      process.stderr.write(played.verdict === 'passed' ? '.' : 'x');
      return;
    }
    const result = test.result();
    if (result.state === 'failed')
      this.broken.push(`${test.name}: ${result.errors[0]?.message ?? 'no reason'}`);
  }

  onTestRunEnd(_modules: unknown, errors: readonly { message: string }[]): void {
    process.stderr.write('\n');
    this.broken.push(...errors.map((error) => error.message));
  }
}
