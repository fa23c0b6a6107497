/** Makes a suite of one folder of scenarios: for each arm and scenario the reference path first, then the trials. The `*.eval.ts` files call it. */
import { afterAll, inject } from 'vitest';
import { createHarness, describeEval } from 'vitest-evals';
import { systemClock } from '../../src/services/clock.ts';
import { chooseScenarios } from '../run/chooseScenarios.ts';
import type { Played } from '../run/played.ts';
import { isItsOwnReference, playReference, playTrial, type Trial } from '../run/playTrial.ts';
import { purseOfRun } from '../run/purse.ts';
import { type Arm, readOrder } from '../run/runOrder.ts';
import { readScenarios } from '../scenario/readScenarios.ts';
import { recorder } from './recorder.ts';
import { transcriptOf } from './transcript.ts';

/** A play takes a fifth of a second; the rest is for a machine that has other things to do. */
const PLAY_TIMEOUT_MS = 120_000;

export function describeScenarios(group: string): void {
  const order = readOrder(inject('order'));
  const scenarios = readScenarios().filter(({ id }) => id.startsWith(`${group}/`));
  for (const arm of order.arms) describeArm({ group, arm, order, scenarios });
}

function describeArm(given: {
  group: string;
  arm: Arm;
  order: ReturnType<typeof readOrder>;
  scenarios: ReturnType<typeof readScenarios>;
}): void {
  const { group, arm, order } = given;
  const tape = recorder(order.record);
  const purse = purseOfRun(order, () => systemClock.now());
  const playedTrials = new Map<string, Played>();
  const harness = createHarness<Trial, { verdict: string; failed: string[] }>({
    name: arm.id,
    run: async ({ input }) => {
      const result = await (input.trial === 0 ? playReference : playTrial)(input);
      playedTrials.set(keyOf(input), result);
      const failed = result.score.checks
        .filter((one) => !one.passed)
        .map((one) => `${one.group}: ${one.name}`);
      return {
        events: transcriptOf(result.play),
        output: { verdict: result.verdict, failed },
        usage: usageOf(result),
      };
    },
  });
  describeEval(`${arm.id} · ${group}`, { harness }, (it) => {
    for (const { scenario, leftOut } of chooseScenarios(given.scenarios, order, arm)) {
      if (leftOut !== null) continue;
      for (let trial = isItsOwnReference(scenario, arm) ? 1 : 0; trial <= order.trials; trial += 1) {
        const input: Trial = {
          order,
          arm,
          scenario,
          trial,
          purse,
          onAnswers: (answers) => tape.keep(scenario.id, answers),
        };
        it(`${scenario.id} ${trial === 0 ? 'reference' : `trial ${trial}`}`, {
          timeout: PLAY_TIMEOUT_MS,
        }, async ({ run, task }) => {
          const { output } = await run(input);
          const result = playedTrials.get(keyOf(input));
          if (result !== undefined) task.meta.played = result;
          if (output.verdict !== 'passed') throw new Error(`${output.verdict}: ${output.failed.join(', ')}`);
        });
      }
    }
    afterAll(() => tape.write(arm));
  });
}

const keyOf = ({ scenario, trial }: Trial): string => `${scenario.id} ${trial}`;

const usageOf = ({ score }: Played) => ({
  inputTokens: score.cost.inputTokens,
  outputTokens: score.cost.outputTokens,
  totalTokens: score.cost.inputTokens + score.cost.outputTokens,
});
