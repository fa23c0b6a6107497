/** Keeps personal details from the model: names, numbers and addresses become placeholders, and placeholders become details again. One mask a turn. */
import type { Doctor } from '../../domain/clinic/doctor.ts';
import type { ToolCall } from '../../domain/message/toolCall.ts';

/** A detail that is known before the text is looked at. */
export interface KnownDetail {
  readonly kind: 'NAME' | 'PHONE';
  /** As it stands in the text. */
  readonly text: string;
  /** As a tool wants it, where that differs: a phone number in E.164. */
  readonly value?: string;
}

export interface PersonalMask {
  /** The text with placeholders in place of details. The same detail has the same placeholder in the whole turn. */
  mask(text: string): string;
  /** The text with the details back; null when it holds a placeholder that stands for nothing. */
  unmask(text: string): string | null;
  /** Masks every string in a tool's answer, however deep. */
  maskDeep(value: unknown): unknown;
  /** Arguments with the details back, as tools want them. */
  unmaskArguments(args: ToolCall['arguments']): ToolCall['arguments'];
}

type Kind = 'NAME' | 'PHONE' | 'EMAIL' | 'REFERENCE' | 'LINK' | 'NUMBER';

interface Hidden {
  readonly placeholder: string;
  readonly text: string;
  readonly value: string;
}

/** A date beside a time has as many digits as a phone number. */
const DATE_INSIDE = /\b\d{4}-\d{2}-\d{2}\b|^\d{1,2}[.\s-]\d{1,2}[.\s-](?:19|20)\d{2}\b/;

