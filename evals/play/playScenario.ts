/** Plays one scenario through the whole product and hands back what happened. The suites, the tests and the recorder call it. */
import type { Understand } from '../../src/understanding/reading.ts';
import { understand } from '../../src/understanding/understand.ts';
import type { Channel, Scenario } from '../scenario/scenario.ts';
import { PEOPLE, type PersonName, type Step } from '../scenario/steps.ts';
import { Lost } from './actions.ts';
import { readEnd } from './endOfPlay.ts';
import { openStage, type Stage, type StageOrder } from './openStage.ts';
import { ScriptPlayer } from './playScript.ts';
import { prepareWorld } from './prepareWorld.ts';
import type { Play, PlayTurn, Trouble } from './record.ts';

export interface PlayOrder extends Pick<StageOrder, 'gemini' | 'given'> {
  readonly scenario: Scenario;
  readonly seed: string;
  /** `reference`: the surest way, typed letter by letter. */
  readonly path: 'script' | 'reference';
  /** The channel of all patients; each scenario's own when absent or null. */
  readonly channel?: Channel | null;
  /** Moves instead of the script, one after the other, until there is none: a simulated patient. */
  readonly nextStep?: (turns: readonly PlayTurn[]) => Promise<Step | null>;
  /** Told of requests to the model that no recording answers. */
  readonly misses?: () => readonly string[];
}

export async function playScenario(order: PlayOrder): Promise<Play> {
  const { scenario, seed, gemini } = order;
  const reader = readerOf(order);
  const stage = await openStage({
    now: scenario.world.now,
    seed,
    onWhatsapp: whoWritesByWhatsapp(order),
    gemini,
    given: { ...order.given, understand: reader.understand },
  });
  try {
    await prepareWorld(stage, scenario.world);
    const ahead = new ScriptPlayer({ stage, scenario, seed, isNoisy: false });
    await ahead.play(scenario.world.before);
    forget(stage);
    reader.begin();
    return await playPart(order, stage);
  } finally {
    await stage.close();
  }
}

/** A weaker reader is measured by the script alone: what happened before, and the reference path, are read as by the product. */
function readerOf({ given, path }: PlayOrder): { readonly understand: Understand; begin(): void } {
  let isMeasured = false;
  const measured = given?.understand ?? understand;
  return {
    understand: (text, context) => (isMeasured ? measured : understand)(text, context),
    begin() {
      isMeasured = path === 'script';
    },
  };
}

function whoWritesByWhatsapp({ scenario: { caller }, channel }: PlayOrder): readonly PersonName[] {
  if (channel === 'telegram') return [];
  if (channel === 'whatsapp') return PEOPLE;
  return caller.channel === 'whatsapp' ? [caller.who] : [];
}

/** What happened before is not scored: its notices and traces belong to another day. */
function forget(stage: Stage): void {
  stage.traces.length = 0;
  stage.notices.length = 0;
}

async function playPart(order: PlayOrder, stage: Stage): Promise<Play> {
  const { scenario, seed, path, misses, nextStep } = order;
  const steps: readonly Step[] =
    path === 'reference' ? (scenario.reference ?? scenario.script) : scenario.script;
  const player = new ScriptPlayer({
    stage,
    scenario,
    seed,
    isNoisy: path === 'script' && nextStep === undefined,
  });
  const trouble = await troubleIn(player, () =>
    nextStep === undefined ? player.play(steps) : playFreely(player, nextStep),
  );
  const missed = misses?.() ?? [];
  return {
    turns: player.turns,
    // Where the play broke off, its faults may still be there, and the sheet out of reach.
    end: await readEnd(stage, scenario.caller.who, scenario.end.sheet !== undefined && trouble === null),
    trouble: missed.length > 0 ? { kind: 'not_recorded', step: '', why: missed.join('; ') } : trouble,
  };
}

/** A simulated patient: one move at a time, until it has what it wanted or gives up. */
async function playFreely(player: ScriptPlayer, nextStep: NonNullable<PlayOrder['nextStep']>): Promise<void> {
  for (let step = await nextStep(player.turns); step !== null; step = await nextStep(player.turns))
    await player.play([step]);
}

async function troubleIn(player: ScriptPlayer, play: () => Promise<void>): Promise<Trouble | null> {
  try {
    await play();
    return null;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { kind: error instanceof Lost ? 'lost' : 'crashed', step: player.at, why };
  }
}
