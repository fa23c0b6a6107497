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
  const written: Record<string, Record<string, Kept>> = {};
  for (const { arm, scenario, trials, passed, verdict, failedChecks } of rows)
    written[arm] = { ...written[arm], [scenario]: { trials, passed, verdict, failedChecks } };
  writeFileSync(file, `${JSON.stringify(written, null, 1)}\n`);
}

function readOrEmpty(file: string): readonly Compared[] {
  try {
    return readBaseline(file);
  } catch {
    return [];
  }
}