/** In this order: an e-mail address holds digits, a link may hold an address. */
const PATTERNS: readonly { readonly kind: Kind; readonly pattern: RegExp; readonly unless?: RegExp }[] = [
  { kind: 'LINK', pattern: /\b(?:https?:\/\/|www\.)[^\s<>"']+/giu },
  { kind: 'EMAIL', pattern: /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/giu },
  // A handle of a messenger.
  { kind: 'EMAIL', pattern: /(?<![\p{L}\p{N}])@[a-z]\w{3,31}/giu },
  { kind: 'REFERENCE', pattern: /\bCF[- ]?[A-Z0-9]{5}\b/giu },
  { kind: 'REFERENCE', pattern: /\b(?:pay|plink|order|rfnd)_[A-Za-z0-9]{8,}\b/gu },
  // Nine digits or more with single separators: phones, Aadhaar, accounts. A date has eight.
  {
    kind: 'PHONE',
    pattern: /(?<![\p{L}\p{N}_])\(?\+?\p{Nd}(?:[\s().\u00a0-]{0,2}\p{Nd}){8,17}(?![\p{L}\p{N}_])/gu,
    unless: DATE_INSIDE,
  },
  { kind: 'NUMBER', pattern: /(?<![\p{L}\p{N}_])\p{Nd}{6,}(?![\p{L}\p{N}_])/gu },
];

const PLACEHOLDER = /\[(?:NAME|PHONE|EMAIL|REFERENCE|LINK|NUMBER)_\d{1,3}\]/g;
/** Models bend brackets and cases; what looks like one of ours has to be one. */
const LOOKS_LIKE_PLACEHOLDER = /\b(?:NAME|PHONE|EMAIL|REFERENCE|LINK|NUMBER)_\d{1,3}\b/i;

export function createPersonalMask(known: readonly KnownDetail[], doctors: readonly Doctor[]): PersonalMask {
  const shelf = createShelf();
  const finders = [...known]
    .flatMap(withNameParts)
    .filter(({ text }) => text.trim().length > 1)
    .sort((left, right) => right.text.length - left.text.length)
    .map((detail) => ({ detail, pattern: patternOf(detail, doctors) }));
  const mask = (text: string): string => {
    let masked = shieldPlaceholders(text);
    for (const { kind, pattern, unless } of PATTERNS) {
      masked = replaceOutside(masked, pattern, (found) =>
        unless?.test(found) ? found : shelf.hide(kind, found, argumentOf(kind, found)),
      );
    }
    for (const { detail, pattern } of finders) {
      masked = replaceOutside(masked, pattern, (found) =>
        shelf.hide(detail.kind, found, detail.value ?? found),
      );
    }
    return masked;
  };
  const unmask = (text: string): string | null => {
    const open = text.replace(PLACEHOLDER, (placeholder) => shelf.find(placeholder)?.text ?? placeholder);
    return LOOKS_LIKE_PLACEHOLDER.test(open) ? null : open;
  };
  const unmaskArguments = (args: ToolCall['arguments']): ToolCall['arguments'] =>
    Object.fromEntries(
      Object.entries(args).map(([name, value]) => [
        name,
        typeof value === 'string' ? shelf.putBack(value) : value,
      ]),
    );
  const maskDeep = (value: unknown): unknown => mapStrings(value, mask);
  return { mask, unmask, maskDeep, unmaskArguments };
}

/** A patient who writes "[NAME_1]" themselves gets no one's name for it. */
const shieldPlaceholders = (text: string): string =>
  text.replace(PLACEHOLDER, (placeholder) => placeholder.slice(1, -1).toLowerCase().replace('_', ' '));

function createShelf() {
  const byDetail = new Map<string, Hidden>();
  const byPlaceholder = new Map<string, Hidden>();
  const hide = (kind: Kind, text: string, value: string): string => {
    const key = `${kind} ${kind === 'NAME' ? text.toLowerCase() : value}`;
    const hidden = byDetail.get(key) ?? { placeholder: `[${kind}_${countOf(kind) + 1}]`, text, value };
    byDetail.set(key, hidden);
    byPlaceholder.set(hidden.placeholder, hidden);
    return hidden.placeholder;
  };
  const countOf = (kind: Kind): number =>
    [...byPlaceholder.keys()].filter((placeholder) => placeholder.startsWith(`[${kind}_`)).length;
  const find = (placeholder: string): Hidden | undefined => byPlaceholder.get(placeholder);
  const putBack = (text: string): string =>
    text.replace(PLACEHOLDER, (placeholder) => find(placeholder)?.value ?? placeholder);
  return { hide, find, putBack };
}

/** "Asha Rao" is also "Asha" and "Rao"; parts of two letters are too often words. */
function withNameParts(detail: KnownDetail): readonly KnownDetail[] {
  if (detail.kind !== 'NAME') return [detail];
  const parts = detail.text.split(/[\s.,]+/).filter((part) => Array.from(part).length > 2);
  return parts.length < 2 ? [detail] : [detail, ...parts.map((text) => ({ kind: 'NAME' as const, text }))];
}

const TITLE = /(?:^|[\s,(])(?:dr|doctor|doc|डॉ|डॉक्टर|डाक्टर)\.?\s+(?:\p{L}+\s+)?$/iu;

/** Whole words only. A patient's surname that is also a doctor's stays where a doctor is meant. */
function patternOf(
  { text, kind }: KnownDetail,
  doctors: readonly Doctor[],
): RegExp | ((text: string) => Iterable<RegExpMatchArray>) {
  const source = text
    .trim()
    .split(/\s+/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('\\s+');
  const pattern = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${source}(?![\\p{L}\\p{M}\\p{N}])`, 'giu');
  const isDoctors =
    kind === 'NAME' &&
    doctors.some((doctor) =>
      [doctor.name, ...doctor.aliases].join(' ').toLowerCase().split(/\s+/).includes(text.toLowerCase()),
    );
  if (!isDoctors) return pattern;
  return (whole) => [...whole.matchAll(pattern)].filter((match) => !TITLE.test(whole.slice(0, match.index)));
}

type Finder = RegExp | ((text: string) => Iterable<RegExpMatchArray>);

/** Replaces what is found between placeholders, never inside one. */
function replaceOutside(text: string, finder: Finder, replacement: (found: string) => string): string {
  const matches = typeof finder === 'function' ? finder(text) : text.matchAll(finder);
  const taken = [...text.matchAll(PLACEHOLDER)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
  let masked = '';
  let last = 0;
  for (const match of matches) {
    const from = match.index ?? 0;
    const to = from + match[0].length;
    if (from < last || taken.some((one) => from < one.to && one.from < to)) continue;
    masked += text.slice(last, from) + replacement(match[0]);
    last = to;
  }
  return masked + text.slice(last);
}

/** A phone number as the tools take it: E.164 for an Indian mobile number, else as it was written. */
function argumentOf(kind: Kind, text: string): string {
  if (kind === 'REFERENCE') return /^cf/i.test(text) ? text.toUpperCase().replace(/^CF[- ]?/, 'CF-') : text;
  if (kind !== 'PHONE') return text;
  const plain = plainDigits(text);
  // A landline with its code apart from the number.
  if (/^\(?0\d{2,4}[)\s-]/.test(plain)) return text;
  const digits = plain.replace(/\D/g, '');
  return /^(?:91|0)?[6-9]\d{9}$/.test(digits) ? `+91${digits.slice(-10)}` : text;
}

/** Devanagari and other Indian digits as 0 to 9: each script's ten stand in a row that starts at a multiple of 16, plus 6. */
const plainDigits = (text: string): string =>
  text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    return code < 128 ? digit : String((code - 6) % 16);
  });

function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => mapStrings(one, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapStrings(inner, change)]));
}
