import { describe, expect, it } from 'vitest';
import { readNumber, readOrdinal } from './numbers.ts';
import { tokensOf } from './tokens.ts';

describe('reading numbers', () => {
  it.each([
    ['34', 34],
    ['३४', 34],
    ['thirty four', 34],
    ['thirty-four', 34],
    ['one hundred and five', 105],
    ['चौंतीस', 34],
    ['chautis', 34],
    ['pachis', 25],
    ['पच्चीस', 25],
    ['ek sau bees', 120],
    ['ek hazaar paanch sau bees', 1520],
    ['दो हज़ार', 2000],
    ['saadhe paanch', 5.5],
    ['साढ़े पाँच', 5.5],
    ['sava das', 10.25],
    ['सवा दस', 10.25],
    ['paune baarah', 11.75],
    ['पौने बारह', 11.75],
    ['dedh', 1.5],
    ['ढाई', 2.5],
    ['sava sau', 125],
    ['saadhe 5', 5.5],
  ])('%s is %d', (text, value) => {
    const list = tokensOf(text);
    expect(readNumber(list, 0)).toMatchObject({ value, next: list.length });
  });

  it.each(['kal', 'doctor', '', ','])('finds no number in "%s"', (text) => {
    expect(readNumber(tokensOf(text), 0)).toBeNull();
  });

  it('says which words are numbers only in company', () => {
    expect(readNumber(tokensOf('do'), 0)?.form).toBe('weak');
    expect(readNumber(tokensOf('chaar'), 0)?.form).toBe('words');
    expect(readNumber(tokensOf('4'), 0)?.form).toBe('figures');
  });

  it.each([
    ['1st', 1],
    ['22nd', 22],
    ['5वीं', 5],
    ['27 वें', 27],
    ['twenty first', 21],
    ['thirty-first', 31],
    ['pehla', 1],
    ['दूसरी', 2],
  ])('%s is number %d in a row', (text, value) => {
    expect(readOrdinal(tokensOf(text), 0)?.value).toBe(value);
  });

  it('takes no ending that stands apart for an ordinal', () => {
    expect(readOrdinal(tokensOf('5 th'), 0)).toBeNull();
  });
});
