/** What a run is asked to do: which scenarios, which arms, how often. The command line fills it, the suites read it. */
import { z } from 'zod';
import { CHANNELS } from '../scenario/scenario.ts';

const promptSchema = z.strictObject({
  /** The file's name, for the report. */
  name: z.string(),
  /** Its text when the run began: an edit in the middle changes nothing. */
  text: z.string(),
});

const armSchema = z.strictObject({
  /** `deterministic`, `menus`, `recorded`, `gemini gemini-3.8-flash receptionist.md`. */
  id: z.string(),
  /** `recorded`: what the deterministic reader cannot do, with recorded answers of the model. */
  reader: z.enum(['deterministic', 'menus', 'recorded', 'gemini']),
  model: z.string(),
  /** Null: the product's own. */
  prompt: promptSchema.nullable(),
  /** On which all patients write; null: where each scenario says. */
  channel: z.enum(CHANNELS).nullable(),
});
export type Arm = z.infer<typeof armSchema>;

export const runOrderSchema = z.strictObject({
  arms: z.array(armSchema).min(1),
  trials: z.number().int().min(1),
  /** Scenario ids; null for all. */
  only: z.array(z.string()).nullable(),
  tags: z.array(z.string()),
  record: z.boolean(),
  caller: z.enum(['scripted', 'gemini']),
  judges: z.boolean(),
  budgetRupees: z.number().nullable(),
  gemini: z.strictObject({ apiKey: z.string(), baseUrl: z.string() }).nullable(),
});
export type RunOrder = z.infer<typeof runOrderSchema>;

declare module 'vitest' {
  export interface ProvidedContext {
    /** A `RunOrder` as JSON. */
    order: string;
  }
}

export const readOrder = (json: string): RunOrder => runOrderSchema.parse(JSON.parse(json));
