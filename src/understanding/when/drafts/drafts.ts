/** Walks over the atoms of a message and gathers each wish about a day or a time into a draft; called by readMoments. */

import type { Meaning } from '../lexicon.ts';
import type { Atom } from '../signs/atoms.ts';
import { Builder, isContent } from './builder.ts';
import type { Step } from './linkSteps.ts';
import { LINKS } from './links.ts';
import { placeAtom } from './place.ts';
import { type Draft, hasDay } from './sides.ts';

/** Words that a wish may begin with. */
const OPENERS = new Set<Meaning>([
  'this',
  'next',
  'coming',
  'overNext',
  'past',
  'final',
  'every',
  'all',
  'early',
  'late',
  'later',
  'middle',
  'beginning',
  'ending',
  'rest',
  'from',
  'starting',
  'between',
  'until',
  'after',
  'before',
  'around',
  'within',
  'since',
  'at',
  'on',
  'in',
  'by',
  'the',
  'for',
  'to',
  'till',
  'fromNow',
  'dateBehind',
  'one',
]);
/** Words that make a word of two meanings a day: "on sat", "this may", "by wed". */
const COMPANY_WORDS = new Set<Meaning>([
  'on',
  'this',
  'next',
  'coming',
  'past',
  'every',
  'by',
  'until',
  'till',
  'since',
  'before',
  'after',
  'from',
  'in',
  'around',
  'at',
  'onBehind',
  'untilBehind',
  'fromBehind',
  'inBehind',
  'afterBehind',
  'beforeBehind',
  'aroundBehind',
]);

/** Thin words that may follow each other inside a wish; the bound keeps "the the the ..." linear. */
const LONGEST_GAP = 8;

/** Nobody names more days and hours in one message; a page of bare figures must not cost more than a letter. */
const MOST_WISHES = 60;

/** The wishes in the order of the text, finished or not: resolve.ts decides what each means. */
export function draftsOf(atoms: readonly Atom[]): Draft[] {
  const drafts: Draft[] = [];
  for (let index = 0; index < atoms.length && drafts.length < MOST_WISHES; ) {
    const atom = atoms[index] as Atom;
    const isOpener = isContent(atom) || (atom.kind === 'word' && OPENERS.has(atom.meaning));
    const draft = isOpener && !isListed(atoms, index) ? readDraft(atoms, index) : null;
    if (draft === null) {
      index += 1;
      continue;
    }
    draft.isNegated = isNegated(atoms, draft);
    drafts.push(draft);
    index = Math.max(draft.nextAtom, index + 1);
  }
  return drafts;
}

/** "Ravi Kumar, 34, tomorrow": a number between commas is a detail of its own, an age most often. */
function isListed(atoms: readonly Atom[], index: number): boolean {
  const [before, atom, after] = [atoms[index - 1], atoms[index], atoms[index + 1]];
  return atom?.kind === 'number' && isComma(before) && isComma(after);
}

function isComma(atom: Atom | undefined): boolean {
  return atom?.kind === 'mark' && (atom.text === ',' || atom.text === '.');
}

/** The wish that begins at `first`, or null when no piece of one follows. */
function readDraft(atoms: readonly Atom[], first: number): Draft | null {
  const builder = new Builder(atoms, first);
  const { draft } = builder;
  let hasContent = false;
  const seen = { unsure: 0, sure: 0, company: 0 };
  for (; builder.index < atoms.length; builder.index += 1) {
    if (builder.index - Math.max(builder.lastContent, draft.nextAtom - 1) > LONGEST_GAP) break;
    const atom = atoms[builder.index] as Atom;
    const step = takeAtom(builder, atom);
    if (step === 'stop') break;
    if (isContent(atom)) {
      hasContent = true;
      if (atom.needsCompany) seen.unsure += 1;
      else seen.sure += 1;
    } else if (atom.kind === 'word' && COMPANY_WORDS.has(atom.meaning) && (!hasContent || isBehind(atom)))
      seen.company += 1;
    if (isContent(atom) || (hasContent && isBehind(atom))) {
      draft.end = atom.end;
      draft.nextAtom = builder.index + 1;
    }
    if (step === 'end') break;
  }
  draft.hasEvidence = seen.company > 0;
  draft.isDoubtful = seen.unsure === 1 && seen.sure === 0 && seen.company === 0;
  return hasContent ? draft : null;
}

const ENDINGS = new Set<Meaning>([
  'fromNow',
  'ago',
  'later',
  'ending',
  'beginning',
  'middle',
  'early',
  'late',
  'rest',
  'afterNext',
]);

function isBehind(atom: Atom): boolean {
  return atom.kind === 'word' && (atom.meaning.endsWith('Behind') || ENDINGS.has(atom.meaning));
}

