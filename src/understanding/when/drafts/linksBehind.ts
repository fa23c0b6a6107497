/** Linking words that stand behind what they belong to, as in Hindi: se, tak, ke baad, se pehle, ke beech, mein, tareekh; the table is in links.ts. */
import { type Builder, isContent } from './builder.ts';
import { lastLoose, relateBehind, type Step, setPortion, stepAhead } from './linkSteps.ts';
import { hasDay, hasPeriod, isEmpty } from './sides.ts';

/** "5 se 6", "kal se", "aaj se do din baad". */
export function sayFromBehind(builder: Builder): Step {
  const { side } = builder;
  if (isEmpty(side) || builder.draft.right !== null) return isEmpty(side) ? 'stop' : 'go';
  const next = builder.peekContent();
  if (builder.lastAtom()?.kind === 'span') return 'go';
  if (next?.kind === 'span') return builder.hasAhead(['untilBehind']) && builder.openRight() ? 'go' : 'go';
  const isRange = isContent(next) || builder.hasAhead(['untilBehind', 'betweenBehind']);
  if (isRange && builder.openRight()) return 'go';
  return relateBehind(builder, 'from');
}

/** "5 baje tak aa jaunga" is by five, which is five; "5 baje tak" alone is until five. */
export function sayUntilBehind(builder: Builder): Step {
  if (builder.isLast('span') && builder.side.lasting !== null && builder.draft.right !== null)
    return stepAhead(builder);
  if (builder.draft.right !== null) return 'go';
  const isArrival = (builder.isLast('clock') || builder.isLast('part')) && builder.isArrivalAhead();
  return isArrival ? 'go' : relateBehind(builder, 'until');
}

/** "5 baje ke baad", "do din baad", "agle hafte ke baad". */
export function sayAfterBehind(builder: Builder): Step {
  const { side } = builder;
  if (builder.isLast('span') && side.lasting !== null) return stepAhead(builder);
  if (builder.isLast('span') && side.step !== null) return 'go';
  if (builder.isLast('span') && side.stretch !== null) {
    // "अगले दो हफ्ते बाद" steps over them.
    side.step = side.stretch.span;
    side.stretch = null;
    return 'go';
  }
  if (builder.isLast('unit') && side.week !== null) side.week += 1;
  else if (builder.isLast('unit') && side.monthShift !== null) side.monthShift += 1;
  else return relateBehind(builder, 'after');
  return 'go';
}

/** "5 baje se pehle", "do din pehle" (past), "July ke pehle shukravar" (first). */
export function sayBeforeBehind(builder: Builder): Step {
  const { side } = builder;
  const next = builder.peekContent();
  const isCounting =
    (next?.kind === 'weekday' || next?.kind === 'unit') &&
    (side.month !== null || side.monthShift !== null || builder.isLast('unit'));
  if (isCounting && side.nth === null) {
    side.nth = 1;
    if (side.month === null && side.monthShift === null) side.monthShift = 0;
    return 'go';
  }
  if (builder.isLast('span')) {
    builder.draft.isPast = true;
    return 'end';
  }
  return relateBehind(builder, 'before');
}

/** "4 aur 6 ke beech"; behind a period its middle. */
export function sayBetweenBehind(builder: Builder): Step {
  if (builder.draft.right !== null) {
    builder.draft.isBetween = true;
    return 'go';
  }
  return hasPeriod(builder.side) ? setPortion(builder, 'middle') : 'stop';
}

/** "5 din ke andar". */
export function sayWithinBehind(builder: Builder): Step {
  const { side } = builder;
  const span = side.lasting ?? side.stretch?.span ?? null;
  if (span === null) return 'stop';
  side.stretch = { span, isFromTomorrow: false };
  side.lasting = null;
  return 'go';
}

/** "2 ghante mein", "din mein"; behind anything else it says nothing. */
export function sayInBehind(builder: Builder): Step {
  const { side } = builder;
  // "din mein" is by daylight, "2 din mein" is within two days.
  if (builder.isLast('unit') && !hasPeriod(side) && side.part === null && hasDayUnit(builder))
    side.part = 'daytime';
  return builder.isLast('span') && side.lasting !== null && !builder.draft.isPast ? stepAhead(builder) : 'go';
}

function hasDayUnit(builder: Builder): boolean {
  const last = builder.lastAtom();
  return last?.kind === 'unit' && last.unit === 'day';
}

/** "15 tareekh" was read ahead; "tareekh 15" and "15 ki tareekh" are settled here. */
export function nameDate(builder: Builder): Step {
  const { side } = builder;
  const loose = lastLoose(builder);
  if (loose !== null && side.dayOfMonth === null && loose.value >= 1 && loose.value <= 31) {
    side.dayOfMonth = loose.value;
    side.numbers.pop();
    return 'go';
  }
  if (side.dayOfMonth === null) builder.isNextDate = true;
  return 'go';
}

/** "2 days ago", "2 days back". */
export function sayAgo(builder: Builder): Step {
  if (!builder.isLast('span')) return 'stop';
  builder.draft.isPast = true;
  return 'end';
}

/** "3 days from now", "ab se 3 din". */
export function sayFromNow(builder: Builder): Step {
  if (builder.isLast('span') && builder.side.lasting !== null) {
    builder.side.isStepFromNow = true;
    return stepAhead(builder);
  }
  builder.isAhead = true;
  return 'go';
}

/** "Tuesday AM" is a part of the day. */
export function nameHalf(builder: Builder, part: 'morning' | 'afternoon'): Step {
  if (!hasDay(builder.side) || builder.side.part !== null || builder.side.clock !== null) return 'stop';
  builder.side.part = part;
  return 'go';
}
