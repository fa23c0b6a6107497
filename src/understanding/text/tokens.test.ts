import { describe, expect, it } from 'vitest';
import { tokensOf } from './tokens.ts';

function cut(text: string): string[] {
  return tokensOf(text).map((token) => token.text);
}

describe('cutting a message into tokens', () => {
  it.each([
    ['figures and letters come apart', '5pm', ['5', 'pm']],
    ['a quote inside a word is no border', `5 o'clock 5 o"clock`, ['5', 'oclock', '5', 'oclock']],
    ['quotes around words are marks', '"kal"', ['"', 'kal', '"']],
    ['Hindi words keep their vowel signs', 'साढ़े पाँच।', ['साढे', 'पांच', '.']],
    ['an emoji is one mark', 'ok👍5', ['ok', '👍', '5']],
    ['times keep their colon', '7:30', ['7', ':', '30']],
  ])('%s', (_name, text, expected) => {
    expect(cut(text)).toEqual(expected);
  });

  it('knows what is written together', () => {
    expect(tokensOf('5pm 5 pm').map((token) => token.spaceBefore)).toEqual([true, false, true, true]);
  });

  it('gives the value of figures', () => {
    expect(tokensOf('१२:३०').map((token) => token.value)).toEqual([12, Number.NaN, 30]);
  });
});
