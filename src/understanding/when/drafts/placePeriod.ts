/** Puts weeks, months, years and lengths of time into the side being filled; called by place.ts. */
import type { Atom, Unit } from '../signs/atoms.ts';
import type { Builder } from './builder.ts';
import type { Side, Which } from './sides.ts';
import { relate, takePortion, takeWhich } from './waiting.ts';

const SHIFTS: Readonly<Record<Which, number | null>> = {
  this: 0,
  next: 1,
  overNext: 2,
  coming: 1,
  past: -1,
  final: null,
  every: null,
};

/** A period and how it was said, once the words that waited for it are taken up. */
interface SaidUnit {
  readonly unit: Unit;
  readonly which: Which | null;
  readonly shift: number;
  /** Something picks this one out: this, next, the, early, first. A bare "week" names none. */
  readonly isNamed: boolean;
  readonly isEndNext: boolean;
  readonly portion: Side['portion'];
}

type PlaceOneUnit = (builder: Builder, said: SaidUnit) => boolean;

const PLACES: Readonly<Partial<Record<Unit, PlaceOneUnit>>> = {
  week: placeWeek,
  weekend: (builder, said) => placeWeek(builder, { ...said, isNamed: true }),
  month: placeMonthUnit,
  year: placeYearUnit,
  day: placeDayUnit,
  hour: placeShortUnit,
  minute: placeShortUnit,
};

/** Puts a week, month, year and so on into the side. False when it has one already. */
export function placeUnit(builder: Builder, unit: Unit): boolean {
  const { side } = builder;
  const isFinal = builder.which === 'final' || (builder.which === 'past' && builder.isFollowedBy('of'));
  if (isFinal && (unit === 'week' || unit === 'day' || unit === 'weekend'))
    return placeNth(builder, -1, unit);
  const isCounted = side.nth !== null && side.nthOf === null;
  if (isCounted && (unit === 'week' || unit === 'day')) return placeNth(builder, side.nth ?? 1, unit);
  const isEndNext = builder.isPortionNext();
  const isPicked = builder.which !== null || builder.hasThe || builder.portion !== null || side.nth !== null;
  const which = takeWhich(builder);
  const shift = which === null ? 0 : SHIFTS[which];
  if (shift === null) return true;
  const said: SaidUnit = {
    unit,
    which,
    shift,
    isNamed: isPicked || isEndNext,
    isEndNext,
    portion: takePortion(builder),
  };
  return PLACES[unit]?.(builder, said) ?? true;
}

function placeMonthUnit(builder: Builder, said: SaidUnit): boolean {
  const { side } = builder;
  if (!said.isNamed && side.dayOfMonth === null) return true;
  if (side.monthShift !== null) return false;
  side.monthShift = said.shift;
  return setPeriodPortion(builder, said);
}

function placeYearUnit(builder: Builder, said: SaidUnit): boolean {
  if (!said.isNamed) return true;
  builder.side.yearShift = said.shift;
  return setPeriodPortion(builder, said);
}

function setPeriodPortion(builder: Builder, said: SaidUnit): true {
  if (said.portion !== null) builder.side.portion = said.portion;
  relate(builder, 'dayRelation');
  return true;
}

/** "end of the day" is its last minute; "day" by itself says nothing. */
function placeDayUnit(builder: Builder, said: SaidUnit): true {
  const { side } = builder;
  if (said.portion === 'ending' || (said.isNamed && said.isEndNext)) {
    if (side.offset === null && side.weekday === null) side.offset = 0;
    side.portion = 'ending';
  }
  return true;
}

/** "next hour" */
function placeShortUnit(builder: Builder, said: SaidUnit): true {
  const isAhead = said.which === 'next' || said.which === 'coming';
  const unit = said.unit === 'hour' ? 'hour' : 'minute';
  if (isAhead) builder.side.stretch = { span: oneOf(unit), isFromTomorrow: false };
  return true;
}

function oneOf(unit: 'hour' | 'minute'): NonNullable<Side['step']> {
  return { minutes: unit === 'hour' ? 60 : 1, days: 0, months: 0, workdays: 0, weekday: null };
}

function placeNth(builder: Builder, nth: number, unit: 'week' | 'day' | 'weekend'): boolean {
  const { side } = builder;
  builder.which = null;
  if (unit === 'day' && nth > 0) {
    side.dayOfMonth = nth;
    side.nth = null;
  } else {
    side.nth = nth;
    side.nthOf = unit === 'day' ? 'day' : 'week';
    if (unit === 'weekend') side.isWeekend = true;
  }
  return true;
}

function placeWeek(builder: Builder, said: SaidUnit): boolean {
  const { side } = builder;
  const { unit, shift, isNamed } = said;
  builder.isWeekOpen = true;
  if (!isNamed && side.weekday === null && (side.dayOfMonth === null || side.month !== null)) return true;
  if (side.week !== null && side.week !== shift) return false;
  if (unit === 'weekend') side.isWeekend = true;
  side.week = shift;
  return setPeriodPortion(builder, said);
}

/** A length of time: a step ("in 2 days"), a stretch ("next 3 days"), the past, or how long it lasts. */
export function placeSpan(builder: Builder, atom: Atom & { kind: 'span' }): boolean {
  const { side } = builder;
  if (side.step !== null || side.stretch !== null || side.lasting !== null) return false;
  const { span } = atom;
  if (atom.isComing) builder.which ??= 'next';
  builder.portion = null;
  if (builder.which === 'past' || builder.which === 'final') {
    builder.which = null;
    builder.draft.isPast = true;
    side.lasting = span;
  } else if (builder.which === 'every') {
    builder.which = null;
    builder.draft.isRecurring = true;
    side.lasting = span;
  } else if (
    builder.isWithin ||
    ((builder.which === 'next' || builder.which === 'coming') && span.weekday === null)
  ) {
    side.stretch = { span, isFromTomorrow: !builder.isWithin };
    builder.which = null;
    builder.isWithin = false;
  } else if (
    builder.lead === 'in' ||
    builder.relation === 'after' ||
    builder.isAhead ||
    builder.which === 'next'
  ) {
    side.step = span;
    builder.relation = null;
    builder.which = null;
  } else side.lasting = span;
  return true;
}
