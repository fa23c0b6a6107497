/** Holds days and times to the calendar: there and back is the same, in every zone, over leap days and year ends. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMinutes,
  clinicMoment,
  minutesOf,
  timeOf,
  visitInstant,
  weekdayNumber,
  weekdayOf,
} from './visitTime.ts';

const DAY_MS = 24 * 60 * 60_000;
const date = fc
  .integer({ min: 0, max: 40_000 })
  .map((days) => new Date(days * DAY_MS).toISOString().slice(0, 10));
const minute = fc.nat({ max: 24 * 60 - 1 });

describe('a visit’s day and time', () => {
  it('become an instant and again the same day and time in Kolkata', () => {
    fc.assert(
      fc.property(date, minute, (day, at) => {
        const time = timeOf(at);
        expect(clinicMoment(visitInstant(day, time, 'Asia/Kolkata'), 'Asia/Kolkata')).toEqual({
          date: day,
          time,
        });
      }),
    );
  });

  it('are the clinic’s and not the server’s: eleven at night in London is tomorrow in Kolkata', () => {
    expect(clinicMoment(new Date('2026-11-23T23:00:00Z'), 'Asia/Kolkata')).toEqual({
      date: '2026-11-24',
      time: '04:30',
    });
    expect(visitInstant('2026-11-24', '17:20', 'Asia/Kolkata')).toEqual(new Date('2026-11-24T11:50:00Z'));
  });
});

describe('counting days', () => {
  it('forward and back again comes to the same day', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -800, max: 800 }), (day, days) => {
        expect(addDays(addDays(day, days), -days)).toBe(day);
      }),
    );
  });

  it('knows leap days and the end of the year', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  });

  it('goes through the week in order', () => {
    fc.assert(
      fc.property(date, (day) => {
        expect(weekdayNumber(addDays(day, 1))).toBe((weekdayNumber(day) % 7) + 1);
      }),
    );
    expect(weekdayOf('2026-11-23')).toBe('mon');
    expect(weekdayOf('2026-11-29')).toBe('sun');
  });

  it('says so when it is given no date', () => {
    expect(() => weekdayOf('someday')).toThrow('not a calendar date');
  });
});

describe('counting minutes', () => {
  it('there and back is the same time', () => {
    fc.assert(
      fc.property(minute, (at) => {
        expect(minutesOf(timeOf(at))).toBe(at);
      }),
    );
  });

  it('adds them to an instant', () => {
    expect(addMinutes(new Date('2026-11-23T04:30:00Z'), 20)).toEqual(new Date('2026-11-23T04:50:00Z'));
  });
});
