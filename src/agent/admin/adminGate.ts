/** The only door to the admin's tools: is there such a tool, is it for this person's role, do the arguments parse, was it done in this turn already? */
import type { z } from 'zod';
import type { AdminOutcome, AdminTurn } from '../../app/admin/adminTurn.ts';
import { mayUse } from '../../domain/admin/rights.ts';
import type { ToolCall } from '../../domain/message/toolCall.ts';
import { no } from '../../types/result.ts';
import type { AdminTool } from './adminTool.ts';

export type AdminToolList = ReadonlyMap<string, AdminTool>;

export const adminToolList = (tools: readonly AdminTool[]): AdminToolList =>
  new Map(tools.map((tool) => [tool.name, tool]));

/** Runs a proposed call, or says why not. Everything that is proposed, by whomever, comes through here. */
export async function passAdminGate(
  turn: AdminTurn,
  tools: AdminToolList,
  call: ToolCall,
): Promise<AdminOutcome> {
  const outcome = await decide(turn, tools, call);
  turn.outcomes.push({ tool: call.tool, outcome });
  return outcome;
}

async function decide(turn: AdminTurn, tools: AdminToolList, call: ToolCall): Promise<AdminOutcome> {
  const tool = tools.get(call.tool);
  if (tool === undefined) return no({ code: 'unknown_tool' });
  if (!mayUse(turn.admin.role, tool.name)) return no({ code: 'not_your_role' });
  const parsed = tool.input.safeParse(call.arguments);
  if (!parsed.success) return no({ code: 'bad_arguments', fields: fieldsOf(parsed.error) });
  if (tool.kind === 'write' && !(await claimEffect(turn, call))) return no({ code: 'already_done' });
  return tool.run(turn, parsed.data);
}

/** Names of fields only: values may be a patient's name. */
const fieldsOf = (error: z.ZodError): string =>
  [...new Set(error.issues.map((issue) => issue.path.join('.') || 'arguments'))].join(', ');

const claimEffect = (turn: AdminTurn, call: ToolCall): Promise<boolean> =>
  turn.tables.effects.claim({
    turnId: turn.id,
    tool: call.tool,
    argumentsKey: JSON.stringify(
      Object.entries(call.arguments).sort(([left], [right]) => (left < right ? -1 : 1)),
    ),
    at: turn.now,
  });
