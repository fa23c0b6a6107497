/** Decides whether figures are an Indian mobile number, by libphonenumber's table of the series in use; called by readPhone. */
import { createRequire } from 'node:module';

/** Where libphonenumber keeps India, its types of numbers, the mobile ones among them, and their pattern; its tests here hold it to that. */
interface Tables {
  readonly countries: { readonly IN: { readonly 11: readonly [unknown, readonly [string]] } };
}

let pattern: RegExp | null = null;

/**
 * The pattern of the table, and not the library around it: that takes 30 ms and 9 MB for a single regular expression. Read with
 * the first figures that may be a phone number.
 */
function mobilePattern(): RegExp {
  if (pattern !== null) return pattern;
  const require = createRequire(import.meta.url);
  const { countries } = require('libphonenumber-js/metadata.mobile.json') as Tables;
  pattern = new RegExp(`^(?:${countries.IN[11][1][0]})$`);
  // Every other country's numbers would stay in memory.
  delete require.cache[require.resolve('libphonenumber-js/metadata.mobile.json')];
  return pattern;
}

/** The country's code with or without plus or double zero, or the trunk's zero, or nothing; written both, the zero is one too many. */
const WRITTEN = /^(?:\+?(?:00)?910?|0)?(\d{10})$/;

/** E.164 of an Indian mobile number, or null: fixed lines, short numbers and those of other countries are none. */
export function parseIndianMobile(written: string): string | null {
  const national = WRITTEN.exec(written.replace(/[^\d+]/g, ''))?.[1];
  return national !== undefined && mobilePattern().test(national) ? `+91${national}` : null;
}
