/** What a scripted caller can do, one action a step; `scenario.ts` builds scenarios from them and `play/playStep.ts` does them. */
import { z } from 'zod';
import { CONVERSATION_STATES } from '../../src/domain/conversation/states.ts';
import { COMMANDS } from '../../src/domain/message/incomingMessage.ts';
import { DESK_MODES } from '../../src/domain/money/money.ts';

/** Patients, and the clinic's own people, who write to the staff's bot. */
export const PEOPLE = [
  'asha',
  'ravi',
  'meera',
  'vikram',
  'sunita',
  'kamla',
  'owner',
  'frontDesk',
  'doctor',
] as const;
export type PersonName = (typeof PEOPLE)[number];

export const SERVICES = ['telegram', 'whatsapp', 'razorpay', 'sheets', 'gemini'] as const;

/** Who does it (the scenario's caller when absent), and what must be in the answer for the caller to go on. */
const SHARED = {
  by: z.enum(PEOPLE).optional(),
  hears: z.string().optional(),
};

/** The tabs that staff write in. */
const SHEET_TABS = ['Doctors', 'Slots', 'Appointments'] as const;

const faultRule = z.looseObject({
  do: z.enum(['refuse', 'delay', 'drop', 'dropAfterDoing', 'duplicate', 'wrongSignature', 'reorder']),
});

/** `"17 minutes"`, `"2 days"`. */
const span = z
  .string()
  .regex(/^\d+ (minutes?|hours?|days?)$/, 'a wait is "<number> minutes", "... hours" or "... days"');

/** A moment of the clinic's clock: `2026-11-24T17:00`. */
const clinicTime = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, 'a moment is written "2026-11-24T17:00"');

/** What the clinic's people do meanwhile; the patient concerned is named, not the appointment. */
const staffDeed = z.union([
  z.strictObject({
    closes: z.string(),
    from: clinicTime,
    to: clinicTime,
    bookings: z.enum(['ask', 'keep', 'cancel']).default('ask'),
  }),
  z.strictObject({ cancels: z.enum(PEOPLE) }),
  z.strictObject({ moves: z.enum(PEOPLE), to: z.string() }),
  z.strictObject({ marks: z.enum(PEOPLE), as: z.enum(['arrived', 'fulfilled', 'noshow']) }),
  z.strictObject({ takes: z.number().int(), from: z.enum(PEOPLE), mode: z.enum(DESK_MODES).default('cash') }),
]);
export type StaffStep = z.infer<typeof staffDeed>;

/** Words; of several, each trial takes another, so that a scenario is not one sentence. */
const words = z.union([z.string().min(1), z.array(z.string().min(1)).min(2)]);

const plainSteps = [
  z.strictObject({ ...SHARED, say: words, exact: z.boolean().optional() }),
  z.strictObject({ ...SHARED, tap: z.string() }),
  z.strictObject({ ...SHARED, tapAgain: z.literal(true) }),
  z.strictObject({ ...SHARED, command: z.enum(COMMANDS) }),
  z.strictObject({ ...SHARED, contact: z.enum(['own', 'none']), phone: z.string().optional() }),
  z.strictObject({
    ...SHARED,
    file: z.enum(['pdf', 'jpeg', 'program', 'empty', 'large']),
    name: z.string().optional(),
  }),
  z.strictObject({ ...SHARED, voice: z.string() }),
  z.strictObject({
    ...SHARED,
    pay: z.enum(['once', 'silently', 'twice', 'afterAll', 'fails', 'again', 'forged']),
  }),
  z.strictObject({ ...SHARED, block: z.boolean() }),
  z.strictObject({ ...SHARED, wait: span }),
  z.strictObject({ ...SHARED, answerUntil: z.enum(CONVERSATION_STATES) }),
  z.strictObject({ ...SHARED, fault: z.enum(SERVICES), rules: z.array(faultRule).min(1) }),
  z.strictObject({ ...SHARED, staff: staffDeed }),
  /** What somebody types in the clinic's sheet: into the row whose cells are as `find` says, or into a new one. */
  z.strictObject({
    ...SHARED,
    sheet: z.enum(SHEET_TABS),
    find: z.record(z.string(), z.string()).optional(),
    type: z.record(z.string(), z.string()),
  }),
  z.strictObject({ ...SHARED, calm: z.enum(SERVICES) }),
] as const;

const plainStep = z.union(plainSteps);
type PlainStep = z.infer<typeof plainStep>;

/** A branch: by what is on the screen, or by the state. The first that holds is taken. */
export interface BranchStep {
  readonly when: readonly {
    readonly hears?: string | undefined;
    readonly offers?: string | undefined;
    readonly state?: string | undefined;
    readonly then: readonly Step[];
  }[];
  readonly otherwise?: readonly Step[] | undefined;
  readonly by?: PersonName | undefined;
  readonly hears?: string | undefined;
}

export type Step = PlainStep | BranchStep;

export const stepSchema: z.ZodType<Step> = z.lazy(() =>
  z.union([
    ...plainSteps,
    z.strictObject({
      ...SHARED,
      when: z
        .array(
          z.strictObject({
            hears: z.string().optional(),
            offers: z.string().optional(),
            state: z.enum(CONVERSATION_STATES).optional(),
            // biome-ignore lint/suspicious/noThenProperty: a YAML key that reads as a sentence; nobody awaits it.
            then: z.array(stepSchema),
          }),
        )
        .min(1),
      otherwise: z.array(stepSchema).optional(),
    }),
  ]),
);

/** For a message about a step that does none of these. */
export const ACTION_NAMES: readonly string[] = [
  ...plainSteps.flatMap((step) => Object.keys(step.shape).find((key) => !(key in SHARED)) ?? []),
  'when',
];
