/** What holds for any text at all: no error, places inside the text, well-formed values, bounded work. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { READ_LIMIT } from '../text/normalise.ts';
import { ENGLISH_WHEN } from './lexicon.en.ts';
import { HINDI_WHEN } from './lexicon.hi.ts';
import { HINGLISH_WHEN } from './lexicon.hinglish.ts';
import { readMoments } from './readMoments.ts';
import { readWhen } from './readWhen.ts';

const CONTEXT = { now: new Date('2026-03-04T10:00:00+05:30'), timeZone: 'Asia/Kolkata' } as const;
const DATE = /^\d{4}-\d\d-\d\d$/;
const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** Words of the lexicons, figures and marks in any order: the worst that a reader of them can meet. */
const PIECES = [ENGLISH_WHEN, HINDI_WHEN, HINGLISH_WHEN]
  .flatMap((lexicon) =>
    Object.values(lexicon).flatMap((list) => list.split(',').map((phrase) => phrase.trim())),
  )
  .concat([
    '5',
    '15',
    '31',
    '430',
    '2026',
    '8/3',
    '5:30',
    ',',
    '.',
    '-',
    '/',
    ':',
    'Ravi',
    'saadhe',
    'paanch',
    'first',
    '3rd',
  ]);
const salad = fc.array(fc.constantFrom(...PIECES), { maxLength: 25 }).map((words) => words.join(' '));

function checkReading(text: string): void {
  const { when } = readWhen(text, CONTEXT);
  if (when === null) return;
  const { date, dateTo, time, timeFrom, timeTo } = when.value;
  expect(when.start).toBeGreaterThanOrEqual(0);
  expect(when.end).toBeLessThanOrEqual(text.length);
  expect(when.start).toBeLessThan(when.end);
  expect(when.confidence).toBeGreaterThan(0);
  expect(when.confidence).toBeLessThanOrEqual(1);
  for (const day of [date, dateTo]) if (day !== null) expect(day).toMatch(DATE);
  for (const clock of [time, timeFrom, timeTo]) if (clock !== null) expect(clock).toMatch(CLOCK);
  if (date !== null && dateTo !== null) expect(dateTo >= date).toBe(true);
  if (time !== null) expect([timeFrom, timeTo]).toEqual([null, null]);
}

describe('any text', () => {
  it('is read without an error, and what is found is well formed and inside the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), checkReading));
  });

  it('made of the words of days and times in any order is read the same way', () => {
    fc.assert(fc.property(salad, checkReading), { numRuns: 2_000 });
  });

  it('a megabyte long costs no more than its first page', () => {
    const pages = ['the ', '5 ', 'कल ', 'between 5 and ', 'next week on Monday at 5 pm. ', 'से ', '1:1'];
    for (const page of pages) {
      const whole = page.repeat(Math.ceil(1_000_000 / page.length));
      const first = whole.slice(0, READ_LIMIT);
      expect(readMoments(whole, CONTEXT)).toEqual(readMoments(first, CONTEXT));
    }
  });
});

describe('the lexicons', () => {
  it.each([
    ['English', ENGLISH_WHEN],
    ['Hindi', HINDI_WHEN],
    ['Hinglish', HINGLISH_WHEN],
  ])('%s gives no phrase two meanings', (_name, lexicon) => {
    const { onlyInCompany, ...meanings } = lexicon;
    const phrases = Object.values(meanings).flatMap((list) => list.split(',').map((phrase) => phrase.trim()));
    const twice = phrases.filter((phrase, index) => phrases.indexOf(phrase) !== index);
    expect(twice).toEqual([]);
    for (const phrase of onlyInCompany.split(',')) expect(phrases).toContain(phrase.trim());
  });
});
