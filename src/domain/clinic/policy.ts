/** The clinic's numbers, each with its reason. Configuration may replace the whole object; code never repeats a number of it. */
export const POLICY = {
  /** Long enough to fetch a card and enter a code; four minutes longer than the link, so that no payment arrives for a released slot. */
  holdMinutes: 20,
  /** Razorpay refuses links that expire in under 15 minutes; one more for clocks that differ. */
  paymentLinkMinutes: 16,
  /** One visit and one for the family; more pending holds from one chat are somebody blocking the calendar. */
  holdsPerChat: 3,
  bookingHorizonDays: 28,
  /** Nobody can be at the clinic sooner. */
  leastNoticeMinutes: 15,
  reportsPerAppointment: 10,
  /** Telegram's own download limit is 20 MB; a phone photo or a scanned report has 1 to 8. */
  reportLimitBytes: 10 * 1024 * 1024,
  /** After that long without a word from staff the bot answers again. */
  staffSilenceMinutes: 30,
  /** Longer ones are not read; Telegram itself splits at 4,096. */
  messageLimitCharacters: 4096,
  /** What was written longer ago is asked for again and not acted on: the patient has made other plans, or called. */
  lateAfterMinutes: 15,
  /** So long after their last word a patient still sits in front of the chat. */
  answerWithinMinutes: 60,
  historyLines: 8,
  slotsShown: 6,
  daysShown: 8,
} as const;

export type Policy = typeof POLICY;
