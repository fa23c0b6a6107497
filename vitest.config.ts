// How tests run: beside the code, in Node, one process a file, and with the closing line of `src/testing/reporter.ts`.
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { ClosingLineReporter } from './src/testing/reporter.ts';

export default defineConfig({
  test: {
    include: ['{src,tools,evals}/**/*.test.ts'],
    environment: 'node',
    // Processes, not threads: the store is a native module, and tests start servers, children and a browser.
    pool: 'forks',
    // Files mostly wait for their servers, children and browsers, so that even two cores are worth two workers.
    maxWorkers: Math.max(2, availableParallelism() - 2),
    // Generous, because the machine may be busy: a limit ends what hangs, it does not measure speed.
    testTimeout: 20_000,
    hookTimeout: 30_000,
    teardownTimeout: 10_000,
    setupFiles: ['src/testing/watchNesting.ts'],
    globalSetup: ['src/testing/globalSetup.ts'],
    reporters: ['default', new ClosingLineReporter()],
    // A variable of the developer's shell must not decide what a test sees.
    unstubEnvs: true,
    restoreMocks: true,
  },
});
