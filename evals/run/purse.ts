/** What the live runs have spent: estimated before, counted during, and no request goes out any more once the budget is spent. */
import { costRupees } from '../../src/services/ai/priceTable.ts';
import type { Spent } from '../callers/askGemini.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { chooseScenarios } from './chooseScenarios.ts';
import type { Arm, RunOrder } from './runOrder.ts';

export interface Purse {
  readonly spentRupees: number;
  readonly isEmpty: boolean;
  pay(model: string, spent: Spent): void;
}

export function openPurse(budgetRupees: number | null, now: () => Date): Purse {
  let spentRupees = 0;
  return {
    get spentRupees() {
      return spentRupees;
    },
    get isEmpty() {
      return budgetRupees !== null && spentRupees >= budgetRupees;
    },
    pay(model, spent) {
      spentRupees += costRupees({ model, at: now(), ...spent });
    },
  };
}

let ofThisRun: Purse | null = null;

/** The one purse of a run: live runs have one worker, so that all suites spend out of the same. */
export const purseOfRun = ({ budgetRupees }: RunOrder, now: () => Date): Purse =>
  (ofThisRun ??= openPurse(budgetRupees, now));

/** Measured on the stand-in: the filled prompt with its tools, and what one call answers. */
const PROMPT_TOKENS = 2_700;
const ANSWER_TOKENS = 120;
/** Of a patient's messages about one in three needs the model, with two calls each; a simulated patient thinks about every one. */
const CALLS_A_MESSAGE = 0.7;
const MESSAGES_A_PLAY = 7;
const JUDGES_A_PLAY = 2;

/** About what the order will cost, in rupees: good to half and double, to know before whether the budget will do. */
export function estimateRupees(order: RunOrder, all: readonly Scenario[], at: Date): number {
  const live = order.arms.filter(({ reader }) => reader === 'gemini');
  return live.reduce(
    (sum, arm) => sum + estimateArm(order, arm, { plays: playedIn(order, arm, all) * order.trials, at }),
    0,
  );
}

/** Of all scenarios, as many as this arm plays. */
const playedIn = (order: RunOrder, arm: Arm, all: readonly Scenario[]): number =>
  chooseScenarios(all, order, arm).filter(({ leftOut }) => leftOut === null).length;

function estimateArm(order: RunOrder, arm: Arm, { plays, at }: { plays: number; at: Date }): number {
  const perMessage = CALLS_A_MESSAGE + (order.caller === 'gemini' ? 1 : 0);
  const calls = plays * (MESSAGES_A_PLAY * perMessage + (order.judges ? JUDGES_A_PLAY : 0));
  return costRupees({
    model: arm.model,
    at,
    inputTokens: calls * PROMPT_TOKENS,
    outputTokens: calls * ANSWER_TOKENS,
  });
}
