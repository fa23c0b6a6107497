/** A Gemini stand-in with the real adapters before it; tests of the model and of whatever stands on it start one. */
import { onTestFinished } from 'vitest';
import type { ToolCall } from '../domain/message/toolCall.ts';
import type { Model, ModelRequest, ToolAnswer } from '../ports/model.ts';
import {
  type GeminiStandIn,
  type GeminiStandInOptions,
  startGeminiStandIn,
} from '../sandbox/gemini/startGeminiStandIn.ts';
import { createGeminiModel } from '../services/ai/gemini/geminiModel.ts';
import { type RecordingLog, recordingLog } from '../services/recordingLog.ts';

export interface GeminiBench {
  readonly standIn: GeminiStandIn;
  readonly model: Model;
  readonly log: RecordingLog;
  /** The calls that reached the gate, in their order. */
  readonly ran: ToolCall[];
  /** A request of a patient; anything of it may be given. */
  request(given?: Partial<ModelRequest>): ModelRequest;
  /** Moves the clock that the breaker looks at. */
  advance(ms: number): void;
}

const NOW = new Date('2026-11-22T04:30:00Z');

export const FIND_SLOTS = {
  name: 'findSlots',
  description: 'Finds free slots of a doctor.',
  parameters: {
    type: 'object',
    properties: {
      doctor: { type: 'string' },
      part: { type: 'string', enum: ['morning', 'evening'] },
      count: { type: 'integer' },
    },
    required: ['doctor'],
  },
};
export const HOLD_SLOT = {
  name: 'holdSlot',
  description: 'Keeps a slot.',
  parameters: { type: 'object', properties: { slot: { type: 'string' } }, required: ['slot'] },
};
const CLINIC_INFORMATION = {
  name: 'clinicInformation',
  description: 'Tells about the clinic.',
  parameters: { type: 'object', properties: {} },
};

/** Short enough for tests that wait for them, long enough for a busy machine to answer in. */
export const SHORT_LIMITS = { modelCalls: 4, toolCalls: 6, callTimeoutMs: 5_000, turnTimeoutMs: 10_000 };

const FOUND: ToolAnswer = { ok: true, facts: { slots: ['d-iyer_20261123_1720'] } };

/** Closed when the test ends. */
export async function startGeminiBench(
  options: GeminiStandInOptions & { readonly model?: string } = {},
): Promise<GeminiBench> {
  const standIn = await startGeminiStandIn(options);
  onTestFinished(() => standIn.close());
  const log = recordingLog();
  const ran: ToolCall[] = [];
  let nowMs = NOW.getTime();
  const clock = { now: () => new Date(nowMs) };
  const model = createGeminiModel({
    apiKey: standIn.apiKey,
    model: options.model ?? 'gemini-3.8-flash',
    baseUrl: standIn.url,
    log,
    clock,
  });
  const tools = [FIND_SLOTS, HOLD_SLOT, CLINIC_INFORMATION];
  const request = (given: Partial<ModelRequest> = {}): ModelRequest => ({
    instructions: 'You are the receptionist of Shanti Family Clinic.',
    history: [],
    message: 'Is Dr Iyer free tomorrow evening?',
    tools,
    offered: () => new Set(tools.map(({ name }) => name)),
    runTool: async (call) => {
      ran.push(call);
      return FOUND;
    },
    signal: new AbortController().signal,
    limits: SHORT_LIMITS,
    ...given,
  });
  return {
    standIn,
    model,
    log,
    ran,
    request,
    advance: (ms) => {
      nowMs += ms;
    },
  };
}
