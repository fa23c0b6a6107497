import { describe, expect, it } from 'vitest';
import { FIND_SLOTS, HOLD_SLOT, SHORT_LIMITS, startGeminiBench } from '../../../testing/geminiBench.ts';
import { createGeminiModel } from './geminiModel.ts';

const call = (name: string, args?: unknown) => ({ name, ...(args === undefined ? {} : { args }) });
const findSlots = (doctor = 'Iyer') => call('findSlots', { doctor });

/** The results of calls as they went out in the n-th request. */
const resultsIn = (bench: Awaited<ReturnType<typeof startGeminiBench>>, index: number) =>
  bench.standIn.requests[index]?.results;

describe('a turn that goes well', () => {
  it('a question is answered in words, and its tokens are counted', async () => {
    const bench = await startGeminiBench();
    bench.standIn.script({ say: 'Dr Iyer sits in the evening.' });
    const outcome = await bench.model.run(bench.request());
    expect(outcome).toMatchObject({
      ok: true,
      text: 'Dr Iyer sits in the evening.',
      usage: { modelCalls: 1 },
    });
    expect(outcome.usage.inputTokens).toBeGreaterThan(50);
    expect(outcome.usage.outputTokens).toBeGreaterThan(5);
    expect(bench.ran).toEqual([]);
  });

  it('a call goes through the gate and its facts come back to the model', async () => {
    const bench = await startGeminiBench();
    bench.standIn.script(
      { call: [call('findSlots', { doctor: 'Iyer', part: 'evening' })] },
      { say: 'At 5:20.' },
    );
    const outcome = await bench.model.run(bench.request());
    expect(outcome).toMatchObject({ ok: true, text: 'At 5:20.', usage: { modelCalls: 2 } });
    expect(bench.ran).toEqual([{ tool: 'findSlots', arguments: { doctor: 'Iyer', part: 'evening' } }]);
    expect(resultsIn(bench, 1)).toEqual([
      { name: 'findSlots', response: { ok: true, facts: { slots: ['d-iyer_20261123_1720'] } } },
    ]);
  });

  it('a call without arguments is a call with none', async () => {
    const bench = await startGeminiBench();
    bench.standIn.script({ call: [call('clinicInformation')] }, { say: 'Yes, there is parking.' });
    expect(await bench.model.run(bench.request())).toMatchObject({ ok: true });
    expect(bench.ran).toEqual([{ tool: 'clinicInformation', arguments: {} }]);
  });

  it('the history goes out as plain words of two sides, the patient first, and no tool turns', async () => {
    const bench = await startGeminiBench();
    await bench.model.run(
      bench.request({
        instructions: 'Be kind.',
        history: [
          { from: 'clinic', text: 'Your visit is tomorrow.' },
          { from: 'patient', text: 'Hello' },
          { from: 'patient', text: 'Are you there?' },
          { from: 'clinic', text: 'Yes.' },
        ],
        message: 'Which doctors?',
      }),
    );
    const [seen] = bench.standIn.requests;
    expect(seen?.instructions).toBe('Be kind.');
    expect(seen?.contents).toEqual([
      { role: 'user', parts: [{ text: '(The clinic wrote first.)' }] },
      { role: 'model', parts: [{ text: 'Your visit is tomorrow.' }] },
      { role: 'user', parts: [{ text: 'Hello\nAre you there?' }] },
      { role: 'model', parts: [{ text: 'Yes.' }] },
      { role: 'user', parts: [{ text: 'Which doctors?' }] },
    ]);
  });

  it('only what the state offers is shown, and the state is asked again before each call', async () => {
    const bench = await startGeminiBench();
    const offers = [new Set(['findSlots']), new Set(['holdSlot']), new Set<string>()];
    bench.standIn.script(
      { call: [findSlots()] },
      { call: [call('holdSlot', { slot: 's1' })] },
      { say: 'Kept.' },
    );
    let asked = 0;
    await bench.model.run(bench.request({ offered: () => offers[asked++] ?? new Set() }));
    expect(bench.standIn.requests.map((seen) => seen.declarations.map(({ name }) => name))).toEqual([
      ['findSlots'],
      ['holdSlot'],
      [],
    ]);
  });

  it('several turns at once do not mix', async () => {
    const bench = await startGeminiBench();
    bench.standIn.respond((seen) => ({ say: `You said ${seen.message}` }));
    const texts = ['one', 'two', 'three'];
    const outcomes = await Promise.all(texts.map((message) => bench.model.run(bench.request({ message }))));
    expect(outcomes.map((outcome) => outcome.ok && outcome.text)).toEqual(
      texts.map((text) => `You said ${text}`),
    );
  });
});

