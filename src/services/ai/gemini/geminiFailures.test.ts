import { describe, expect, it } from 'vitest';
import type { ModelFailure } from '../../../ports/model.ts';
import { readOddAnswers } from '../../../sandbox/gemini/oddAnswers.ts';
import {
  refuseOverloaded,
  refuseServerError,
  refuseTooMany,
  refuseWithBrokenJson,
  refuseWithHtml,
} from '../../../sandbox/gemini/refusal.ts';
import { type GeminiBench, SHORT_LIMITS, startGeminiBench } from '../../../testing/geminiBench.ts';

/** What becomes of each answer that the real service gave to somebody; `ok` for those that hold words. */
const EXPECTED: readonly (readonly [RegExp, ModelFailure | 'ok'])[] = [
  [/api-key$/, 'refused'],
  [/(?:model-not-found|unknown-model|cache-not-found|model-doesnt-match|api-not-enabled)$/, 'refused'],
  [/count_mismatch$/, 'refused'],
  [/quota-exceeded$|http_429/, 'rate_limited'],
  [/http_503/, 'unavailable'],
  [/parallel-calls$/, 'unknown_tool'],
  // Nobody asked for a stream: it is no JSON.
  [/^stream__/, 'unavailable'],
  [/with-message-no-content$/, 'unavailable'],
  [/safety(?:-no-content|-with-message)?$/, 'blocked'],
  [/malformed_function_call/, 'malformed'],
  [/(?:malformed-content|invalid-response|no-billable-characters|total-tokens)$/, 'empty'],
  // They call tools that the clinic does not have; the next answer then says so in words.
  [/function-call/, 'ok'],
  [/unary-success/, 'ok'],
];

const ODD_ANSWERS = readOddAnswers();

describe('every odd answer of the real service ends in words or in a code', () => {
  it('none of them has been forgotten', () => {
    expect(ODD_ANSWERS.length).toBeGreaterThanOrEqual(50);
  });

  it.each(ODD_ANSWERS)('$name', async ({ name, turn }) => {
    const bench = await startGeminiBench();
    const expected = EXPECTED.find(([pattern]) => pattern.test(name))?.[1];
    bench.standIn.script(turn);
    const outcome = await bench.model.run(bench.request());
    expect(outcome.ok ? 'ok' : outcome.code).toBe(expected);
    expect(bench.ran).toEqual([]);
    expect(bench.log.text()).not.toMatch(/API key|key1234|quota|googleapis|overloaded|redacted/i);
    if (outcome.ok) expect(outcome.text).not.toBe('');
  });
});

describe('answers that pass for success and are none', () => {
  it.each<[string, object, ModelFailure]>([
    ['no parts', { content: { parts: [], role: 'model' }, finishReason: 'STOP' }, 'empty'],
    ['an empty content', { content: {}, finishReason: 'STOP' }, 'empty'],
    ['an empty text', { content: { parts: [{ text: '' }] }, finishReason: 'STOP' }, 'empty'],
    ['a blank text', { content: { parts: [{ text: ' \n' }] }, finishReason: 'STOP' }, 'empty'],
    [
      'thoughts only',
      { content: { parts: [{ text: 'Hm.', thought: true }] }, finishReason: 'STOP' },
      'empty',
    ],
    [
      'half a text, then blocked',
      { content: { parts: [{ text: 'Take two' }] }, finishReason: 'SAFETY' },
      'blocked',
    ],
    [
      'half a text, recited',
      { content: { parts: [{ text: 'Once' }] }, finishReason: 'RECITATION' },
      'blocked',
    ],
    [
      'half a text, cut off',
      { content: { parts: [{ text: 'Your' }] }, finishReason: 'MAX_TOKENS' },
      'cut_off',
    ],
    ['nothing but a cut', { content: { role: 'model' }, finishReason: 'MAX_TOKENS' }, 'cut_off'],
    [
      'half a call',
      { content: { parts: [{ functionCall: { name: 'holdSlot', args: {} } }] }, finishReason: 'MAX_TOKENS' },
      'cut_off',
    ],
    ['a forbidden subject', { finishReason: 'PROHIBITED_CONTENT' }, 'blocked'],
    [
      'a malformed call',
      { content: { parts: [{ text: 'print(holdSlot' }] }, finishReason: 'MALFORMED_FUNCTION_CALL' },
      'malformed',
    ],
    ['a call where none was wanted', { finishReason: 'UNEXPECTED_TOOL_CALL' }, 'malformed'],
    [
      'a reason that nobody knows',
      { content: { parts: [{ text: 'Hi' }] }, finishReason: 'FAKE_REASON' },
      'malformed',
    ],
  ])('%s', async (_what, candidate, code) => {
    const bench = await startGeminiBench();
    const usageMetadata = {
      promptTokenCount: 90,
      candidatesTokenCount: 3,
      thoughtsTokenCount: 40,
      totalTokenCount: 133,
    };
    bench.standIn.script({ body: { candidates: [candidate], usageMetadata } });
    const outcome = await bench.model.run(bench.request());
    expect(outcome).toMatchObject({ ok: false, code });
    expect(outcome.usage).toMatchObject({ modelCalls: 1, inputTokens: 90, outputTokens: 43 });
    expect(bench.ran).toEqual([]);
    expect(bench.model.isAvailable()).toBe(true);
  });

  it('thoughts before the words are no part of the reply', async () => {
    const bench = await startGeminiBench();
    const parts = [
      { text: 'The patient wants a slot.', thought: true },
      { text: 'Dr Iyer ' },
      { text: 'is free.' },
    ];
    bench.standIn.script({ body: { candidates: [{ content: { parts }, finishReason: 'STOP' }] } });
    expect(await bench.model.run(bench.request())).toMatchObject({ ok: true, text: 'Dr Iyer is free.' });
  });

  it('a good call followed by nothing is empty, and what was done stays done', async () => {
    const bench = await startGeminiBench();
    bench.standIn.script(
      { call: [{ name: 'holdSlot', args: { slot: 's1' } }] },
      { body: { candidates: [{ content: { parts: [] }, finishReason: 'STOP' }] } },
    );
    expect(await bench.model.run(bench.request())).toMatchObject({ ok: false, code: 'empty' });
    expect(bench.ran).toHaveLength(1);
  });
});

