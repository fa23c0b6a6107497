/** What a patient tells about themselves, as values: no row, no id. */

export type Gender = 'male' | 'female' | 'other';

export interface Age {
  readonly years: number;
  /** Set for small children only, whose age is said in months. */
  readonly months: number | null;
}

/** For whom the visit is, seen from the writer. */
export const RELATIONS = [
  'self',
  'mother',
  'father',
  'wife',
  'husband',
  'son',
  'daughter',
  'child',
  'brother',
  'sister',
  'grandparent',
  'relative',
  'friend',
] as const;
export type Relation = (typeof RELATIONS)[number];

/** Nobody verified has lived longer than 122 years; 120 keeps slips of the finger out. */
export const OLDEST_AGE_YEARS = 120;
