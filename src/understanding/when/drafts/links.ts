/** What each linking word does to the wish being read ("after", "se", "tak", "next", "ki shuruaat"): one table, read by drafts.ts. */

import type { Meaning } from '../lexicon.ts';
import type { Atom } from '../signs/atoms.ts';
import type { Builder } from './builder.ts';
import { lastLoose, type Step, setPortion, setRelation } from './linkSteps.ts';
import {
  openFrom,
  sayAnd,
  sayLater,
  sayOr,
  sayTill,
  sayTo,
  sayUntil,
  shiftAfterNext,
} from './linksBefore.ts';
import {
  nameDate,
  nameHalf,
  sayAfterBehind,
  sayAgo,
  sayBeforeBehind,
  sayBetweenBehind,
  sayFromBehind,
  sayFromNow,
  sayInBehind,
  sayUntilBehind,
  sayWithinBehind,
} from './linksBehind.ts';
import { isEmpty } from './sides.ts';

type Link = (builder: Builder, atom: Atom & { kind: 'word' }) => Step;

const go: Link = () => 'go';

const stop: Link = () => 'stop';

/** What each linking word does. A meaning that is not listed ends the wish. */
export const LINKS: Readonly<Partial<Record<Meaning, Link>>> = {
  this: (builder) => setWhich(builder, 'this'),
  next: (builder) => setWhich(builder, 'next'),
  overNext: (builder) => setWhich(builder, 'overNext'),
  coming: (builder) => setWhich(builder, 'coming'),
  past: (builder) => setWhich(builder, 'past'),
  final: (builder) => setWhich(builder, 'final'),
  every: (builder) => setWhich(builder, 'every'),
  all: go,
  afterNext: shiftAfterNext,
  early: (builder) => setPortion(builder, 'beginning'),
  late: (builder) => setPortion(builder, 'ending'),
  later: sayLater,
  middle: (builder) => setPortion(builder, 'middle'),
  beginning: (builder) => setPortion(builder, 'beginning'),
  ending: (builder) => setPortion(builder, 'ending'),
  rest: (builder) => setPortion(builder, 'rest'),
  left: (builder) => setPortion(builder, 'rest'),

  from: openFrom,
  starting: openFrom,
  to: sayTo,
  till: sayTill,
  until: sayUntil,
  and: sayAnd,
  or: sayOr,
  between: (builder) => {
    if (builder.draft.right !== null || builder.draft.isBetween) return 'stop';
    builder.draft.isBetween = true;
    builder.lead = 'none';
    return 'go';
  },
  after: (builder) => setRelation(builder, 'after'),
  before: (builder) => setRelation(builder, 'before'),
  within: (builder) => {
    builder.isWithin = true;
    return 'go';
  },
  since: (builder) => {
    if (!isEmpty(builder.side)) return 'stop';
    builder.draft.isSince = true;
    return 'go';
  },
  at: (builder) => setLead(builder, 'hour'),
  by: (builder) => setLead(builder, 'hour'),
  around: (builder) => setLead(builder, 'hour'),
  in: (builder) => {
    builder.isYearLead = true;
    return setLead(builder, 'in');
  },
  on: (builder) => {
    builder.isOnLead = true;
    return setLead(builder, 'date');
  },
  the: (builder) => {
    builder.hasThe = true;
    builder.isOnLead = true;
    if (builder.lead === 'none' || builder.lead === 'in') builder.lead = 'date';
    return 'go';
  },
  of: (builder) => {
    builder.isYearLead = true;
    return 'go';
  },
  for: (builder) => {
    // "will last for 2 hours" is not the last two hours.
    if (builder.which === 'past') builder.which = null;
    builder.isOnLead = true;
    return 'go';
  },
  joining: go,
  one: go,

  fromBehind: sayFromBehind,
  untilBehind: sayUntilBehind,
  afterBehind: sayAfterBehind,
  beforeBehind: sayBeforeBehind,
  betweenBehind: sayBetweenBehind,
  withinBehind: sayWithinBehind,
  inBehind: sayInBehind,
  arriving: (builder, atom) => (atom.text === 'back' ? sayAgo(builder) : 'stop'),
  aroundBehind: (builder) => {
    const loose = lastLoose(builder);
    if (loose !== null) loose.tail = 'hour';
    return 'go';
  },
  onBehind: (builder, atom) => {
    const loose = lastLoose(builder);
    if (loose !== null && (atom.text === 'ko' || atom.text === 'को')) loose.tail = 'date';
    return 'go';
  },
  dateBehind: nameDate,
  ago: sayAgo,
  fromNow: sayFromNow,
  half: go,
  am: (builder) => nameHalf(builder, 'morning'),
  pm: (builder) => nameHalf(builder, 'afternoon'),
  counted: (builder) => {
    if (builder.isLast('number')) builder.side.numbers.pop();
    return 'stop';
  },
  not: stop,
  notBehind: stop,
  suffering: stop,
  otherErrand: stop,
  greeting: stop,
};

function setWhich(builder: Builder, which: NonNullable<Builder['which']>): Step {
  // "this upcoming Friday", "the next coming week": the more exact word wins.
  if (builder.which !== null && which === 'this') return 'go';
  builder.which = which;
  return 'go';
}

function setLead(builder: Builder, lead: Builder['lead']): Step {
  builder.lead = lead;
  return 'go';
}
