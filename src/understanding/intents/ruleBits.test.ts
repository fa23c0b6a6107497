/** The bits must say what the table of rules says. */
import { expect, it } from 'vitest';
import { CONCEPTS, type Concept } from './concepts.ts';
import { addIdea, type Ideas, rulesFor } from './ruleBits.ts';
import { INTENT_RULES } from './rules.ts';

const ideasOf = (concepts: readonly Concept[]): Ideas => {
  const ideas: Ideas = { low: 0, high: 0 };
  for (const concept of concepts) addIdea(ideas, concept);
  return ideas;
};

it('a message with the ideas of a rule and none that it excludes fulfils it, and no other message does', () => {
  for (const rule of INTENT_RULES) {
    expect(rulesFor(ideasOf(rule.all)).includes(rule), JSON.stringify(rule)).toBe(
      !rule.all.some((concept) => rule.none?.includes(concept)),
    );
    for (const missing of rule.all)
      expect(rulesFor(ideasOf(rule.all.filter((concept) => concept !== missing)))).not.toContain(rule);
    for (const excluded of rule.none ?? [])
      expect(rulesFor(ideasOf([...rule.all, excluded]))).not.toContain(rule);
  }
});

it('every idea has a bit of its own', () => {
  const bits = CONCEPTS.map((concept) => JSON.stringify(ideasOf([concept])));
  expect(new Set(bits).size).toBe(CONCEPTS.length);
  expect(rulesFor(ideasOf([]))).toEqual([]);
});
