import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, normalise, READ_LIMIT } from './normalise.ts';

describe('folding what people type', () => {
  it.each([
    [
      'digits of Indian scripts are read as plain digits',
      '५ बजे, ৫, ੫, ૫, ୫, ௫, ౫, ೫, ൫',
      '5 बजे, 5, 5, 5, 5, 5, 5, 5, 5',
    ],
    ['nukta and chandrabindu make no difference', 'पाँच बज़े', 'पांच बजे'],
    ['a nukta built into the letter goes too', '\u0958लम', 'कलम'],
    ['a half nasal is an anusvara', 'सितम्बर हिन्दी', 'सितंबर हिंदी'],
    ['mothers keep their double m', 'अम्मा', 'अम्मा'],
    ['capitals, accents and wide letters are folded', 'Café ５ＰＭ', 'cafe 5pm'],
    ['curly quotes and dashes are plain', 'o’clock 4–5', "o'clock 4-5"],
    ['invisible characters are left out', 'kal\u200b shaam\u202e', 'kal shaam'],
    ['a danda ends a sentence', 'कल।', 'कल.'],
  ])('%s', (_name, text, folded) => {
    expect(normalise(text).text).toBe(folded);
  });

  it('leads back to the words as they were written', () => {
    const text = 'कल सितम्बर ५ बजे';
    const { text: folded, toOriginal } = normalise(text);
    const start = folded.indexOf('सितंबर');
    const place = toOriginal(start, start + 'सितंबर'.length);
    expect(text.slice(place.start, place.end)).toBe('सितम्बर');
  });

  it('reads only the beginning of an endless message', () => {
    expect(normalise('a'.repeat(1_000_000)).text).toHaveLength(READ_LIMIT);
    expect(normalise('आ'.repeat(1_000_000)).text).toHaveLength(READ_LIMIT);
  });

  it('folds a folded text to itself, and places stay inside the original, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = normalise(text);
        expect(fold(once.text)).toBe(once.text);
        const { start, end } = once.toOriginal(0, once.text.length);
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(start).toBeLessThanOrEqual(end);
      }),
    );
  });
});
