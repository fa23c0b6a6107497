/** Writes a run for the terminal: one line an arm and a tag, what failed, and what changed against the baseline. */
import { percentile } from '../score/cost.ts';
import type { Change, ChangeKind } from './compare.ts';
import type { RunFile } from './runFile.ts';
import { byTag, meanPassHatK, type ScenarioSummary } from './summary.ts';

export function printRun(run: RunFile, trials: number): string {
  const arms = [...new Set(run.summary.map((row) => row.arm))];
  return arms.map((arm) => printArm(run, arm, trials)).join('\n\n');
}

function printArm(run: RunFile, arm: string, trials: number): string {
  const rows = run.summary.filter((row) => row.arm === arm);
  const plays = run.plays.filter((played) => played.arm === arm);
  const latencies = plays.flatMap(({ score }) => score.cost.latencies);
  const sum = (count: (row: ScenarioSummary) => number): number =>
    rows.reduce((total, row) => total + count(row), 0);
  const bad = rows.filter(({ verdict }) => verdict !== 'passed');
  return [
    `${arm}: ${rows.length - bad.length} of ${rows.length} scenarios pass every trial; ${passLine(rows, trials)}`,
    `  ${plays.length} plays, ${sum((row) => row.turns)} messages, p50 ${percentile(latencies, 0.5).toFixed(0)} ms, p95 ${percentile(latencies, 0.95).toFixed(0)} ms a message` +
      (sum((row) => row.modelCalls) === 0
        ? ''
        : `; ${sum((row) => row.modelCalls)} model calls, ${sum((row) => row.tokens)} tokens, ₹${sum((row) => row.rupees).toFixed(2)}`),
    ...[...byTag(rows)].map(
      ([tag, own]) =>
        `  ${tag.padEnd(22)} ${String(own.length).padStart(3)} scenarios  ${passLine(own, trials)}`,
    ),
    ...bad.map((row) => `  ${row.verdict.toUpperCase()} ${row.scenario}: ${row.failedChecks.join(', ')}`),
  ].join('\n');
}

function passLine(rows: readonly ScenarioSummary[], trials: number): string {
  const powers = trials === 1 ? [1] : [1, trials];
  return powers
    .map((k) => {
      const chance = meanPassHatK(rows, k);
      return `pass^${k} ${chance === null ? '–' : `${(chance * 100).toFixed(1)} %`}`;
    })
    .join('  ');
}

const WORDS: Readonly<Record<ChangeKind, string>> = {
  regression: 'WORSE',
  improvement: 'better',
  stale: 'stale',
  other_checks: 'other checks',
  cost: 'other cost',
  words: 'other words',
  new: 'new',
  gone: 'gone',
};

export const printChanges = (changes: readonly Change[]): string =>
  changes.length === 0
    ? 'no scenario changed'
    : changes
        .map(({ kind, arm, scenario, what }) => `${WORDS[kind].padEnd(13)} ${arm} · ${scenario}: ${what}`)
        .join('\n');
