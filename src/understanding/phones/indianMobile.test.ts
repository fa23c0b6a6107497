/** Our reading of libphonenumber's table beside the library itself. */
import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/mobile';
import { describe, expect, it } from 'vitest';
import { parseIndianMobile } from './indianMobile.ts';

function byLibrary(written: string): string | null {
  const number = parsePhoneNumberFromString(written, 'IN');
  return number?.countryCallingCode === '91' && number.getType() === 'MOBILE' ? number.number : null;
}

const digits = (length: number) =>
  fc.array(fc.nat(9), { minLength: length, maxLength: length }).map((list) => list.join(''));

describe('an Indian mobile number', () => {
  it('is what libphonenumber takes for one, in each way of writing the country', () => {
    const prefix = fc.constantFrom('', '0', '91', '+91', '0091');
    const national = fc
      .tuple(fc.constantFrom('6', '7', '8', '9', '1', '2'), digits(9))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(prefix, national, (before, number) => {
        expect(parseIndianMobile(before + number)).toBe(byLibrary(before + number));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['9876543210', '+91 98765 43210', '098765-43210', '+91 098765 43210', '0091 9876543210'])(
    'is read from %s',
    (written) => {
      expect(parseIndianMobile(written)).toBe('+919876543210');
    },
  );

  it.each([
    '+1 415 555 2671',
    '+44 7911 123456',
    '011 2345 6789',
    '98765',
    '987654321012',
    '1800 123 4567',
    '',
  ])('is not %s', (written) => {
    expect(parseIndianMobile(written)).toBeNull();
  });
});
