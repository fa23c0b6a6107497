import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RefundRule } from '../rules/money.ts';
import { refundShare } from './refundPolicy.ts';

const VISIT = new Date('2026-11-24T17:20:00+05:30');
const hoursBefore = (hours: number): Date => new Date(VISIT.getTime() - hours * 3_600_000);
const RULE: RefundRule = { fullUntilHours: 24, partUntilHours: 4, partPercent: 50 };
const shareAt = (hours: number, rule = RULE, paidPaise = 60_000) =>
  refundShare({ paidPaise, startsAt: VISIT, at: hoursBefore(hours), rule });

test.each([
  [48, 60_000, null],
  [24, 60_000, null],
  [23.99, 30_000, 24],
  [4, 30_000, 24],
  [3.99, 0, 4],
  [0, 0, 4],
])('%d hours before the visit ₹600 brings back %d paise', (hours, refundPaise, underHours) => {
  expect(shareAt(hours)).toMatchObject({ refundPaise, keptPaise: 60_000 - refundPaise, underHours });
});

test('a clinic that keeps nothing gives all back to the last moment', () => {
  const rule = { fullUntilHours: 0, partUntilHours: 0, partPercent: 0 };
  expect(shareAt(0, rule)).toMatchObject({ refundPaise: 60_000, underHours: null });
});

test('where no part goes back, the bound that is told is the one of the whole', () => {
  expect(shareAt(10, { ...RULE, partPercent: 0 })).toMatchObject({ refundPaise: 0, underHours: 24 });
});

const rules = fc
  .record({
    fullUntilHours: fc.integer({ min: 0, max: 720 }),
    partUntilHours: fc.integer({ min: 0, max: 720 }),
    partPercent: fc.integer({ min: 0, max: 100 }),
  })
  .filter((rule) => rule.partUntilHours <= rule.fullUntilHours);
const hours = fc.double({ min: 0, max: 1000, noNaN: true });
const paise = fc.integer({ min: 0, max: 10_000_000 });

test('what goes back and what is kept are the whole, in whole paise and never below nothing', () => {
  fc.assert(
    fc.property(rules, hours, paise, (rule, left, paidPaise) => {
      const { refundPaise, keptPaise } = shareAt(left, rule, paidPaise);
      expect(refundPaise + keptPaise).toBe(paidPaise);
      for (const part of [refundPaise, keptPaise]) expect(Number.isInteger(part) && part >= 0).toBe(true);
    }),
  );
});

test('who cancels earlier never gets less', () => {
  fc.assert(
    fc.property(rules, hours, hours, (rule, one, other) => {
      const [late, early] = one < other ? [one, other] : [other, one];
      expect(shareAt(early, rule).refundPaise).toBeGreaterThanOrEqual(shareAt(late, rule).refundPaise);
    }),
  );
});

test('all is said to go back exactly when all does', () => {
  fc.assert(
    fc.property(rules, hours, (rule, left) => {
      const share = shareAt(left, rule);
      expect(share.underHours === null).toBe(share.percent === 100);
      expect(share.keptPaise === 0).toBe(share.percent === 100);
    }),
  );
});
