/** Puts one piece of a wish (a weekday, a clock time, a part of the day) into the side being filled; called by drafts.ts. */
import type { Atom } from '../signs/atoms.ts';
import type { Builder } from './builder.ts';
import { placeNumber, placeOrdinal } from './placeNumber.ts';
import { placeSpan, placeUnit } from './placePeriod.ts';
import { isEmpty, type Side } from './sides.ts';
import { isDayOfMonth, relate, takePortion, takeWhich } from './waiting.ts';

/** Puts the atom into the side. False when the side has such a piece already: then another wish begins here. */
export function placeAtom(builder: Builder, atom: Atom): boolean {
  switch (atom.kind) {
    case 'offset':
      return placeOffset(builder, atom.days, atom.part);
    case 'date':
      return placeDate(builder, atom);
    case 'weekday':
      return placeWeekday(builder, atom.weekday);
    case 'month':
      return placeMonth(builder, atom.month);
    case 'part':
      return placePart(builder, atom.part);
    case 'unit':
      return placeUnit(builder, atom.unit);
    case 'clock':
      return placeClock(builder, atom);
    case 'ordinal':
      return placeOrdinal(builder, atom);
    case 'number':
      return placeNumber(builder, atom);
    case 'span':
      return placeSpan(builder, atom);
    case 'now':
      builder.side.isNow = true;
      return true;
    case 'endOfDay':
      if (builder.side.offset === null && builder.side.weekday === null) builder.side.offset = 0;
      builder.side.portion = 'ending';
      builder.which = null;
      return true;
    case 'soonest':
      builder.side.isSoonest = true;
      return true;
    default:
      return false;
  }
}

function placeOffset(builder: Builder, days: number, part: Side['part']): boolean {
  const { side } = builder;
  if (side.offset !== null || side.week !== null || side.step !== null) return isStepBase(builder, days);
  if (part !== null && side.part !== null && side.part !== part) return false;
  side.offset = days;
  if (part !== null) side.part = part;
  if (days < 0) builder.draft.isPast = true;
  const portion = takePortion(builder);
  if (portion === 'ending') side.portion = 'ending';
  takeWhich(builder);
  relate(builder, part === null ? 'dayRelation' : 'timeRelation');
  return true;
}

/** "two days from today": the day that a step starts from comes behind it. */
function isStepBase(builder: Builder, days: number): boolean {
  if (builder.side.step === null || builder.side.offset !== null) return false;
  builder.isBaseOpen = false;
  builder.side.offset = days;
  builder.relation = null;
  return true;
}

function placeDate(builder: Builder, date: { year: number | null; month: number; day: number }): boolean {
  const { side } = builder;
  if (side.date !== null || side.month !== null) return false;
  builder.isBaseOpen = false;
  side.date = { year: date.year, month: date.month, day: date.day };
  takeWhich(builder);
  relate(builder, 'dayRelation');
  return true;
}

function placeWeekday(builder: Builder, weekday: number): boolean {
  const { side } = builder;
  if (side.weekday !== null && side.weekday !== weekday) return false;
  if (side.step !== null && !builder.isBaseOpen) side.isWeekdayOfStep = true;
  builder.isBaseOpen = false;
  side.weekday = weekday;
  const which = takeWhich(builder);
  if (which === 'final' || (which === 'past' && builder.isFollowedBy('of'))) {
    builder.draft.isPast = false;
    side.nth = -1;
    side.nthOf = 'weekday';
  } else if (side.nth !== null && side.nthOf === null) side.nthOf = 'weekday';
  side.weekdayWhich = which;
  if (takePortion(builder) === 'ending') side.portion = 'ending';
  relate(builder, 'dayRelation');
  return true;
}

function placeMonth(builder: Builder, month: number): boolean {
  const { side } = builder;
  if (side.month !== null || side.date !== null) return false;
  builder.isBaseOpen = false;
  side.month = month;
  const portion = takePortion(builder);
  if (portion !== null) side.portion = portion;
  takeWhich(builder);
  const loose = side.numbers.at(-1);
  if (
    side.dayOfMonth === null &&
    loose !== undefined &&
    builder.isLast('number') &&
    builder.isTied() &&
    isDayOfMonth(loose.value)
  ) {
    side.dayOfMonth = loose.value;
    side.numbers.pop();
  }
  relate(builder, 'dayRelation');
  return true;
}

function placePart(builder: Builder, part: NonNullable<Side['part']>): boolean {
  const { side } = builder;
  if (side.part !== null && side.part !== part) return false;
  if (part === 'lunch' && !isLunchTime(builder)) return false;
  // "subah subah" is early in the morning.
  if (side.part === part && builder.isLast('part') && builder.isTied()) side.partPortion = 'beginning';
  side.part = part;
  const which = takeWhich(builder);
  if (which === 'this' && side.offset === null && side.weekday === null) side.offset = 0;
  if (which === 'next' && side.offset === null && side.weekday === null) side.offset = 1;
  const portion = takePortion(builder);
  if (portion === 'beginning' || portion === 'middle' || portion === 'ending') side.partPortion = portion;
  if (portion === 'later') side.partPortion = 'ending';
  relate(builder, 'timeRelation');
  return true;
}

/** "this lunch" is a meal; "after lunch", "at lunch", "12 lunchtime" are times. */
function isLunchTime(builder: Builder): boolean {
  if (builder.which !== null) return false;
  const next = builder.peekContent()?.kind;
  return (
    !isEmpty(builder.side) ||
    builder.lead !== 'none' ||
    builder.relation !== null ||
    next === 'clock' ||
    next === 'number'
  );
}

function placeClock(builder: Builder, atom: Atom & { kind: 'clock' }): boolean {
  const { side } = builder;
  if (side.clock !== null) return false;
  builder.which = null;
  // "after lunch at 12:45": the clock says when.
  if (side.part !== null && builder.relation === null) side.timeRelation = null;
  side.clock = atom.clock;
  side.isClockWeak = atom.isWeak && builder.lead !== 'hour';
  relate(builder, 'timeRelation');
  return true;
}