describe('a service that does not work', () => {
  it.each<[string, Parameters<GeminiBench['standIn']['faults']['add']>[0], ModelFailure]>([
    ['overloaded', refuseOverloaded(), 'unavailable'],
    ['an internal error', refuseServerError(), 'unavailable'],
    ['a gateway page', refuseWithHtml(), 'unavailable'],
    ['a page that calls itself a success', refuseWithHtml(200), 'unavailable'],
    ['broken JSON', refuseWithBrokenJson(), 'unavailable'],
    ['a line that breaks', { do: 'drop' }, 'unavailable'],
    ['a line that breaks after the work', { do: 'dropAfterDoing' }, 'unavailable'],
    ['a spent quota', refuseTooMany(7), 'rate_limited'],
  ])('%s', async (_what, fault, code) => {
    const bench = await startGeminiBench();
    bench.standIn.faults.add(fault);
    expect(await bench.model.run(bench.request())).toMatchObject({ ok: false, code });
    bench.advance(60_000);
    expect(await bench.model.run(bench.request())).toMatchObject({ ok: true });
  });

  it('a key that is refused and a model that is unknown are `refused`, and neither is logged', async () => {
    const bench = await startGeminiBench({ model: 'gemini-9-nothing' });
    expect(await bench.model.run(bench.request())).toMatchObject({ ok: false, code: 'refused' });
    expect(bench.log.lines).toContainEqual({
      level: 'warn',
      event: 'model.callFailed',
      facts: { model: 'gemini-9-nothing', code: 'refused', status: 404 },
    });
    expect(bench.log.text()).not.toContain(bench.standIn.apiKey);
  });

  it('nobody listens at the address', async () => {
    const bench = await startGeminiBench();
    await bench.standIn.close();
    expect(await bench.model.run(bench.request())).toMatchObject({ ok: false, code: 'unavailable' });
  });
});

describe('the breaker before the model', () => {
  it('429 closes the door for exactly the time that the answer asks for', async () => {
    const bench = await startGeminiBench();
    bench.standIn.faults.add(refuseTooMany(46.5));
    expect(await bench.model.run(bench.request())).toMatchObject({ ok: false, code: 'rate_limited' });
    bench.advance(46_499);
    expect(bench.model.isAvailable()).toBe(false);
    expect(await bench.model.run(bench.request())).toMatchObject({
      ok: false,
      code: 'rate_limited',
      usage: { modelCalls: 0 },
    });
    expect(bench.standIn.recorded).toEqual([]);
    bench.advance(1);
    expect(bench.model.isAvailable()).toBe(true);
    expect(await bench.model.run(bench.request())).toMatchObject({ ok: true });
  });

  it.each([
    ['issue__http_429__daily_free_tier_quota', 46_000],
    ['issue__http_429__paid_daily_quota_long_retry', 67_202_000],
    ['vertexai__unary-failure-quota-exceeded', 30_000],
  ])('the delay is read from a real answer: %s', async (name, pauseMs) => {
    const bench = await startGeminiBench();
    bench.standIn.script(ODD_ANSWERS.find((odd) => odd.name === name)?.turn ?? { say: '' });
    await bench.model.run(bench.request());
    bench.advance(pauseMs - 1);
    expect(bench.model.isAvailable()).toBe(false);
    bench.advance(1);
    expect(bench.model.isAvailable()).toBe(true);
  });

  it('three failures in a row, timeouts among them, close the door for twenty seconds', async () => {
    const bench = await startGeminiBench();
    await bench.model.run(bench.request());
    bench.standIn.faults.add(refuseOverloaded(), { do: 'hang' }, refuseWithHtml());
    const hasty = { ...SHORT_LIMITS, callTimeoutMs: 60 };
    expect(await bench.model.run(bench.request())).toMatchObject({ code: 'unavailable' });
    expect(await bench.model.run(bench.request({ limits: hasty }))).toMatchObject({ code: 'timeout' });
    expect(await bench.model.run(bench.request())).toMatchObject({ code: 'unavailable' });
    expect(bench.model.isAvailable()).toBe(false);
    bench.advance(20_000);
    expect(await bench.model.run(bench.request())).toMatchObject({ ok: true });
  });

  it('a turn in the middle of its calls stops when another has met the end of the quota', async () => {
    const bench = await startGeminiBench();
    bench.standIn.script({ call: [{ name: 'findSlots', args: { doctor: 'Iyer' } }] });
    const runTool = async () => {
      bench.standIn.faults.add(refuseTooMany(30));
      await bench.model.run(bench.request());
      return { ok: true as const, facts: {} };
    };
    const outcome = await bench.model.run(bench.request({ runTool }));
    expect(outcome).toMatchObject({ ok: false, code: 'rate_limited', usage: { modelCalls: 1 } });
    expect(bench.standIn.requests).toHaveLength(1);
  });
});
