/** The state of reading one wish: the side being filled and the words that wait for their piece; used by drafts.ts, place.ts and links.ts. */

import type { Meaning } from '../lexicon.ts';
import type { Atom, AtomBody } from '../signs/atoms.ts';
import {
  type Draft,
  emptySide,
  isEmpty,
  type Portion,
  type Relation,
  type Side,
  type Which,
} from './sides.ts';

const CONTENT_KINDS = new Set<AtomBody['kind']>([
  'clock',
  'number',
  'ordinal',
  'date',
  'offset',
  'weekday',
  'month',
  'part',
  'unit',
  'span',
  'now',
  'soonest',
  'endOfDay',
]);
/** Words that may stand between a piece and what it is asked about. */
const THIN_WORDS = new Set<Meaning>([
  'joining',
  'the',
  'of',
  'onBehind',
  'this',
  'for',
  'one',
  'at',
  'on',
  'around',
  'in',
  'fromBehind',
  'inBehind',
]);
/** How far a look ahead goes; it keeps the work linear whatever the text. */
const LOOK_AHEAD = 12;

/** True for a piece of a wish; words, marks and the unknown are none. */
export function isContent(atom: Atom | undefined): boolean {
  return atom !== undefined && CONTENT_KINDS.has(atom.kind);
}

/** One wish being read, from its first atom on. Looks ahead a few atoms at most, so that reading stays linear. */
export class Builder {
  readonly atoms: readonly Atom[];
  readonly draft: Draft;
  side: Side;
  /** Index of the atom being read. */
  index: number;
  /** Index of the last content atom taken, or -1. */
  lastContent = -1;
  which: Which | null = null;
  portion: Portion | null = null;
  relation: Relation | null = null;
  /** What the word before announces: "at" an hour, "tareekh" a date, "in" a span. */
  lead: 'hour' | 'date' | 'in' | 'none' = 'none';
  isOnLead = false;
  isYearLead = false;
  hasThe = false;
  isWithin = false;
  /** "from now" before its span, as Hindi has it. */
  isAhead = false;
  /** A week was said and may still get a number ("week 31") or a weekday. */
  isWeekOpen = false;
  isFrom = false;
  /** "two days after ...": the day to count from is still to come. */
  isBaseOpen = false;
  /** Link words since the last piece; a month joins a number only over thin ones ("12th of March"). */
  linksSince: Meaning[] = [];
  /** The last number before `dateBehind` or after it is a day of the month. */
  isNextDate = false;

  constructor(atoms: readonly Atom[], firstAtom: number) {
    this.atoms = atoms;
    this.index = firstAtom;
    this.side = emptySide();
    const start = atoms[firstAtom]?.start ?? 0;
    this.draft = {
      left: this.side,
      right: null,
      start,
      end: start,
      isNegated: false,
      isSince: false,
      isPast: false,
      isRecurring: false,
      isChoice: false,
      isBetween: false,
      hasEvidence: false,
      isDoubtful: false,
      firstAtom,
      nextAtom: firstAtom + 1,
    };
  }

  isRange(): boolean {
    return this.draft.right !== null || this.draft.isBetween || this.isFrom;
  }

  /** Forgets the leads that belong to one piece only. */
  clearLeads(): void {
    this.lead = 'none';
    this.isOnLead = false;
    this.isYearLead = false;
    this.hasThe = false;
    this.isNextDate = false;
  }

  openRight(): boolean {
    if (this.draft.right !== null || isEmpty(this.side)) return false;
    this.side = emptySide();
    this.draft.right = this.side;
    this.clearLeads();
    this.lastContent = -1;
    this.isWeekOpen = false;
    return true;
  }

  peekNext(): Atom | undefined {
    return this.atoms[this.index + 1];
  }

