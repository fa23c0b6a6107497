// Sandbox, Gemini: which schemas of tools and answers the service takes; `requestRules.ts` asks for each that comes.
import { isRecord } from '../httpServer.ts';
import { GeminiRefusal, unknownName } from './refusal.ts';

/** The fields that were taken in practice: `const`, `oneOf`, `anyOf`, `default` and others of JSON Schema were refused. */
const FIELDS = new Set([
  'type',
  'format',
  'title',
  'description',
  'nullable',
  'enum',
  'items',
  'minItems',
  'maxItems',
  'properties',
  'minProperties',
  'maxProperties',
  'required',
  'propertyOrdering',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'pattern',
  'example',
]);
const TYPES = new Set(['string', 'number', 'integer', 'boolean', 'array', 'object']);
const STRING_FORMATS = new Set(['enum', 'date-time']);

/** Throws the refusal of the first thing that is wrong. `place` is the path that the service names, `field` that of its second kind of message. */
export function checkSchema(schema: unknown, place: string): void {
  if (!isRecord(schema))
    throw new GeminiRefusal(400, `Invalid value at '${place}' (type.googleapis.com/Schema)`);
  for (const name of Object.keys(schema)) if (!FIELDS.has(name)) throw unknownName(name, place);
  checkType(schema['type'], place);
  checkEnum(schema, place);
  checkFormat(schema, place);
  checkNested(schema, place);
}

function checkType(type: unknown, place: string): void {
  if (Array.isArray(type))
    throw new GeminiRefusal(400, `Proto field is not repeating, cannot start list at '${place}.type'.`);
  if (typeof type !== 'string' || !TYPES.has(type.toLowerCase()))
    throw new GeminiRefusal(
      400,
      `Invalid value at '${place}.type' (type.googleapis.com/google.ai.generativelanguage.v1beta.Type), ${JSON.stringify(type)}`,
    );
}

function checkEnum(schema: Record<string, unknown>, place: string): void {
  const values = schema['enum'];
  if (values === undefined) return;
  if (!Array.isArray(values) || values.some((value) => typeof value !== 'string'))
    throw new GeminiRefusal(400, `Invalid value at '${place}.enum[0]' (TYPE_STRING)`);
  if (String(schema['type']).toLowerCase() !== 'string')
    throw new GeminiRefusal(400, `${place}.enum: only allowed for STRING type`);
  const empty = values.indexOf('');
  if (empty >= 0) throw new GeminiRefusal(400, `${place}.enum[${empty}]: cannot be empty`);
}

function checkFormat(schema: Record<string, unknown>, place: string): void {
  const { format } = schema;
  if (format === undefined || String(schema['type']).toLowerCase() !== 'string') return;
  if (!(typeof format === 'string' && STRING_FORMATS.has(format)))
    throw new GeminiRefusal(
      400,
      `${place}.format: only 'enum' and 'date-time' are supported for STRING type`,
    );
}

function checkNested(schema: Record<string, unknown>, place: string): void {
  const { properties, items, required } = schema;
  const type = String(schema['type']).toLowerCase();
  if (properties !== undefined && !isRecord(properties))
    throw new GeminiRefusal(400, `Invalid value at '${place}.properties'`);
  const names = isRecord(properties) ? Object.keys(properties) : [];
  if (type === 'object' && names.length === 0)
    throw new GeminiRefusal(400, `${place}.properties: should be non-empty for OBJECT type`);
  for (const name of Array.isArray(required) ? (required as unknown[]) : [])
    if (!names.includes(String(name)))
      throw new GeminiRefusal(400, `${place}.required[0]: property is not defined`);
  for (const name of names)
    checkSchema((properties as Record<string, unknown>)[name], `${place}.properties[${name}]`);
  if (type === 'array' && items === undefined) throw new GeminiRefusal(400, `${place}.items: missing field.`);
  if (items !== undefined) checkSchema(items, `${place}.items`);
}
