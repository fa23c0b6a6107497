import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PATIENT_TOOLS } from '../../../../tools/patient/index.ts';
import { startGeminiBench } from '../../../testing/geminiBench.ts';
import { keepGeminiKeywords, lintGeminiSchema, toGeminiSchema } from './toolSchema.ts';

describe('the tools of patients', () => {
  it('there are tools', () => expect(PATIENT_TOOLS.length).toBeGreaterThan(15));

  it.each(PATIENT_TOOLS)('$name has a schema that Gemini takes, with nothing lost of its fields', (tool) => {
    const schema = toGeminiSchema(tool.input);
    expect(lintGeminiSchema(schema)).toEqual([]);
    const fields = (z.toJSONSchema(tool.input, { io: 'input' }).properties ?? {}) as object;
    expect(Object.keys(schema['properties'] ?? {})).toEqual(Object.keys(fields));
    expect(
      Object.values(schema['properties'] ?? {}).map((field: { type: string }) => field.type),
    ).not.toContain('object');
  });

  it('all of them together are taken on the wire', async () => {
    const bench = await startGeminiBench();
    const tools = PATIENT_TOOLS.map(({ name, description, input }) => ({
      name,
      description,
      parameters: toGeminiSchema(input),
    }));
    const offered = () => new Set(tools.map(({ name }) => name));
    expect(await bench.model.run(bench.request({ tools, offered }))).toMatchObject({ ok: true });
    expect(bench.standIn.requests[0]?.declarations).toHaveLength(tools.length);
  });
});

describe('from zod to Gemini', () => {
  it('keeps what Gemini knows', () => {
    const schema = z.object({
      name: z.string().trim().min(1).max(80).describe('As the patient says it.'),
      phone: z.string().regex(/^\+91[6-9]\d{9}$/),
      ageYears: z.int().min(0).max(120).optional(),
      count: z.int(),
      part: z.enum(['morning', 'evening']).optional(),
      isNew: z.boolean().default(false),
    });
    expect(toGeminiSchema(schema)).toEqual({
      type: 'object',
      properties: {
        name: { type: 'string', minLength: 1, maxLength: 80, description: 'As the patient says it.' },
        phone: { type: 'string', pattern: '^\\+91[6-9]\\d{9}$' },
        ageYears: { type: 'integer', minimum: 0, maximum: 120 },
        count: { type: 'integer' },
        part: { type: 'string', enum: ['morning', 'evening'] },
        isNew: { type: 'boolean' },
      },
      required: ['name', 'phone', 'count', 'part'].filter((field) => field !== 'part'),
    });
  });

  it.each<[string, z.ZodType, object]>([
    ['one word', z.literal('visit'), { type: 'string', enum: ['visit'] }],
    [
      'a choice of words',
      z.union([z.literal('en'), z.literal('hi')]),
      { type: 'string', enum: ['en', 'hi'] },
    ],
    ['something or nothing', z.string().nullable(), { type: 'string', nullable: true }],
    ['above nought', z.int().positive().max(9), { type: 'integer', minimum: 1, maximum: 9 }],
    ['a day', z.iso.date(), { type: 'string', pattern: expect.any(String) }],
    [
      'a list',
      z.array(z.string().max(9)).max(3),
      { type: 'array', items: { type: 'string', maxLength: 9 }, maxItems: 3 },
    ],
    ['numbers to choose from', z.union([z.literal(1), z.literal(2)]), { type: 'number' }],
  ])('%s', (_what, schema, expected) => {
    const converted = toGeminiSchema(schema);
    expect(converted).toEqual(expected);
    expect(lintGeminiSchema(converted)).toEqual([]);
  });

  it('an empty word in a choice is left out', () => {
    expect(keepGeminiKeywords({ type: 'string', enum: ['', 'morning'] })).toEqual({
      type: 'string',
      enum: ['morning'],
    });
  });
});

it.each<[string, unknown, string]>([
  ['const', { type: 'string', const: 'x' }, 'parameters: unknown keyword const'],
  ['oneOf', { type: 'string', oneOf: [] }, 'parameters: unknown keyword oneOf'],
  ['anyOf', { type: 'string', anyOf: [] }, 'parameters: unknown keyword anyOf'],
  ['default', { type: 'string', default: 'x' }, 'parameters: unknown keyword default'],
  [
    'exclusiveMinimum',
    { type: 'integer', exclusiveMinimum: 0 },
    'parameters: unknown keyword exclusiveMinimum',
  ],
  [
    'a list of types',
    { type: ['string', 'null'] },
    'parameters: type must be one of string, integer, number, boolean, object, array',
  ],
  [
    'an empty word',
    { type: 'string', enum: [''] },
    'parameters: an enum must list strings, none of them empty',
  ],
  ['a choice of numbers', { type: 'integer', enum: ['1'] }, 'parameters: an enum must be of type string'],
  [
    'a field within',
    { type: 'object', properties: { day: { type: 'string', format: 'date' } } },
    'parameters.day: unknown keyword format',
  ],
  [
    'a missing field',
    { type: 'object', properties: {}, required: ['day'] },
    'parameters: day is required but is no property',
  ],
  ['no schema', 7, 'parameters is no schema'],
])('what Gemini refuses is found: %s', (_what, schema, problem) => {
  expect(lintGeminiSchema(schema)).toContain(problem);
});
