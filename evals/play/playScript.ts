/** Plays the steps of a script, one after the other: does each, lets the product answer, and notes what every phone heard. */
import type { Scenario } from '../scenario/scenario.ts';
import { type BranchStep, type PersonName, PEOPLE, type Step } from '../scenario/steps.ts';
import * as actions from './actions.ts';
import { type Actor, type Deed, Lost, shownChoices } from './actions.ts';
import { answerIn } from './answering.ts';
import { conversationOf, inClinicTime, readStanding } from './endOfPlay.ts';
import { type Ear, earOf } from './listen.ts';
import { isIn } from './matchText.ts';
import type { Stage } from './openStage.ts';
import { OWNERS } from './people.ts';
import { chanceOf } from './random.ts';
import type { HeardMessage, PlayTurn } from './record.ts';
import { carefulWords, typeText } from './typing.ts';

export interface ScriptOrder {
  readonly stage: Stage;
  readonly scenario: Scenario;
  readonly seed: string;
  /** False: typed letter by letter, as in the reference path. */
  readonly isNoisy: boolean;
}

export interface ScriptPlayer {
  readonly turns: readonly PlayTurn[];
  /** Does the steps; throws `Lost` when the caller does not find what the script looks for. */
  play(steps: readonly Step[]): Promise<void>;
  /** The step that is being done, for a message of trouble. */
  readonly at: string;
}

/** More questions than a booking has; a desk that asks on and on has lost its thread. */
const MOST_ANSWERS = 15;

export function scriptPlayer(order: ScriptOrder): ScriptPlayer {
  const { stage, scenario } = order;
  const turns: PlayTurn[] = [];
  const ears = new Map<PersonName, Ear>();
  const actors = new Map<PersonName, Actor>();
  let at = 'the beginning';

  const actorOf = (person: PersonName): Actor => {
    const known = actors.get(person) ?? makeActor(order, person);
    actors.set(person, known);
    if (!ears.has(person)) ears.set(person, earOf(known.phone));
    return known;
  };

  async function doPlain(step: Exclude<Step, BranchStep>): Promise<void> {
    const person = step.by ?? scenario.caller.who;
    const startedAt = performance.now();
    const tracesBefore = stage.traces.length;
    const actor = actorOf(person);
    const deed = await act(actor, step);
    await stage.settle();
    const heard = ears.get(person)?.hear() ?? [];
    turns.push({
      ...deed,
      by: person,
      at: inClinicTime(stage.clock.now()),
      heard,
      elsewhere: heardElsewhere(ears, person),
      ...(await conversationOf(stage, OWNERS[person].chat)),
      milliseconds: performance.now() - startedAt,
      standing: await readStanding(stage, person),
      traces: stage.traces.slice(tracesBefore),
    });
    if (step.hears !== undefined) expectHeard(heard, step.hears);
  }

  async function answerUntil(step: Step & { answerUntil: string }): Promise<void> {
    const person = step.by ?? scenario.caller.who;
    for (let asked = 0; asked < MOST_ANSWERS; asked += 1) {
      const { state } = await conversationOf(stage, OWNERS[person].chat);
      if (state === step.answerUntil) return;
      const answer = answerIn(state, scenario.caller.knows);
      if (answer === null) throw new Lost(`the caller has no answer in ${state}`);
      await playOne({ ...answer, by: person });
    }
    throw new Lost(`${step.answerUntil} is not reached after ${MOST_ANSWERS} answers`);
  }

  async function branch(step: BranchStep): Promise<void> {
    const person = step.by ?? scenario.caller.who;
    const screen = await screenOf(stage, actorOf(person), turns);
    const taken = step.when.find((one) => holds(one, screen));
    await playAll(taken?.then ?? step.otherwise ?? []);
  }

  async function playOne(step: Step): Promise<void> {
    at = JSON.stringify(step).slice(0, 200);
    if ('when' in step) await branch(step);
    else if ('answerUntil' in step) await answerUntil(step);
    else await doPlain(step);
  }

  async function playAll(steps: readonly Step[]): Promise<void> {
    for (const step of steps) await playOne(step);
  }

  for (const person of PEOPLE) if (isInScript(scenario, person)) actorOf(person);
  return {
    turns,
    play: playAll,
    get at() {
      return at;
    },
  };
}

/** Only phones that take part are listened to; the others do not exist. */
const isInScript = ({ caller, script, world, reference }: Scenario, person: PersonName): boolean =>
  caller.who === person || JSON.stringify([script, world.before, reference]).includes(`"by":"${person}"`);

function makeActor({ stage, scenario, seed, isNoisy }: ScriptOrder, person: PersonName): Actor {
  const chance = chanceOf(`typing ${seed} ${person}`);
  const careful = carefulWords(scenario.caller);
  const typing = isNoisy ? scenario.caller.typing : 'clean';
  return {
    stage,
    person,
    phone: stage.phone(person),
    lastTap: null,
    type: (words, isExact) => {
      const text = chosenWords(words, isNoisy ? chance.below(1_000) : 0);
      return isExact ? text : typeText(text, { typing, chance, careful });
    },
  };
}

const chosenWords = (words: string | readonly string[], draw: number): string =>
  typeof words === 'string' ? words : (words[draw % words.length] ?? '');

type Act = (actor: Actor, step: never) => Promise<Deed> | Deed;

async function act(actor: Actor, step: Exclude<Step, BranchStep>): Promise<Deed> {
  const { say, tap, tapAgain, command, contact, file, voice, pay, block, wait, fault, calm } = actions;
  const table: Readonly<Record<string, Act>> = { say, tap, tapAgain, command, contact, file, voice, pay, block, wait, fault, calm };
  const name = Object.keys(step).find((key) => key in table);
  const deed = name === undefined ? undefined : table[name];
  if (deed === undefined) throw new Error('a step without an action passed the schema');
  return deed(actor, step as never);
}

function expectHeard(heard: readonly HeardMessage[], pattern: string): void {
  const text = heard.map((one) => one.text).join('\n');
  if (!isIn(text, pattern)) throw new Lost(`the answer does not hold "${pattern}" but: ${text.slice(0, 300)}`);
}

function heardElsewhere(ears: ReadonlyMap<PersonName, Ear>, person: PersonName): PlayTurn['elsewhere'] {
  return [...ears].flatMap(([by, ear]) => {
    if (by === person) return [];
    const heard = ear.hear();
    return heard.length === 0 ? [] : [{ by, heard }];
  });
}

interface Screen {
  readonly text: string;
  readonly labels: string;
  readonly state: string;
}

async function screenOf(stage: Stage, actor: Actor, turns: readonly PlayTurn[]): Promise<Screen> {
  const last = turns.findLast((turn) => turn.by === actor.person);
  const choices = await shownChoices(actor);
  return {
    text: last?.heard.map((one) => one.text).join('\n') ?? '',
    labels: choices.map((choice) => choice.label).join('\n'),
    state: (await conversationOf(stage, OWNERS[actor.person].chat)).state,
  };
}

const holds = (condition: BranchStep['when'][number], screen: Screen): boolean =>
  (condition.hears === undefined || isIn(screen.text, condition.hears)) &&
  (condition.offers === undefined || isIn(screen.labels, condition.offers)) &&
  (condition.state === undefined || condition.state === screen.state);
