/** What a run comes to: for each scenario of each arm how often it passed, and pass^k over scenarios and tags. */
import type { Played, Verdict } from '../run/played.ts';

export interface ScenarioSummary {
  readonly arm: string;
  readonly scenario: string;
  readonly tags: readonly string[];
  /** Trials that count; the reference and the caller's own faults do not. */
  readonly trials: number;
  readonly passed: number;
  /** `error` when the reference failed or nothing could be scored. */
  readonly verdict: Verdict;
  /** Checks that failed in any trial: `end: appointments`. */
  readonly failedChecks: readonly string[];
  readonly turns: number;
  readonly modelCalls: number;
  readonly tokens: number;
  readonly rupees: number;
  /** Why its recording did not fit, in any trial; null when it did, or when there is none. */
  readonly stale: string | null;
  /** Hash of what was said, to tell a change of words from a change of outcome. */
  readonly words: string;
}

export function summarise(plays: readonly Played[]): readonly ScenarioSummary[] {
  const groups = new Map<string, Played[]>();
  for (const played of plays) {
    const key = `${played.arm} ${played.scenario.id}`;
    groups.set(key, [...(groups.get(key) ?? []), played]);
  }
  return [...groups.values()].map(summariseScenario).toSorted(byArmAndScenario);
}

const byArmAndScenario = (left: ScenarioSummary, right: ScenarioSummary): number =>
  `${left.arm} ${left.scenario}` < `${right.arm} ${right.scenario}` ? -1 : 1;

function summariseScenario(plays: readonly Played[]): ScenarioSummary {
  const [first] = plays;
  if (first === undefined) throw new Error('a scenario without a play cannot be summarised');
  const scored = plays.filter(
    ({ trial, verdict }) => trial > 0 && (verdict === 'passed' || verdict === 'failed'),
  );
  const failing = plays.filter(({ verdict }) => verdict !== 'passed');
  const total = (count: (played: Played) => number): number =>
    scored.reduce((sum, played) => sum + count(played), 0);
  return {
    arm: first.arm,
    scenario: first.scenario.id,
    tags: first.scenario.tags,
    trials: scored.length,
    passed: scored.filter(({ verdict }) => verdict === 'passed').length,
    verdict: verdictOf(plays),
    failedChecks: [...new Set(failing.flatMap(failedChecks))].toSorted(),
    turns: total(({ score }) => score.cost.turns),
    modelCalls: total(({ score }) => score.cost.modelCalls),
    tokens: total(({ score }) => score.cost.inputTokens + score.cost.outputTokens),
    rupees: total(({ score }) => score.cost.rupees),
    stale: plays.find(({ stale }) => stale !== null)?.stale ?? null,
    words: wordsOf(scored),
  };
}

/** The worst of its plays; a fault of the caller counts only when nothing else happened. */
function verdictOf(plays: readonly Played[]): Verdict {
  const verdicts = plays.map(({ verdict }) => verdict);
  const order: readonly Verdict[] = ['error', 'failed', 'over_budget', 'caller_fault'];
  return order.find((verdict) => verdicts.includes(verdict)) ?? 'passed';
}

const failedChecks = ({ score, trial }: Played): readonly string[] =>
  score.checks
    .filter((one) => !one.passed)
    .map((one) => `${trial === 0 ? 'reference, ' : ''}${one.group}: ${one.name}`);

/** The stand-ins' addresses and the ids of their making are others in every run. */
const CHANCE = /https?:\/\/(?:127\.0\.0\.1|localhost)\S*|\b(?:pay|plink|rfnd)_\w+/g;

/** FNV-1a over what the clinic said: short, and the same everywhere. */
function wordsOf(plays: readonly Played[]): string {
  let hash = 0x811c9dc5;
  const said = plays
    .flatMap(({ play }) => play.turns.flatMap((turn) => turn.heard.map(({ text }) => text)))
    .join('\n')
    .replaceAll(CHANCE, '…');
  for (let index = 0; index < said.length; index += 1)
    hash = Math.imul(hash ^ said.charCodeAt(index), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}

/**
 * The chance that all of k plays pass, estimated without bias from `passed` of `trials`: choose(passed, k) / choose(trials, k), as
 * tau-bench counts it. Null where there were fewer than k trials.
 */
export function passHatK(passed: number, trials: number, k: number): number | null {
  if (trials < k) return null;
  let chance = 1;
  for (let index = 0; index < k; index += 1) chance *= (passed - index) / (trials - index);
  return Math.max(0, chance);
}

/** The mean of pass^k over scenarios; null where no scenario has k trials. */
export function meanPassHatK(rows: readonly ScenarioSummary[], k: number): number | null {
  const chances = rows.flatMap(({ passed, trials }) => passHatK(passed, trials, k) ?? []);
  return chances.length === 0 ? null : chances.reduce((sum, chance) => sum + chance, 0) / chances.length;
}

export function byTag(rows: readonly ScenarioSummary[]): ReadonlyMap<string, readonly ScenarioSummary[]> {
  const tags = [...new Set(rows.flatMap((row) => row.tags))].toSorted();
  return new Map(tags.map((tag) => [tag, rows.filter((row) => row.tags.includes(tag))]));
}
