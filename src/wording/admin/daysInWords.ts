/** The days of a question as the captions of its files name them, with their year: a file outlives the chat it came in. */
import type { Phrases } from '../phrases.ts';

export interface DayWords {
  readonly phrases: Phrases;
  readonly fromTo: (from: string, to: string) => string;
  readonly from: (first: string) => string;
  readonly until: (last: string) => string;
  readonly everyDay: string;
}

export type DaysInWords = (first: string | null, last: string | null) => string;

/** "1 November to 30 November 2026"; both ends as `YYYY-MM-DD`, null where it is open. */
export const daysInWords =
  ({ phrases, fromTo, from, until, everyDay }: DayWords): DaysInWords =>
  (first, last) => {
    const withYear = (date: string): string => `${phrases.dateWithoutWeekday(date)} ${date.slice(0, 4)}`;
    if (first === null) return last === null ? everyDay : until(withYear(last));
    if (last === null) return from(withYear(first));
    if (first === last) return withYear(first);
    const isSameYear = first.slice(0, 4) === last.slice(0, 4);
    return fromTo(isSameYear ? phrases.dateWithoutWeekday(first) : withYear(first), withYear(last));
  };
