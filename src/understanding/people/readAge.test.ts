import { describe, expect, it } from 'vitest';
import { readFor } from '../testing/readFor.ts';

describe('an age', () => {
  it.each([
    ['main 52 saal ka hu', 52, null],
    ['she is sixty-two years old', 62, null],
    ['age: 29', 29, null],
    ['umar 47 hai', 47, null],
    ['मेरी उम्र चालीस साल है', 40, null],
    ['saat mahine ka baccha', 0, 7],
    ['my daughter is 18 months old', 1, 18],
    ['dhai saal ki beti', 2, 30],
    ['born in 1991', 28, null],
    ['dob 12/05/1991', 27, null],
    ['45/M', 45, null],
    ['Asha Verma, 61, female, 98450 12345', 61, null],
    ['not 43, 34 years', 34, null],
    ['43 saal nahi, 34 saal', 34, null],
    ['43 years, not 34 years', 43, null],
    ['it is for my son Rohan, he’s 9, he has a rash', 9, null],
    ['my father is 70 and cannot walk', 70, null],
    ['my son rohan, 9', 9, null],
  ])('is read from "%s"', (text, years, months) => {
    expect(readFor(text).age?.value).toEqual({ years, months });
  });

  it.each([
    'fever since 3 days',
    '5 दिनों के भीतर',
    '10 साल के बाद',
    '7 saal ke andar',
    '2 साल में',
    'within 5 years',
    '2 saal se dard hai',
    '5 years ago',
    'token 34',
    'at 5',
    '10 saal ka experience',
    'for 6 months',
    'he is 5 minutes late',
    'I am 2nd in the queue',
    'she is 10 km away',
  ])('is not seen in "%s"', (text) => {
    expect(readFor(text).age).toBeNull();
  });

  it('is a bare number only when the bot has asked for it', () => {
    expect(readFor('34', 'AWAITING_AGE').age?.value.years).toBe(34);
    expect(readFor('चौंतीस', 'AWAITING_AGE').age?.value.years).toBe(34);
    expect(readFor('34').age).toBeNull();
  });

  it.each(['0', '200'])('%s is no age of a living person', (text) => {
    const { age, unusableAge } = readFor(text, 'AWAITING_AGE');
    expect(age).toBeNull();
    expect(unusableAge?.value).toBe(text);
  });
});
