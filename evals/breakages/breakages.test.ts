/** The product is broken in each of these ways, and each time the evals notice, by the check that is meant to. */
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readScenarios } from '../scenario/readScenarios.ts';
import type { Score } from '../score/scorePlay.ts';
import { BREAKAGES, type Breakage } from './breakages.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const SCENARIOS = new Map(readScenarios().map((scenario) => [scenario.id, scenario]));
/** Each loads the product anew. */
const TIMEOUT_MS = 120_000;

/** Plays the scenario with whatever the product's modules are at this moment. */
async function play(id: string): Promise<Score> {
  const scenario = SCENARIOS.get(id);
  if (scenario === undefined) throw new Error(`there is no scenario ${id}`);
  const { playScenario } = await import('../play/playScenario.ts');
  const { scorePlay } = await import('../score/scorePlay.ts');
  return scorePlay(scenario, await playScenario({ scenario, seed: 'breakages', path: 'reference' }));
}

const failedIn = ({ checks }: Score): readonly string[] =>
  checks.filter((one) => !one.passed).map((one) => `${one.group}: ${one.name}`);

function breakProduct({ module, breakIt }: Breakage): string {
  const path = join(ROOT, module);
  vi.resetModules();
  vi.doMock(path, async (importWhole) => {
    const whole = await importWhole<Record<string, unknown>>();
    return { ...whole, ...breakIt(whole as never) };
  });
  return path;
}

describe('a product that is broken so that', () => {
  let broken: string | null = null;
  afterEach(() => {
    if (broken !== null) vi.doUnmock(broken);
    broken = null;
  });

  it.each(BREAKAGES.map((breakage) => [breakage.name, breakage] as const))(
    '%s is caught',
    { timeout: TIMEOUT_MS },
    async (_name, breakage) => {
      broken = breakProduct(breakage);
      expect(failedIn(await play(breakage.scenario))).toContain(breakage.caughtBy);
    },
  );
});

describe('the whole product', () => {
  it('passes every scenario with which it was broken', { timeout: TIMEOUT_MS }, async () => {
    vi.resetModules();
    const ids = [...new Set(BREAKAGES.map(({ scenario }) => scenario))];
    const failures: Record<string, readonly string[]> = {};
    for (const id of ids) failures[id] = failedIn(await play(id));
    expect(failures).toEqual(Object.fromEntries(ids.map((id) => [id, []])));
  });
});
