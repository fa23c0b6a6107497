/** Puts bare numbers and ordinals into the side being filled, as far as their place tells what they are; called by place.ts. */
import type { Atom } from '../signs/atoms.ts';
import type { Builder } from './builder.ts';
import type { LooseNumber } from './sides.ts';
import { isDayOfMonth, relate } from './waiting.ts';

/** An ordinal: which week or weekday of its month, or the day of the month. */
export function placeOrdinal(builder: Builder, atom: Atom & { kind: 'ordinal' }): boolean {
  const { side } = builder;
  const next = builder.peekContent();
  const unit = builder.peekNext();
  if (unit?.kind === 'unit' && unit.unit === 'week' && atom.value > 5) return false;
  if (unit?.kind === 'unit' || (next?.kind === 'weekday' && builder.isNthWeekdayAhead())) {
    if (side.nth !== null) return false;
    side.nth = atom.value;
    side.nthOf = null;
    return true;
  }
  if (!isDayOfMonth(atom.value) || side.dayOfMonth !== null || !isDateOrdinal(builder, atom)) return false;
  side.dayOfMonth = atom.value;
  relate(builder, 'dayRelation');
  return true;
}

/** "the first choice" and "second opinion" are no dates; "on the first" and "march first" are. */
function isDateOrdinal(builder: Builder, atom: Atom & { kind: 'ordinal' }): boolean {
  const { side } = builder;
  const next = builder.peekNext();
  if (next?.kind === 'word' && next.meaning === 'counted') return false;
  if (atom.form === 'figures') return true;
  const hasNeighbour =
    side.month !== null ||
    side.weekday !== null ||
    builder.peekContent()?.kind === 'month' ||
    builder.isFollowedBy('dateBehind');
  return (
    hasNeighbour || (builder.isOnLead && next?.kind !== 'unknown') || (builder.isRange() && atom.value > 3)
  );
}

/** A bare number: a year, a week's number, a date beside its month, or loose until the whole wish is known. */
export function placeNumber(builder: Builder, atom: Atom & { kind: 'number' }): boolean {
  const { side } = builder;
  const { value } = atom;
  const next = builder.peekNext();
  if (next?.kind === 'word' && next.meaning === 'counted') return false;
  if (atom.digits === 4 && value >= 1990 && value <= 2100 && isYearPlace(builder))
    return placeYear(builder, value);
  if (isWeekNumber(builder, value)) return true;
  if (value === 1 && atom.form !== 'figures' && !isHourOne(builder)) return false;
  builder.which = null;
  const isDate = isDayOfMonth(value) && side.dayOfMonth === null && side.date === null;
  if (isDate && ((side.month !== null && builder.isLast('month')) || builder.isDateNamed())) {
    side.dayOfMonth = value;
    relate(builder, 'dayRelation');
    return true;
  }
  if (joinMinutes(builder, atom)) return true;
  if (side.numbers.length >= 2) return false;
  side.numbers.push(looseOf(builder, atom));
  relate(builder, 'timeRelation');
  return true;
}

/** "at 3 15": minutes right behind the hour. */
function joinMinutes(builder: Builder, atom: Atom & { kind: 'number' }): boolean {
  const { side } = builder;
  const hour = side.numbers.at(-1);
  const isBehindHour = hour?.lead === 'hour' && builder.isLast('number') && builder.linksSince.length === 0;
  if (!isBehindHour || side.clock !== null || hour.value < 1 || hour.value > 23) return false;
  if (atom.digits !== 2 || atom.value > 59 || hour.end + 1 !== atom.start) return false;
  side.numbers.pop();
  side.clock = { minute: hour.value * 60 + atom.value, half: hour.value > 12 ? 'exact' : 'open' };
  return true;
}

function placeYear(builder: Builder, year: number): boolean {
  if (builder.side.year !== null) return false;
  builder.side.year = year;
  relate(builder, 'dayRelation');
  return true;
}

/** "week 20": in a clinic that is how far a pregnancy is, not a week of the calendar. */
function isWeekNumber(builder: Builder, value: number): boolean {
  const { side } = builder;
  if (!builder.isWeekOpen || !builder.isLast('unit') || value < 1 || value > 53) return false;
  return side.week === null && side.weekday === null;
}

function looseOf(builder: Builder, atom: Atom & { kind: 'number' }): LooseNumber {
  const { value, digits, form, start, end } = atom;
  return {
    value,
    digits,
    form,
    lead: leadOf(builder),
    tail: 'none',
    hasThe: builder.hasThe,
    isBeforePart: builder.peekNext()?.kind === 'part',
    start,
    end,
  };
}

function leadOf(builder: Builder): LooseNumber['lead'] {
  if (builder.relation !== null) return 'hour';
  return builder.lead === 'in' ? 'none' : builder.lead;
}

/** "one" and "ek" are mostly "a": an hour only beside a part of the day or behind "at". */
function isHourOne(builder: Builder): boolean {
  const next = builder.peekNext();
  if (builder.peekContent()?.kind === 'part' && (builder.isFollowedBy('in') || builder.isFollowedBy('the')))
    return true;
  if (builder.isLast('part') && builder.isTied()) return next?.kind !== 'unknown';
  const isLed = builder.lead === 'hour' || builder.relation !== null || builder.isRange();
  return (
    isLed &&
    (next === undefined || next.kind === 'mark' || next.kind === 'word') &&
    !builder.isFollowedBy('in') &&
    !builder.isFollowedBy('at')
  );
}

function isYearPlace(builder: Builder): boolean {
  const { side } = builder;
  if (side.month !== null || builder.isYearLead || builder.relation !== null || side.nth !== null)
    return true;
  return builder.isRange() || isYearWithPostposition(builder);
}

/** "2019 ke liye", "2019 के अंतिम सप्ताह"; "2000 ka" is a fee. */
function isYearWithPostposition(builder: Builder): boolean {
  const [atom, next] = [builder.atoms[builder.index], builder.peekNext()];
  if (atom?.kind !== 'number' || atom.value < 2010 || atom.value > 2049) return false;
  return next?.kind === 'word' && next.meaning === 'onBehind' && (next.text === 'ke' || next.text === 'के');
}
