/** Takes phone numbers, keys, tokens and addresses out of everything that is about to be logged; used by `services/log.ts`. */

interface Cut {
  readonly pattern: RegExp;
  readonly mark: string;
}

/** In this order: a key may hold digits and an address may hold a key. */
const CUTS: readonly Cut[] = [
  {
    pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
    mark: '[private key]',
  },
  // Telegram's token is "bot's id:secret", also inside a URL as /bot<token>/ (https://core.telegram.org/bots/api#authorizing-your-bot).
  { pattern: /\d{6,12}(?::|%3A)[A-Za-z0-9_-]{30,}/gi, mark: '[token]' },
  { pattern: /rzp_(?:test|live)_[A-Za-z0-9]+/g, mark: '[key]' },
  // Google's API keys, the older and the newer form, and OAuth access tokens.
  { pattern: /AIza[A-Za-z0-9_-]{10,}|\bAQ\.[A-Za-z0-9_-]{20,}|\bya29\.[A-Za-z0-9._-]+/g, mark: '[key]' },
  { pattern: /\beyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*)?/g, mark: '[token]' },
  { pattern: /\b(?:Basic|Bearer)\s+[A-Za-z0-9+/=._~-]{8,}/gi, mark: '[credentials]' },
  { pattern: /(?<=:\/\/)[^\s/@:]*:[^\s/@]+(?=@)/g, mark: '[credentials]' },
  {
    pattern:
      /(?<=\b(?:[a-z]+[_-])?(?:key|token|secret|password|signature|sig)["']?\s?[=:]\s?["']?)[^\s"'&,;[{}\]]{6,}/gi,
    mark: '[secret]',
  },
  { pattern: /[\p{L}\p{N}._%+-]+(?:@|%40)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, mark: '[email]' },
];

/** Seven digits or more of any script, however they are spaced: a phone, a card, an Aadhaar number. */
const DIGITS = /\p{Nd}(?:[\s().\-–/]{0,3}\p{Nd}){6,}/gu;
/** A date, alone or with the hour behind it, and the number of a document of ours ("R/2627/000042") are nobody's. */
const NOBODYS = /^(?:19|20)\d\d-[01]\d-[0-3]\d(?: [0-2]\d)?$|^\d{4}\/\d{6}$/;

const LONGEST_TEXT = 500;
/** Beyond it nothing is even looked at: some patterns take time with the square of the length. Well past `LONGEST_TEXT`, so that no half of a key is shown. */
const LONGEST_LOOK = 4_000;

/** The text without what identifies a person or opens a door. `secrets` are cut out wherever they stand, whatever they look like. */
export function scrubText(text: string, secrets: readonly string[] = []): string {
  let clean = text.slice(0, LONGEST_LOOK);
  for (const secret of secrets) if (secret.length >= 6) clean = clean.replaceAll(secret, '[secret]');
  // Most texts are short codes and ids; without a digit, a dot, a colon or a sign of these there is nothing to cut.
  if (/[\p{Nd}@%:=]|rzp_|AIza|AQ\.|eyJ|ya29|PRIVATE|Basic|Bearer/iu.test(clean)) {
    for (const { pattern, mark } of CUTS) clean = clean.replace(pattern, mark);
    clean = clean.replace(DIGITS, (digits) => (NOBODYS.test(digits) ? digits : '[digits]'));
  }
  return clean.length > LONGEST_TEXT ? `${clean.slice(0, LONGEST_TEXT)}…` : clean;
}

/** Ten digits and more are a phone, a card or a chat's number, never a count or a duration of ours. */
const isNumberOfSomeone = (value: number) => Number.isInteger(value) && Math.abs(value) >= 1e9;

export type Scrubbed = string | number | boolean | null | undefined;

/** One fact of a log line; anything but a plain value is turned into scrubbed text, so that a cast cannot smuggle an object in. */
export function scrubFact(value: unknown, secrets: readonly string[] = []): Scrubbed {
  if (value === null || value === undefined || typeof value === 'boolean') return value;
  if (typeof value === 'number') return isNumberOfSomeone(value) ? '[digits]' : value;
  if (typeof value === 'string') return scrubText(value, secrets);
  if (value instanceof Error) return scrubText(`${value.name}: ${value.message}`, secrets);
  return `[${typeof value}]`;
}
