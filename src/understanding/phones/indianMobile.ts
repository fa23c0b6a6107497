/** Decides whether figures are an Indian mobile number, by libphonenumber's tables; called by readPhone. */
import { createRequire } from 'node:module';
import type { PhoneNumber } from 'libphonenumber-js/mobile';

type Parse = (text: string, country: 'IN') => PhoneNumber | undefined;

let parse: Parse | null = null;

/** The library takes 30 to 70 ms to load, more than all lexicons together: it is loaded with the first figures that may be a phone number. */
function parser(): Parse {
  parse ??= (
    createRequire(import.meta.url)('libphonenumber-js/mobile') as {
      readonly parsePhoneNumberFromString: Parse;
    }
  ).parsePhoneNumberFromString;
  return parse;
}

/** E.164 of an Indian mobile number, or null: fixed lines, short numbers and those of other countries are none. */
export function parseIndianMobile(written: string): string | null {
  const compact = written.replace(/[^\d+]/g, '').replace(/^\+?(?:00)?910(?=\d{10}$)/, '+91');
  if (compact.length < 10 || compact.length > 15) return null;
  const number = parser()(compact, 'IN');
  return number?.countryCallingCode === '91' && number.getType() === 'MOBILE' ? number.number : null;
}
