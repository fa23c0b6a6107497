// Sandbox, Gemini: a request as scripts, the obedient mode and tests look at it.
import { isRecord } from '../httpServer.ts';
import { contentsOf, responsesIn, type WireContent } from './contentRules.ts';
import { declarationsOf } from './requestRules.ts';

export interface Declaration {
  readonly name: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface SeenAudio {
  readonly mimeType: string;
  readonly bytes: Buffer;
}

export interface SeenRequest {
  readonly operation: string;
  readonly model: string;
  /** The body as it came. */
  readonly body: Record<string, unknown>;
  /** The text of the system instruction. */
  readonly instructions: string;
  readonly contents: readonly WireContent[];
  /** What the patient wrote last; results of calls do not count. */
  readonly message: string;
  /** The results of the calls of the last answer, in their order; empty when the patient spoke last. */
  readonly results: readonly { readonly name: string; readonly response: unknown }[];
  readonly declarations: readonly Declaration[];
  /** Calls are forbidden (`mode: NONE`) or there is none to call. */
  readonly mayCall: boolean;
  readonly audio: SeenAudio | undefined;
  /** The fields that the answer must have, when it must be JSON of a schema. */
  readonly answerFields: readonly string[] | undefined;
}

export function readSeenRequest(
  operation: string,
  model: string,
  body: Record<string, unknown>,
): SeenRequest {
  const contents = contentsOf(body);
  const last = contents.at(-1);
  const results = last === undefined ? [] : responsesIn(last).map(readResult);
  const declarations = declarationsOf(body['tools']).map(readDeclaration);
  return {
    operation,
    model,
    body,
    instructions: textOf(contentsOf({ contents: [body['systemInstruction']] })[0]),
    contents,
    message: textOf(contents.findLast((content) => content.role !== 'model' && textOf(content) !== '')),
    results,
    declarations,
    mayCall: declarations.length > 0 && modeOf(body) !== 'NONE',
    audio: audioOf(contents),
    answerFields: answerFieldsOf(body),
  };
}

/** A deterministic guess: four characters a token, and 32 tokens a second of speech at 16 kbit/s. */
export function countPromptTokens({ body, audio }: SeenRequest): number {
  const { systemInstruction, tools, contents } = body;
  const text = JSON.stringify([systemInstruction, tools, contents], (key, value: unknown) =>
    key === 'inlineData' || key === 'thoughtSignature' ? undefined : value,
  );
  return Math.ceil(text.length / 4) + Math.ceil(((audio?.bytes.length ?? 0) / 2_000) * 32);
}

function textOf(content: WireContent | undefined): string {
  const texts = content?.parts.map((part) => part['text']).filter((text) => typeof text === 'string') ?? [];
  return texts.join('\n');
}

function readResult(part: Readonly<Record<string, unknown>>): { name: string; response: unknown } {
  const { name, response } = isRecord(part['functionResponse']) ? part['functionResponse'] : {};
  return { name: String(name), response };
}

function readDeclaration({ name, parameters }: Record<string, unknown>): Declaration {
  return { name: String(name), parameters: isRecord(parameters) ? parameters : {} };
}

function modeOf(body: Record<string, unknown>): unknown {
  const config = isRecord(body['toolConfig']) ? body['toolConfig']['functionCallingConfig'] : undefined;
  return isRecord(config) ? config['mode'] : undefined;
}

function audioOf(contents: readonly WireContent[]): SeenAudio | undefined {
  for (const { inlineData } of contents.at(-1)?.parts ?? []) {
    const { mimeType, data } = isRecord(inlineData) ? inlineData : {};
    if (typeof mimeType === 'string' && mimeType.startsWith('audio/') && typeof data === 'string')
      return { mimeType, bytes: Buffer.from(data, 'base64') };
  }
  return undefined;
}

function answerFieldsOf(body: Record<string, unknown>): readonly string[] | undefined {
  const config = isRecord(body['generationConfig']) ? body['generationConfig'] : {};
  const schema = isRecord(config['responseSchema']) ? config['responseSchema'] : undefined;
  return isRecord(schema?.['properties']) ? Object.keys(schema['properties']) : undefined;
}
