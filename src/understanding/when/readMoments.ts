/** Finds every day, time and range that a message names, each with its place; called by readWhen and by the scores in evals. */
import type { ConversationState } from '../../domain/conversation/states.ts';
import type { Language } from '../../domain/message/language.ts';
import { normalise } from '../text/normalise.ts';
import { tokens } from '../text/tokens.ts';
import { draftsOf } from './drafts/drafts.ts';
import { type Draft, hasDay } from './drafts/sides.ts';
import { localNow } from './resolving/calendar.ts';
import { type Resolved, resolveDraft } from './resolving/resolve.ts';
import { type Atom, atomsOf } from './signs/atoms.ts';
import { signsOf } from './signs/signs.ts';

/** What the reader of days and times knows besides the text. */
export interface WhenContext {
  readonly now: Date;
  readonly timeZone: string;
  readonly state?: ConversationState;
  readonly language?: Language;
  /** The message speaks of a visit: "as soon as possible" then asks for the first free time, whatever it is. */
  readonly isOfVisit?: boolean;
  /** A time is booked, or is being chosen: "an hour later" then counts from that one and names none itself. */
  readonly hasOtherTime?: boolean;
}

/** One day, time or range as the message names it. */
export interface Moment extends Resolved {
  /** Offsets into the original text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** 0 to 1. */
  readonly confidence: number;
  /** "not tomorrow", "kal nahi". */
  readonly isNegated: boolean;
  /** Speaks of the past: "since Monday", "2 days ago", "pichle hafte". */
  readonly isPast: boolean;
  readonly isRecurring: boolean;
  /** Belongs to another errand of the same sentence ("what is the weather on the 8th"). */
  readonly isOtherErrand: boolean;
  /** "now", "as soon as possible": gives way to any other day or time. */
  readonly isSoonest: boolean;
  /** Names no time of its own here: see `isOfVisit` and `hasOtherTime`. */
  readonly isOpen: boolean;
  /** Another choice follows it: "Monday or Tuesday". */
  readonly isChoice: boolean;
}

/** In these states the clinic has asked for a time, so a bare "5" or "4-6" answers it. */
const STATES_THAT_ASK_FOR_TIME = new Set<ConversationState | undefined>([
  'SELECTING_SLOT',
  'CHOOSING_NEW_SLOT',
]);

/** All moments in the order of the text. Never throws; work is linear in the part of the text that is read. */
export function readMoments(text: string, context: WhenContext): Moment[] {
  const normalised = normalise(text);
  const atoms = atomsOf(signsOf(tokens(normalised)));
  const drafts = draftsOf(atoms);
  if (drafts.length === 0) return [];
  const now = localNow(context.now, context.timeZone);
  const isBare = !atoms.some((atom) => atom.kind === 'unknown');
  const isAskedForTime = isBare && STATES_THAT_ASK_FOR_TIME.has(context.state);
  const errands = otherErrandsOf(atoms);
  const moments: Moment[] = [];
  for (const draft of drafts) {
    if (draft.isDoubtful && (!isBare || context.state === 'AWAITING_NAME')) continue;
    const resolved = resolveDraft(draft, now, isAskedForTime);
    if (resolved === null || isIdle({ draft, resolved, atoms, today: now.today })) continue;
    const { start, end } = normalised.toOriginal(draft.start, draft.end);
    moments.push({
      ...resolved,
      start,
      end,
      confidence: confidenceOf(draft, resolved),
      isNegated: draft.isNegated,
      isPast: isAboutPast(draft, resolved, now.today) || isComplaint(draft, atoms),
      isRecurring: draft.isRecurring,
      isOtherErrand: errands[draft.firstAtom] === true,
      isSoonest:
        (draft.left.isNow || draft.left.isSoonest) && !hasDay(draft.left) && draft.left.clock === null,
      isOpen: isOpen(draft, context, text.slice(start, end)),
      isChoice: draft.isChoice,
    });
  }
  return moments;
}

/** "In an hour" and "abhi se" count from now in any company. */
const FROM_NOW = /^in\b|\bnow\b|\bfrom now|\bhence|abhi|अभी/i;

function isOpen({ left, right }: Draft, { isOfVisit, hasOtherTime }: WhenContext, said: string): boolean {
  if (right !== null || left.clock !== null) return false;
  if (left.isSoonest) return isOfVisit === true && !hasDay(left);
  const isHours =
    left.step !== null && left.step.minutes > 0 && left.offset === null && left.weekday === null;
  return hasOtherTime === true && isHours && left.dayOfMonth === null && !FROM_NOW.test(said);
}

