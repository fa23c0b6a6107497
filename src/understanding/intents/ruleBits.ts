/** The ideas of a message and of each rule as bits of two numbers: a message is held against all rules at the price of a few; called by readWishes. */
import { CONCEPTS, type Concept } from './concepts.ts';
import { INTENT_RULES, type IntentRule } from './rules.ts';

/** A set of ideas. JavaScript's bit operations know 32 bits of a number, and small integers 31. */
export interface Ideas {
  low: number;
  high: number;
}

const BITS = 30;
const PLACES: ReadonlyMap<Concept, number> = new Map(CONCEPTS.map((concept, place) => [concept, place]));

/** Puts an idea among others. */
export function addIdea(ideas: Ideas, concept: Concept): void {
  const place = PLACES.get(concept) ?? 0;
  if (place < BITS) ideas.low |= 1 << place;
  else ideas.high |= 1 << (place - BITS);
}

function ideasOf(concepts: readonly Concept[]): Ideas {
  const ideas: Ideas = { low: 0, high: 0 };
  for (const concept of concepts) addIdea(ideas, concept);
  return ideas;
}

/** Two numbers hold no more. */
if (CONCEPTS.length > 2 * BITS) throw new Error(`the rules know ${2 * BITS} ideas at most`);

interface RuleBits {
  readonly rule: IntentRule;
  readonly all: Ideas;
  readonly none: Ideas;
}

const RULES: readonly RuleBits[] = INTENT_RULES.map((rule) => ({
  rule,
  all: ideasOf(rule.all),
  none: ideasOf(rule.none ?? []),
}));

/** The rules that the ideas fulfil, in the order of the table. */
export function rulesFor(said: Ideas): readonly IntentRule[] {
  const fulfilled: IntentRule[] = [];
  if (said.low === 0 && said.high === 0) return fulfilled;
  for (let at = 0; at < RULES.length; at += 1) {
    const { rule, all, none } = RULES[at] as RuleBits;
    if (
      (all.low & ~said.low) === 0 &&
      (all.high & ~said.high) === 0 &&
      (none.low & said.low) === 0 &&
      (none.high & said.high) === 0
    )
      fulfilled.push(rule);
  }
  return fulfilled;
}
