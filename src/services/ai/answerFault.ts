/** Looks at a whole answer of Gemini for what the packages let pass as success: blocked, empty, cut off, a malformed call. */
import type { ModelFailure } from '../../ports/model.ts';

/** The parts of a `GenerateContentResponse` that are looked at; everything may be missing on the wire. */
export interface GeminiAnswer {
  readonly candidates?: readonly GeminiCandidate[] | undefined;
  readonly promptFeedback?: { readonly blockReason?: string | undefined } | undefined;
  readonly usageMetadata?: GeminiUsage | undefined;
}

interface GeminiCandidate {
  readonly content?: { readonly parts?: readonly GeminiPart[] | undefined } | undefined;
  readonly finishReason?: string | undefined;
}

interface GeminiPart {
  readonly text?: string | undefined;
  readonly thought?: boolean | undefined;
  readonly functionCall?: { readonly name?: string | undefined } | undefined;
}

interface GeminiUsage {
  readonly promptTokenCount?: number | undefined;
  readonly candidatesTokenCount?: number | undefined;
  readonly thoughtsTokenCount?: number | undefined;
  readonly totalTokenCount?: number | undefined;
}

/** Thrown for an answer that came and cannot be used. */
export class AnswerFault extends Error {
  readonly code: ModelFailure;

  constructor(code: ModelFailure) {
    super(`gemini answer: ${code}`);
    this.name = 'AnswerFault';
    this.code = code;
  }
}

/** `Candidate.FinishReason` of the v1beta reference; what is not here and not STOP is a reason we do not know. */
const FAULT_OF_FINISH: Readonly<Record<string, ModelFailure>> = {
  MAX_TOKENS: 'cut_off',
  SAFETY: 'blocked',
  RECITATION: 'blocked',
  LANGUAGE: 'blocked',
  BLOCKLIST: 'blocked',
  PROHIBITED_CONTENT: 'blocked',
  SPII: 'blocked',
  MALFORMED_FUNCTION_CALL: 'malformed',
  MALFORMED_RESPONSE: 'malformed',
  UNEXPECTED_TOOL_CALL: 'malformed',
  TOO_MANY_TOOL_CALLS: 'too_many_calls',
  MISSING_THOUGHT_SIGNATURE: 'malformed',
  // "Model failed to generate content due to internal error."
  OTHER: 'unavailable',
};
const GOOD_FINISH = new Set(['STOP', 'FINISH_REASON_UNSPECIFIED']);

/** Why the answer cannot be used, or null. Half a text that was blocked or cut off is not used either. */
export function faultOf(answer: GeminiAnswer): ModelFailure | null {
  const [candidate] = listOf(answer.candidates);
  if (candidate === undefined) return answer.promptFeedback?.blockReason === undefined ? 'empty' : 'blocked';
  const { finishReason } = candidate;
  if (finishReason !== undefined && !GOOD_FINISH.has(finishReason))
    return FAULT_OF_FINISH[finishReason] ?? 'malformed';
  return listOf(candidate.content?.parts).some(isUsable) ? null : 'empty';
}

/** On the wire a list may be anything. */
const listOf = <Item>(list: readonly Item[] | undefined): readonly Item[] =>
  Array.isArray(list) ? (list as readonly Item[]) : [];

const isUsable = (part: GeminiPart): boolean =>
  typeof part.functionCall?.name === 'string' ||
  (part.thought !== true && typeof part.text === 'string' && part.text.trim() !== '');

/** Thinking is paid as output, and is not among the candidates' tokens. */
export function tokensOf({ usageMetadata }: GeminiAnswer): {
  readonly input: number;
  readonly output: number;
} {
  const count = (value: unknown): number => (typeof value === 'number' && value > 0 ? value : 0);
  const input = count(usageMetadata?.promptTokenCount);
  const output = count(usageMetadata?.candidatesTokenCount) + count(usageMetadata?.thoughtsTokenCount);
  return { input, output };
}
