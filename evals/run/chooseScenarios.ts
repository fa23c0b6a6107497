/** Which scenarios an arm plays, and why it leaves out the others. */
import { isStaff } from '../play/people.ts';
import type { Channel, Scenario } from '../scenario/scenario.ts';
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
  const elsewhere = arm.channel === null ? null : whyNotOn(scenario, arm.channel);
  if (elsewhere !== null) return elsewhere;
  if (arm.reader === 'recorded')
    return needsModel === undefined ? 'the deterministic reader can do it' : null;
  if (arm.reader !== 'gemini') return needsModel ?? null;
  if (scenario.caller.means === 'voice')
    return 'its voice note is a made-up sound, in which no real service hears anything';
  return JSON.stringify(scenario.script).includes('"fault":"gemini"')
    ? 'it orders faults of the model'
    : null;
}

/** What only one of the channels has cannot be played on the other. */
function whyNotOn(scenario: Scenario, channel: Channel): string | null {
  if (isStaff(scenario.caller.who)) return 'the staff write by Telegram alone';
  const script = JSON.stringify([scenario.script, scenario.reference]);
  const other = channel === 'whatsapp' ? 'telegram' : 'whatsapp';
  if (script.includes(`"fault":"${other}"`)) return `it orders faults of ${other}`;
  return scenario.caller.channel === channel || !script.includes('"command":')
    ? null
    : "it types a command, which is Telegram's way";
}
