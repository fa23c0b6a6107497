import { describe, expect, it } from 'vitest';
import { findRedFlag } from './findRedFlag.ts';

describe('an emergency', () => {
  it.each([
    ['tez chest pain and sweating', 'chest_pain'],
    ['chhote bhai ne tezab pi liya', 'poisoning'],
    ['नाना जी को लकवा मार गया', 'stroke'],
    ['I want to die', 'self_harm'],
    ['I want to die, also please cancel my report appointment', 'self_harm'],
    ['he fell down and now he is not responding', 'unconscious'],
    ['khoon nahi ruk raha', 'bleeding'],
    ['five months pregnant, bleeding a lot', 'pregnancy_danger'],
  ])('is seen in "%s"', (text, flag) => {
    expect(findRedFlag(text)?.value).toBe(flag);
  });

  it.each([
    'chest x-ray report',
    'my father had a heart attack in 2010',
    'seene mein jalan after khana',
    'no chest pain now',
    'the link is not responding',
    'खून की जांच',
    'stroke ke baad ki physio chahiye',
  ])('is not seen in "%s"', (text) => {
    expect(findRedFlag(text)).toBeNull();
  });

  it('that is happening now is seen beside one that is long past', () => {
    expect(findRedFlag('He had a heart attack in 2010. Now he is not breathing.')?.value).toBe('breathing');
  });

  it('is seen at the end of a long message', () => {
    expect(findRedFlag(`${'We live far away and have no car. '.repeat(200)}She is unconscious.`)?.value).toBe(
      'unconscious',
    );
  });
});
