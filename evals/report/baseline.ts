/** The committed baseline: how every scenario came out when somebody last looked at it and was content. A run is held against it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Compared } from './compare.ts';
import type { ScenarioSummary } from './summary.ts';

const BASELINE_FILE = join(import.meta.dirname, '..', 'baseline.json');

type Kept = Pick<Compared, 'trials' | 'passed' | 'verdict' | 'failedChecks'>;
type BaselineFile = Readonly<Record<string, Readonly<Record<string, Kept>>>>;

export function readBaseline(file: string = BASELINE_FILE): readonly Compared[] {
  const read = JSON.parse(readFileSync(file, 'utf8')) as BaselineFile;
  return Object.entries(read).flatMap(([arm, rows]) =>
    Object.entries(rows).map(([scenario, kept]) => ({ arm, scenario, ...kept })),
  );
}

/** Writes the rows of the arms that were played; other arms stay as they are. */
export function writeBaseline(summary: readonly ScenarioSummary[], file: string = BASELINE_FILE): void {
  const arms = [...new Set(summary.map((row) => row.arm))];
  const kept = readOrEmpty(file).filter((row) => !arms.includes(row.arm));
  const rows = [...kept, ...summary].toSorted((left, right) =>
    `${left.arm} ${left.scenario}` < `${right.arm} ${right.scenario}` ? -1 : 1,
  );
  writeFileSync(file, asLines(rows));
}

/** A line a scenario, so that a change of the baseline reads as one. */
function asLines(rows: readonly Compared[]): string {
  const arms = [...new Set(rows.map((row) => row.arm))];
  const lineOf = ({ scenario, trials, passed, verdict, failedChecks }: Compared): string =>
    `  ${JSON.stringify(scenario)}: ${JSON.stringify({ trials, passed, verdict, failedChecks } satisfies Kept)}`;
  const blocks = arms.map((arm) => {
    const lines = rows.filter((row) => row.arm === arm).map(lineOf);
    return ` ${JSON.stringify(arm)}: {\n${lines.join(',\n')}\n }`;
  });
  return `{\n${blocks.join(',\n')}\n}\n`;
}

function readOrEmpty(file: string): readonly Compared[] {
  try {
    return readBaseline(file);
  } catch {
    return [];
  }
}
