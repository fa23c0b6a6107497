// How the scenarios run: each folder a suite, two workers, no isolation between suites, for each play has a product of its own.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['evals/suites/*.eval.ts'],
    environment: 'node',
    // Processes: the store is a native module.
    pool: 'forks',
    maxWorkers: 2,
    // Loading the product takes as long as ten plays: one load serves all suites of a worker.
    isolate: false,
    passWithNoTests: true,
  },
});
