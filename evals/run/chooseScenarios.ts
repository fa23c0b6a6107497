/** Which scenarios an arm plays, and why it leaves out the others. */
import type { Scenario } from '../scenario/scenario.ts';
import type { Arm, RunOrder } from './runOrder.ts';

export interface Chosen {
  readonly scenario: Scenario;
  /** Null: it is played. */
  readonly leftOut: string | null;
}

export function chooseScenarios(all: readonly Scenario[], order: RunOrder, arm: Arm): readonly Chosen[] {
  return all
    .filter((scenario) => isWanted(scenario, order))
    .map((scenario) => ({ scenario, leftOut: whyNot(scenario, arm) }));
}

function isWanted({ id, tags }: Scenario, order: RunOrder): boolean {
  const isNamed = order.only === null || order.only.some((name) => id === name || id.startsWith(`${name}/`));
  return isNamed && (order.tags.length === 0 || order.tags.some((tag) => tags.includes(tag)));
}

function whyNot(scenario: Scenario, arm: Arm): string | null {
  const { needsModel } = scenario;
  if (arm.reader === 'recorded')
    return needsModel === undefined ? 'the deterministic reader can do it' : null;
  if (arm.reader !== 'gemini') return needsModel ?? null;
  if (scenario.caller.means === 'voice')
    return 'its voice note is a made-up sound, in which no real service hears anything';
  return JSON.stringify(scenario.script).includes('"fault":"gemini"')
    ? 'it orders faults of the model'
    : null;
}
