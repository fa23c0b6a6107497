/** Turns JSON schemas into the subset that Gemini takes, and finds what is not in it; for the list of tools that the model is shown. */
import { z } from 'zod';

type Schema = Readonly<Record<string, unknown>>;

/**
 * Fields of `Schema` in the v1beta reference that we use (ai.google.dev/api/caching#Schema). `anyOf` and `default` are in newer
 * versions of it and were refused in practice, so they are not here; neither are formats, of which few are taken.
 */
const KEYWORDS = new Set([
  'type',
  'description',
  'nullable',
  'enum',
  'items',
  'minItems',
  'maxItems',
  'properties',
  'required',
  'propertyOrdering',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'pattern',
]);

const TYPES = new Set(['string', 'integer', 'number', 'boolean', 'object', 'array']);

/** The parameters of a tool, as the model is shown them: what the model is to write, before any transformation. */
export function toGeminiSchema(schema: z.ZodType): Record<string, unknown> {
  return keepGeminiKeywords(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
}

/** The same schema in Gemini's words: what can be said in them is said, the rest is left out (the gate parses in full anyway). */
export function keepGeminiKeywords(schema: Schema): Record<string, unknown> {
  const plain = { ...schema, ...unionOf(schema), ...boundsOf(schema) };
  const kept: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(plain)) {
    if (!KEYWORDS.has(keyword) || isSafeIntegerBound(keyword, value)) continue;
    kept[keyword] = value;
  }
  if (isRecord(plain.properties))
    kept['properties'] = mapValues(plain.properties, (property) => keepGeminiKeywords(property));
  if (isRecord(plain.items)) kept['items'] = keepGeminiKeywords(plain.items);
  return withTextEnum(withSingleType(kept));
}

/** `anyOf: [A, null]` is a nullable A; a choice among constants is an enum; of any other choice the first form is shown. */
function unionOf(schema: Schema): Record<string, unknown> & { properties?: unknown; items?: unknown } {
  if (typeof schema['const'] === 'string') return { type: 'string', enum: [schema['const']] };
  const choices = [schema['anyOf'], schema['oneOf'], schema['allOf']].find(Array.isArray)?.filter(isRecord);
  if (choices === undefined) return {};
  const real = choices.filter((choice) => choice['type'] !== 'null');
  const nullable = real.length < choices.length ? { nullable: true } : {};
  const constants = real.map((choice) => choice['const']).filter((value) => typeof value === 'string');
  if (constants.length === real.length && constants.length > 0)
    return { type: 'string', enum: constants, ...nullable };
  return { ...real[0], ...nullable };
}

/** Exclusive bounds of whole numbers are the next whole number. */
function boundsOf(schema: Schema): Record<string, unknown> {
  const { exclusiveMinimum: above, exclusiveMaximum: below } = schema;
  const step = [schema['type']].flat().includes('integer') ? 1 : 0;
  return {
    ...(typeof above === 'number' ? { minimum: above + step } : {}),
    ...(typeof below === 'number' ? { maximum: below - step } : {}),
  };
}

/** zod writes the limits of a double for every integer: sixteen digits that cost tokens and say nothing. */
const isSafeIntegerBound = (keyword: string, value: unknown): boolean =>
  (keyword === 'minimum' && value === Number.MIN_SAFE_INTEGER) ||
  (keyword === 'maximum' && value === Number.MAX_SAFE_INTEGER);

function withSingleType(schema: Record<string, unknown>): Record<string, unknown> {
  const { type } = schema;
  if (!Array.isArray(type)) return schema;
  const real = type.filter((name) => name !== 'null');
  return { ...schema, type: real[0], ...(real.length < type.length ? { nullable: true } : {}) };
}

/** Enums are of strings only, and an empty one among them is refused. */
function withTextEnum(schema: Record<string, unknown>): Record<string, unknown> {
  const { enum: values, ...rest } = schema;
  if (!Array.isArray(values)) return schema;
  const texts = values.filter((value) => typeof value === 'string' && value !== '');
  return texts.length > 0 && rest['type'] === 'string' ? { ...rest, enum: texts } : rest;
}

/** What Gemini would refuse, a sentence each with its place; empty when it takes the schema. */
export function lintGeminiSchema(schema: unknown, place = 'parameters'): string[] {
  if (!isRecord(schema)) return [`${place} is no schema`];
  const problems = Object.keys(schema)
    .filter((keyword) => !KEYWORDS.has(keyword))
    .map((keyword) => `${place}: unknown keyword ${keyword}`);
  if (typeof schema['type'] !== 'string' || !TYPES.has(schema['type'].toLowerCase()))
    problems.push(`${place}: type must be one of ${[...TYPES].join(', ')}`);
  problems.push(...lintEnum(schema, place), ...lintNested(schema, place));
  return problems;
}

function lintEnum(schema: Schema, place: string): string[] {
  const values = schema['enum'];
  if (values === undefined) return [];
  if (!Array.isArray(values) || values.length === 0) return [`${place}: an enum must list something`];
  const problems = values.some((value) => typeof value !== 'string' || value === '')
    ? [`${place}: an enum must list strings, none of them empty`]
    : [];
  if (schema['type'] !== 'string') problems.push(`${place}: an enum must be of type string`);
  return problems;
}

function lintNested(schema: Schema, place: string): string[] {
  const properties = isRecord(schema['properties']) ? schema['properties'] : {};
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const unknown = required.filter((name) => !Object.hasOwn(properties, String(name)));
  return [
    ...unknown.map((name) => `${place}: ${String(name)} is required but is no property`),
    ...Object.entries(properties).flatMap(([name, property]) =>
      lintGeminiSchema(property, `${place}.${name}`),
    ),
    ...(schema['type'] === 'array' ? lintGeminiSchema(schema['items'], `${place}.items`) : []),
  ];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const mapValues = (
  record: Schema,
  change: (value: Schema) => Record<string, unknown>,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name, isRecord(value) ? change(value) : value]),
  );
