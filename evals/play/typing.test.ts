/** Typing noise is the same for the same seed, and spares what a patient reads again before sending. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readScenarios } from '../scenario/readScenarios.ts';
import { chanceOf, seededIds } from './random.ts';
import { carefulWords, typeText } from './typing.ts';

const TEXT =
  'please book an appointment with Dr Iyer tomorrow morning at 5:20 for Asha Verma, 9876543210, fever';
const typed = (
  seed: string,
  typing: 'clean' | 'thumbs' | 'hurried',
  careful: readonly string[] = [],
): string => typeText(TEXT, { typing, chance: chanceOf(seed), careful: new Set(careful) });

describe('typing', () => {
  it('is repeated by its seed, and differs between seeds', () => {
    const seeds = Array.from({ length: 20 }, (_, index) => `seed ${index}`);
    expect(seeds.map((seed) => typed(seed, 'hurried'))).toEqual(seeds.map((seed) => typed(seed, 'hurried')));
    expect(new Set(seeds.map((seed) => typed(seed, 'hurried'))).size).toBeGreaterThan(10);
  });

  it('is clean where the caller types with care', () => {
    expect(typed('any', 'clean')).toBe(TEXT);
  });

  it('spares names, numbers, times and the caller’s own particulars', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const text = typed(seed, 'hurried', ['fever']);
        for (const kept of ['Dr Iyer', '5:20', 'Asha Verma', '9876543210', 'fever'])
          expect(text).toContain(kept);
      }),
    );
  });

  it('knows what is particular to a caller', () => {
    const scenario = readScenarios().find(({ id }) => id === 'booking/oneSentence');
    if (scenario === undefined) throw new Error('the scenario is gone');
    expect([...carefulWords(scenario.caller)]).toEqual(expect.arrayContaining(['asha', 'verma', 'fever']));
  });
});

describe('ids of a play', () => {
  it('are those of its seed, each once, in rising order', () => {
    const [one, same, other] = [seededIds('a'), seededIds('a'), seededIds('b')];
    const made = Array.from({ length: 500 }, () => one.id());
    expect(made).toEqual(Array.from({ length: 500 }, () => same.id()));
    expect(new Set(made).size).toBe(500);
    expect(made).toEqual(made.toSorted());
    for (const id of made) expect(id).toMatch(/^[a-z]{20}$/);
    const references = [one, other].map((ids) => ids.reference());
    expect(references[0]).toMatch(/^CF-[A-Z0-9]{5}$/);
    expect(references[0]).not.toBe(references[1]);
  });
});