  /** The next piece, past thin words; undefined when something else comes first. */
  peekContent(): Atom | undefined {
    for (let at = this.index + 1; at <= this.index + 4; at += 1) {
      const atom = this.atoms[at];
      if (atom === undefined || isContent(atom)) return atom;
      const isThin =
        (atom.kind === 'word' && THIN_WORDS.has(atom.meaning)) ||
        (atom.kind === 'mark' && ',-/'.includes(atom.text));
      if (!isThin) return undefined;
    }
    return undefined;
  }

  isFollowedBy(meaning: Meaning): boolean {
    const next = this.peekNext();
    return next?.kind === 'word' && next.meaning === meaning;
  }

  /** True when the last piece taken is of this kind and nothing but thin words came since. */
  isLast(kind: AtomBody['kind']): boolean {
    return this.lastContent >= 0 && this.atoms[this.lastContent]?.kind === kind;
  }

  lastAtom(): Atom | undefined {
    return this.lastContent < 0 ? undefined : this.atoms[this.lastContent];
  }

  /** "15 tareekh", "tareekh 15", "15 March": the number at hand is a day of the month. */
  isDateNamed(): boolean {
    if (this.isNextDate || this.isFollowedBy('dateBehind')) return true;
    const next = this.peekMonth();
    if (next === undefined) return false;
    // "at 5 March 3" keeps its hour: the month's own day follows the month.
    const afterMonth = this.atoms[this.atoms.indexOf(next, this.index) + 1];
    return !(this.lead === 'hour' && (afterMonth?.kind === 'number' || afterMonth?.kind === 'ordinal'));
  }

  /** The month that belongs to the number at hand: "12 March", "12th of March", "12-March". */
  private peekMonth(): Atom | undefined {
    for (let at = this.index + 1; at <= this.index + 3; at += 1) {
      const atom = this.atoms[at];
      if (atom?.kind === 'month') return atom;
      const isThin =
        (atom?.kind === 'word' &&
          (atom.meaning === 'of' || atom.meaning === 'onBehind' || atom.meaning === 'this')) ||
        (atom?.kind === 'mark' && ',-/'.includes(atom.text));
      if (!isThin) return undefined;
    }
    return undefined;
  }

  /** True when the links since the last piece only tie two pieces together. */
  isTied(): boolean {
    return this.linksSince.every(
      (meaning) => meaning === 'of' || meaning === 'onBehind' || meaning === 'the',
    );
  }

  /** A portion word follows in Hindi order: "hafte ki shuruaat", "दिन के अंत". */
  isPortionNext(): boolean {
    for (let at = this.index + 1; at <= this.index + 2; at += 1) {
      const atom = this.atoms[at];
      if (atom?.kind !== 'word') return false;
      if (atom.meaning === 'beginning' || atom.meaning === 'ending' || atom.meaning === 'middle') return true;
      if (atom.meaning !== 'onBehind') return false;
    }
    return false;
  }

  /** "first friday of july": the ordinal counts the weekday rather than naming a date ("14th Friday" never does). */
  isNthWeekdayAhead(): boolean {
    const current = this.atoms[this.index];
    if (current?.kind !== 'ordinal' || current.value > 5) return false;
    return (
      this.side.month !== null || this.side.monthShift !== null || this.atoms[this.index + 2]?.kind === 'word'
    );
  }

  /** A word of coming follows within a few words: "tak wapas aa jaunga". */
  isArrivalAhead(): boolean {
    for (let at = this.index + 1; at <= this.index + 3; at += 1) {
      const atom = this.atoms[at];
      if (atom?.kind === 'word' && atom.meaning === 'arriving') return true;
    }
    return false;
  }

  /** True when `meaning` comes up before anything unknown; used for "5 aur 6 ke beech" and "5 se 6 tak". */
  hasAhead(meanings: readonly Meaning[]): boolean {
    for (let at = this.index + 1; at <= this.index + LOOK_AHEAD; at += 1) {
      const atom = this.atoms[at];
      if (atom === undefined || atom.kind === 'unknown') return false;
      if (atom.kind === 'word' && meanings.includes(atom.meaning)) return true;
    }
    return false;
  }
}
