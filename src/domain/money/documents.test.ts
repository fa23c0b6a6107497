import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DOCUMENT_KINDS, documentNumberText, financialYearOf, LONGEST_DOCUMENT_NUMBER } from './documents.ts';

const days = fc
  .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2098-12-31T00:00:00Z'), noInvalidDate: true })
  .map((instant) => instant.toISOString().slice(0, 10));
const kinds = fc.constantFrom(...DOCUMENT_KINDS);
const numbers = fc.integer({ min: 1, max: 999_999_999 });

test.each([
  ['2026-03-31', '2526'],
  ['2026-04-01', '2627'],
  ['2026-12-31', '2627'],
  ['2027-01-01', '2627'],
  ['2027-03-31', '2627'],
  ['2027-04-01', '2728'],
  ['1999-06-01', '9900'],
  ['2099-06-01', '9900'],
])('%s lies in the financial year %s', (date, financialYear) => {
  expect(financialYearOf(date)).toBe(financialYear);
});

test('a financial year changes on 1 April and on no other day', () => {
  fc.assert(
    fc.property(days, (date) => {
      const next = new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
      expect(financialYearOf(next) !== financialYearOf(date)).toBe(next.endsWith('-04-01'));
    }),
  );
});

test('the second half of a financial year is the year after the first', () => {
  fc.assert(
    fc.property(days, (date) => {
      const year = financialYearOf(date);
      expect(Number(year.slice(2))).toBe((Number(year.slice(0, 2)) + 1) % 100);
    }),
  );
});

test.each([
  '',
  '2026',
  '2026-13-01',
  '2026-00-10',
  '26-04-01',
  '2026-04-01T00:00:00Z',
  '2026-4-1',
  '2026-04-32',
])('%j is no day of the clinic', (date) => {
  expect(() => financialYearOf(date)).toThrow('YYYY-MM-DD');
});

test('the forty-second receipt of 2026-27 is R/2627/000042', () => {
  expect(documentNumberText('receipt', '2627', 42)).toBe('R/2627/000042');
});

test('a document number has at most 16 characters, of those that the rules allow', () => {
  fc.assert(
    fc.property(kinds, days, numbers, (kind, date, number) => {
      const text = documentNumberText(kind, financialYearOf(date), number);
      expect(text.length).toBeLessThanOrEqual(LONGEST_DOCUMENT_NUMBER);
      expect(text).toMatch(/^[A-Z0-9/-]+$/);
    }),
  );
});

test('two documents have the same number only when kind, year and count are the same', () => {
  const parts = fc.tuple(kinds, days.map(financialYearOf), numbers);
  fc.assert(
    fc.property(parts, parts, (first, second) => {
      const isSame = first.every((part, place) => part === second[place]);
      expect(documentNumberText(...first) === documentNumberText(...second)).toBe(isSame);
    }),
  );
});

test('within a year the numbers of one kind sort as they count, up to 999,999', () => {
  const counts = fc.integer({ min: 1, max: 999_999 });
  fc.assert(
    fc.property(counts, counts, (first, second) => {
      const [firstText, secondText] = [first, second].map((count) =>
        documentNumberText('receipt', '2627', count),
      ) as [string, string];
      expect(firstText < secondText).toBe(first < second);
    }),
  );
});

test.each([0, -1, 1.5, Number.NaN, 1_000_000_000])('%d is no number of a document', (number) => {
  expect(() => documentNumberText('receipt', '2627', number)).toThrow(/whole number|full/);
});

test('a financial year that is not four digits is refused', () => {
  expect(() => documentNumberText('receipt', '2026-27', 1)).toThrow('four digits');
});
