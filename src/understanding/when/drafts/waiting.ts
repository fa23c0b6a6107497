/** Takes up the words that waited for their piece ("next", "early", "after"); used by place.ts, placePeriod.ts and placeNumber.ts. */
import type { Builder } from './builder.ts';
import type { Side, Which } from './sides.ts';

/** The waiting "this", "next" and so on, and what it says about the whole wish. */
export function takeWhich(builder: Builder): Which | null {
  const which = builder.which;
  builder.which = null;
  if (which === 'past') builder.draft.isPast = true;
  if (which === 'every') builder.draft.isRecurring = true;
  return which;
}

/** The waiting "early", "end of" and so on. */
export function takePortion(builder: Builder): Side['portion'] {
  const portion = builder.portion;
  builder.portion = null;
  return portion;
}

/** "after" and "before" belong to the next piece: to the day if it is a day, to the time if it is a time. */
export function relate(builder: Builder, to: 'dayRelation' | 'timeRelation'): void {
  if (builder.relation === null) return;
  builder.side[to] = builder.relation;
  builder.relation = null;
}

/** True for 1 to 31. */
export function isDayOfMonth(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 31;
}
