/** A scenario: one sentence of purpose, who calls, in what world, what they do, and what must be true at the end. The YAML files in `scenarios/` are these. */
import { z } from 'zod';
import { PEOPLE, stepSchema } from './steps.ts';
import { limitsSchema, wantedSchema, wordsSchema } from './wanted.ts';

/** Where a patient may write from. */
export const CHANNELS = ['telegram', 'whatsapp'] as const;
export type Channel = (typeof CHANNELS)[number];

const callerSchema = z.strictObject({
  who: z.enum(PEOPLE).default('asha'),
  /** How they are, for the simulated patient and for whoever reads the file. */
  persona: z.string().min(10),
  language: z.enum(['en', 'hi', 'hinglish', 'mixed']),
  /** `thumbs` slips now and then, `hurried` often; `clean` never. */
  typing: z.enum(['clean', 'thumbs', 'hurried']).default('clean'),
  channel: z.enum(CHANNELS).default('telegram'),
  means: z.enum(['text', 'voice', 'buttons']).default('text'),
  wants: z.string().min(10),
  /** What they can tell when asked; `answerUntil` and the simulated patient take it from here. */
  knows: z
    .strictObject({
      name: z.string().optional(),
      phone: z.string().optional(),
      age: z.string().optional(),
      gender: z.string().optional(),
      purpose: z.string().optional(),
      doctor: z.string().optional(),
      time: z.string().optional(),
      payment: z.enum(['payAtClinic', 'createPaymentLink']).optional(),
      more: z.string().optional(),
    })
    .default({}),
  whenRefused: z.string().optional(),
});
export type Caller = z.infer<typeof callerSchema>;

const worldSchema = z.strictObject({
  /** Monday, 23 November 2026, ten in the morning when absent. */
  now: z.iso.datetime({ offset: true }).default('2026-11-23T10:00:00+05:30'),
  /** Seats that other people have: all slots of the doctor between the times. */
  taken: z
    .array(
      z.strictObject({
        doctor: z.string(),
        date: z.iso.date(),
        from: z.string().optional(),
        to: z.string().optional(),
      }),
    )
    .default([]),
  /** Sections of the clinic's rules that differ from the standard. */
  rules: z.record(z.string(), z.unknown()).optional(),
  /** What happened before; played, but not scored. */
  before: z.array(stepSchema).default([]),
});
export type ScenarioWorld = z.infer<typeof worldSchema>;

/** One answer of the model, for the recordings of the stand-in. */
const modelTurn = z.union([
  z.strictObject({
    call: z
      .array(z.strictObject({ name: z.string(), args: z.record(z.string(), z.unknown()).optional() }))
      .min(1),
    say: z.string().optional(),
  }),
  z.strictObject({ say: z.string(), finishReason: z.string().optional() }),
  z.strictObject({ status: z.number().int(), body: z.unknown() }),
]);

/** What `evals/scenarios/<group>/<name>.yaml` holds. */
export const scenarioSchema = z.strictObject({
  purpose: z.string().min(20).regex(/\.$/, 'the purpose is one sentence and ends with a full stop'),
  tags: z.array(z.string().regex(/^[a-z][a-z-]*$/)).min(1),
  /** Set where the deterministic reader cannot do it alone: why. Such a scenario is played with `model`. */
  needsModel: z.string().min(20).optional(),
  caller: callerSchema,
  world: worldSchema.prefault({}),
  script: z.array(stepSchema).min(1),
  /** The surest way to the same end, by buttons and plain answers; the script itself, cleanly typed, when absent. */
  reference: z.array(stepSchema).optional(),
  /** What a good model answers, in order, where there is no key. */
  model: z.array(modelTurn).optional(),
  end: wantedSchema,
  must: wordsSchema.default({}),
  never: wordsSchema.default({}),
  limits: limitsSchema.default({}),
});

export type ScenarioFile = z.infer<typeof scenarioSchema>;
export type ModelTurn = z.infer<typeof modelTurn>;

export interface Scenario extends ScenarioFile {
  /** `booking/oneSentence`: the file's path without its end. */
  readonly id: string;
}
