/** The only door: is there such a tool for this role, do the arguments parse, does the machine allow it now, was it done already? */
import type { z } from 'zod';
import type { Outcome } from '../app/turn/outcome.ts';
import type { Turn } from '../app/turn/turn.ts';
import { asksOf } from '../domain/conversation/position.ts';
import type { ConversationState } from '../domain/conversation/states.ts';
import type { Refusal } from '../domain/message/refusal.ts';
import type { ToolCall } from '../domain/message/toolCall.ts';
import type { Result } from '../types/result.ts';
import { no, ok } from '../types/result.ts';
import { inSpan } from '../types/span.ts';
import type { Tool } from './tool.ts';

export type ToolList = ReadonlyMap<string, Tool>;

export const toolList = (tools: readonly Tool[]): ToolList => new Map(tools.map((tool) => [tool.name, tool]));

/** The tools that a reader may propose in a state: read tools, and the write tools whose ask the state knows. */
export const offeredTools = (tools: ToolList, state: ConversationState): readonly Tool[] =>
  [...tools.values()].filter(
    (tool) => state !== 'WITH_STAFF' && (tool.ask === null || asksOf(state).has(tool.ask)),
  );

/** Runs a proposed call, or says why not. Everything that is proposed, by whomever, comes through here. */
export async function passGate(turn: Turn, tools: ToolList, call: ToolCall): Promise<Outcome> {
  const startedAt = performance.now();
  const outcome = await inSpan('tool.call', {}, async (note) => {
    const decided = await decide(turn, tools, call);
    const code = decided.ok ? 'ok' : decided.refusal.code;
    // A model may invent names, and put into them what it likes.
    note({ tool: tools.has(call.tool) ? call.tool : 'unknown', result: code });
    return decided;
  });
  turn.calls.push({
    call,
    result: outcome.ok ? 'ok' : outcome.refusal.code,
    answer: outcome.ok ? outcome.value : outcome.refusal,
    milliseconds: performance.now() - startedAt,
  });
  return outcome;
}

async function decide(turn: Turn, tools: ToolList, call: ToolCall): Promise<Outcome> {
  const tool = tools.get(call.tool);
  if (tool === undefined) return no({ code: 'unknown_tool' });
  const input = parseArguments(tool, call);
  if (!input.ok) return input;
  const allowed = isAllowed(turn, tool);
  if (!allowed.ok) return allowed;
  if (tool.kind === 'write' && !(await claimEffect(turn, call))) return no({ code: 'already_done' });
  return tool.run(turn, input.value);
}

function parseArguments(tool: Tool, call: ToolCall): Result<unknown, Refusal> {
  const parsed = tool.input.safeParse(call.arguments);
  if (parsed.success) return ok(parsed.data);
  return no({ code: 'bad_arguments', fields: fieldsOf(parsed.error) });
}

/** Names of fields only: values may be what a patient wrote. */
const fieldsOf = (error: z.ZodError): string =>
  [...new Set(error.issues.map((issue) => issue.path.join('.') || 'arguments'))].join(', ');

function isAllowed(turn: Turn, tool: Tool): Result<true, Refusal> {
  const { state } = turn.conversation;
  if (tool.ask === null) return ok(true);
  if (!asksOf(state).has(tool.ask)) return no({ code: 'not_now', state });
  if (tool.needsYes && !asksOf(turn.began.state).has(tool.ask)) return no({ code: 'needs_patient_yes' });
  return ok(true);
}

const claimEffect = (turn: Turn, call: ToolCall): Promise<boolean> =>
  turn.tables.effects.claim({
    turnId: turn.id,
    tool: call.tool,
    argumentsKey: canonical(call.arguments),
    at: turn.now,
  });

const canonical = (args: ToolCall['arguments']): string =>
  JSON.stringify(Object.entries(args).sort(([left], [right]) => (left < right ? -1 : 1)));
