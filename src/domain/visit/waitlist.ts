/** Where an entry of the waitlist stands. */

/** `passed`: the offer was declined or its clock ran out; `left`: the patient went; `over`: the wished days are past. */
export const WAITLIST_STATUSES = ['waiting', 'offered', 'booked', 'passed', 'left', 'over'] as const;
export type WaitlistStatus = (typeof WAITLIST_STATUSES)[number];
