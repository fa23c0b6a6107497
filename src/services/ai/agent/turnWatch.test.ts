import { expect, it, onTestFinished } from 'vitest';
import { TurnOver, TurnWatch } from './turnWatch.ts';

const LIMITS = { modelCalls: 2, toolCalls: 2, callTimeoutMs: 5_000, turnTimeoutMs: 10_000 };

function watch(given: Partial<typeof LIMITS> = {}, signal = new AbortController().signal): TurnWatch {
  const turn = new TurnWatch({ limits: { ...LIMITS, ...given }, signal });
  onTestFinished(() => turn.close());
  return turn;
}

it('a tool that still runs is let finish before the turn is given back', async () => {
  const turn = watch();
  const events: string[] = [];
  const tool = turn.track(
    new Promise<void>((resolve) => {
      setTimeout(() => {
        events.push('tool done');
        resolve();
      }, 30);
    }),
  );
  turn.end('unknown_tool');
  await turn.close();
  events.push('given back');
  await tool;
  expect(events).toEqual(['tool done', 'given back']);
});

it('a turn that was closed from outside waits for nothing', async () => {
  const closing = new AbortController();
  const turn = watch({}, closing.signal);
  let isDone = false;
  const tool = turn.track(new Promise<void>((resolve) => setTimeout(resolve, 50))).then(() => {
    isDone = true;
  });
  closing.abort();
  await turn.close();
  expect(isDone).toBe(false);
  expect(turn.failure).toBe('timeout');
  await tool;
});

it('the first reason counts', () => {
  const turn = watch();
  turn.end('blocked');
  turn.end('timeout');
  expect(turn.failure).toBe('blocked');
  expect(turn.signal.aborted).toBe(true);
});

it('after the end nothing begins', () => {
  const turn = watch();
  turn.end('empty');
  expect(() => turn.beginModelCall()).toThrow(TurnOver);
  expect(turn.usage.modelCalls).toBe(0);
});

it('the last call is told so, and one more ends the turn', () => {
  const turn = watch();
  const calls = [turn.beginModelCall(), turn.beginModelCall()];
  for (const call of calls) call.close();
  expect(calls.map(({ isLast }) => isLast)).toEqual([false, true]);
  expect(() => turn.beginModelCall()).toThrow(TurnOver);
  expect(turn.failure).toBe('too_many_calls');
});

it('the deadline of a call ends the call and not the turn', async () => {
  const turn = watch({ callTimeoutMs: 5 });
  const call = turn.beginModelCall();
  await expect.poll(() => call.signal.aborted).toBe(true);
  expect(call.isLate()).toBe(true);
  expect(turn.isOver).toBe(false);
  call.close();
});
