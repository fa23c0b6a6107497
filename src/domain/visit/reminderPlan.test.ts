/** Reminders: when they are due, that they keep the quiet hours, and that clock and calendar play no tricks on them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TIME_ZONE } from '../../testing/clinic.ts';
import { STANDARD_RULES } from '../clinic/clinicRules.ts';
import { planAfterVisit, planReminders, quietEnd } from './reminderPlan.ts';
import { clinicMoment, visitInstant } from './visitTime.ts';

const RULES = { rules: STANDARD_RULES.reminders, quiet: STANDARD_RULES.quietHours, timeZone: TIME_ZONE };
const at = (date: string, time: string): Date => visitInstant(date, time, TIME_ZONE);
const planned = (startsAt: Date, now: Date) =>
  planReminders({ startsAt, now, ...RULES }).map(
    ({ kind, dueAt }) => `${kind} ${Object.values(clinicMoment(dueAt, TIME_ZONE)).join(' ')}`,
  );

describe('a visit', () => {
  it('is reminded of a day and two hours before', () => {
    expect(planned(at('2026-11-26', '17:20'), at('2026-11-23', '10:00'))).toEqual([
      'day_before 2026-11-25 17:20',
      'soon 2026-11-26 15:20',
    ]);
  });

  it('of this evening, booked at noon, is reminded of once', () => {
    expect(planned(at('2026-11-23', '17:20'), at('2026-11-23', '12:00'))).toEqual(['soon 2026-11-23 15:20']);
  });

  it('in an hour, just booked, is not reminded of at all', () => {
    expect(planned(at('2026-11-23', '13:00'), at('2026-11-23', '12:00'))).toEqual([]);
  });

  it('early in the morning is reminded of before the quiet hours, not within them', () => {
    expect(planned(at('2026-11-24', '08:30'), at('2026-11-20', '12:00'))).toEqual([
      'day_before 2026-11-23 08:30',
      'soon 2026-11-23 20:59',
    ]);
    expect(planned(at('2026-11-24', '09:30'), at('2026-11-20', '12:00'))).toEqual([
      'day_before 2026-11-23 09:30',
      'soon 2026-11-24 08:00',
    ]);
  });

  it.each([
    ['on 29 February', '2028-02-29', '2028-02-28'],
    ['on the first of a month', '2026-12-01', '2026-11-30'],
    ['on the first day of a financial year', '2027-04-01', '2027-03-31'],
    ['on New Year', '2027-01-01', '2026-12-31'],
    ['the day after 29 February', '2028-03-01', '2028-02-29'],
  ])('%s is reminded of on the day before', (_, visitDate, dayBefore) => {
    expect(planned(at(visitDate, '11:00'), at('2026-11-23', '10:00'))[0]).toBe(
      `day_before ${dayBefore} 11:00`,
    );
  });
});

const MINUTE = 60_000;
const anyOrder = fc.record({
  start: fc.integer({ min: 0, max: 60 * 24 * 900 }).map((m) => new Date(Date.UTC(2026, 10, 23) + m * MINUTE)),
  before: fc.integer({ min: 0, max: 60 * 24 * 40 }),
  from: fc.integer({ min: 0, max: 23 }),
  to: fc.integer({ min: 0, max: 23 }),
});
const hour = (number: number): string => `${String(number).padStart(2, '0')}:00`;

it('no plan reminds in quiet hours, after its use, in the past, or twice within three hours', () => {
  fc.assert(
    fc.property(anyOrder, ({ start, before, from, to }) => {
      const now = new Date(start.getTime() - before * MINUTE);
      const quiet = { from: hour(from), to: hour(to) };
      const plan = planReminders({ ...RULES, startsAt: start, now, quiet });
      for (const one of plan) {
        expect(one.dueAt > now && one.dueAt < one.usefulUntil && one.usefulUntil < start).toBe(true);
        expect(quietEnd(one.dueAt, quiet, TIME_ZONE)).toBeNull();
      }
      const [first, second] = plan;
      if (first !== undefined && second !== undefined) {
        expect(second.dueAt.getTime() - first.dueAt.getTime()).toBeGreaterThanOrEqual(180 * MINUTE);
        expect(first.usefulUntil.getTime()).toBeLessThanOrEqual(second.dueAt.getTime());
      }
    }),
    { numRuns: 2_000 },
  );
});

it('after a visit late in the evening the question how it was waits for the morning', () => {
  const order = { ...RULES, feedbackAfterMinutes: 60, followUpDate: '2026-12-10' };
  const [feedback, followUp] = planAfterVisit({ ...order, now: at('2026-11-23', '20:30') });
  expect(feedback?.dueAt).toEqual(at('2026-11-24', '08:00'));
  expect(followUp?.dueAt).toEqual(at('2026-12-08', '10:00'));
});
