/** What a tool is: the only vocabulary in which readers and the model propose, and the gate decides. */
import type { z } from 'zod';
import type { Outcome } from '../app/turn/outcome.ts';
import type { Turn } from '../app/turn/turn.ts';
import type { AskType } from '../domain/conversation/events.ts';

export interface Tool<Input = unknown> {
  readonly name: string;
  /** For the model: when to use it, when not, and one example. */
  readonly description: string;
  readonly role: 'patient' | 'admin';
  /** A read tool changes nothing and is allowed in every state that the bot answers in. */
  readonly kind: 'read' | 'write';
  /** The ask that the machine must know in the present state; null for read tools. */
  readonly ask: AskType | null;
  /** The patient's explicit yes: such a tool never runs in the turn in which its question is first asked. */
  readonly needsYes: boolean;
  /** Menus and readers may propose it, the model may not: it takes the patient's own tap or words. */
  readonly hiddenFromModel: boolean;
  readonly input: z.ZodType<Input>;
  readonly run: (turn: Turn, input: Input) => Promise<Outcome> | Outcome;
}

interface ToolDefinition<Input> {
  readonly name: string;
  readonly description: string;
  readonly input: z.ZodType<Input>;
  readonly run: (turn: Turn, input: Input) => Promise<Outcome> | Outcome;
  readonly hiddenFromModel?: boolean;
}

/** A patient's tool that changes nothing. */
export const readTool = <Input>(definition: ToolDefinition<Input>): Tool<Input> => ({
  role: 'patient',
  kind: 'read',
  ask: null,
  needsYes: false,
  hiddenFromModel: false,
  ...definition,
});

/** A patient's tool that changes something; it carries the name of its ask. */
export const writeTool = <Input>(
  definition: ToolDefinition<Input> & { readonly name: AskType; readonly needsYes?: boolean },
): Tool<Input> => ({
  role: 'patient',
  kind: 'write',
  ask: definition.name,
  needsYes: false,
  hiddenFromModel: false,
  ...definition,
});
