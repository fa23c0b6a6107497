import { expect, test } from 'vitest';
import type { DoctorId } from '../ids.ts';
import { ruleOf } from '../rules/section.ts';
import { explainRuleRefusal, readClinicRules, STANDARD_RULES } from './clinicRules.ts';

const IYER = 'd-iyer' as DoctorId;
const RAO = 'd-rao' as DoctorId;

function accepted(stored: unknown) {
  const read = readClinicRules(stored);
  if (!read.ok) throw new Error(explainRuleRefusal(read.refusal));
  return read.value;
}

test('a clinic that has decided nothing gives everything back and no review for free', () => {
  for (const stored of [null, undefined, {}]) expect(accepted(stored)).toEqual(STANDARD_RULES);
  expect(ruleOf(STANDARD_RULES.refunds, IYER)).toEqual({
    fullUntilHours: 0,
    partUntilHours: 0,
    partPercent: 0,
  });
  expect(ruleOf(STANDARD_RULES.followUp, IYER)).toEqual({ days: 0, visits: 0 });
});

test('what the clinic did not write stays at its standard', () => {
  const rules = accepted({ refunds: { fullUntilHours: 24 } });
  expect(rules.refunds).toMatchObject({ fullUntilHours: 24, partPercent: 0 });
  expect(rules.documents).toEqual(STANDARD_RULES.documents);
});

test("a doctor's own word goes before the clinic's, word by word", () => {
  const { refunds } = accepted({
    refunds: {
      fullUntilHours: 24,
      partUntilHours: 4,
      partPercent: 50,
      perDoctor: { 'd-iyer': { partPercent: 80 } },
    },
  });
  expect(ruleOf(refunds, IYER)).toEqual({ fullUntilHours: 24, partUntilHours: 4, partPercent: 80 });
  expect(ruleOf(refunds, RAO).partPercent).toBe(50);
});

test.each([
  [[], 'rules must be an object of rules'],
  ['24 hours', 'rules must be an object of rules'],
  [{ refund: {} }, 'refund must be nothing: it may hold refunds, followUp'],
  [{ refunds: null }, 'refunds must be an object of rules'],
  [{ refunds: { partPercent: 101 } }, 'refunds.partPercent must be a whole number from 0 to 100'],
  [{ refunds: { partPercent: '50' } }, 'refunds.partPercent must be a whole number'],
  [{ refunds: { partPercent: 12.5 } }, 'refunds.partPercent must be a whole number'],
  [{ refunds: { hours: 3 } }, 'refunds.hours must be nothing'],
  [{ refunds: { constructor: 3 } }, 'refunds.constructor must be nothing'],
  [{ refunds: { partUntilHours: 5 } }, 'refunds must be partUntilHours that is not above'],
  [
    { refunds: { fullUntilHours: 9, perDoctor: { 'd-iyer': { partUntilHours: 10 } } } },
    'refunds.perDoctor.d-iyer must be partUntilHours',
  ],
  [{ followUp: { perDoctor: { 'd-rao': { days: -1 } } } }, 'followUp.perDoctor.d-rao.days must be'],
  [{ documents: { sac: 'health' } }, 'documents.sac must be a SAC of 4 to 8 digits'],
  [{ documents: { bring: 'gold' } }, 'documents.bring must be one of usual, fasting, nothing'],
])('%j is refused, and it is said where and why', (stored, explained) => {
  const read = readClinicRules(stored);
  expect(read.ok).toBe(false);
  expect(read.ok ? '' : explainRuleRefusal(read.refusal)).toContain(explained);
});
