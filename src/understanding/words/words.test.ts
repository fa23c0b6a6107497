import { describe, expect, it } from 'vitest';
import { foldWord } from './foldWord.ts';
import { compilePhrases, findPhrases } from './phraseIndex.ts';
import { readWords } from './readWords.ts';

describe('one key for many spellings', () => {
  it.each([
    ['nahiii', 'nahi'],
    ['theek', 'thik'],
    ['wala', 'vala'],
    ['zaroor', 'jarur'],
    ['yeh', 'ye'],
    ['चाहिये', 'चाहिए'],
    ['हाँ', 'हां'],
    ['बन्द', 'बंद'],
    ['डॉक्टर', 'डाक्टर'],
  ])('"%s" is written as "%s" too', (one, other) => {
    expect(foldWord(one)).toBe(foldWord(other));
  });

  it('keeps different words apart', () => {
    expect(foldWord('she')).not.toBe(foldWord('se'));
    expect(foldWord('qr')).not.toBe(foldWord('kr'));
  });
});

describe('phrases', () => {
  const index = compilePhrases<'good' | 'bad'>([{ good: 'ok, appointment', bad: 'not ok' }]);
  const meanings = (text: string) => findPhrases(index, readWords(text)).map((found) => found.meaning);

  it('are hidden by longer ones around them', () => {
    expect(meanings('it is not ok')).toEqual(['bad']);
  });

  it('forgive one slip in a long word', () => {
    expect(meanings('appoinment')).toEqual(['good']);
    expect(meanings('appnt')).toEqual([]);
  });
});

describe('words', () => {
  it('remember where they stood, in any script', () => {
    const text = 'डॉ. Rao, ५ बजे 👍';
    expect(readWords(text).map((word) => text.slice(word.start, word.end))).toEqual([
      'डॉ',
      'Rao',
      '५',
      'बजे',
      '👍',
    ]);
    expect(readWords(text)[2]?.key).toBe('5');
  });
});
