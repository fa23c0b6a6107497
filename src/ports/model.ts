/** What we need of a language model that calls tools. It proposes; `runTool` is the gate, and decides. */
import type { ToolCall } from '../domain/message/toolCall.ts';

export interface ModelTool {
  readonly name: string;
  readonly description: string;
  /** JSON schema of the arguments: one flat object of strings, integers, booleans and enums, with keywords that Gemini accepts. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** What the model sees of a tool's outcome: facts, or a code with a hint. Never the text of an exception. */
export type ToolAnswer =
  | { readonly ok: true; readonly facts: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly code: string; readonly hint: string };

export interface ModelLine {
  readonly from: 'patient' | 'clinic';
  readonly text: string;
}

export interface ModelRequest {
  /** The filled prompt. */
  readonly instructions: string;
  /** The last few plain texts, oldest first; names and numbers are masked already. Never tool turns. */
  readonly history: readonly ModelLine[];
  /** The patient's message, masked. */
  readonly message: string;
  /** Every tool that any state could offer. */
  readonly tools: readonly ModelTool[];
  /** Names of the tools that the state offers now; asked before every call of the model. */
  readonly offered: () => ReadonlySet<string>;
  /** Runs a call through the gate. Never rejects. */
  readonly runTool: (call: ToolCall) => Promise<ToolAnswer>;
  /** Aborted when the turn is closed: nothing may run after it. */
  readonly signal: AbortSignal;
  readonly limits: ModelLimits;
}

export interface ModelLimits {
  readonly modelCalls: number;
  readonly toolCalls: number;
  readonly callTimeoutMs: number;
  readonly turnTimeoutMs: number;
}

export interface ModelUsage {
  readonly modelCalls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly milliseconds: number;
}

/** Why the model gave no answer that can be used. */
export const MODEL_FAILURES = [
  'timeout',
  'rate_limited',
  'unavailable',
  'blocked',
  'empty',
  'cut_off',
  'malformed',
  'unknown_tool',
  'bad_arguments',
  'too_many_calls',
  'refused',
] as const;
export type ModelFailure = (typeof MODEL_FAILURES)[number];

export type ModelOutcome =
  | { readonly ok: true; readonly text: string; readonly usage: ModelUsage }
  | { readonly ok: false; readonly code: ModelFailure; readonly usage: ModelUsage };

export interface Model {
  /** The model's id, for traces and prices. */
  readonly id: string;
  /** False while the breaker is open: the model is not asked at all. */
  isAvailable(): boolean;
  /** Never rejects. */
  run(request: ModelRequest): Promise<ModelOutcome>;
}
