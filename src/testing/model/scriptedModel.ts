/** A model behind the port itself, without a service and without the adapter's checks: every call that it makes up reaches the gate. */

import type { ToolCall } from '../../domain/message/toolCall.ts';
import type { Model, ModelFailure, ModelOutcome, ModelRequest, ToolAnswer } from '../../ports/model.ts';

/** What the script sees of a request, each time that the model "thinks". */
export interface Thought {
  readonly instructions: string;
  readonly message: string;
  readonly offered: ReadonlySet<string>;
  /** Answers to the calls of the round before; empty in the first. */
  readonly results: readonly ToolAnswer[];
  /** False in the last round: then only words count. */
  readonly mayCall: boolean;
}

export type ScriptedStep =
  | { readonly say: string }
  | { readonly call: readonly { readonly name: string; readonly args?: unknown }[] }
  | { readonly fail: ModelFailure }
  /** Says nothing for so long, then goes on with the next step whether or not somebody still waits. */
  | { readonly waitMs: number; readonly next: ScriptedStep };

export interface ScriptedModel extends Model {
  script: (thought: Thought) => ScriptedStep;
  /** Everything that left the house, as one text a request. */
  readonly requests: string[];
}

export function scriptedModel(): ScriptedModel {
  const requests: string[] = [];
  const model: ScriptedModel = {
    id: 'scripted',
    requests,
    script: () => ({ say: 'DONE' }),
    isAvailable: () => true,
    run: async (request) => {
      requests.push(JSON.stringify([request.instructions, request.history, request.message]));
      return think(model, request);
    },
  };
  return model;
}

async function think(model: ScriptedModel, request: ModelRequest): Promise<ModelOutcome> {
  let results: readonly ToolAnswer[] = [];
  for (let round = 1; round <= request.limits.modelCalls; round += 1) {
    const mayCall = round < request.limits.modelCalls;
    const { instructions, message } = request;
    let step = model.script({ instructions, message, offered: request.offered(), results, mayCall });
    while ('waitMs' in step) {
      const { waitMs, next } = step;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      step = next;
    }
    if ('fail' in step) return { ok: false, code: step.fail, usage: USAGE };
    if ('say' in step)
      return step.say.trim() === ''
        ? { ok: false, code: 'empty', usage: USAGE }
        : { ok: true, text: step.say, usage: USAGE };
    results = await Promise.all(
      step.call.map(({ name, args }) =>
        request.runTool({ tool: name, arguments: (args ?? {}) as ToolCall['arguments'] }),
      ),
    );
    model.requests.push(JSON.stringify(results));
  }
  return { ok: false, code: 'too_many_calls', usage: USAGE };
}

const USAGE = { modelCalls: 1, inputTokens: 100, outputTokens: 10, milliseconds: 1 };
