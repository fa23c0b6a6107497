/** Scores a play: asks all questions of its scenario and counts what it took. End state first; a play has passed when every check has. */
import { isIn } from '../play/matchText.ts';
import type { Play } from '../play/record.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type Check, check } from './check.ts';
import { type Cost, costOf } from './cost.ts';
import { endChecks } from './endChecks.ts';
import { promiseChecks } from './promiseChecks.ts';

export interface Score {
  readonly passed: boolean;
  readonly checks: readonly Check[];
  readonly cost: Cost;
}

export function scorePlay(scenario: Scenario, play: Play): Score {
  const cost = costOf(play, scenario.caller.who);
  const checks = [
    ...pathCheck(play),
    ...endChecks(scenario, play),
    ...promiseChecks(scenario, play),
    ...wordChecks(scenario, play),
    ...callChecks(scenario, play),
    ...limitChecks(scenario, cost),
  ];
  return { passed: checks.every((one) => one.passed), checks, cost };
}

const pathCheck = ({ trouble }: Play): readonly Check[] =>
  trouble === null
    ? []
    : [check('path', trouble.kind, { passed: false, wanted: trouble.step, found: trouble.why })];

function wordChecks({ must, never, caller }: Scenario, { turns }: Play): readonly Check[] {
  const heard = turns
    .flatMap((turn) =>
      turn.by === caller.who
        ? turn.heard
        : turn.elsewhere.flatMap((other) => (other.by === caller.who ? other.heard : [])),
    )
    .map((message) => message.text);
  const holding = (pattern: string): string | undefined => heard.find((text) => isIn(text, pattern));
  return [
    ...(must.say ?? []).map((pattern) =>
      check('said', pattern, {
        passed: holding(pattern) !== undefined,
        wanted: 'in an answer',
        found: holding(pattern) === undefined ? 'in none' : 'in an answer',
      }),
    ),
    ...(never.say ?? []).map((pattern) =>
      check('never', pattern, {
        passed: holding(pattern) === undefined,
        wanted: 'in no answer',
        found: holding(pattern)?.slice(0, 200) ?? 'in no answer',
      }),
    ),
  ];
}

function callChecks({ must, never }: Scenario, { turns }: Play): readonly Check[] {
  const done = new Set(
    turns.flatMap((turn) =>
      turn.traces.flatMap((trace) =>
        trace.calls.flatMap(({ call, result }) => (result === 'ok' ? [call.tool] : [])),
      ),
    ),
  );
  return [
    ...(must.call ?? []).map((tool) =>
      check('tools', tool, {
        passed: done.has(tool),
        wanted: 'called',
        found: done.has(tool) ? 'called' : 'not called',
      }),
    ),
    ...(never.call ?? []).map((tool) =>
      check('tools', `no ${tool}`, {
        passed: !done.has(tool),
        wanted: 'not called',
        found: done.has(tool) ? 'called' : 'not called',
      }),
    ),
  ];
}

function limitChecks({ limits }: Scenario, cost: Cost): readonly Check[] {
  const rows = [
    ['turns', limits.turns, cost.turns],
    ['wasted calls', limits.wasted, cost.wastedCalls],
    ['illegal calls', limits.illegal ?? 0, cost.illegalCalls],
    ['model calls', limits.modelCalls, cost.modelCalls],
  ] as const;
  return rows.flatMap(([name, most, found]) =>
    most === undefined
      ? []
      : [check('limits', name, { passed: found <= most, wanted: `at most ${most}`, found: String(found) })],
  );
}
