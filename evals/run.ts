/** `npm run evals`: plays the scenarios, writes the report, and ends with 1 when something is worse than the baseline. */
import { join } from 'node:path';
import { startVitest } from 'vitest/node';
import { systemClock } from '../src/services/clock.ts';
import { readBaseline, writeBaseline } from './report/baseline.ts';
import { compareRuns } from './report/compare.ts';
import { printChanges, printRun } from './report/printRun.ts';
import {
  type LeftOut,
  makeRun,
  REPORT_FOLDER,
  type RunFile,
  readRun,
  runIds,
  writeRun,
} from './report/runFile.ts';
import { chooseScenarios } from './run/chooseScenarios.ts';
import { PlayCollector } from './run/collector.ts';
import { type CommandLine, readCommandLine } from './run/commandLine.ts';
import { estimateRupees } from './run/purse.ts';
import type { RunOrder } from './run/runOrder.ts';
import { readScenarios, ScenarioFault } from './scenario/readScenarios.ts';

const DEFAULT_MODEL = 'gemini-3.8-flash';
const GEMINI_URL = 'https://generativelanguage.googleapis.com';

async function main(): Promise<number> {
  const { GEMINI_API_KEY, GEMINI_BASE_URL, GEMINI_MODEL } = process.env;
  const read = readCommandLine(process.argv.slice(2), {
    geminiApiKey: GEMINI_API_KEY,
    geminiBaseUrl: GEMINI_BASE_URL ?? GEMINI_URL,
    geminiModel: GEMINI_MODEL ?? DEFAULT_MODEL,
  });
  if (typeof read === 'string') {
    process.stderr.write(read);
    return 2;
  }
  const order = orderOf(read);
  announce(order);
  const run = await play(order);
  if (run === null) return 1;
  process.stdout.write(`${printRun(run, order.trials)}\n\n${printLeftOut(run.leftOut)}`);
  return judge(run, read);
}

/** What a live run will cost, before it does. */
function announce(order: RunOrder): void {
  if (order.gemini === null || !order.arms.some(({ reader }) => reader === 'gemini')) return;
  const rupees = estimateRupees(order, readScenarios(), systemClock.now());
  process.stderr.write(
    `about ₹${rupees.toFixed(0)}; the run ends when it has spent ₹${order.budgetRupees ?? '∞'}\n`,
  );
}

/** Only what failed last time, when that was asked for. */
function orderOf({ order, onlyFailed }: CommandLine): RunOrder {
  const last = runIds().at(-1);
  if (!onlyFailed || last === undefined) return order;
  const failed = readRun(last).summary.filter(({ verdict }) => verdict !== 'passed');
  return { ...order, only: failed.map(({ scenario }) => scenario) };
}

async function play(order: RunOrder): Promise<RunFile | null> {
  const startedAt = performance.now();
  const id = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  const collector = new PlayCollector();
  const folder = join(REPORT_FOLDER, id);
  const vitest = await startVitest('test', [], {
    config: join(import.meta.dirname, 'vitest.config.ts'),
    root: join(import.meta.dirname, '..'),
    watch: false,
    provide: { order: JSON.stringify(order) },
    // The service answers one run at a time: two would not know of each other's spending.
    ...(order.gemini !== null && order.arms.some(({ reader }) => reader === 'gemini')
      ? { maxWorkers: 1 }
      : {}),
    reporters: [
      collector,
      ['junit', { outputFile: join(folder, 'junit.xml') }],
      ['json', { outputFile: join(folder, 'vitest.json') }],
    ],
  });
  await vitest.close();
  if (collector.broken.length > 0) {
    process.stderr.write(`the evals themselves are broken:\n${collector.broken.join('\n')}\n`);
    return null;
  }
  const run = makeRun({
    id,
    arguments: process.argv.slice(2),
    seconds: (performance.now() - startedAt) / 1000,
    leftOut: leftOutOf(order),
    plays: collector.plays,
  });
  writeRun(run);
  return run;
}

const leftOutOf = (order: RunOrder): readonly LeftOut[] =>
  order.arms.flatMap((arm) =>
    chooseScenarios(readScenarios(), order, arm).flatMap(({ scenario, leftOut }) =>
      leftOut === null || arm.reader === 'recorded'
        ? []
        : [{ arm: arm.id, scenario: scenario.id, why: leftOut }],
    ),
  );

const printLeftOut = (leftOut: readonly LeftOut[]): string =>
  leftOut.length === 0
    ? ''
    : `not for this reader:\n${leftOut.map(({ arm, scenario, why }) => `  ${arm} · ${scenario}: ${why}`).join('\n')}\n\n`;

/** 1 when something is worse than the baseline; a part of the scenarios is compared with its own part of it. */
function judge(run: RunFile, { updateBaseline, isStrict }: CommandLine): number {
  if (updateBaseline) {
    writeBaseline(run.summary);
    process.stdout.write('this is the baseline now\n');
    return 0;
  }
  const played = new Set(run.summary.map(({ arm, scenario }) => `${arm} ${scenario}`));
  const baseline = readBaseline().filter(({ arm, scenario }) => played.has(`${arm} ${scenario}`));
  const changes = compareRuns(baseline, run.summary);
  process.stdout.write(`against the baseline: ${printChanges(changes)}\n`);
  process.stdout.write(
    `${run.plays.length} plays in ${run.seconds.toFixed(1)} s; npm run evals:view shows them\n`,
  );
  const isBad = changes.some(({ kind }) => kind === 'regression' || (isStrict && kind === 'stale'));
  return isBad ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof ScenarioFault)) throw error;
  process.stderr.write(`scenarios that cannot be read:\n${error.message}\n`);
  process.exitCode = 2;
}
