import { describe, expect, it, onTestFinished } from 'vitest';
import { refuseTooMany, refuseWithBrokenJson } from './refusal.ts';
import { type GeminiStandInOptions, startGeminiStandIn } from './startGeminiStandIn.ts';

const HELLO = { contents: [{ role: 'user', parts: [{ text: 'Hello' }] }] };
const FLASH = '/v1beta/models/gemini-3.8-flash';

async function start(options: GeminiStandInOptions = {}) {
  const standIn = await startGeminiStandIn(options);
  onTestFinished(() => standIn.close());
  const send = (path: string, body?: unknown, key = standIn.apiKey) =>
    fetch(`${standIn.url}${path}`, {
      headers: { 'x-goog-api-key': key, 'content-type': 'application/json' },
      ...(body === undefined
        ? {}
        : { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  const ask = async (body: unknown, path = `${FLASH}:generateContent`) => {
    const response = await send(path, body);
    return { status: response.status, json: (await response.json()) as Record<string, unknown> };
  };
  return { standIn, send, ask };
}

const withTools = (parameters: unknown, name = 'findSlots') => ({
  ...HELLO,
  tools: [{ functionDeclarations: [{ name, description: 'd', parameters }] }],
});
const functionCall = (name: string, args: object = {}) => ({ functionCall: { name, args } });
const functionResponse = (name: string) => ({ functionResponse: { name, response: { ok: true } } });

describe('an answer', () => {
  it('has the shape of the service: parts, reason, usage, model and id', async () => {
    const { standIn, ask } = await start();
    standIn.script({ say: 'Good day.' });
    const { status, json } = await ask(HELLO);
    expect(status).toBe(200);
    expect(json).toEqual({
      candidates: [
        { content: { parts: [{ text: 'Good day.' }], role: 'model' }, finishReason: 'STOP', index: 0 },
      ],
      usageMetadata: {
        promptTokenCount: expect.any(Number),
        candidatesTokenCount: expect.any(Number),
        totalTokenCount: expect.any(Number),
        promptTokensDetails: expect.any(Array),
      },
      modelVersion: 'gemini-3.8-flash',
      responseId: expect.any(String),
    });
  });

  it('costs the same for the same request, and more for a longer one', async () => {
    const { ask } = await start();
    const costs = [HELLO, HELLO, { contents: [{ role: 'user', parts: [{ text: 'Hello '.repeat(100) }] }] }];
    const counts: number[] = [];
    for (const body of costs) {
      const { json } = await ask(body);
      counts.push((json['usageMetadata'] as { promptTokenCount: number }).promptTokenCount);
    }
    expect(counts[0]).toBe(counts[1]);
    expect(counts[2]).toBe((counts[0] ?? 0) + Math.round((600 - 5) / 4));
  });

  it('comes as an event stream when it is asked for so', async () => {
    const { standIn, send } = await start();
    standIn.script({ say: 'Good day to you.' });
    const response = await send(`${FLASH}:streamGenerateContent?alt=sse`, HELLO);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const events = (await response.text()).trim().split('\r\n\r\n');
    const chunks = events.map((event) => JSON.parse(event.replace(/^data: /, '')) as Chunk);
    expect(chunks.map((chunk) => chunk.candidates[0]?.content.parts[0]?.text).join('')).toBe(
      'Good day to you.',
    );
    expect(chunks.map((chunk) => chunk.candidates[0]?.finishReason)).toEqual([undefined, 'STOP']);
    expect(chunks.at(-1)?.usageMetadata).toBeDefined();
  });

  it('goes to the chat that it was scripted for', async () => {
    const { standIn, ask } = await start();
    standIn.scriptWhen(({ message }) => message.includes('Ravi'), { say: 'For Ravi.' });
    standIn.respond(({ message }) => (message === 'Hello' ? { say: 'For all.' } : undefined));
    const say = async (text: string) => {
      const { json } = await ask({ contents: [{ role: 'user', parts: [{ text }] }] });
      return JSON.stringify(json);
    };
    expect(await say('Hello')).toContain('For all.');
    expect(await say('Ravi here')).toContain('For Ravi.');
    expect(await say('Ravi here')).toContain('How may I help you?');
    expect(standIn.waiting).toBe(0);
  });
});

interface Chunk {
  readonly candidates: readonly { content: { parts: { text: string }[] }; finishReason?: string }[];
  readonly usageMetadata?: unknown;
}

describe('the models', () => {
  it('are listed, one of them on its way out, and each can be looked up', async () => {
    const { send } = await start();
    const { models } = (await (await send('/v1beta/models?pageSize=1000')).json()) as {
      models: { name: string; description: string }[];
    };
    expect(models.map(({ name }) => name)).toContain('models/gemini-3.8-flash');
    expect(models.filter(({ description }) => description.includes('deprecated'))).toHaveLength(1);
    expect(await (await send(FLASH)).json()).toMatchObject({ name: 'models/gemini-3.8-flash' });
    expect((await send('/v1beta/models/gemini-0')).status).toBe(404);
  });

  it.each(['gemini-0', 'gemini-embedding-001'])('%s cannot answer', async (id) => {
    const { ask } = await start();
    const { status, json } = await ask(HELLO, `/v1beta/models/${id}:generateContent`);
    expect(status).toBe(404);
    expect(json).toMatchObject({ error: { status: 'NOT_FOUND' } });
  });

  it('another path is not found', async () => {
    const { send } = await start();
    expect((await send('/v1beta/files')).status).toBe(404);
  });
});

describe('requests that the service refuses', () => {
  it('a wrong key, as the service says it', async () => {
    const { send, standIn } = await start();
    const response = await send(`${FLASH}:generateContent`, HELLO, 'wrong');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { details: [{ reason: 'API_KEY_INVALID' }] } });
    expect(standIn.requests).toEqual([]);
    expect(standIn.recorded).toMatchObject([{ operation: 'generateContent', status: 400 }]);
  });

  it.each<[string, unknown, string]>([
    ['no JSON', '{"contents": [', 'Invalid JSON payload received'],
    ['no contents', {}, 'contents is not specified'],
    ['an unknown field', { ...HELLO, temperature: 1 }, 'Unknown name "temperature"'],
    ['an unknown role', { contents: [{ role: 'system', parts: [{ text: 'x' }] }] }, 'valid role'],
    ['a content without parts', { contents: [{ role: 'user', parts: [] }] }, 'must not be empty'],
    ['an empty text', { contents: [{ role: 'user', parts: [{ text: '' }] }] }, 'required oneof field'],
    [
      'the model as the last speaker',
      { contents: [...HELLO.contents, { role: 'model', parts: [{ text: 'x' }] }] },
      'end with a user role',
    ],
    [
      'const',
      withTools({ type: 'object', properties: { a: { type: 'string', const: 'x' } } }),
      'Unknown name "const"',
    ],
    ['oneOf', withTools({ type: 'object', properties: { a: { oneOf: [] } } }), 'Unknown name "oneOf"'],
    ['anyOf', withTools({ type: 'object', properties: { a: { anyOf: [] } } }), 'Unknown name "anyOf"'],
    [
      'default',
      withTools({ type: 'object', properties: { a: { type: 'string', default: '' } } }),
      'Unknown name "default"',
    ],
    [
      'propertyNames',
      withTools({ type: 'object', propertyNames: {}, properties: { a: { type: 'string' } } }),
      'Unknown name "propertyNames"',
    ],
    [
      'exclusiveMinimum',
      withTools({ type: 'object', properties: { a: { type: 'integer', exclusiveMinimum: 0 } } }),
      'Unknown name "exclusiveMinimum"',
    ],
    [
      'additionalProperties',
      withTools({ type: 'object', additionalProperties: false, properties: { a: { type: 'string' } } }),
      'Unknown name "additionalProperties"',
    ],
    [
      'a list of types',
      withTools({ type: 'object', properties: { a: { type: ['string', 'null'] } } }),
      'cannot start list',
    ],
    ['a null type', withTools({ type: 'object', properties: { a: { type: 'null' } } }), 'Invalid value at'],
    [
      'an empty enum word',
      withTools({ type: 'object', properties: { a: { type: 'string', enum: [''] } } }),
      'enum[0]: cannot be empty',
    ],
    [
      'an enum of numbers',
      withTools({ type: 'object', properties: { a: { type: 'integer', enum: [1] } } }),
      'TYPE_STRING',
    ],
    [
      'a format',
      withTools({ type: 'object', properties: { a: { type: 'string', format: 'date' } } }),
      'only',
    ],
    ['an object without fields', withTools({ type: 'object', properties: {} }), 'should be non-empty'],
    [
      'a required field that is none',
      withTools({ type: 'object', properties: { a: { type: 'string' } }, required: ['b'] }),
      'property is not defined',
    ],
    [
      'a name with a space',
      withTools({ type: 'object', properties: { a: { type: 'string' } } }, 'find slots'),
      'Invalid function name',
    ],
    ['a temperature of 3', { ...HELLO, generationConfig: { temperature: 3 } }, 'temperature'],
    ['no output at all', { ...HELLO, generationConfig: { maxOutputTokens: 0 } }, 'max_output_tokens'],
    [
      'minimal thinking',
      { ...HELLO, generationConfig: { thinkingConfig: { thinkingLevel: 'MINIMAL' } } },
      'MINIMAL',
    ],
    [
      'a safety category that is none',
      { ...HELLO, safetySettings: [{ category: 'HARM', threshold: 'OFF' }] },
      'safety_settings',
    ],
    [
      'a sound of an unknown kind',
      { contents: [{ role: 'user', parts: [{ inlineData: { mimeType: 'audio/x', data: 'AAAA' } }] }] },
      'Unsupported MIME type',
    ],
    [
      'a sound that is no base64',
      { contents: [{ role: 'user', parts: [{ inlineData: { mimeType: 'audio/ogg', data: '%' } }] }] },
      'Base64',
    ],
    [
      'results without calls',
      { contents: [{ role: 'user', parts: [functionResponse('a')] }] },
      'immediately after a function call turn',
    ],
    [
      'fewer results than calls',
      {
        contents: [
          ...HELLO.contents,
          { role: 'model', parts: [functionCall('a'), functionCall('b')] },
          { role: 'user', parts: [functionResponse('a')] },
          { role: 'user', parts: [functionResponse('b')] },
        ],
      },
      'number of function response parts is equal',
    ],
    [
      'calls that nobody asked for',
      { contents: [{ role: 'model', parts: [functionCall('a')] }] },
      'immediately after a user turn',
    ],
  ])('%s', async (_what, body, words) => {
    const { ask, standIn } = await start();
    const { status, json } = await ask(body);
    expect(status).toBe(400);
    expect(JSON.stringify(json['error']).replaceAll('\\"', '"')).toContain(words);
    expect(standIn.requests).toEqual([]);
  });
});

describe('thought signatures', () => {
  const calls = [functionCall('a', { x: 1 }), functionCall('b')];
  const answered = (parts: readonly unknown[]) => ({
    contents: [
      ...HELLO.contents,
      { role: 'model', parts },
      { role: 'user', parts: [functionResponse('a'), functionResponse('b')] },
    ],
  });

  async function startWithCalls(model = 'gemini-3.8-flash') {
    const bench = await start();
    const path = `/v1beta/models/${model}:generateContent`;
    bench.standIn.script({
      call: [
        { name: 'a', args: { x: 1 } },
        { name: 'b', args: {} },
      ],
    });
    const { json } = await bench.ask(HELLO, path);
    const [candidate] = json['candidates'] as { content: { parts: Record<string, unknown>[] } }[];
    return { ...bench, path, parts: candidate?.content.parts ?? [] };
  }

  it('come with the first of parallel calls, and taken back they are fine', async () => {
    const { ask, parts } = await startWithCalls();
    expect(parts.map((part) => typeof part['thoughtSignature'])).toEqual(['string', 'undefined']);
    expect((await ask(answered(parts))).status).toBe(200);
  });

  it.each([
    ['left out', calls],
    ['of another call', [{ ...calls[0], thoughtSignature: 'b3RoZXI=' }, calls[1]]],
  ])('%s, the request is refused', async (_what, parts) => {
    const { ask } = await startWithCalls();
    const { status, json } = await ask(answered(parts));
    expect(status).toBe(400);
    expect(JSON.stringify(json)).toContain('missing a thought_signature');
  });

  it('of earlier turns are not wanted, and older models want none', async () => {
    const { ask } = await startWithCalls();
    const { contents } = answered(calls);
    const later = { contents: [...contents, { role: 'model', parts: [{ text: 'So.' }] }, ...HELLO.contents] };
    expect((await ask(later)).status).toBe(200);
    const older = await startWithCalls('gemini-2.5-flash');
    expect(older.parts.every((part) => part['thoughtSignature'] === undefined)).toBe(true);
    expect((await older.ask(answered(calls), older.path)).status).toBe(200);
  });
});

describe('faults and records', () => {
  it('a fault strikes its operation and leaves no record', async () => {
    const { standIn, send } = await start();
    standIn.faults.add({ ...refuseTooMany(12), match: { operation: 'generateContent' } });
    expect((await send('/v1beta/models')).status).toBe(200);
    const refused = await send(`${FLASH}:generateContent`, HELLO);
    expect(refused.status).toBe(429);
    expect(JSON.stringify(await refused.json())).toContain('"retryDelay":"12s"');
    expect(standIn.recorded.map(({ operation }) => operation)).toEqual(['listModels']);
  });

  it('broken JSON is broken for the client', async () => {
    const { standIn, ask } = await start();
    standIn.faults.add(refuseWithBrokenJson());
    await expect(ask(HELLO)).rejects.toThrow(SyntaxError);
  });

  it('the fault script can be written over HTTP', async () => {
    const { send, ask } = await start();
    expect((await send('/faults', { do: 'refuse', status: 503, body: {} })).status).toBe(201);
    expect((await ask(HELLO)).status).toBe(503);
  });

  it('only the last requests are kept', async () => {
    const { standIn, ask } = await start({ keepRequests: 2 });
    for (const text of ['one', 'two', 'three'])
      await ask({ contents: [{ role: 'user', parts: [{ text }] }] });
    expect(standIn.requests.map(({ message }) => message)).toEqual(['two', 'three']);
    standIn.reset();
    expect(standIn.requests).toEqual([]);
  });
});
