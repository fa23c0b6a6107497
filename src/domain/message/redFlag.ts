/** Why an emergency answer is given before anything else; `self_harm` adds the mental-health line. */
export const RED_FLAGS = [
  'chest_pain',
  'breathing',
  'stroke',
  'bleeding',
  'unconscious',
  'poisoning',
  'self_harm',
  'child_danger',
  'seizure',
  'severe_allergy',
  'severe_injury',
  'pregnancy_danger',
] as const;
export type RedFlag = (typeof RED_FLAGS)[number];
