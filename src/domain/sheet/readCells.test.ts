/** Holds the reading of cells to its word: what people type in many forms is one day, one time, one amount; what cannot be read is nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, timeOf, weekdayNumber } from '../visit/visitTime.ts';
import {
  dateSerial,
  readDay,
  readHours,
  readLeave,
  readRupees,
  readStretch,
  readTime,
  readWhole,
  readYesNo,
  showHours,
  showLeave,
  timeFraction,
} from './readCells.ts';

const TODAY = '2026-11-23';
const days = fc.integer({ min: 0, max: 700 }).map((offset) => addDays('2026-01-01', offset));
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

describe('a day', () => {
  it('is the same day in every form', () => {
    fc.assert(
      fc.property(days, (date) => {
        const [year = '', month = '', day = ''] = date.split('-');
        const name = MONTHS[Number(month) - 1] ?? '';
        const forms = [
          dateSerial(date),
          date,
          `${day}/${month}/${year}`,
          `${Number(day)}-${Number(month)}-${year.slice(2)}`,
          `${day}.${month}.${year}`,
          `${Number(day)} ${name} ${year}`,
          `${WEEKDAYS[weekdayNumber(date) - 1]} ${Number(day)} ${name} ${year}`,
          `${name} ${Number(day)}, ${year}`,
        ];
        for (const form of forms) expect(readDay(form, TODAY), String(form)).toBe(date);
      }),
    );
  });

  it('without a year is the next such day, or one that is just over', () => {
    expect(readDay('25 Nov', TODAY)).toBe('2026-11-25');
    expect(readDay('20/11', TODAY)).toBe('2026-11-20');
    expect(readDay('3rd January', TODAY)).toBe('2027-01-03');
    expect([readDay('today', TODAY), readDay('Tomorrow', TODAY)]).toEqual([TODAY, '2026-11-24']);
  });

  it.each(['31/02/2026', '2026-13-01', '45/11/2026', 'soon', '', 12, 0.5, true, '=TODAY()', '12345678'])(
    '“%s” is none',
    (cell) => expect(readDay(cell, TODAY)).toBeNull(),
  );
});

describe('a time', () => {
  it.each([
    ['5:30', '17:30'],
    ['5.30 pm', '17:30'],
    ['17:30', '17:30'],
    [17.3, '17:30'],
    [5.3, '17:30'],
    ['05:30', '05:30'],
    ['9', '09:00'],
    ['9 am', '09:00'],
    ['12 pm', '12:00'],
    ['12 am', '00:00'],
    ['noon', '12:00'],
    [timeFraction('17:30'), '17:30'],
    [timeFraction('05:30'), '17:30'],
  ])('“%s” is %s', (cell, time) => expect(readTime(cell)).toBe(time));

  it.each(['25:00', '5:75', '13 pm', 'evening', '', true, 24, 9.123, -1])('“%s” is none', (cell) =>
    expect(readTime(cell)).toBeNull(),
  );

  it('of the day’s part that a spreadsheet keeps comes back to the minute, from eight on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 480, max: 1439 }), (minutes) => {
        expect(readTime(minutes / 1440)).toBe(timeOf(minutes));
      }),
    );
  });
});

describe('hours', () => {
  it.each([
    ['9:30-13:00, 17:00-20:00', '09:30-13:00, 17:00-20:00'],
    ['9.30am to 1pm; 5 to 8 pm', '09:30-13:00, 17:00-20:00'],
    ['9-1 and 5-8', '09:00-13:00, 17:00-20:00'],
    ['off', ''],
    ['', ''],
  ])('“%s” are %s', (cell, shown) => expect(showHours(readHours(cell) ?? [])).toBe(shown));

  it.each(['13-9', '17-20, 9-13', '9-13, 12-14', 'morning', 9, '9:30'])('“%s” are none', (cell) =>
    expect(readHours(cell)).toBeNull(),
  );

  it('that we show are read as they are', () => {
    const ends = fc.uniqueArray(fc.nat({ max: 1439 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(ends, (minutes) => {
        const sorted = [...minutes].sort((left, right) => left - right).map(timeOf);
        const hours = Array.from({ length: Math.floor(sorted.length / 2) }, (_, index) => ({
          from: sorted[index * 2] ?? '',
          to: sorted[index * 2 + 1] ?? '',
        }));
        expect(readHours(showHours(hours))).toEqual(hours);
      }),
    );
  });

  it('one stretch says am or pm once', () => {
    expect(readStretch('2 to 5 pm')).toEqual({ from: '14:00', to: '17:00' });
    expect(readStretch('9 to 1 pm')).toEqual({ from: '09:00', to: '13:00' });
    expect(readStretch('5 pm')).toBeNull();
  });
});

describe('leave, amounts, numbers, yes and no', () => {
  it('leave is read as it is shown', () => {
    const span = fc
      .tuple(days, fc.nat({ max: 10 }))
      .map(([from, length]) => ({ from, to: addDays(from, length) }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 4 }), (leave) => {
        expect(readLeave(showLeave(leave), TODAY)).toEqual(leave);
      }),
    );
    expect(readLeave('25 Nov to 27 Nov', TODAY)).toEqual([{ from: '2026-11-25', to: '2026-11-27' }]);
    expect([readLeave('27 Nov to 25 Nov', TODAY), readLeave('next week', TODAY)]).toEqual([null, null]);
  });

  it.each([
    ['₹1,200', 120_000],
    ['Rs. 600/-', 60_000],
    [600, 60_000],
    ['99.5', 9_950],
    [0, 0],
    ['-5', null],
    ['free', null],
    ['', null],
    ['=600', null],
    [true, null],
    ['12345678', null],
  ])('“%s” are %s paise', (cell, paise) => expect(readRupees(cell)).toBe(paise));

  it('whole numbers and words', () => {
    expect([readWhole('15'), readWhole(15), readWhole('1.5'), readWhole(-1), readWhole('')]).toEqual([
      15,
      15,
      null,
      null,
      null,
    ]);
    expect([readYesNo('Yes'), readYesNo(false), readYesNo('haan'), readYesNo('maybe')]).toEqual([
      true,
      false,
      true,
      null,
    ]);
  });
});
