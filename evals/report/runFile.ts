/** The file of one run: all plays, and the summary that comparisons use. Written by the runner, read by `evals:diff`, `evals:view` and `--failed`. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Played } from '../run/played.ts';
import { type ScenarioSummary, summarise } from './summary.ts';

export const REPORT_FOLDER = join(import.meta.dirname, '..', 'reports');

export interface LeftOut {
  readonly arm: string;
  readonly scenario: string;
  readonly why: string;
}

export interface RunFile {
  /** When it began, as the folder is named: `2026-11-25T22-50-10`. */
  readonly id: string;
  readonly arguments: readonly string[];
  readonly seconds: number;
  readonly summary: readonly ScenarioSummary[];
  readonly leftOut: readonly LeftOut[];
  readonly plays: readonly Played[];
}

export const makeRun = (run: Omit<RunFile, 'summary'>): RunFile => ({
  ...run,
  summary: summarise(run.plays),
});

export function writeRun(run: RunFile, folder: string = REPORT_FOLDER): string {
  const path = join(folder, run.id);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'run.json'), `${JSON.stringify(run)}\n`);
  return path;
}

/** All runs that are kept, oldest first. */
export function runIds(folder: string = REPORT_FOLDER): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  } catch {
    return [];
  }
}

/** Throws with a sentence when there is no such run. */
export function readRun(id: string, folder: string = REPORT_FOLDER): RunFile {
  try {
    return JSON.parse(readFileSync(join(folder, id, 'run.json'), 'utf8')) as RunFile;
  } catch {
    throw new Error(`there is no run ${id} in ${folder}; \`npm run evals\` makes one`);
  }
}
