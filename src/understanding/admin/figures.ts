/** Amounts and minutes in what an admin writes; called by `readAdminMessage.ts`. */

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The first figure that belongs to no day or time: an amount, a count. */
export function figureOf(text: string, spans: readonly Span[]): number | null {
  for (const found of text.matchAll(/(?<![\p{L}\p{N}])\p{Nd}[\p{Nd},]*(?![\p{L}\p{N}])/gu)) {
    const isDate = spans.some(({ start, end }) => found.index < end && start < found.index + found[0].length);
    if (!isDate) return Number(found[0].replaceAll(/[^\d]/g, ''));
  }
  return null;
}

const HALF_HOUR = /half an hour|aadh[ae] ghant|adh[ae] ghant|आधे घंट|आधा घंट/iu;
const MINUTES = /(\d{1,3})\s*(?:min|mins|minutes?|मिनट)/iu;
const HOURS = /(\d|an|one|ek|एक)\s*(?:hours?|ghante|ghanta|घंटे|घंटा)/iu;

/** "30 minutes", "half an hour", "ek ghanta". */
export function minutesOf(text: string): number | null {
  const minutes = MINUTES.exec(text);
  if (minutes !== null) return Number(minutes[1]);
  if (HALF_HOUR.test(text)) return 30;
  const hours = HOURS.exec(text);
  return hours === null ? null : 60 * (Number(hours[1]) || 1);
}
