/** What makes two requests to the model the same: model, prompt, tools and messages, each hashed by itself so that a miss can say which of them changed. */
import { createHash } from 'node:crypto';

export interface RequestKey {
  readonly model: string;
  readonly prompt: string;
  readonly tools: string;
  readonly messages: string;
}

const KEY_PARTS = ['model', 'prompt', 'tools', 'messages'] as const;

const hashOf = (value: unknown): string =>
  createHash('sha256').update(canonical(value)).digest('hex').slice(0, 16);

export function requestKey(model: string, body: Readonly<Record<string, unknown>>): RequestKey {
  const { systemInstruction, tools, toolConfig, contents, ...rest } = body;
  return {
    model,
    prompt: hashOf(systemInstruction),
    tools: hashOf([tools, toolConfig]),
    messages: hashOf([contents, rest]),
  };
}

export const isSameKey = (left: RequestKey, right: RequestKey): boolean =>
  KEY_PARTS.every((part) => left[part] === right[part]);

/** "the prompt and the tools": the parts in which the request differs from the one it comes closest to. */
export function whatDiffers(wanted: RequestKey, known: readonly RequestKey[]): string {
  const differing = known.map((key) => KEY_PARTS.filter((part) => key[part] !== wanted[part]));
  const closest = differing.toSorted((left, right) => left.length - right.length)[0];
  if (closest === undefined) return 'nothing is recorded for it';
  if (closest.length === 0) return 'it is asked more often than it was recorded';
  return `changed since the recording: the ${closest.join(' and the ')}`;
}

/** JSON with its keys in order, so that the order in which a client writes them does not matter. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .toSorted(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(',')}}`;
}
