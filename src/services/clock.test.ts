import { expect, test } from 'vitest';
import type { Clock } from '../ports/clock.ts';
import { movableClock, systemClock } from './clock.ts';

function standingClock(iso: string): Clock & { instant: Date } {
  return {
    instant: new Date(iso),
    now() {
      return this.instant;
    },
  };
}

test('the system clock never runs backwards within a breath', () => {
  const first = systemClock.now().getTime();
  expect(systemClock.now().getTime()).toBeGreaterThanOrEqual(first);
});

test('a clock that nobody moved shows the time it runs on', () => {
  const base = standingClock('2026-04-14T09:00:00Z');
  const clock = movableClock(base);
  expect(clock.now()).toEqual(base.instant);
  expect(clock.offsetMs).toBe(0);
});

test('a clock moved forward by an hour, and again, is two hours ahead', () => {
  const clock = movableClock(standingClock('2026-04-14T09:00:00Z'));
  clock.moveBy(3_600_000);
  clock.moveBy(3_600_000);
  expect(clock.now().toISOString()).toBe('2026-04-14T11:00:00.000Z');
  expect(clock.offsetMs).toBe(7_200_000);
});

test('a clock set to an instant runs on from there', () => {
  const base = standingClock('2026-04-14T09:00:00Z');
  const clock = movableClock(base);
  clock.moveTo(new Date('2026-04-20T00:00:00Z'));
  base.instant = new Date('2026-04-14T09:00:05Z');
  expect(clock.now().toISOString()).toBe('2026-04-20T00:00:05.000Z');
});

test('a clock cannot be moved to an instant that does not exist', () => {
  const clock = movableClock(standingClock('2026-04-14T09:00:00Z'));
  expect(() => clock.moveTo(new Date('no date'))).toThrow('finite');
  expect(() => clock.moveBy(Number.NaN)).toThrow('finite');
  expect(clock.now().toISOString()).toBe('2026-04-14T09:00:00.000Z');
});

test('what the caller does to an answered instant does not move the clock', () => {
  const clock = movableClock(standingClock('2026-04-14T09:00:00Z'));
  clock.now().setFullYear(1999);
  expect(clock.now().getUTCFullYear()).toBe(2026);
});