describe('what the packages get wrong is mended on the wire', () => {
  it('the results of parallel calls come back in one content, in the order of the calls', async () => {
    const bench = await startGeminiBench();
    bench.standIn.script(
      { call: [findSlots('Iyer'), findSlots('Rao'), call('clinicInformation')] },
      { say: 'So.' },
    );
    expect(await bench.model.run(bench.request())).toMatchObject({ ok: true });
    expect(bench.standIn.requests[1]?.contents.map(({ role, parts }) => [role, parts.length])).toEqual([
      ['user', 1],
      ['model', 3],
      ['user', 3],
    ]);
    expect(bench.ran.map(({ arguments: given }) => given['doctor'])).toEqual(['Iyer', 'Rao', undefined]);
  });

  it.each(['gemini-3.8-flash', 'gemini-3.5-flash-lite'])(
    'thought signatures come back with their calls, or %s would refuse',
    async (model) => {
      const bench = await startGeminiBench({ model });
      bench.standIn.script(
        { call: [findSlots('Iyer'), findSlots('Rao')] },
        { call: [{ ...call('holdSlot', { slot: 's1' }), thoughtSignature: 'c2VjcmV0IHRob3VnaHQ=' }] },
        { say: 'Kept.' },
      );
      expect(await bench.model.run(bench.request())).toMatchObject({ ok: true, text: 'Kept.' });
      const [first] = bench.standIn.requests[2]?.contents.at(-2)?.parts ?? [];
      expect(first?.['thoughtSignature']).toBe('c2VjcmV0IHRob3VnaHQ=');
    },
  );

  it('keywords that Gemini does not know never leave the house', async () => {
    const bench = await startGeminiBench();
    const parameters = {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      additionalProperties: false,
      properties: {
        kind: { const: 'visit' },
        language: { oneOf: [{ const: 'en' }, { const: 'hi' }], default: 'en' },
        age: { type: ['integer', 'null'], exclusiveMinimum: 0 },
        date: { type: 'string', format: 'date' },
      },
      required: ['kind'],
    };
    const tools = [{ ...FIND_SLOTS, parameters }];
    expect(await bench.model.run(bench.request({ tools }))).toMatchObject({ ok: true });
    expect(bench.standIn.requests[0]?.declarations[0]?.parameters).toEqual({
      type: 'object',
      properties: {
        kind: { type: 'string', enum: ['visit'] },
        language: { type: 'string', enum: ['en', 'hi'] },
        age: { type: 'integer', nullable: true, minimum: 1 },
        date: { type: 'string' },
      },
      required: ['kind'],
    });
  });

  it('the key goes in its header, the answer is bounded, and Gemini 3 keeps its own temperature', async () => {
    const bench = await startGeminiBench();
    await bench.model.run(bench.request());
    expect(bench.standIn.recorded[0]?.path).toBe('/v1beta/models/gemini-3.8-flash:generateContent');
    expect(bench.standIn.requests[0]?.body['generationConfig']).toEqual({
      stopSequences: [],
      maxOutputTokens: 2_048,
      thinkingConfig: { thinkingLevel: 'LOW' },
    });
  });

  it('an older model gets a low temperature and a small thinking budget', async () => {
    const bench = await startGeminiBench({ model: 'gemini-2.5-flash' });
    bench.standIn.script({ call: [findSlots()] }, { say: 'At 5:20.' });
    expect(await bench.model.run(bench.request())).toMatchObject({ ok: true });
    expect(bench.standIn.requests[0]?.body['generationConfig']).toMatchObject({
      temperature: 0.2,
      thinkingConfig: { thinkingBudget: 512 },
    });
  });

  it('a server that hangs is left at the deadline of the call', async () => {
    const bench = await startGeminiBench();
    await bench.model.run(bench.request());
    bench.standIn.faults.add({ do: 'hang' });
    const outcome = await bench.model.run(
      bench.request({ limits: { ...SHORT_LIMITS, callTimeoutMs: 60, turnTimeoutMs: 60_000 } }),
    );
    expect(outcome).toMatchObject({ ok: false, code: 'timeout', usage: { modelCalls: 1 } });
  });

  it('nothing is tried again: a 503 is one request', async () => {
    const bench = await startGeminiBench();
    bench.standIn.faults.add({ do: 'refuse', status: 503, body: {}, times: 2 });
    expect(await bench.model.run(bench.request())).toMatchObject({ ok: false, code: 'unavailable' });
    expect(bench.standIn.faults.list()).toMatchObject([{ seen: 1 }]);
  });
});

