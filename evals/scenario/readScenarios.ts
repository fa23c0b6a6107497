/** Reads the YAML files of `scenarios/`; a fault is told with its file, its line and what was expected there. The runner and the tests call it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type Scenario, scenarioSchema } from './scenario.ts';
import { ACTION_NAMES } from './steps.ts';

const SCENARIO_FOLDER = join(import.meta.dirname, '..', 'scenarios');

export class ScenarioFault extends Error {}

/** All scenarios below the folder, by id; throws a `ScenarioFault` that names every faulty file. */
export function readScenarios(folder: string = SCENARIO_FOLDER): readonly Scenario[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
  const faults: string[] = [];
  const scenarios = files.flatMap((file) => {
    const read = readScenario(file, readFileSync(join(folder, file), 'utf8'));
    if (read.ok) return [read.scenario];
    faults.push(...read.faults);
    return [];
  });
  if (faults.length > 0) throw new ScenarioFault(faults.join('\n'));
  return scenarios;
}

export type ReadScenario =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly faults: readonly string[] };

export function readScenario(file: string, text: string): ReadScenario {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [broken] = document.errors;
  if (broken !== undefined) {
    const { line } = lines.linePos(broken.pos[0]);
    return { ok: false, faults: [`${file}:${line}: ${firstLine(broken.message)}`] };
  }
  const parsed = scenarioSchema.safeParse(document.toJS());
  if (!parsed.success) {
    const lineOf = (path: readonly PropertyKey[]): number => lineAt(document, lines, path);
    return {
      ok: false,
      faults: parsed.error.issues.map((issue) => `${file}:${lineOf(issue.path)}: ${explain(issue)}`),
    };
  }
  const scenario = { id: file.replace(/\.yaml$/, ''), ...parsed.data };
  const faults = contradictions(scenario);
  return faults.length > 0
    ? { ok: false, faults: faults.map((fault) => `${file}:1: ${fault}`) }
    : { ok: true, scenario };
}

/** What no schema sees: parts that do not fit together. */
function contradictions(scenario: Scenario): readonly string[] {
  const faults: string[] = [];
  if (scenario.needsModel !== undefined && scenario.model === undefined)
    faults.push('`needsModel` without `model`: say what a good model answers');
  if (scenario.needsModel === undefined && scenario.model !== undefined)
    faults.push('`model` without `needsModel`: say why the deterministic reader cannot do it');
  if (scenario.needsModel !== undefined && scenario.reference === undefined)
    faults.push('`needsModel` without `reference`: show the way by buttons and plain answers');
  return faults;
}

function lineAt(
  document: ReturnType<typeof parseDocument>,
  lines: LineCounter,
  path: readonly PropertyKey[],
): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true) as { range?: readonly number[] } | undefined;
    const start = node?.range?.[0];
    if (start !== undefined) return lines.linePos(start).line;
  }
  return 1;
}

function explain(issue: z.core.$ZodIssue): string {
  const where = issue.path.map(String).join('.') || 'the scenario';
  const isStep = /(script|reference|before|then|otherwise)\.\d+$/.test(where);
  if (isStep && issue.code === 'invalid_union')
    return `${where}: not a step; a step does one of ${ACTION_NAMES.join(', ')} and may have \`by\` and \`hears\``;
  return `${where}: ${issue.message}`;
}

const firstLine = (text: string): string => text.split('\n')[0] ?? text;
