/** Holds amounts to what India writes: lakhs and crores, paise only where there are some, and never a fraction of a paisa. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRupees } from './money.ts';

describe('an amount', () => {
  it.each([
    [0, '₹0'],
    [60_000, '₹600'],
    [60_050, '₹600.50'],
    [5, '₹0.05'],
    [12_345_650, '₹1,23,456.50'],
    [1_000_000_000, '₹1,00,00,000'],
  ])('of %i paise is written %s', (amountPaise, text) => {
    expect(formatRupees(amountPaise)).toBe(text);
  });

  it('is written with every paisa it has', () => {
    fc.assert(
      fc.property(fc.nat({ max: 10_000_000_000 }), (amountPaise) => {
        const [rupees = '', paise = '00'] = formatRupees(amountPaise).replace(/[₹,]/g, '').split('.');
        expect(Number(rupees) * 100 + Number(paise)).toBe(amountPaise);
      }),
    );
  });

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60])(
    'of %d paise does not exist',
    (amountPaise) => {
      expect(() => formatRupees(amountPaise)).toThrow('whole number');
    },
  );
});
