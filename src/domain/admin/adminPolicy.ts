/** The admin bot's numbers, each with its reason. */

/** An order of magnitude for a message in India by the official API; what it is, the provider's price list says, and the configuration. */
export const DEFAULT_WHATSAPP_PAISE = 90;

export const ADMIN_POLICY = {
  /** Long enough for a consultation in between; a phone left on the counter asks for the password again. */
  sessionIdleMinutes: 60,
  /** An invitation is opened by a colleague who stands beside you, or today. */
  invitationHours: 24,
  /** A slip or two is human. */
  freeFailures: 3,
  /** Nobody who knows the password misses it five times in a row: from there on an id shares the wait of all guessers. */
  guesserFailures: 5,
  firstWaitSeconds: 30,
  longestWaitMinutes: 60,
  /** So many wrong passwords from all ids together within the window, and ids that guess wait the whole window. */
  overallFailures: 30,
  overallWindowMinutes: 10,
  /** A link to a report is opened at once, by who asked for it. */
  reportLinkMinutes: 10,
  /** A link to WhatsApp's pairing page: the clinic's phone has to be fetched first. */
  pairingLinkMinutes: 30,
  /** A preview that nobody confirmed is made anew: the day has changed meanwhile. */
  previewMinutes: 10,
  undoMinutes: 15,
  /** A consultation may take long, and the queue's button is tapped after it; what it does is bound to how the queue stands. */
  queuePreviewMinutes: 8 * 60,
  noticeMenusKept: 12,
  /** Rows that fit on a phone before "more". */
  rowsShown: 12,
  /** A spreadsheet of more is a backup, not a question. */
  rowsExported: 10_000,
  menusKept: 6,
} as const;
