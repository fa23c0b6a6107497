/** Weighs the wishes that the rules read against the second opinion; called by readIntents. */
import type { Message } from '../message.ts';
import { INTENTS, type Intent, type Reading } from '../reading.ts';
import type { Found } from '../words/phraseIndex.ts';
import type { Concept } from './concepts.ts';
import { secondOpinion } from './opinion/secondOpinion.ts';
import type { Details } from './readWishes.ts';

/** From here on the rules are right by themselves. */
const RULES_ALONE = 0.965;
/** What the rules' sureness counts beside the opinion's chances. */
const RULES_SHARE = 0.25;
/** The rules read sentence by sentence, the opinion hears all of them at once. */
const RULES_SHARE_OF_SEVERAL = 0.6;
/** Rules that find nothing say a little: chit-chat and bare details have no words of wishes. */
const NOTHING_SAID = 0.05;
/** An opinion that is spread over many wishes overrules nothing that was read. */
const SURE_TO_OVERRULE = 0.35;
/** Nobody is sent to the hospital by a guess, and the bot does not fall silent for one. */
const SURE_ENOUGH: Partial<Record<Intent, number>> = { emergency: 0.6, staff: 0.4 };
/** A wish that no rule reads is as sure as the opinion, from a guess to nearly certain. */
const LEAST_SURE = 0.4;
const SURE_SPAN = 0.5;
/** A yes books or cancels at once: in a longer message the opinion alone never hears one. */
const ANSWERS: ReadonlySet<Intent> = new Set(['confirm', 'deny']);
const FEW_WORDS = 6;
/** What is quoted are somebody else's words ('my nephew types: "call her and say yes"'), and for staff the bot falls silent. */
const QUOTES = /["“”«»{}]/;

const NONE: Reading<Intent> = { value: 'none', start: 0, end: 0, confidence: 0.5 };

export interface Weighed {
  readonly message: Message;
  readonly details: Details;
  readonly ideas: readonly Found<Concept>[];
  /** What the rules read, surest first. */
  readonly sorted: readonly Reading<Intent>[];
  /** What the rules know that the message does not want, whatever it sounds like. */
  readonly barred: ReadonlySet<Intent>;
}

/** The first wish of the message: the rules' (surest first), unless the second opinion clearly says another one. */
export function weighWishes({ message, details, ideas, sorted, barred }: Weighed): Reading<Intent> {
  const first = sorted[0] ?? NONE;
  if (first.value === 'emergency' || first.confidence >= RULES_ALONE || message.words.length === 0)
    return first;
  const chanceOf = secondOpinion(message, details, ideas);
  const share = message.words.some((word) => word.gap === 'sentence') ? RULES_SHARE_OF_SEVERAL : RULES_SHARE;
  const isLong = message.words.length > FEW_WORDS;
  const isQuoted = QUOTES.test(message.text);
  const isGuess = (intent: Intent): boolean =>
    ((isLong && ANSWERS.has(intent)) || (isQuoted && intent === 'staff')) &&
    !sorted.some(({ value }) => value === intent);
  const byRules = first.value === 'none' ? NOTHING_SAID : share * first.confidence ** 2;
  const atLeast = first.value === 'none' ? 0 : SURE_TO_OVERRULE;
  let best: Intent = first.value;
  let most = chanceOf(best) + byRules;
  for (const intent of INTENTS) {
    const chance = chanceOf(intent);
    if (chance <= most || barred.has(intent) || chance < (SURE_ENOUGH[intent] ?? atLeast) || isGuess(intent))
      continue;
    most = chance;
    best = intent;
  }
  const chance = chanceOf(best);
  return best === first.value ? surer(first, chance) : ofWhole(sorted, { value: best, chance });
}

function surer(read: Reading<Intent>, chance: number): Reading<Intent> {
  return read.value === 'none'
    ? read
    : { ...read, confidence: Math.max(read.confidence, LEAST_SURE + SURE_SPAN * chance) };
}

/** What no rule read has no place of its own in the message, and accounts for none of its words. */
function ofWhole(
  sorted: readonly Reading<Intent>[],
  { value, chance }: { readonly value: Intent; readonly chance: number },
): Reading<Intent> {
  if (value === 'none') return NONE;
  const read = sorted.find((one) => one.value === value);
  const confidence = LEAST_SURE + SURE_SPAN * chance;
  if (read !== undefined) return { ...read, confidence: Math.max(read.confidence, confidence) };
  return { value, start: 0, end: 0, confidence };
}
