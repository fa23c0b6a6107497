/** Cuts folded text into words, numbers and marks in one pass; every reader in `understanding/` works on these tokens. */
import { type Normalised, normalise } from './normalise.ts';

/** One word, one run of figures or one mark. */
export interface Token {
  readonly kind: 'word' | 'number' | 'mark';
  /** Folded text. Quotes inside a word are gone: "o'clock" is `oclock`, "today's" is `todays`. */
  readonly text: string;
  /** Offsets into the folded text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Value of a run of digits; NaN for words and marks. Runs beyond 15 digits lose their last figures. */
  readonly value: number;
  /** False when it is written together with the token before it ("5pm" is 5 and pm). */
  readonly spaceBefore: boolean;
}

type CharacterClass = 'space' | 'letter' | 'digit' | 'mark';

const ASCII_CLASSES: readonly CharacterClass[] = Array.from({ length: 128 }, (_, code) => {
  if (code <= 32 || code === 127) return 'space';
  if (code >= 48 && code <= 57) return 'digit';
  if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) return 'letter';
  return 'mark';
});

/** Tokens of a folded text, in order. Linear in its length. */
export function tokens(normalised: Normalised): Token[] {
  const { text } = normalised;
  const found: Token[] = [];
  let index = 0;
  let lastEnd = -1;
  while (index < text.length) {
    const kind = classOf(text.charCodeAt(index));
    if (kind === 'space') {
      index += 1;
      continue;
    }
    const end = kind === 'mark' ? endOfMark(text, index) : endOfRun(text, index, kind);
    found.push(tokenAt(text, { start: index, end, kind, spaceBefore: lastEnd !== index }));
    index = end;
    lastEnd = end;
  }
  return found;
}

/** Folds and cuts in one call, for word lists and tests. */
export function tokensOf(text: string): Token[] {
  return tokens(normalise(text));
}

interface Cut {
  readonly start: number;
  readonly end: number;
  readonly kind: CharacterClass;
  readonly spaceBefore: boolean;
}

function tokenAt(text: string, cut: Cut): Token {
  const { start, end, spaceBefore } = cut;
  const raw = text.slice(start, end);
  if (cut.kind === 'digit') return { kind: 'number', text: raw, start, end, value: Number(raw), spaceBefore };
  if (cut.kind === 'mark') return { kind: 'mark', text: raw, start, end, value: Number.NaN, spaceBefore };
  const word = raw.includes("'") || raw.includes('"') ? raw.replace(/['"]/g, '') : raw;
  return { kind: 'word', text: word, start, end, value: Number.NaN, spaceBefore };
}

function endOfRun(text: string, start: number, kind: CharacterClass): number {
  let index = start + 1;
  while (index < text.length) {
    const code = text.charCodeAt(index);
    if (classOf(code) !== kind && !(kind === 'letter' && isQuoteInWord(text, index, code))) return index;
    index += 1;
  }
  return index;
}

function isQuoteInWord(text: string, index: number, code: number): boolean {
  return (
    (code === 39 || code === 34) &&
    index + 1 < text.length &&
    classOf(text.charCodeAt(index + 1)) === 'letter'
  );
}

/** An emoji is one mark, whole; any other mark is a single unit. */
function endOfMark(text: string, start: number): number {
  const code = text.codePointAt(start) ?? 0;
  return start + (code > 0xffff ? 2 : 1);
}

function classOf(code: number): CharacterClass {
  if (code < 128) return ASCII_CLASSES[code] ?? 'mark';
  if (
    code === 0xa0 ||
    code === 0x3000 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029
  )
    return 'space';
  if (code >= 0x2000 && code <= 0x2bff) return 'mark';
  if (code >= 0x3001 && code <= 0x303f) return 'mark';
  if (code >= 0xd800 && code <= 0xdfff) return 'mark';
  if (code >= 0xa1 && code <= 0xbf && code !== 0xaa && code !== 0xb5 && code !== 0xba) return 'mark';
  return 'letter';
}
