/** Do the arguments that a model made up fit a tool's flat schema? Used by the tool desk, before the gate parses them in full. */

import type { ToolCall } from '../../../domain/message/toolCall.ts';
import type { ModelTool } from '../../../ports/model.ts';
import type { Result } from '../../../types/result.ts';
import { no, ok } from '../../../types/result.ts';

type Arguments = ToolCall['arguments'];

/**
 * The known arguments, or one sentence for the model that names fields and forms, never values. What no schema names is left
 * out, as the gate would do; null stands for "not given", for models like to fill every field. Patterns and ranges are the gate's.
 */
export function fitArguments(parameters: ModelTool['parameters'], given: unknown): Result<Arguments, string> {
  if (given !== undefined && given !== null && !isRecord(given))
    return no('The arguments must be one object.');
  const values = given ?? {};
  const fields = isRecord(parameters['properties']) ? parameters['properties'] : {};
  const fitting: Record<string, string | number | boolean> = {};
  const wrong: string[] = [];
  for (const [name, schema] of Object.entries(fields)) {
    const value = Object.hasOwn(values, name) ? values[name] : null;
    if (value === null || value === undefined) continue;
    const form = formOf(schema);
    if (form.fits(value)) fitting[name] = value;
    else wrong.push(`${name} must be ${form.wanted}`);
  }
  const missing = namesIn(parameters['required']).filter((name) => !Object.hasOwn(fitting, name));
  const missed = missing.filter((name) => !wrong.some((problem) => problem.startsWith(`${name} `)));
  const problems = [...wrong, ...missed.map((name) => `${name} is missing`)];
  return problems.length === 0 ? ok(fitting) : no(`${problems.join('; ')}.`);
}

interface Form {
  readonly wanted: string;
  readonly fits: (value: unknown) => value is string | number | boolean;
}

const FORMS: Readonly<Record<string, Form>> = {
  string: { wanted: 'a string', fits: (value) => typeof value === 'string' },
  integer: { wanted: 'an integer', fits: (value): value is number => Number.isSafeInteger(value) },
  number: {
    wanted: 'a number',
    fits: (value): value is number => typeof value === 'number' && Number.isFinite(value),
  },
  boolean: { wanted: 'true or false', fits: (value) => typeof value === 'boolean' },
};
const NO_FORM: Form = { wanted: 'left out', fits: (value): value is string => value === undefined };

function formOf(schema: unknown): Form {
  if (!isRecord(schema)) return NO_FORM;
  const allowed = namesIn(schema['enum']);
  if (allowed.length > 0)
    return {
      wanted: `one of ${allowed.join(', ')}`,
      fits: (value): value is string => typeof value === 'string' && allowed.includes(value),
    };
  return FORMS[String(schema['type']).toLowerCase()] ?? NO_FORM;
}

const namesIn = (list: unknown): readonly string[] =>
  Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
