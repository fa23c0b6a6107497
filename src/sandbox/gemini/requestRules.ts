// Sandbox, Gemini: refuses requests that the service refuses, before any answer is looked for; `api.ts` calls it.
import { isRecord } from '../httpServer.ts';
import { checkContents } from './contentRules.ts';
import { refusesMinimalThinking } from './models.ts';
import { GeminiRefusal, unknownName } from './refusal.ts';
import { checkSchema } from './schemaRules.ts';

/** Fields of a GenerateContentRequest. */
const REQUEST_FIELDS = new Set([
  'model',
  'contents',
  'tools',
  'toolConfig',
  'safetySettings',
  'systemInstruction',
  'generationConfig',
  'cachedContent',
]);
const GENERATION_FIELDS = new Set([
  'stopSequences',
  'responseMimeType',
  'responseSchema',
  'candidateCount',
  'maxOutputTokens',
  'temperature',
  'topP',
  'topK',
  'seed',
  'presencePenalty',
  'frequencyPenalty',
  'thinkingConfig',
]);
const HARM_CATEGORIES = new Set([
  'HARM_CATEGORY_HARASSMENT',
  'HARM_CATEGORY_HATE_SPEECH',
  'HARM_CATEGORY_SEXUALLY_EXPLICIT',
  'HARM_CATEGORY_DANGEROUS_CONTENT',
  'HARM_CATEGORY_CIVIC_INTEGRITY',
]);
const FUNCTION_NAME = /^[a-zA-Z_][a-zA-Z0-9_.:-]{0,63}$/;
const MODES = new Set(['AUTO', 'ANY', 'NONE', 'VALIDATED', 'MODE_UNSPECIFIED']);

/** The body, if the service would take it for this model; throws a `GeminiRefusal` otherwise. */
export function checkRequest(body: unknown, modelId: string): Record<string, unknown> {
  if (!isRecord(body)) throw new GeminiRefusal(400, 'Invalid JSON payload received. Unexpected token.');
  for (const name of Object.keys(body)) if (!REQUEST_FIELDS.has(name)) throw unknownName(name, '');
  checkGeneration(body['generationConfig'], modelId);
  checkSafety(body['safetySettings']);
  checkTools(body['tools']);
  checkToolConfig(body['toolConfig'], declaredNames(body));
  checkContents(body['contents']);
  return body;
}

function declaredNames(body: Record<string, unknown>): string[] {
  return declarationsOf(body['tools']).map((declaration) => String(declaration['name']));
}

export function declarationsOf(tools: unknown): Record<string, unknown>[] {
  const list = Array.isArray(tools) ? (tools as unknown[]).filter(isRecord) : [];
  return list.flatMap((tool) => {
    const declarations = tool['functionDeclarations'];
    return Array.isArray(declarations) ? (declarations as unknown[]).filter(isRecord) : [];
  });
}

function checkTools(tools: unknown): void {
  if (tools === undefined) return;
  if (!Array.isArray(tools)) throw new GeminiRefusal(400, "Invalid value at 'tools'");
  const seen = new Set<string>();
  declarationsOf(tools).forEach((declaration, index) => {
    const place = `tools[0].function_declarations[${index}]`;
    const name = declaration['name'];
    if (typeof name !== 'string' || !FUNCTION_NAME.test(name))
      throw new GeminiRefusal(
        400,
        `GenerateContentRequest.${place}.name: Invalid function name. Must start with a letter or an underscore.`,
      );
    if (seen.has(name)) throw new GeminiRefusal(400, `Duplicate function declaration found: ${name}`);
    seen.add(name);
    for (const field of Object.keys(declaration))
      if (!['name', 'description', 'parameters', 'response', 'behavior'].includes(field))
        throw unknownName(field, place);
    if (declaration['parameters'] !== undefined)
      checkSchema(declaration['parameters'], `${place}.parameters`);
  });
}

function checkToolConfig(config: unknown, names: readonly string[]): void {
  if (!isRecord(config) || !isRecord(config['functionCallingConfig'])) return;
  const { mode, allowedFunctionNames } = config['functionCallingConfig'];
  if (mode !== undefined && !(typeof mode === 'string' && MODES.has(mode)))
    throw new GeminiRefusal(400, "Invalid value at 'tool_config.function_calling_config.mode'");
  const allowed = Array.isArray(allowedFunctionNames) ? (allowedFunctionNames as unknown[]) : [];
  if (allowed.length > 0 && mode !== 'ANY')
    throw new GeminiRefusal(
      400,
      'Function calling config is set with allowed_function_names and a mode other than ANY.',
    );
  for (const name of allowed)
    if (!names.includes(String(name)))
      throw new GeminiRefusal(400, 'allowed_function_names must be among the function declarations.');
}

function checkGeneration(config: unknown, modelId: string): void {
  if (config === undefined) return;
  if (!isRecord(config)) throw new GeminiRefusal(400, "Invalid value at 'generation_config'");
  for (const name of Object.keys(config))
    if (!GENERATION_FIELDS.has(name)) throw unknownName(name, 'generation_config');
  const { temperature, maxOutputTokens, thinkingConfig, responseSchema, responseMimeType } = config;
  if (temperature !== undefined && !(typeof temperature === 'number' && temperature >= 0 && temperature <= 2))
    throw new GeminiRefusal(
      400,
      'Unable to submit request because temperature must be in the range [0.0, 2.0].',
    );
  if (maxOutputTokens !== undefined && !(Number.isInteger(maxOutputTokens) && Number(maxOutputTokens) > 0))
    throw new GeminiRefusal(400, 'max_output_tokens must be positive.');
  if (responseSchema !== undefined) {
    checkSchema(responseSchema, 'generation_config.response_schema');
    if (responseMimeType !== 'application/json')
      throw new GeminiRefusal(
        400,
        "Function calling config: response_schema needs response_mime_type 'application/json'.",
      );
  }
  if (isRecord(thinkingConfig)) checkThinking(thinkingConfig, modelId);
}

function checkThinking({ thinkingLevel, thinkingBudget }: Record<string, unknown>, modelId: string): void {
  const isThree = /^gemini-(?:[3-9]|\d\d)/.test(modelId);
  if (thinkingLevel !== undefined && thinkingBudget !== undefined)
    throw new GeminiRefusal(400, 'You can only set only one of thinking budget and thinking level.');
  if (thinkingLevel !== undefined && !isThree)
    throw new GeminiRefusal(400, 'Thinking level is not supported for this model.');
  if (String(thinkingLevel).toLowerCase() === 'minimal' && refusesMinimalThinking(modelId))
    throw new GeminiRefusal(400, 'Thinking level MINIMAL is not supported for this model.');
}

function checkSafety(settings: unknown): void {
  if (settings === undefined) return;
  const list = Array.isArray(settings) ? (settings as unknown[]).filter(isRecord) : [];
  const seen = new Set<string>();
  for (const { category } of list) {
    const name = String(category);
    if (!HARM_CATEGORIES.has(name))
      throw new GeminiRefusal(400, `Invalid value at 'safety_settings[0].category', "${name}"`);
    if (seen.has(name)) throw new GeminiRefusal(400, 'There is more than one safety setting for a category.');
    seen.add(name);
  }
}
