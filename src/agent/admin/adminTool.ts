/** What a tool of the admin bot is: the only vocabulary in which buttons, readers and the model propose, and the admin gate decides. */
import type { z } from 'zod';
import type { AdminOutcome, AdminTurn } from '../../app/admin/adminTurn.ts';
import type { AdminToolName } from '../../domain/admin/rights.ts';

export interface AdminTool<Input = unknown> {
  readonly name: AdminToolName;
  /** For the model: when to use it, when not, and one example. */
  readonly description: string;
  readonly role: 'admin';
  /** A write tool shows what it would do; nothing is done before the person has confirmed that preview. */
  readonly kind: 'read' | 'write';
  /** Only a tap or the person's own words propose it. */
  readonly hiddenFromModel: boolean;
  readonly input: z.ZodType<Input>;
  readonly run: (turn: AdminTurn, input: Input) => Promise<AdminOutcome> | AdminOutcome;
}

interface AdminToolDefinition<Input> {
  readonly name: AdminToolName;
  readonly description: string;
  readonly input: z.ZodType<Input>;
  readonly run: (turn: AdminTurn, input: Input) => Promise<AdminOutcome> | AdminOutcome;
  readonly hiddenFromModel?: boolean;
}

export const adminReadTool = <Input>(definition: AdminToolDefinition<Input>): AdminTool<Input> => ({
  role: 'admin',
  kind: 'read',
  hiddenFromModel: false,
  ...definition,
});

export const adminWriteTool = <Input>(definition: AdminToolDefinition<Input>): AdminTool<Input> => ({
  role: 'admin',
  kind: 'write',
  hiddenFromModel: false,
  ...definition,
});