function takeAtom(builder: Builder, atom: Atom): Step {
  if (isContent(atom)) return takeContent(builder, atom);
  if (atom.kind === 'word') return takeWord(builder, atom);
  if (atom.kind === 'mark') return takeMark(builder, atom);
  return 'stop';
}

function takeWord(builder: Builder, atom: Atom & { kind: 'word' }): Step {
  const step = LINKS[atom.meaning]?.(builder, atom) ?? 'stop';
  if (step === 'go') builder.linksSince.push(atom.meaning);
  return step;
}

function takeContent(builder: Builder, atom: Atom): Step {
  if (!placeAtom(builder, atom)) return 'stop';
  builder.clearLeads();
  builder.linksSince = [];
  builder.lastContent = builder.index;
  return 'go';
}

function takeMark(builder: Builder, atom: Atom & { kind: 'mark' }): Step {
  // "mid-November", "early-morning"
  if (atom.text === '-' && builder.portion !== null) return 'go';
  if (builder.lastContent < 0 && atom.text !== '@') return 'stop';
  switch (atom.text) {
    case ',':
      // "not tomorrow, Friday": what is denied ends here. "fever for two days, tomorrow evening": so does how long it has lasted.
      return isDenied(builder.atoms, builder.draft) || isHowLong(builder) ? 'stop' : 'go';
    case '(':
    case ')':
      return 'go';
    case '@':
      builder.lead = 'hour';
      return 'go';
    case '/':
      return builder.isLast('month') || builder.peekContent()?.kind === 'month' ? 'go' : 'stop';
    case '-':
      return takeDash(builder);
    case '.':
      return isAbbreviation(builder, atom) ? 'go' : 'stop';
    default:
      return 'stop';
  }
}

/** "4pm-5pm" is a range, "Dec-2018" and "aadhi-raat" are one thing. */
function takeDash(builder: Builder): Step {
  const next = builder.peekNext();
  if (next?.kind === 'word' && next.meaning === 'aroundBehind') return 'go';
  if (!isContent(next)) return 'stop';
  // "July 13 - July 15" has its own month on each side.
  const isNewDate = next?.kind === 'month' && builder.side.month !== null;
  const isOneThing =
    !isNewDate &&
    ((builder.isLast('month') && builder.side.dayOfMonth === null) ||
      next?.kind === 'month' ||
      next?.kind === 'part' ||
      next?.kind === 'unit');
  if (isOneThing) return 'go';
  return builder.openRight() ? 'go' : 'stop';
}

/** "Oct. 2", "Sat. at 5", "8 a.m. on Friday": a dot written against a short word. */
function isAbbreviation(builder: Builder, dot: Atom): boolean {
  const last = builder.lastAtom();
  if (last === undefined || dot.spaceBefore || last.end !== dot.start) return false;
  return last.kind === 'month' || last.kind === 'weekday' || last.kind === 'clock';
}

/** How many words before it a complaint may stand. */
const COMPLAINT_REACH = 6;

/** True when what has been gathered says since when, or how long, a complaint has lasted. */
function isHowLong(builder: Builder): boolean {
  const { draft } = builder;
  const { left } = draft;
  if (draft.isSince) return hasDay(left) || left.part !== null;
  const isStretch =
    draft.isPast || left.lasting !== null || (left.dayRelation === 'from' && left.clock === null);
  if (!isStretch || draft.right !== null) return false;
  const before = builder.atoms.slice(Math.max(0, draft.firstAtom - COMPLAINT_REACH), draft.firstAtom);
  return before.some((atom) => atom.kind === 'word' && atom.meaning === 'suffering');
}

/** "not tomorrow", "kal nahi". */
function isNegated(atoms: readonly Atom[], draft: Draft): boolean {
  if (isDenied(atoms, draft)) return true;
  const is = atoms[draft.nextAtom];
  const at =
    is?.kind === 'word' && (is.meaning === 'this' || is.meaning === 'onBehind')
      ? draft.nextAtom + 1
      : draft.nextAtom;
  const after = atoms[at];
  if (after?.kind !== 'word') return false;
  return (
    after.meaning === 'notBehind' ||
    (after.meaning === 'not' && !isContent(atoms[at + 1]) && !isOpenerWord(atoms[at + 1]))
  );
}

function isDenied(atoms: readonly Atom[], draft: Draft): boolean {
  const before = atoms[draft.firstAtom - 1];
  return before?.kind === 'word' && before.meaning === 'not';
}

function isOpenerWord(atom: Atom | undefined): boolean {
  return atom?.kind === 'word' && OPENERS.has(atom.meaning);
}
