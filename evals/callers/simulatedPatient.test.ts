/** Gemini as the patient, against its stand-in: it books by what is on the screen, and a patient who strays from the brief is told apart from a desk that fails. */
import { expect, it, onTestFinished } from 'vitest';
import type { SeenRequest } from '../../src/sandbox/gemini/seenRequest.ts';
import { startGeminiStandIn } from '../../src/sandbox/gemini/startGeminiStandIn.ts';
import { playTrial, type Trial } from '../run/playTrial.ts';
import { openPurse } from '../run/purse.ts';
import type { RunOrder } from '../run/runOrder.ts';
import { readScenarios } from '../scenario/readScenarios.ts';

const MODEL = 'gemini-3.8-flash';
const TIMEOUT_MS = 60_000;
const NOW = new Date('2026-11-25T10:00:00Z');

const isPatient = ({ instructions }: SeenRequest): boolean =>
  instructions.startsWith('# A patient on the phone');
const isAudit = ({ instructions }: SeenRequest): boolean =>
  instructions.startsWith('# Did the simulated patient');
const isJudge = ({ instructions }: SeenRequest): boolean =>
  /^# (?:Is the desk kind|Does the desk speak)/.test(instructions);

const form = (answer: object) => ({ say: JSON.stringify(answer) });
const says = (words: string) => form({ do: 'say', words });
const taps = (words: string) => form({ do: 'tap', words });
const DONE = form({ do: 'done', words: 'booked' });

async function liveTrial(more: Partial<RunOrder> = {}) {
  const standIn = await startGeminiStandIn();
  onTestFinished(() => standIn.close());
  const scenario = readScenarios().find(({ id }) => id === 'booking/oneSentence');
  if (scenario === undefined) throw new Error('the scenario is gone');
  const order: RunOrder = {
    arms: [{ id: 'gemini', reader: 'gemini', model: MODEL, prompt: null, channel: null }],
    trials: 1,
    only: null,
    tags: [],
    record: false,
    caller: 'gemini',
    judges: false,
    budgetRupees: 50,
    gemini: { apiKey: standIn.apiKey, baseUrl: standIn.url },
    ...more,
  };
  const purse = openPurse(order.budgetRupees, () => NOW);
  const [arm] = order.arms;
  if (arm === undefined) throw new Error('an order has an arm');
  const trial: Trial = { order, arm, scenario, trial: 1, purse };
  return { standIn, trial, purse };
}

it('the patient reads the screen, taps what is there, and the play is scored like any other', {
  timeout: TIMEOUT_MS,
}, async () => {
  const { standIn, trial, purse } = await liveTrial({ judges: true });
  standIn.scriptWhen(
    isPatient,
    says('Hi, I am Asha Verma, 34, female, fever since Monday, 9876543210, tomorrow at 5:20 pm with Dr Iyer'),
    taps('I agree'),
    taps('Pay at the clinic'),
    taps('No reports'),
    DONE,
  );
  standIn.scriptWhen(
    isJudge,
    form({ score: 5, reason: 'warm and short' }),
    form({ score: 4, reason: 'one stiff word' }),
  );
  const played = await playTrial(trial);
  expect(played.score.checks.filter((check) => !check.passed)).toEqual([]);
  expect(played).toMatchObject({ verdict: 'passed', score: { cost: { turns: 4 } } });
  expect(played.judgements.map(({ judge, score }) => [judge, score])).toEqual([
    ['tone', 5],
    ['language', 4],
  ]);
  const [first] = standIn.requests.filter(isPatient);
  expect(first?.instructions).toContain('A busy mother who writes whole, friendly sentences.');
  expect(first?.instructions).not.toContain('{{');
  expect(standIn.requests.filter(isPatient).at(-1)?.message).toContain('[Send reports] [No reports]');
  expect(purse.spentRupees).toBeGreaterThan(0);
});

it('a patient who tells a number that is not theirs is a fault of the caller, without asking a judge', {
  timeout: TIMEOUT_MS,
}, async () => {
  const { standIn, trial } = await liveTrial();
  standIn.scriptWhen(
    isPatient,
    says('Asha Verma, 34, female, fever, 9811111111'),
    form({ do: 'give_up', words: 'tired' }),
  );
  expect(await playTrial(trial)).toMatchObject({ verdict: 'caller_fault' });
  expect(standIn.requests.filter(isAudit)).toEqual([]);
});

it.each([
  [true, 'failed'],
  [false, 'caller_fault'],
])(
  'a play that failed is judged by whether the patient kept to the brief: %s',
  { timeout: TIMEOUT_MS },
  async (kept, verdict) => {
    const { standIn, trial } = await liveTrial();
    standIn.scriptWhen(isPatient, says('hello'), form({ do: 'give_up', words: 'nobody helps' }));
    standIn.scriptWhen(isAudit, form({ kept, reason: 'gave up after one message' }));
    expect(await playTrial(trial)).toMatchObject({ verdict });
  },
);

it('nothing is asked once the budget is spent', { timeout: TIMEOUT_MS }, async () => {
  const { standIn, trial, purse } = await liveTrial({ budgetRupees: 0.01 });
  purse.pay(MODEL, { inputTokens: 10_000, outputTokens: 100 });
  expect(await playTrial(trial)).toMatchObject({ verdict: 'over_budget' });
  expect(standIn.requests).toEqual([]);
});

it('a play in whose middle the budget ends counts for nobody, and no further request goes out', {
  timeout: TIMEOUT_MS,
}, async () => {
  const { standIn, trial, purse } = await liveTrial({ budgetRupees: 0.02 });
  standIn.scriptWhen(isPatient, ...Array.from({ length: 5 }, () => says('hello')));
  expect(await playTrial(trial)).toMatchObject({ verdict: 'over_budget' });
  expect(purse.spentRupees).toBeGreaterThanOrEqual(0.02);
  const asked = standIn.requests.filter(isPatient).length;
  expect(asked).toBeGreaterThan(0);
  expect(asked).toBeLessThan(5);
});

it("the desk's own model is not asked any more once the budget is spent", {
  timeout: TIMEOUT_MS,
}, async () => {
  const { standIn, trial, purse } = await liveTrial({ budgetRupees: 0.000_001, caller: 'scripted' });
  const odd = readScenarios().find(({ id }) => id === 'model/readsBetweenTheLines');
  if (odd === undefined) throw new Error('the scenario is gone');
  standIn.respond(() => ({ call: [{ name: 'findDoctors', args: {} }] }));
  expect(await playTrial({ ...trial, scenario: odd })).toMatchObject({ verdict: 'over_budget' });
  expect(standIn.requests).toHaveLength(1);
  expect(purse.isEmpty).toBe(true);
});