/** For each atom, whether its sentence is about something else than an appointment. */
function otherErrandsOf(atoms: readonly Atom[]): readonly boolean[] {
  const isOther = new Array<boolean>(atoms.length).fill(false);
  let from = 0;
  for (let index = 0; index <= atoms.length; index += 1) {
    if (index < atoms.length && !isSentenceEnd(atoms[index])) continue;
    const isErrand = atoms
      .slice(from, index)
      .some((atom) => atom.kind === 'word' && atom.meaning === 'otherErrand');
    if (isErrand) isOther.fill(true, from, index);
    from = index + 1;
  }
  return isOther;
}

function isSentenceEnd(atom: Atom | undefined): boolean {
  return atom?.kind === 'mark' && (atom.text === '.' || atom.text === '?' || atom.text === '!');
}

/** Nothing else stands in the message. */
function isAlone(draft: Draft, atoms: readonly Atom[]): boolean {
  return atoms.every(
    (atom, index) => (index >= draft.firstAtom && index < draft.nextAtom) || atom.kind === 'mark',
  );
}

interface Told {
  readonly draft: Draft;
  readonly resolved: Resolved;
  readonly atoms: readonly Atom[];
  readonly today: number;
}

/** "in 2010", "March 2015": a year of the past, without a day, belongs to a story. */
function isYearGoneBy({ left }: Draft, { date, dateTo }: Resolved, today: number): boolean {
  const isOnlyPeriod = left.year !== null && left.date === null && left.dayOfMonth === null;
  return isOnlyPeriod && (dateTo ?? date ?? today) < today;
}

/** "for now", "not now", "8:40" inside a number of something: nothing that anybody could be booked for. */
function isIdle({ draft, resolved, atoms, today }: Told): boolean {
  const isOnlyNow =
    draft.left.isNow && draft.right === null && draft.left.clock === null && !hasDay(draft.left);
  if (isOnlyNow) return !isNowMeant(draft, atoms);
  if (isAllForToday(draft, atoms) || isYearGoneBy(draft, resolved, today)) return true;
  const isOnlyWeakClock =
    draft.left.isClockWeak && draft.right === null && resolved.date === null && draft.left.part === null;
  return isOnlyWeakClock && !draft.hasEvidence && !isAlone(draft, atoms) && !isAfterFor(draft, atoms);
}

/**
 * "Now" is mostly a turn of phrase ("now I need ...", "that's all for now", "abhi mausam kaisa hai"). It is a
 * wish beside a word of coming ("can I come now", "abhi aa jaun") and when it is the whole message.
 */
function isNowMeant(draft: Draft, atoms: readonly Atom[]): boolean {
  if (draft.isNegated) return false;
  if (isAlone(draft, atoms)) return true;
  const near = atoms.slice(Math.max(0, draft.firstAtom - 2), draft.nextAtom + 3);
  return near.some((atom) => atom.kind === 'word' && atom.meaning === 'arriving');
}

/** "That will be all for today" takes leave. */
function isAllForToday(draft: Draft, atoms: readonly Atom[]): boolean {
  const [first, second] = [atoms[draft.firstAtom], atoms[draft.firstAtom + 1]];
  const isAllFor =
    first?.kind === 'word' && first.text === 'all' && second?.kind === 'word' && second.meaning === 'for';
  return isAllFor && draft.left.offset === 0 && draft.left.clock === null && draft.left.part === null;
}

/** "set it for eight forty" */
function isAfterFor(draft: Draft, atoms: readonly Atom[]): boolean {
  const first = atoms[draft.firstAtom];
  return first?.kind === 'word' && first.meaning === 'for';
}

function isAboutPast(draft: Draft, resolved: Resolved, today: number): boolean {
  if (draft.isPast) return true;
  // "since tomorrow" is odd English for "from tomorrow".
  return (
    draft.isSince && (draft.left.offset ?? 0) <= 0 && resolved.date !== null && resolved.date !== today + 1
  );
}

/** How many words apart a complaint and its "since when" may be. */
const COMPLAINT_REACH = 6;

/** "kal se bukhar hai", "somvar se dard", "fever from Monday": how long it has lasted, not when to come. */
function isComplaint(draft: Draft, atoms: readonly Atom[]): boolean {
  const isOpen =
    draft.left.dayRelation === 'from' &&
    draft.right === null &&
    draft.left.clock === null &&
    draft.left.part === null;
  if (!isOpen && !draft.isSince) return false;
  const near = atoms.slice(Math.max(0, draft.firstAtom - COMPLAINT_REACH), draft.nextAtom + COMPLAINT_REACH);
  return near.some((atom) => atom.kind === 'word' && atom.meaning === 'suffering');
}

function confidenceOf(draft: Draft, resolved: Resolved): number {
  if (draft.left.isNow || draft.left.isSoonest) return 0.5;
  if (draft.isDoubtful) return 0.6;
  if (resolved.contradiction !== null || resolved.pastDay !== null) return 0.6;
  if (draft.isRecurring || resolved.isAmbiguous) return 0.7;
  return resolved.isWeak ? 0.8 : 0.95;
}