describe('limits', () => {
  it('an endless loop ends at the number of calls, and its last answer is asked for in words', async () => {
    const bench = await startGeminiBench();
    let round = 0;
    bench.standIn.respond(() => ({ call: [findSlots(`Iyer ${round++}`)] }));
    const outcome = await bench.model.run(bench.request());
    expect(outcome).toMatchObject({ ok: false, code: 'too_many_calls', usage: { modelCalls: 4 } });
    expect(bench.ran.length).toBeLessThanOrEqual(4);
    expect(bench.standIn.requests.map(({ mayCall }) => mayCall)).toEqual([true, true, true, false]);
  });

  it('the seventh call of a turn does not run', async () => {
    const bench = await startGeminiBench();
    const doctors = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];
    bench.standIn.script({ call: doctors.map((doctor) => findSlots(doctor)) });
    expect(await bench.model.run(bench.request())).toMatchObject({ ok: false, code: 'too_many_calls' });
    expect(bench.ran.length).toBeLessThanOrEqual(6);
  });

  it('the same call ten times in parallel runs once, in whatever order its arguments stand', async () => {
    const bench = await startGeminiBench();
    const same = Array.from({ length: 9 }, () => call('findSlots', { doctor: 'Iyer', count: 2 }));
    bench.standIn.script(
      { call: [call('findSlots', { count: 2, doctor: 'Iyer' }), ...same] },
      { say: 'At 5:20.' },
    );
    expect(await bench.model.run(bench.request())).toMatchObject({ ok: true });
    expect(bench.ran).toHaveLength(1);
    expect(resultsIn(bench, 1)?.slice(1)).toEqual(
      same.map(() => ({ name: 'findSlots', response: expect.objectContaining({ code: 'already_done' }) })),
    );
  });

  it('calls run one after the other, in the order of the answer', async () => {
    const bench = await startGeminiBench();
    const events: string[] = [];
    bench.standIn.script({ call: [findSlots('A'), findSlots('B')] }, { say: 'So.' });
    await bench.model.run(
      bench.request({
        runTool: async ({ arguments: { doctor } }) => {
          events.push(`begin ${doctor}`);
          await new Promise((resolve) => setImmediate(resolve));
          events.push(`end ${doctor}`);
          return { ok: true, facts: {} };
        },
      }),
    );
    expect(events).toEqual(['begin A', 'end A', 'begin B', 'end B']);
  });

  it('the deadline of the turn counts over all calls', async () => {
    const bench = await startGeminiBench();
    await bench.model.run(bench.request());
    bench.standIn.faults.add({ do: 'hang' });
    const limits = { ...SHORT_LIMITS, callTimeoutMs: 5_000, turnTimeoutMs: 60 };
    expect(await bench.model.run(bench.request({ limits }))).toMatchObject({ ok: false, code: 'timeout' });
    expect(bench.model.isAvailable()).toBe(true);
  });

  it('an answer that comes after the deadline does nothing', async () => {
    const bench = await startGeminiBench();
    await bench.model.run(bench.request());
    bench.standIn.faults.add({ do: 'delay', ms: 150 });
    bench.standIn.script({ call: [call('holdSlot', { slot: 's1' })] });
    const limits = { ...SHORT_LIMITS, callTimeoutMs: 40 };
    expect(await bench.model.run(bench.request({ limits }))).toMatchObject({ ok: false, code: 'timeout' });
    await expect.poll(() => bench.standIn.waiting).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(bench.ran).toEqual([]);
  });

  it('once the turn is closed from outside no tool runs any more', async () => {
    const bench = await startGeminiBench();
    const closing = new AbortController();
    bench.standIn.script({ call: [findSlots('A'), findSlots('B')] });
    const outcome = await bench.model.run(
      bench.request({
        signal: closing.signal,
        runTool: async (toolCall) => {
          bench.ran.push(toolCall);
          closing.abort();
          return { ok: true, facts: {} };
        },
      }),
    );
    expect(outcome).toMatchObject({ ok: false, code: 'timeout' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(bench.ran).toHaveLength(1);
    expect(bench.standIn.requests).toHaveLength(1);
  });

  it('a turn that is closed already asks nobody', async () => {
    const bench = await startGeminiBench();
    const outcome = await bench.model.run(bench.request({ signal: AbortSignal.abort() }));
    expect(outcome).toMatchObject({ ok: false, code: 'timeout', usage: { modelCalls: 0 } });
    expect(bench.standIn.recorded).toEqual([]);
  });
});

describe('calls that cannot be run', () => {
  it('a tool that does not exist is named so once; the second time ends the turn', async () => {
    const bench = await startGeminiBench();
    bench.standIn.script(
      { call: [call('dropTables', { name: 'Asha' })] },
      { call: [call('giveMeEverything', {})] },
    );
    const offered = () => new Set(['findSlots']);
    expect(await bench.model.run(bench.request({ offered }))).toMatchObject({
      ok: false,
      code: 'unknown_tool',
    });
    expect(resultsIn(bench, 1)?.[0]?.response).toEqual({
      ok: false,
      code: 'unknown_tool',
      hint: 'There is no such tool. There are: findSlots.',
    });
    expect(bench.ran).toEqual([]);
  });

  it('an invented tool, then the right one: the turn goes on', async () => {
    const bench = await startGeminiBench();
    bench.standIn.script({ call: [call('searchSlots', {})] }, { call: [findSlots()] }, { say: 'At 5:20.' });
    expect(await bench.model.run(bench.request())).toMatchObject({ ok: true, text: 'At 5:20.' });
    expect(bench.ran).toHaveLength(1);
  });

  it.each([
    ['a number for a name', { doctor: 7 }, 'doctor must be a string.'],
    ['nothing at all', {}, 'doctor is missing.'],
    ['an object', { doctor: { name: 'Iyer' } }, 'doctor must be a string.'],
    ['a word that is not listed', { doctor: 'Iyer', part: 'night' }, 'part must be one of morning, evening.'],
    ['half a slot', { doctor: 'Iyer', count: 1.5 }, 'count must be an integer.'],
    ['a list', ['Iyer'], 'The arguments must be one object.'],
  ])('arguments that do not fit are answered by a hint: %s', async (_what, args, hint) => {
    const bench = await startGeminiBench();
    bench.standIn.script({ call: [call('findSlots', args)] }, { call: [findSlots()] }, { say: 'At 5:20.' });
    expect(await bench.model.run(bench.request())).toMatchObject({ ok: true });
    expect(resultsIn(bench, 1)?.[0]?.response).toEqual({ ok: false, code: 'bad_arguments', hint });
    expect(bench.ran).toEqual([{ tool: 'findSlots', arguments: { doctor: 'Iyer' } }]);
  });

  it('wrong arguments twice end the turn', async () => {
    const bench = await startGeminiBench();
    bench.standIn.script({ call: [call('findSlots', {})] }, { call: [call('holdSlot', { slot: 5 })] });
    expect(await bench.model.run(bench.request())).toMatchObject({ ok: false, code: 'bad_arguments' });
    expect(bench.ran).toEqual([]);
  });

  it('arguments that only the gate can judge count as the same mistake', async () => {
    const bench = await startGeminiBench();
    bench.standIn.script({ call: [findSlots('')] }, { call: [findSlots(' ')] });
    const runTool = async () => ({ ok: false as const, code: 'bad_arguments', hint: 'doctor' });
    expect(await bench.model.run(bench.request({ runTool }))).toMatchObject({
      ok: false,
      code: 'bad_arguments',
    });
  });

  it('identity, price and status are not among the arguments, and null means not given', async () => {
    const bench = await startGeminiBench();
    const args = { doctor: 'Iyer', part: null, patientId: 'p-2', feePaise: 1, status: 'paid' };
    bench.standIn.script({ call: [call('findSlots', args)] }, { say: 'At 5:20.' });
    await bench.model.run(bench.request());
    expect(bench.ran).toEqual([{ tool: 'findSlots', arguments: { doctor: 'Iyer' } }]);
  });

  it('the text of an exception reaches neither the model nor the log', async () => {
    const bench = await startGeminiBench();
    bench.standIn.script({ call: [findSlots()] }, { say: 'I am sorry.' });
    const runTool = () => Promise.reject(new Error('relation "patients" does not exist at /srv/app'));
    expect(await bench.model.run(bench.request({ runTool }))).toMatchObject({ ok: true });
    expect(JSON.stringify(bench.standIn.requests[1]?.body)).not.toContain('relation');
    expect(bench.log.text()).not.toContain('relation');
  });

  it('a refusal of the gate is told as its code and hint', async () => {
    const bench = await startGeminiBench();
    bench.standIn.script({ call: [call('holdSlot', { slot: 'gone' })] }, { say: 'That one is taken.' });
    const runTool = async () => ({ ok: false as const, code: 'slot_taken', hint: 'Offer another.' });
    await bench.model.run(bench.request({ runTool, tools: [HOLD_SLOT] }));
    expect(resultsIn(bench, 1)?.[0]?.response).toEqual({
      ok: false,
      code: 'slot_taken',
      hint: 'Offer another.',
    });
  });
});

it('a base URL with a slash at its end works too', async () => {
  const bench = await startGeminiBench();
  const { url, apiKey } = bench.standIn;
  const clock = { now: () => new Date(0) };
  const model = createGeminiModel({
    apiKey,
    model: 'gemini-3.8-flash',
    baseUrl: `${url}/`,
    log: bench.log,
    clock,
  });
  expect(await model.run(bench.request())).toMatchObject({ ok: true });
});
