import { expect, it } from 'vitest';
import { costRupees, PRICES } from './priceTable.ts';

const TURN = { inputTokens: 2_000, outputTokens: 200 };
const IN_2026 = new Date('2026-11-22T00:00:00Z');
const IN_2027 = new Date('2027-01-01T00:00:00Z');

it('a turn of 2,000 tokens in and 200 out costs about twenty paise', () => {
  const rupees = costRupees({ model: 'gemini-3.8-flash', at: IN_2026, ...TURN });
  expect(rupees).toBeCloseTo(((2_000 * 0.75 + 200 * 3.75) / 1e6) * PRICES.rupeesPerDollar, 10);
  expect(rupees).toBeCloseTo(0.2025, 4);
});

it('the launch price ends with the year', () => {
  const now = costRupees({ model: 'gemini-3.8-flash', at: IN_2026, ...TURN });
  expect(costRupees({ model: 'gemini-3.8-flash', at: IN_2027, ...TURN })).toBeCloseTo(2 * now, 10);
});

it('a model that is not listed counts as the dearest, never as free', () => {
  const unknown = costRupees({ model: 'gemini-9-flash', at: IN_2026, ...TURN });
  const listed = Object.keys(PRICES.models).map((model) => costRupees({ model, at: IN_2027, ...TURN }));
  expect(unknown).toBeGreaterThanOrEqual(Math.max(...listed));
  expect(costRupees({ model: 'constructor', at: IN_2026, ...TURN })).toBe(unknown);
});

it('the clinic may bring a table of its own', () => {
  const table = {
    ...PRICES,
    rupeesPerDollar: 100,
    models: { 'own-model': [{ inputDollars: 1, outputDollars: 2 }] },
  };
  expect(
    costRupees({ model: 'models/own-model', at: IN_2026, inputTokens: 1e6, outputTokens: 1e6 }, table),
  ).toBe(300);
});

it('no tokens, no cost', () => {
  expect(costRupees({ model: 'gemini-3.8-flash', at: IN_2026, inputTokens: 0, outputTokens: 0 })).toBe(0);
});
