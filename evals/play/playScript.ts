/** Plays the steps of a script, one after the other: does each, lets the product answer, and notes what every phone heard. */
import { LANGUAGES } from '../../src/domain/message/language.ts';
import { plainText } from '../../src/domain/message/outgoingMessage.ts';
import { wordingOf } from '../../src/wording/wordingOf.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type BranchStep, PEOPLE, type PersonName, type Step } from '../scenario/steps.ts';
import * as actions from './actions.ts';
import { type Actor, type Deed, Lost, shownChoices } from './actions.ts';
import { answerIn } from './answering.ts';
import { conversationOf, inClinicTime, readStanding } from './endOfPlay.ts';
import { isIn } from './matchText.ts';
import type { Stage } from './openStage.ts';
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

/** More questions than a booking has; a desk that asks on and on has lost its thread. */
const MOST_ANSWERS = 15;

export class ScriptPlayer {
  readonly turns: PlayTurn[] = [];
  /** The step that is being done, for a message of trouble. */
  at = 'the beginning';
  readonly #order: ScriptOrder;
  readonly #actors = new Map<PersonName, Actor>();

  constructor(order: ScriptOrder) {
    this.#order = order;
    for (const person of PEOPLE) if (isInScript(order.scenario, person)) this.#actorOf(person);
  }

  /** Does the steps; throws `Lost` when the caller does not find what the script looks for. */
  async play(steps: readonly Step[]): Promise<void> {
    for (const step of steps) await this.#playOne(step);
  }

  async #playOne(step: Step): Promise<void> {
    this.at = JSON.stringify(step).slice(0, 200);
    if ('when' in step) await this.#branch(step);
    else if ('answerUntil' in step) await this.#answerUntil(step);
    else await this.#doPlain(step);
  }

  async #doPlain(step: Exclude<Step, BranchStep>): Promise<void> {
    const { stage } = this.#order;
    const person = this.#personOf(step);
    const startedAt = performance.now();
    const tracesBefore = stage.traces.length;
    const actor = this.#actorOf(person);
    const deed = await act(actor, step);
    await stage.settle();
    const heard = actor.phone.hear();
    this.turns.push({
      ...deed,
      isRepeat: actor.isCareful,
      by: person,
      at: inClinicTime(stage.clock.now()),
      heard,
      elsewhere: heardElsewhere(this.#actors, person),
      ...(await conversationOf(stage, person)),
      milliseconds: performance.now() - startedAt,
      standing: await readStanding(stage, person),
      traces: stage.traces.slice(tracesBefore),
    });
    if ('say' in step && !actor.isCareful && hadSlip(actor, deed) && isNotFollowed(heard))
      return this.#sayAgain(actor, step);
    if (step.hears !== undefined) expectHeard(heard, step.hears);
  }

  /** Who sees that a slip was not understood types the words again, with care. */
  async #sayAgain(actor: Actor, step: Exclude<Step, BranchStep>): Promise<void> {
    actor.isCareful = true;
    try {
      await this.#doPlain(step);
    } finally {
      actor.isCareful = false;
    }
  }

  async #answerUntil(step: Step & { answerUntil: string }): Promise<void> {
    const { stage, scenario } = this.#order;
    const person = this.#personOf(step);
    for (let asked = 0; asked < MOST_ANSWERS; asked += 1) {
      const { state } = await conversationOf(stage, person);
      if (state === step.answerUntil) return;
      const answer =
        (await yesToQuestion(this.#actorOf(person), state)) ?? answerIn(state, scenario.caller.knows);
      if (answer === null) throw new Lost(`the caller has no answer in ${state}`);
      await this.#playOne({ ...answer, by: person });
    }
    throw new Lost(`${step.answerUntil} is not reached after ${MOST_ANSWERS} answers`);
  }

  async #branch(step: BranchStep): Promise<void> {
    const screen = await screenOf(this.#order.stage, this.#actorOf(this.#personOf(step)), this.turns);
    const taken = step.when.find((one) => holds(one, screen));
    await this.play(taken?.then ?? step.otherwise ?? []);
  }

  #personOf(step: Step): PersonName {
    return step.by ?? this.#order.scenario.caller.who;
  }

  #actorOf(person: PersonName): Actor {
    const actor = this.#actors.get(person) ?? makeActor(this.#order, person);
    this.#actors.set(person, actor);
    return actor;
  }
}

