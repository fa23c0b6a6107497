/** Compares two summaries: what got worse comes first, then what got better, then what only says or costs something else. */
import type { ScenarioSummary } from './summary.ts';

export type ChangeKind =
  | 'regression'
  | 'improvement'
  | 'stale'
  | 'other_checks'
  | 'cost'
  | 'words'
  | 'new'
  | 'gone';

export interface Change {
  readonly kind: ChangeKind;
  readonly arm: string;
  readonly scenario: string;
  readonly what: string;
}

/** As much of a summary as is kept in the baseline: what does not depend on the machine or on chance. */
export type Compared = Pick<
  ScenarioSummary,
  'arm' | 'scenario' | 'trials' | 'passed' | 'verdict' | 'failedChecks'
> &
  Partial<Pick<ScenarioSummary, 'stale' | 'modelCalls' | 'tokens' | 'turns' | 'words'>>;

const ORDER: readonly ChangeKind[] = [
  'regression',
  'improvement',
  'stale',
  'other_checks',
  'cost',
  'words',
  'new',
  'gone',
];

export function compareRuns(before: readonly Compared[], after: readonly Compared[]): readonly Change[] {
  const key = ({ arm, scenario }: Compared): string => `${arm} ${scenario}`;
  const old = new Map(before.map((row) => [key(row), row]));
  const fresh = new Set(after.map(key));
  const changes = after.flatMap((row) => changeOf(old.get(key(row)), row));
  const gone = before
    .filter((row) => !fresh.has(key(row)))
    .map((row) => change('gone', row, 'is not played any more'));
  return [...changes, ...gone].toSorted(
    (left, right) => ORDER.indexOf(left.kind) - ORDER.indexOf(right.kind),
  );
}

const change = (kind: ChangeKind, { arm, scenario }: Compared, what: string): Change => ({
  kind,
  arm,
  scenario,
  what,
});

function changeOf(before: Compared | undefined, after: Compared): readonly Change[] {
  if (before === undefined)
    return [change(isGood(after) ? 'new' : 'regression', after, `new: ${describe(after)}`)];
  const [was, is] = [rateOf(before), rateOf(after)];
  if (is < was) return [change('regression', after, `${describe(before)} → ${describe(after)}`)];
  if (is > was) return [change('improvement', after, `${describe(before)} → ${describe(after)}`)];
  if (before.failedChecks.join() !== after.failedChecks.join())
    return [
      change(
        'other_checks',
        after,
        `fails now: ${after.failedChecks.join(', ')}; before: ${before.failedChecks.join(', ')}`,
      ),
    ];
  if (typeof after.stale === 'string' && after.stale !== before.stale)
    return [change('stale', after, `${after.stale}; \`npm run evals -- --record\` records it again`)];
  const costs = (['turns', 'modelCalls', 'tokens'] as const).flatMap((name) =>
    perTrial(before, name) === perTrial(after, name)
      ? []
      : [`${name} ${perTrial(before, name).toFixed(1)} → ${perTrial(after, name).toFixed(1)}`],
  );
  if (costs.length > 0 && before.turns !== undefined) return [change('cost', after, costs.join(', '))];
  const isOtherwise =
    before.words !== undefined && before.words !== after.words && before.trials === after.trials;
  return isOtherwise ? [change('words', after, 'says something else')] : [];
}

const perTrial = (row: Compared, name: 'turns' | 'modelCalls' | 'tokens'): number =>
  (row[name] ?? 0) / Math.max(1, row.trials);

const isGood = (row: Compared): boolean => row.verdict === 'passed';

/** An error is worse than any score. */
function rateOf({ verdict, passed, trials }: Compared): number {
  if (verdict === 'error') return -1;
  return trials === 0 ? 0 : passed / trials;
}

const describe = ({ verdict, passed, trials, failedChecks }: Compared): string => {
  const score = verdict === 'error' ? 'error' : `${passed} of ${trials}`;
  return failedChecks.length === 0 ? score : `${score} (${failedChecks.slice(0, 4).join(', ')})`;
};
