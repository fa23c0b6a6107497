/** How people type on phones: slips in ordinary words, never in names, numbers or times, because those a patient reads again. The scripted callers use it. */
import type { Caller } from '../scenario/scenario.ts';
import type { Chance } from './random.ts';

type Typing = Caller['typing'];

/** The share of words with a slip, and the share of messages whose commas and capitals are left out. */
const HABITS: Readonly<Record<Typing, { readonly slips: number; readonly bare: number }>> = {
  clean: { slips: 0, bare: 0 },
  thumbs: { slips: 0.08, bare: 0.2 },
  hurried: { slips: 0.18, bare: 0.6 },
};

/** Shorter words change their meaning with a letter: "no" and "on", "not" and "now". */
const SHORTEST_SLIP = 5;

type Slip = (word: string, at: number) => string;

/** The first letter stays: that is where people look. */
const SLIPS: readonly Slip[] = [
  (word, at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  (word, at) => word.slice(0, at) + word.charAt(at) + word.slice(at),
  (word, at) => word.slice(0, at) + word.slice(at + 1),
];

export interface TypingOrder {
  readonly typing: Typing;
  readonly chance: Chance;
  /** Words that are typed with care: what the caller knows about themselves. */
  readonly careful: ReadonlySet<string>;
}

/** The text as this person sends it. Without noise it is the text itself. */
export function typeText(text: string, { typing, chance, careful }: TypingOrder): string {
  const habit = HABITS[typing];
  if (habit.slips === 0) return text;
  const slipped = text
    .split(/(\s+)/)
    .map((word) => (isOrdinary(word, careful) && chance.draw() < habit.slips ? slip(word, chance) : word))
    .join('');
  return chance.draw() < habit.bare ? withoutFinish(slipped) : slipped;
}

/** Words of one case and of letters alone: a capital begins a name, a digit a number. */
const isOrdinary = (word: string, careful: ReadonlySet<string>): boolean =>
  word.length >= SHORTEST_SLIP && /^[a-z]+$/.test(word) && !careful.has(word);

function slip(word: string, chance: Chance): string {
  const at = 1 + chance.below(word.length - 2);
  return chance.pick(SLIPS)(word, at);
}

/** No capital at the beginning of a common word, no full stop at the end. */
const withoutFinish = (text: string): string => text.replace(/[.!।]+$/u, '');

/** What must be typed letter by letter: the words of the caller's own particulars. */
export const carefulWords = (caller: Caller): ReadonlySet<string> =>
  new Set(
    Object.values(caller.knows)
      .filter((known) => known !== undefined)
      .flatMap((known) => known.toLowerCase().split(/[^\p{L}]+/u)),
  );