/** Only phones that take part are listened to; the others do not exist. */
const isInScript = ({ caller, script, world, reference }: Scenario, person: PersonName): boolean =>
  caller.who === person || JSON.stringify([script, world.before, reference]).includes(`"by":"${person}"`);

function makeActor({ stage, scenario, seed, isNoisy }: ScriptOrder, person: PersonName): Actor {
  const chance = chanceOf(`typing ${seed} ${person}`);
  const careful = carefulWords(scenario.caller);
  const typing = isNoisy ? scenario.caller.typing : 'clean';
  const actor: Actor = {
    stage,
    person,
    phone: stage.phone(person),
    lastTap: null,
    isCareful: false,
    lastWords: '',
    type: (words, isExact) => {
      if (!actor.isCareful) actor.lastWords = chosenWords(words, isNoisy ? chance.below(1_000) : 0);
      const isClean = isExact || actor.isCareful;
      return isClean ? actor.lastWords : typeText(actor.lastWords, { typing, chance, careful });
    },
  };
  return actor;
}

const chosenWords = (words: string | readonly string[], draw: number): string =>
  typeof words === 'string' ? words : (words[draw % words.length] ?? '');

/** A question for yes or no that comes between the steps ("are you a parent or guardian?") is answered with yes. */
async function yesToQuestion(actor: Actor, state: string): Promise<Step | null> {
  if (ASKS_BY_ITSELF.includes(state)) return null;
  const yes = (await shownChoices(actor)).find((choice) => choice.means === 'yes');
  return yes === undefined ? null : { tap: yes.label };
}

/** Their own question is one of yes and no, and the caller's answer to it is in the table of answers. */
const ASKS_BY_ITSELF: readonly string[] = ['AWAITING_CONSENT', 'AWAITING_REPORT_CHOICE', 'CONFIRMING_CANCEL'];

const hadSlip = ({ lastWords }: Actor, { did }: Deed): boolean => did !== lastWords;

const NOT_FOLLOWED = LANGUAGES.map(
  (language) => plainText(wordingOf(language).say.didNotFollow()).split('\n')[0] ?? '',
);

const isNotFollowed = (heard: readonly HeardMessage[]): boolean =>
  heard.some(({ text }) => NOT_FOLLOWED.some((words) => text.startsWith(words)));

type Act = (actor: Actor, step: never) => Promise<Deed> | Deed;

const { say, tap, tapAgain, command, contact, file, voice, pay, block, wait, staff, sheet, fault, calm } =
  actions;
const DEEDS = {
  say,
  tap,
  tapAgain,
  command,
  contact,
  file,
  voice,
  pay,
  block,
  wait,
  staff,
  sheet,
  fault,
  calm,
};

async function act(actor: Actor, step: Exclude<Step, BranchStep>): Promise<Deed> {
  const table: Readonly<Record<string, Act>> = { ...DEEDS };
  const name = Object.keys(step).find((key) => key in table);
  const deed = name === undefined ? undefined : table[name];
  if (deed === undefined) throw new Error('a step without an action passed the schema');
  return deed(actor, step as never);
}

function expectHeard(heard: readonly HeardMessage[], pattern: string): void {
  const text = heard.map((one) => one.text).join('\n');
  if (!isIn(text, pattern))
    throw new Lost(`the answer does not hold "${pattern}" but: ${text.slice(0, 300)}`);
}

function heardElsewhere(actors: ReadonlyMap<PersonName, Actor>, person: PersonName): PlayTurn['elsewhere'] {
  return [...actors].flatMap(([by, { phone }]) => {
    if (by === person) return [];
    const heard = phone.hear();
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
    state: (await conversationOf(stage, actor.person)).state,
  };
}

const holds = (condition: BranchStep['when'][number], screen: Screen): boolean =>
  (condition.hears === undefined || isIn(screen.text, condition.hears)) &&
  (condition.offers === undefined || isIn(screen.labels, condition.offers)) &&
  (condition.state === undefined || condition.state === screen.state);
