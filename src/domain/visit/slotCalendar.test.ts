/** Holds the calendar to its word: slots lie within the hours, never overlap, and the same slot made twice is one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DR_IYER, DR_RAO, TIME_ZONE } from '../../testing/clinic.ts';
import { WEEKDAYS } from '../clinic/doctor.ts';
import { slotIdOf, slotsOf } from './slotCalendar.ts';
import { addDays, minutesOf, timeOf, weekdayOf } from './visitTime.ts';

const week = { fromDate: '2026-11-23', toDate: '2026-11-29', timeZone: TIME_ZONE };

describe('a doctor’s slots', () => {
  it('follow the weekly hours, and Sunday has none', () => {
    const days = new Map<string, number>();
    for (const slot of slotsOf(DR_IYER, week)) days.set(slot.visitDate, (days.get(slot.visitDate) ?? 0) + 1);
    expect(Object.fromEntries(days)).toEqual({
      '2026-11-23': 19,
      '2026-11-24': 19,
      '2026-11-25': 19,
      '2026-11-26': 19,
      '2026-11-27': 19,
      '2026-11-28': 10,
    });
  });

  it('start at the clinic’s hour, say how many patients they take, and are open', () => {
    expect(slotsOf(DR_RAO, { ...week, toDate: week.fromDate })[0]).toEqual({
      id: 'd-rao_20261123_0930',
      doctorId: 'd-rao',
      visitDate: '2026-11-23',
      visitTime: '09:30',
      startsAt: new Date('2026-11-23T04:00:00Z'),
      minutes: 15,
      seats: 2,
      closed: false,
      origin: 'hours',
    });
  });

  it('made for a span and for its parts are the same', () => {
    const parts = [
      slotsOf(DR_IYER, { ...week, toDate: '2026-11-25' }),
      slotsOf(DR_IYER, { ...week, fromDate: '2026-11-26' }),
    ].flat();
    expect(parts).toEqual(slotsOf(DR_IYER, week));
  });

  it('of a span that ends before it begins are none', () => {
    expect(slotsOf(DR_IYER, { ...week, toDate: '2026-11-22' })).toEqual([]);
  });

  it('end within the hours and never overlap, whatever the hours', () => {
    const hours = fc
      .tuple(fc.nat({ max: 24 * 60 - 1 }), fc.nat({ max: 24 * 60 - 1 }))
      .map(([one, other]) => ({ from: timeOf(Math.min(one, other)), to: timeOf(Math.max(one, other)) }));
    fc.assert(
      fc.property(hours, fc.integer({ min: 5, max: 120 }), (span, slotMinutes) => {
        const doctor = {
          ...DR_IYER,
          slotMinutes,
          weeklyHours: Object.fromEntries(WEEKDAYS.map((day) => [day, [span]])),
        };
        const slots = slotsOf(doctor, week);
        for (const [index, slot] of slots.entries()) {
          const starts = minutesOf(slot.visitTime);
          expect(starts).toBeGreaterThanOrEqual(minutesOf(span.from));
          expect(starts + slotMinutes).toBeLessThanOrEqual(minutesOf(span.to));
          expect(slot.id).toBe(slotIdOf('d-iyer', slot.visitDate, slot.visitTime));
          const next = slots[index + 1];
          if (next !== undefined)
            expect(next.startsAt.getTime() - slot.startsAt.getTime()).toBeGreaterThanOrEqual(
              slotMinutes * 60_000,
            );
        }
      }),
      { numRuns: 100 },
    );
  });

  it('have each its own id', () => {
    const slots = slotsOf(DR_IYER, { ...week, toDate: addDays(week.fromDate, 28) });
    expect(new Set(slots.map((slot) => slot.id)).size).toBe(slots.length);
    expect(new Set(slots.map((slot) => weekdayOf(slot.visitDate)))).toEqual(
      new Set(['mon', 'tue', 'wed', 'thu', 'fri', 'sat']),
    );
  });
});
