/** The states of a conversation, by the names that the machine, the store, the tools and the evals share. */
export const CONVERSATION_STATES = [
  'IDLE',
  'AWAITING_CONSENT',
  'AWAITING_NAME',
  'AWAITING_PHONE',
  'AWAITING_AGE',
  'AWAITING_GENDER',
  'AWAITING_PURPOSE',
  'SELECTING_DOCTOR',
  'SELECTING_SLOT',
  'SELECTING_PAYMENT_MODE',
  'AWAITING_PAYMENT',
  'AWAITING_REPORT_CHOICE',
  'AWAITING_REPORT_UPLOAD',
  'CHOOSING_APPOINTMENT',
  'CHOOSING_NEW_SLOT',
  'CONFIRMING_CANCEL',
  'WITH_STAFF',
] as const;
export type ConversationState = (typeof CONVERSATION_STATES)[number];

/** There a "2" is an answer, or a word to a person, and never the second choice. */
export const STATES_THAT_TAKE_DIGITS: ReadonlySet<ConversationState> = new Set([
  'AWAITING_AGE',
  'WITH_STAFF',
]);
