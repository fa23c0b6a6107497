/** Linking words that stand before what they belong to, as in English: from, to, until, and, or, later, after next; the table is in links.ts. */
import { type Builder, isContent } from './builder.ts';
import { type Step, setPortion, setRelation, stepAhead } from './linkSteps.ts';
import { hasPeriod, hasTime, isEmpty } from './sides.ts';

/** "two days later", "later this week", "later today". */
export function sayLater(builder: Builder): Step {
  if (builder.isLast('span') && builder.side.lasting !== null) return stepAhead(builder);
  const next = builder.peekContent() ?? builder.peekNext();
  if (isContent(next) || (next?.kind === 'word' && (next.meaning === 'this' || next.meaning === 'next'))) {
    builder.portion = 'later';
    return 'go';
  }
  return hasPeriod(builder.side) ? setPortion(builder, 'later') : 'stop';
}

/** "the week after next", "Friday after next". */
export function shiftAfterNext(builder: Builder): Step {
  const { side } = builder;
  if (builder.isLast('span')) {
    // "two months after next Friday"
    builder.which = 'next';
    return setRelation(builder, 'after');
  }
  if (side.week !== null) side.week += 2;
  else if (side.monthShift !== null) side.monthShift += 2;
  else if (side.weekday !== null) side.week = 2;
  else if (builder.isLast('unit')) side.week = 2;
  else return 'stop';
  return 'go';
}

/** "from 5", "from Monday", "two weeks from today". */
export function openFrom(builder: Builder): Step {
  const { side } = builder;
  // "two weeks from today", "two days from now"
  if (builder.isLast('span') && builder.peekContent()?.kind === 'offset')
    return side.lasting === null ? 'go' : stepAhead(builder);
  if (builder.draft.right !== null) return 'stop';
  builder.isFrom = true;
  builder.lead = 'none';
  builder.relation = isEmpty(side) || !hasTime(side) ? 'from' : null;
  return 'go';
}

/** Opens the other end of a range, if there is one; "change it to 5" has none. */
export function sayTo(builder: Builder): Step {
  if (isEmpty(builder.side)) return 'go';
  if (builder.draft.right !== null) return 'stop';
  const next = contentSoon(builder);
  return next && builder.openRight() ? 'go' : 'stop';
}

/** "4 till 6" is a range, "free till Friday" has an end alone. */
export const sayTill = (builder: Builder): Step =>
  isEmpty(builder.side) ? setRelation(builder, 'until') : sayTo(builder);

function contentSoon(builder: Builder): boolean {
  if (isContent(builder.peekContent())) return true;
  const next = builder.peekNext();
  return (
    next?.kind === 'word' &&
    (next.meaning === 'next' || next.meaning === 'coming' || next.meaning === 'ending')
  );
}

/** "8am until 6" is a range, "until 6" alone an end. */
export function sayUntil(builder: Builder): Step {
  if (
    !isEmpty(builder.side) &&
    builder.draft.right === null &&
    (builder.isFrom ||
      builder.isLast('clock') ||
      builder.isLast('offset') ||
      builder.isLast('month') ||
      builder.isLast('ordinal') ||
      builder.isLast('weekday'))
  ) {
    return sayTo(builder);
  }
  return setRelation(builder, 'until');
}

/** "between 4 and 6", "4 aur 6 ke beech"; or the other half of one wish ("on the 8th and at 5"). */
export function sayAnd(builder: Builder): Step {
  if (isEmpty(builder.side)) return 'stop';
  if (builder.draft.right === null && (builder.draft.isBetween || builder.hasAhead(['betweenBehind']))) {
    builder.draft.isBetween = true;
    return builder.openRight() ? 'go' : 'stop';
  }
  // "on the 8th and at 5": one wish, if the other half of it follows.
  const next = builder.peekContent();
  const isOtherHalf = next?.kind === 'clock' && !hasTime(builder.side);
  return isOtherHalf ? 'go' : 'stop';
}

/** A choice ends the wish; "5 ya 6 ke beech" is a range. */
export function sayOr(builder: Builder): Step {
  if (builder.draft.right === null && builder.hasAhead(['betweenBehind'])) return sayAnd(builder);
  builder.draft.isChoice = true;
  return 'stop';
}
