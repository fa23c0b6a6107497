/** Proves the closing line of test runs on small projects that pass, fail, and cannot even start. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const repository = join(import.meta.dirname, '../..');
const reporter = join(import.meta.dirname, 'reporter.ts');
const made: string[] = [];

afterEach(() => {
  for (const project of made.splice(0)) rmSync(project, { recursive: true });
});

/** Runs `vitest run` on a project of these files; tests may use describe, it, expect and beforeAll without importing them. */
function runProject(files: Readonly<Record<string, string>>): {
  exitCode: number | null;
  lastLine: string | undefined;
} {
  const project = mkdtempSync(join(tmpdir(), 'clinic-frontdesk-reporter-'));
  made.push(project);
  symlinkSync(join(repository, 'node_modules'), join(project, 'node_modules'));
  mkdirSync(join(project, 'tests'));
  const config = `
    import { ClosingLineReporter } from ${JSON.stringify(reporter)};
    export default { test: {
      globals: true,
      include: ['tests/*.test.ts'],
      globalSetup: ${JSON.stringify('setup.ts' in files ? ['setup.ts'] : [])},
      reporters: ['default', new ClosingLineReporter()],
    } };`;
  for (const [name, text] of Object.entries({ 'vitest.config.ts': config, ...files })) {
    writeFileSync(join(project, name), text);
  }
  const vitest = join(repository, 'node_modules/vitest/vitest.mjs');
  const { status, stdout } = spawnSync(process.execPath, [vitest, 'run'], { cwd: project, encoding: 'utf8' });
  expect(stdout.endsWith('\n')).toBe(true);
  return { exitCode: status, lastLine: stdout.trimEnd().split('\n').at(-1) };
}

describe('the closing line of a test run', () => {
  it('counts what passed and ends with success', () => {
    const run = runProject({ 'tests/a.test.ts': "it('a', () => {}); it.skip('b', () => {}); it.todo('c');" });
    expect(run).toEqual({ exitCode: 0, lastLine: '1 passed, 0 failed, 2 skipped' });
  });

  it('counts a failed test, a file that does not load and a group that cannot prepare', () => {
    const run = runProject({
      'tests/a.test.ts': "it('a', () => {}); it('b', () => { expect(1).toBe(2); });",
      'tests/broken.test.ts': "import './gone.ts'; it('never', () => {});",
      'tests/group.test.ts':
        "describe('g', () => { beforeAll(() => { throw new Error('no'); }); it('never', () => {}); });",
    });
    expect(run).toEqual({ exitCode: 1, lastLine: '1 passed, 3 failed, 1 skipped' });
  });

  it('counts an error outside any test as a failure', () => {
    const run = runProject({
      'tests/a.test.ts':
        "it('a', async () => { void Promise.reject(new Error('lost')); await new Promise((r) => setTimeout(r, 20)); });",
    });
    expect(run).toEqual({ exitCode: 1, lastLine: '1 passed, 1 failed, 0 skipped' });
  });

  it('never calls a run without tests a success', () => {
    expect(runProject({})).toEqual({ exitCode: 1, lastLine: '0 passed, 1 failed, 0 skipped' });
  });

  it('is still the last line when the run cannot start, or prints while it cleans up', () => {
    const test = "it('a', () => {});";
    const start = runProject({
      'tests/a.test.ts': test,
      'setup.ts': "export function setup() { throw new Error('x'); }",
    });
    expect(start).toEqual({ exitCode: 1, lastLine: '0 passed, 1 failed, 0 skipped' });
    const end = runProject({
      'tests/a.test.ts': test,
      'setup.ts': "export function teardown() { console.log('bye'); }",
    });
    expect(end).toEqual({ exitCode: 0, lastLine: '1 passed, 0 failed, 0 skipped' });
  });
});
