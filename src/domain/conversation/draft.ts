/** The details of a booking so far, and which of them fall when another one changes. */

import type { Speciality } from '../clinic/speciality.ts';
import type { AppointmentId, DoctorId, SlotId } from '../ids.ts';
import type { Age, Gender, Relation } from '../patient/patientDetails.ts';
import type { PaymentMode } from '../visit/appointment.ts';
import type { When } from '../visit/visitWish.ts';

/** What the patient tells; every field may come in any order and be corrected on its own. */
export interface Details {
  readonly forWhom: Relation;
  readonly name: string;
  /** E.164. */
  readonly phone: string;
  readonly age: Age;
  readonly gender: Gender;
  readonly purpose: string;
  readonly speciality: Speciality;
  /** The speciality follows from the complaint: a suggestion, which the patient may pass over. */
  readonly specialityIsSuggested: boolean;
  /** `any`: the patient does not mind which doctor. */
  readonly doctorId: DoctorId | 'any';
  readonly wish: When;
}

export type DetailName = keyof Details;

/** Details, plus what follows from them: the held slot, its pending appointment and how it will be paid. */
export type Draft = { readonly [Name in DetailName]: Details[Name] | null } & {
  readonly slotId: SlotId | null;
  readonly appointmentId: AppointmentId | null;
  readonly paymentMode: PaymentMode | null;
  /** The hold that this booking lost or gave up last: its payment may still arrive. */
  readonly lapsedId: AppointmentId | null;
  /** The appointment that is being moved or cancelled. */
  readonly targetId: AppointmentId | null;
  /** Why an appointment is being chosen. */
  readonly intention: 'cancel' | 'move' | null;
};

export const EMPTY_DRAFT: Draft = {
  forWhom: null,
  name: null,
  phone: null,
  age: null,
  gender: null,
  purpose: null,
  speciality: null,
  specialityIsSuggested: null,
  doctorId: null,
  wish: null,
  slotId: null,
  appointmentId: null,
  paymentMode: null,
  lapsedId: null,
  targetId: null,
  intention: null,
};

const HOLD = ['slotId', 'appointmentId', 'paymentMode'] as const satisfies readonly (keyof Draft)[];

/** What falls when a detail changes to another value, and with it what depended on that in turn. A changed age drops nothing; a changed doctor drops the slot and the payment. */
export const DROPPED_BY: { readonly [Name in DetailName]: readonly (keyof Draft)[] } = {
  forWhom: ['name', 'age', 'gender'],
  name: [],
  phone: [],
  age: [],
  gender: [],
  purpose: [],
  speciality: ['doctorId'],
  specialityIsSuggested: [],
  doctorId: HOLD,
  wish: HOLD,
};

/** The draft with `details` in it and all that depended on changed ones gone. What `details` itself names stays as it says. */
export function withDetails(draft: Draft, details: Partial<Details>): Draft {
  const names = Object.keys(details) as DetailName[];
  const changed = names.filter(
    (name) =>
      !isSame(draft[name], details[name]) &&
      !(name === 'forWhom' && isSamePerson(draft.forWhom, details.forWhom)),
  );
  const dropped = Object.fromEntries([...dependents(changed, new Set(names))].map((name) => [name, null]));
  const lapsedId = 'appointmentId' in dropped ? (draft.appointmentId ?? draft.lapsedId) : draft.lapsedId;
  return { ...draft, ...dropped, ...details, lapsedId };
}

/** All that falls with the changed details, step by step; a detail that is named anew falls only by its own change. */
function dependents(
  changed: readonly (keyof Draft)[],
  named: ReadonlySet<keyof Draft>,
): ReadonlySet<keyof Draft> {
  const found = new Set<keyof Draft>();
  for (const name of changed) {
    const next = name in DROPPED_BY ? DROPPED_BY[name as DetailName].filter((one) => !named.has(one)) : [];
    for (const dependent of [...next, ...dependents(next, named)]) found.add(dependent);
  }
  return found;
}

/** "My child" and then "my daughter" is one child, told more exactly; who was named without a word on whom is the writer. */
const CHILDREN: readonly (Relation | null | undefined)[] = ['child', 'son', 'daughter'];
const isSamePerson = (before: Relation | null, after: Relation | undefined): boolean =>
  (before === null && after === 'self') ||
  ((before === 'child' || after === 'child') && CHILDREN.includes(before) && CHILDREN.includes(after));

const isSame = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

/** Details that describe the person and the reason, not the visit: correcting one of them moves no appointment. */
const PERSONAL_DETAILS = [
  'forWhom',
  'name',
  'phone',
  'age',
  'gender',
  'purpose',
] as const satisfies readonly DetailName[];

export const isPersonalOnly = (details: Partial<Details>): boolean =>
  (Object.keys(details) as DetailName[]).every((name) =>
    PERSONAL_DETAILS.some((personal) => personal === name),
  );

/** What is asked for one after the other; the first that is missing decides the state. */
export const ASKED_IN_ORDER = [
  'name',
  'phone',
  'age',
  'gender',
  'purpose',
  'doctorId',
] as const satisfies readonly DetailName[];

export const missingDetail = (draft: Draft): (typeof ASKED_IN_ORDER)[number] | null =>
  ASKED_IN_ORDER.find((name) => draft[name] === null) ?? null;

/** The hold is gone; the exact time that it was for is open again, the wished day stays. */
export const withoutHold = (draft: Draft): Draft => ({
  ...draft,
  slotId: null,
  appointmentId: null,
  paymentMode: null,
  lapsedId: draft.appointmentId ?? draft.lapsedId,
  wish: draft.wish === null ? null : { ...draft.wish, time: null },
});

/** A new booking by the same chat: nothing of the last one is taken over, so that nothing is booked for the wrong person. */
export const forNextBooking = (details: Partial<Details>): Draft => ({ ...EMPTY_DRAFT, ...details });
