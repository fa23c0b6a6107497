/** Pointing at a numbered list, and what only looks like it. */
import { describe, expect, it } from 'vitest';
import { readChoiceNumber } from './readChoiceNumber.ts';

describe('pointing at a list', () => {
  it.each([
    ['wahi wala 2', 2],
    ['2 wala', 2],
    ['3 number wala de do', 3],
    ['option 4', 4],
    ['Number 1 please', 1],
    ['no. 6', 6],
    ['doosra', 2],
    ['pehla wala', 1],
    ['teesri wali theek hai', 3],
    ['the first one', 1],
    ['second', 2],
    ['दूसरा वाला', 2],
    ['२ नंबर', 2],
    ['चौथा दे दो', 4],
    ['paanch number', 5],
  ])('“%s” is entry %i', (text, number) => {
    expect(readChoiceNumber(text)).toBe(number);
  });

  it.each([
    '2',
    '5 baje wala',
    '2nd',
    'do',
    'subah ka do',
    'kal wala',
    'first week of december',
    'pehle doctor se baat karni hai',
    'doosra ya teesra',
    'option',
    '9876543210',
    'the number is 5 or 6',
    '',
  ])('“%s” points at nothing', (text) => {
    expect(readChoiceNumber(text)).toBeNull();
  });
});
