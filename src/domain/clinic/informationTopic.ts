/** What can be asked about the clinic and answered from its own facts. */
export const INFORMATION_TOPICS = [
  'all',
  'hours',
  'address',
  'parking',
  'contact',
  'fees',
  'payment',
] as const;
export type InformationTopic = (typeof INFORMATION_TOPICS)[number];
