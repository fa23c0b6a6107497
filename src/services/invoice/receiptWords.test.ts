import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  amountInWords,
  doctorText,
  issueDayText,
  phoneText,
  visitDayText,
  visitTimeText,
} from './receiptWords.ts';

const ONES =
  'Zero One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen Eighteen Nineteen'.split(
    ' ',
  );
const TENS = 'Zero Ten Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety'.split(' ');
const SCALES: Readonly<Record<string, number>> = {
  Hundred: 100,
  Thousand: 1_000,
  Lakh: 100_000,
  Crore: 10_000_000,
};

/** Reads Indian number words as a careful clerk would: each scale multiplies what was said since the larger one. */
function readNumber(words: readonly string[]): number {
  let whole = 0;
  let part = 0;
  for (const word of words) {
    const scale = SCALES[word];
    if (scale === undefined) part += ONES.includes(word) ? ONES.indexOf(word) : TENS.indexOf(word) * 10;
    else if (scale === 100) part *= 100;
    else if (scale === 10_000_000) {
      whole = (whole + part) * scale;
      part = 0;
    } else {
      whole += part * scale;
      part = 0;
    }
  }
  return whole + part;
}

function readAmountPaise(text: string): number {
  const [, rupees = '', paise = 'Zero'] = /^(.*?) Rupees?(?: And (.*?) Paisa?e?)? Only$/.exec(text) ?? [];
  return readNumber(rupees.split(' ')) * 100 + readNumber(paise.split(' '));
}

test.each([
  [60_000, 'Six Hundred Rupees Only'],
  [12_345_650, 'One Lakh Twenty Three Thousand Four Hundred Fifty Six Rupees And Fifty Paise Only'],
  [1_00_00_000_00, 'One Crore Rupees Only'],
  [0, 'Zero Rupees Only'],
  [5, 'Zero Rupees And Five Paise Only'],
  [100_10, 'One Hundred Rupees And Ten Paise Only'],
])('%i paise are written "%s"', (amountPaise, words) => {
  expect(amountInWords(amountPaise)).toBe(words);
});

test('an amount in words says what the figures say, up to a hundred crore', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_99_99_99_999 }), (amountPaise) => {
      expect(readAmountPaise(amountInWords(amountPaise))).toBe(amountPaise);
    }),
    { numRuns: 500 },
  );
});

test.each([-1, 0.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1])(
  '%d is no amount to be written in words',
  (amountPaise) => {
    expect(() => amountInWords(amountPaise)).toThrow('whole paise');
  },
);

test('a visit is told by weekday, day and the hour as people say it', () => {
  expect(visitDayText('2026-04-14')).toBe('Tuesday, 14 April 2026');
  expect(['00:00', '09:05', '11:59', '12:00', '13:30', '23:59'].map(visitTimeText)).toEqual([
    '12:00 am',
    '9:05 am',
    '11:59 am',
    '12:00 pm',
    '1:30 pm',
    '11:59 pm',
  ]);
});

test("the day of issue is the clinic's, not the server's", () => {
  const instant = new Date('2026-03-31T19:30:00Z');
  expect(issueDayText(instant, 'Asia/Kolkata')).toBe('1 April 2026');
  expect(issueDayText(instant, 'America/New_York')).toBe('31 March 2026');
});

test('an Indian mobile number is spaced, any other is left as it is', () => {
  expect(phoneText('+919876543210')).toBe('+91 98765 43210');
  expect(phoneText('+14155550100')).toBe('+14155550100');
});

test('a doctor is called doctor once', () => {
  expect(
    ['Lakshmi Iyer', 'Dr Lakshmi Iyer', 'dr. L. Iyer', 'डॉ. लक्ष्मी', 'Drishti Rao'].map(doctorText),
  ).toEqual(['Dr Lakshmi Iyer', 'Dr Lakshmi Iyer', 'dr. L. Iyer', 'डॉ. लक्ष्मी', 'Dr Drishti Rao']);
});
