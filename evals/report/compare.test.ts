/** Two runs are compared so that what got worse is seen first, and noise is not seen at all. */
import { describe, expect, it } from 'vitest';
import { type Compared, compareRuns } from './compare.ts';
import { meanPassHatK, passHatK, type ScenarioSummary } from './summary.ts';

const row = (scenario: string, more: Partial<Compared> = {}): Compared => ({
  arm: 'deterministic',
  scenario,
  trials: 4,
  passed: 4,
  verdict: 'passed',
  failedChecks: [],
  ...more,
});

describe('comparing two runs', () => {
  it('finds nothing where nothing changed', () => {
    expect(compareRuns([row('a'), row('b')], [row('a'), row('b')])).toEqual([]);
  });

  it('does not mind another number of trials with the same outcome', () => {
    expect(compareRuns([row('a')], [row('a', { trials: 1, passed: 1 })])).toEqual([]);
  });

  it('puts what got worse first, and a new failure among it', () => {
    const failed = { passed: 3, verdict: 'failed' as const, failedChecks: ['end: appointments'] };
    const changes = compareRuns(
      [row('better', failed), row('worse'), row('gone')],
      [row('better'), row('worse', failed), row('new'), row('new and bad', failed)],
    );
    expect(changes.map(({ kind, scenario }) => [kind, scenario])).toEqual([
      ['regression', 'worse'],
      ['regression', 'new and bad'],
      ['improvement', 'better'],
      ['new', 'new'],
      ['gone', 'gone'],
    ]);
  });

  it('holds an error to be worse than a failure', () => {
    const failed = row('a', { passed: 0, verdict: 'failed' });
    expect(compareRuns([failed], [row('a', { passed: 0, trials: 0, verdict: 'error' })])).toMatchObject([
      { kind: 'regression' },
    ]);
  });

  it('tells other words and other cost from another outcome', () => {
    const costly = { turns: 4, modelCalls: 8, tokens: 100, words: 'aa' };
    expect(compareRuns([row('a', costly)], [row('a', { ...costly, tokens: 140 })])).toMatchObject([
      { kind: 'cost', what: 'tokens 25.0 → 35.0' },
    ]);
    expect(compareRuns([row('a', costly)], [row('a', { ...costly, words: 'bb' })])).toMatchObject([
      { kind: 'words' },
    ]);
  });
});

describe('pass^k', () => {
  it('is the share of draws of k trials that all passed', () => {
    expect(passHatK(4, 4, 4)).toBe(1);
    expect(passHatK(3, 4, 1)).toBeCloseTo(0.75);
    // Six pairs, three of them without the failed trial.
    expect(passHatK(3, 4, 2)).toBeCloseTo(0.5);
    expect(passHatK(3, 4, 4)).toBe(0);
    expect(passHatK(1, 1, 4)).toBeNull();
  });

  it('is the mean over scenarios', () => {
    const rows = [row('a'), row('b', { passed: 2 })] as ScenarioSummary[];
    expect(meanPassHatK(rows, 1)).toBeCloseTo(0.75);
  });
});
