/** Plays one trial of a scenario in one arm and gives it its verdict. The suites call it, once a test. */

import type { Given } from '../../src/compose/parts.ts';
import { loadPrompts } from '../../src/compose/prompts.ts';
import { auditCaller, MOST_MESSAGES, nextMove } from '../callers/simulatedPatient.ts';
import { judgePlay } from '../judges/judgePlay.ts';
import { type ModelSource, openModel } from '../model/openModel.ts';
import { type RecordedAnswer, readRecording } from '../model/recordings.ts';
import { playScenario } from '../play/playScenario.ts';
import type { EndState, Play, PlayTurn } from '../play/record.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Step } from '../scenario/steps.ts';
import { costOf } from '../score/cost.ts';
import { type Score, scorePlay } from '../score/scorePlay.ts';
import type { Played, Verdict } from './played.ts';
import type { Purse } from './purse.ts';
import { menusAlone } from './readers.ts';
import type { Arm, RunOrder } from './runOrder.ts';

export interface Trial {
  readonly order: RunOrder;
  readonly arm: Arm;
  readonly scenario: Scenario;
  readonly trial: number;
  readonly purse: Purse;
  /** Told what the model answered, for `--record`. */
  readonly onAnswers?: (answers: readonly RecordedAnswer[]) => void;
}

/** Trial 0: the reference path, which must reach the end, or the scenario says nothing about anybody. */
export async function playReference({ scenario, arm }: Trial): Promise<Played> {
  const seed = 'trial 0';
  const play = await playScenario({ scenario, seed, path: 'reference', channel: arm.channel });
  const score = scorePlay(scenario, play);
  const reached = score.checks.every((one) => one.passed || !PATH_GROUPS.includes(one.group));
  return played({
    scenario,
    arm: arm.id,
    trial: 0,
    seed,
    play,
    score,
    verdict: reached ? 'passed' : 'error',
  });
}

/** Typed letter by letter and in one wording only, its script is played as the reference would be: once is enough. */
export const isItsOwnReference = ({ reference, caller, script }: Scenario, arm: Arm): boolean =>
  arm.reader === 'deterministic' &&
  reference === undefined &&
  caller.typing === 'clean' &&
  !JSON.stringify(script).includes('"say":[');

/** The words of a reference are not scored: it may go another way, but it must come to the same end and keep every promise. */
const PATH_GROUPS: readonly string[] = ['path', 'end', 'promises'];

/**
 * A recording of the stand-in that does not fit any more is no loss: the scenario's script, from which it was made, answers instead,
 * and the play says that its recording is stale. What Gemini answered cannot be asked again without it: there it is an error.
 */
export async function playTrial(trial: Trial): Promise<Played> {
  if (trial.purse.isEmpty) return unpaid(trial);
  const result = await lookedAt(trial, await playWith(trial, sourceOf(trial)));
  const { trouble } = result.play;
  const isOurs = trial.arm.reader === 'recorded' && readRecording(trial.scenario.id)?.source !== 'gemini';
  if (trouble?.kind !== 'not_recorded' || !isOurs) return result;
  return { ...(await playWith(trial, { kind: 'script' })), stale: trouble.why };
}

async function playWith(trial: Trial, source: ModelSource | null): Promise<Played> {
  const { scenario, arm } = trial;
  const seed = `trial ${trial.trial}`;
  const model = source === null ? null : await openModel({ scenario, model: arm.model, source });
  try {
    const patient = patientOf(trial);
    const play = await playScenario({
      scenario,
      seed,
      path: 'script',
      channel: arm.channel,
      gemini: model?.access,
      given: givenOf(arm),
      ...(model === null ? {} : { misses: model.misses }),
      ...(patient === null ? {} : { nextStep: patient.nextStep }),
    });
    if (model !== null) {
      trial.onAnswers?.(model.relay.answers);
    }
    // What was cut short says nothing of anybody.
    if (model?.relay.wasKeptBack === true || patient?.wasKeptBack === true) return unpaid(trial);
    const score = scorePlay(scenario, play);
    return played({
      scenario,
      arm: arm.id,
      trial: trial.trial,
      seed,
      play,
      score,
      verdict: verdictOf(trial, play, score),
    });
  } finally {
    await model?.close();
  }
}

