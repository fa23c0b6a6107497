/** Steps that linking words of both word orders share; used by links.ts, linksBefore.ts and linksBehind.ts. */
import type { Builder } from './builder.ts';
import { hasDay, hasPeriod, type LooseNumber, type Portion, type Relation } from './sides.ts';

/** `go` reads on, `stop` ends the wish before this word, `end` takes the word in and ends. */
export type Step = 'go' | 'stop' | 'end';

/** "after", "before", "until" wait for the next piece; behind a span they make it a step ("two days after ..."). */
export function setRelation(builder: Builder, relation: Relation): Step {
  const last = builder.lastAtom();
  // "two days after today", "3 days before Friday"
  if (
    last?.kind === 'span' &&
    builder.side.lasting !== null &&
    (relation === 'after' || relation === 'before')
  ) {
    const back = relation === 'before' ? -1 : 1;
    const { minutes, days, months, workdays, weekday } = builder.side.lasting;
    builder.side.step = {
      minutes: back * minutes,
      days: back * days,
      months: back * months,
      workdays,
      weekday,
    };
    builder.side.lasting = null;
    builder.isBaseOpen = true;
    return 'go';
  }
  builder.relation = relation;
  builder.lead = 'none';
  return 'go';
}

/** English has the portion before its period, Hindi behind it: "early next week", "agle hafte ki shuruaat". */
export function setPortion(builder: Builder, portion: Portion): Step {
  const { side } = builder;
  const last = builder.lastAtom();
  const isBehind = last !== undefined && builder.which === null && !isPeriodNext(builder);
  if (isBehind && last.kind === 'part') {
    side.partPortion =
      portion === 'beginning' || portion === 'ending' || portion === 'middle' ? portion : null;
    return 'go';
  }
  const canTake =
    last?.kind === 'unit' || last?.kind === 'month' || last?.kind === 'offset' || last?.kind === 'weekday';
  if (isBehind && canTake && side.portion === null && (hasPeriod(side) || portion === 'ending')) {
    side.portion = portion;
    return 'go';
  }
  builder.portion = portion;
  return 'go';
}

function isPeriodNext(builder: Builder): boolean {
  const next = builder.peekContent();
  return next?.kind === 'unit' || next?.kind === 'month' || next?.kind === 'part';
}

/** The span just said is a step from some day, not how long something lasts. */
export function stepAhead(builder: Builder): Step {
  builder.side.step = builder.side.lasting;
  builder.side.lasting = null;
  return 'go';
}

/** The bare number just taken, if nothing was taken since. */
export function lastLoose(builder: Builder): LooseNumber | null {
  return builder.isLast('number') ? (builder.side.numbers.at(-1) ?? null) : null;
}

/** The piece just said gets the relation: "5 baje ke baad" the time, "Friday tak" the day. */
export function relateBehind(builder: Builder, relation: Relation): Step {
  const { side } = builder;
  const last = builder.lastAtom();
  if (last === undefined) return 'stop';
  const isTime =
    last.kind === 'clock' || last.kind === 'part' || last.kind === 'number' || last.kind === 'now';
  const loose = lastLoose(builder);
  if (loose !== null) loose.tail = 'hour';
  if (isTime) side.timeRelation = relation;
  else if (hasDay(side)) side.dayRelation = relation;
  return 'go';
}
