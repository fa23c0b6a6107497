/** What one wish says, collected piece by piece in whatever order it was said; filled by drafts.ts, resolved by resolve.ts. */
import type { Clock, PartOfDay, Span } from '../signs/atoms.ts';

/** Which one of a repeating thing: this, the next, the one after, the last of its month. */
export type Which = 'this' | 'next' | 'overNext' | 'coming' | 'past' | 'final' | 'every';
/** Which portion of a period or of a part of the day. */
export type Portion = 'beginning' | 'middle' | 'ending' | 'rest' | 'later';
/** How a day or time bounds the wish. */
export type Relation = 'after' | 'before' | 'until' | 'from';

/** A number of which only its company can tell whether it is an hour or a day of the month. */
export interface LooseNumber {
  readonly value: number;
  readonly digits: number;
  readonly form: 'figures' | 'words' | 'weak';
  /** What stood before it. */
  readonly lead: 'hour' | 'date' | 'none';
  /** What stood behind it: "11 ke aaspas" is an hour, "15 ko" a date. */
  tail: 'hour' | 'date' | 'none';
  /** "the 5" is a date more surely than "on 5". */
  readonly hasThe: boolean;
  /** "5 evening": nothing stands between it and a part of the day. */
  readonly isBeforePart: boolean;
  readonly start: number;
  readonly end: number;
}

/** One side of a wish; a range has two. */
export interface Side {
  /** Days from today. */
  offset: number | null;
  date: { readonly year: number | null; readonly month: number; readonly day: number } | null;
  weekday: number | null;
  weekdayWhich: Which | null;
  dayOfMonth: number | null;
  month: number | null;
  /** Months from this one, "next month". */
  monthShift: number | null;
  year: number | null;
  yearShift: number | null;
  /** Weeks from this one. */
  week: number | null;
  isWeekend: boolean;
  /** "third week", "first Friday"; -1 is the last. */
  nth: number | null;
  /** What `nth` counts. */
  nthOf: 'week' | 'weekday' | 'day' | null;
  portion: Portion | null;
  /** A step from `offset` or from today: "in 2 days", "Monday se do hafte baad". */
  step: Span | null;
  /** "3 days from now": the step starts today whatever else is said. */
  isStepFromNow: boolean;
  /** "do hafte baad somvar ko": the weekday names the day in the week that the step leads to. */
  isWeekdayOfStep: boolean;
  /** A run of days or minutes from now on: "next 3 days", "within 5 hours". */
  stretch: { readonly span: Span; readonly isFromTomorrow: boolean } | null;
  /** How long it lasts: "for 7 hours". */
  lasting: Span | null;
  part: PartOfDay | null;
  partPortion: 'beginning' | 'middle' | 'ending' | null;
  clock: Clock | null;
  isClockWeak: boolean;
  numbers: LooseNumber[];
  isNow: boolean;
  isSoonest: boolean;
  dayRelation: Relation | null;
  timeRelation: Relation | null;
}

/** A side of which nothing is known. */
export function emptySide(): Side {
  return {
    offset: null,
    date: null,
    weekday: null,
    weekdayWhich: null,
    dayOfMonth: null,
    month: null,
    monthShift: null,
    year: null,
    yearShift: null,
    week: null,
    isWeekend: false,
    nth: null,
    nthOf: null,
    portion: null,
    step: null,
    isStepFromNow: false,
    isWeekdayOfStep: false,
    stretch: null,
    lasting: null,
    part: null,
    partPortion: null,
    clock: null,
    isClockWeak: false,
    numbers: [],
    isNow: false,
    isSoonest: false,
    dayRelation: null,
    timeRelation: null,
  };
}

/** True when the side says a day or a period of days, whatever else it says. */
export function hasDay(side: Side): boolean {
  return (
    side.offset !== null ||
    side.date !== null ||
    side.weekday !== null ||
    side.dayOfMonth !== null ||
    side.step !== null ||
    side.stretch !== null ||
    hasPeriod(side)
  );
}

/** True when the side says a week, weekend, month or year. */
export function hasPeriod(side: Side): boolean {
  return (
    side.month !== null ||
    side.monthShift !== null ||
    side.year !== null ||
    side.yearShift !== null ||
    side.week !== null ||
    side.isWeekend
  );
}

/** True when the side says a time of day, a part of it, or this very moment. */
export function hasTime(side: Side): boolean {
  return side.clock !== null || side.part !== null || side.isNow;
}

/** True while nothing has been put into the side. */
export function isEmpty(side: Side): boolean {
  return (
    !hasDay(side) &&
    !hasTime(side) &&
    !side.isSoonest &&
    side.nth === null &&
    side.numbers.length === 0 &&
    side.lasting === null
  );
}

/** One wish as said: one side, or two for a range, with what was said about the whole. */
export interface Draft {
  left: Side;
  right: Side | null;
  /** Offsets into the folded text. */
  start: number;
  end: number;
  isNegated: boolean;
  /** "since Monday", "do din pehle": about the past, unless it cannot be. */
  isSince: boolean;
  isPast: boolean;
  isRecurring: boolean;
  /** "Monday or Tuesday": another choice follows. */
  isChoice: boolean;
  isBetween: boolean;
  /** A preposition or postposition stands with it, so a weak shape ("6.45", "eight forty") is meant as a time. */
  hasEvidence: boolean;
  /** No word of it is certain to be about time by itself ("may", "sun", "Ravi"). */
  isDoubtful: boolean;
  /** Index of its first atom, and of the first atom after it. */
  readonly firstAtom: number;
  nextAtom: number;
}