const lineOf = ({ order, arm }: Trial) =>
  order.gemini === null || arm.reader !== 'gemini' ? null : { ...order.gemini, model: arm.model };

/** Gemini in the patient's place, when the order says so. */
function patientOf(trial: Trial): GeminiPatient | null {
  const line = lineOf(trial);
  if (line === null || trial.order.caller !== 'gemini') return null;
  const patient: GeminiPatient = {
    wasKeptBack: false,
    async nextStep(turns) {
      if (turns.length >= MOST_MESSAGES) return null;
      patient.wasKeptBack = trial.purse.isEmpty;
      if (patient.wasKeptBack) return null;
      const { move, spent } = await nextMove(line, trial.scenario.caller, turns);
      trial.purse.pay(line.model, spent);
      return move.kind === 'end' ? null : move.step;
    },
  };
  return patient;
}

interface GeminiPatient {
  /** The budget ended in the middle of the conversation. */
  wasKeptBack: boolean;
  nextStep(turns: readonly PlayTurn[]): Promise<Step | null>;
}

/** The patient is audited where the play failed, and the words are judged where judges were asked for. */
async function lookedAt(trial: Trial, result: Played): Promise<Played> {
  const line = lineOf(trial);
  if (line === null) return result;
  let { verdict } = result;
  if (verdict === 'failed' && trial.order.caller === 'gemini') {
    if (trial.purse.isEmpty) return { ...result, verdict: 'over_budget' };
    const { audit, spent } = await auditCaller(line, trial.scenario.caller, result.play.turns);
    trial.purse.pay(line.model, spent);
    if (!audit.kept) verdict = 'caller_fault';
  }
  if (!trial.order.judges || trial.purse.isEmpty) return { ...result, verdict };
  const { judgements, spent } = await judgePlay(line, trial.scenario, result.play);
  for (const one of spent) trial.purse.pay(line.model, one);
  return { ...result, verdict, judgements };
}

/** Nothing is played any more once the budget is spent. */
const unpaid = ({ scenario, arm, trial }: Trial): Played => {
  const play = { turns: [], end: NOTHING, trouble: null };
  const score = { passed: false, checks: [], cost: costOf(play, scenario.caller.who) };
  return played({ scenario, arm: arm.id, trial, seed: '', play, score, verdict: 'over_budget' });
};

const NOTHING: EndState = {
  state: 'IDLE',
  language: 'en',
  appointments: [],
  ledger: [],
  documents: [],
  refunds: [],
  links: [],
  notices: [],
  reports: [],
  reminders: [],
  outbox: [],
  sheet: null,
  errors: [],
};

/** An unrecorded request or a harness that broke is nobody's fault but the scenario's. */
function verdictOf({ scenario, arm }: Trial, { trouble }: Play, score: Score): Verdict {
  if (trouble !== null && trouble.kind !== 'lost') return 'error';
  if (score.passed) return 'passed';
  return isItsOwnReference(scenario, arm) ? 'error' : 'failed';
}

const played = ({
  scenario,
  ...rest
}: Omit<Played, 'scenario' | 'judgements' | 'stale'> & { scenario: Scenario }): Played => ({
  ...rest,
  scenario: { id: scenario.id, purpose: scenario.purpose, tags: scenario.tags },
  judgements: [],
  stale: null,
});

/** Null: the arm has no model. */
function sourceOf({ arm, order, purse }: Trial): ModelSource | null {
  if (arm.reader === 'deterministic' || arm.reader === 'menus') return null;
  if (arm.reader === 'recorded') return { kind: order.record ? 'script' : 'replay' };
  return order.gemini === null
    ? { kind: 'replay' }
    : {
        kind: 'live',
        ...order.gemini,
        mayAsk: () => !purse.isEmpty,
        onSpent: (spent) => purse.pay(arm.model, spent),
      };
}

function givenOf({ reader, prompt }: Arm): Pick<Given, 'understand' | 'prompts'> {
  return {
    ...(reader === 'menus' ? { understand: menusAlone } : {}),
    ...(prompt === null ? {} : { prompts: { ...loadPrompts(), receptionist: prompt.text } }),
  };
}
