/** Cuts a message into words with their places in the original text; every reader of this room works on these. */
import { keyOfWord } from './lexiconWords.ts';

export type Script = 'latin' | 'devanagari' | 'digits' | 'emoji' | 'other';

/** What stands between a word and the one before it, the strongest sign winning. */
export type Gap = 'start' | 'line' | 'sentence' | 'comma' | 'dash' | 'space' | 'none';

export interface Word {
  /** As written. */
  readonly text: string;
  /** Folded: spelling variants share it. */
  readonly key: string;
  readonly script: Script;
  readonly start: number;
  readonly end: number;
  readonly gap: Gap;
  /** Begins with a capital letter. */
  readonly capital: boolean;
}

/** Characters of a message that are read. A patient's longest message is far shorter; what lies beyond is a pasted document. */
export const READ_LIMIT = 4000;
/** No word is longer; longer runs (a pasted key, a laugh) are cut so that folding stays cheap. */
const WORD_LIMIT = 40;

const WORD_PATTERN =
  /[\p{L}\p{M}](?:[\p{L}\p{M}\u200c\u200d]|['’](?=\p{L}))*|\p{Nd}+|\p{Extended_Pictographic}/gu;

function scriptOf(text: string): Script {
  const first = text.codePointAt(0) ?? 0;
  if ((first >= 65 && first <= 90) || (first >= 97 && first <= 122)) return 'latin';
  if (first >= 0x900 && first <= 0x97f) return /^\p{Nd}/u.test(text) ? 'digits' : 'devanagari';
  if (/^\p{Nd}/u.test(text)) return 'digits';
  if (/^\p{L}/u.test(text)) return first < 0x250 || (first >= 0x1e00 && first < 0x1f00) ? 'latin' : 'other';
  return /^\p{Extended_Pictographic}/u.test(text) ? 'emoji' : 'other';
}

function isCapital(text: string): boolean {
  const first = text.charCodeAt(0);
  return first < 128 ? first >= 65 && first <= 90 : /^\p{Lu}/u.test(text);
}

function gapOf(between: string, isFirst: boolean): Gap {
  if (isFirst) return 'start';
  if (between === '') return 'none';
  if (between === ' ') return 'space';
  if (between.includes('\n')) return 'line';
  if (/[!?।|]|\.(?:\s|\.|$)/u.test(between)) return 'sentence';
  if (/[,;،、]/u.test(between)) return 'comma';
  return /[-–—:/()=]/u.test(between) ? 'dash' : 'space';
}

/** Digits of any script as ASCII; other characters as they are. */
function foldDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    return code < 128 ? digit : String(digitValue(code));
  });
}

/** Unicode keeps each script's ten digits in a row that starts at a code point ending in 0 or 6 (hexadecimal); mathematical digits run on. */
function digitValue(code: number): number {
  if (code >= 0x1d7ce && code <= 0x1d7ff) return (code - 0x1d7ce) % 10;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return code - zero;
}

/** The words of the first `limit` characters, in order. Linear in the text. */
export function readWords(text: string, limit: number = READ_LIMIT): readonly Word[] {
  const read = text.length > limit ? text.slice(0, limit) : text;
  const words: Word[] = [];
  let last = 0;
  // By hand: `matchAll` makes the expression anew for every message.
  WORD_PATTERN.lastIndex = 0;
  for (let match = WORD_PATTERN.exec(read); match !== null; match = WORD_PATTERN.exec(read)) {
    const whole = match[0];
    const script = scriptOf(whole);
    const written = whole.length > WORD_LIMIT ? whole.slice(0, WORD_LIMIT) : whole;
    words.push({
      text: written,
      key: script === 'digits' ? foldDigits(written) : keyOfWord(written.toLowerCase()),
      script,
      start: match.index,
      end: match.index + written.length,
      gap: gapOf(read.slice(last, match.index), words.length === 0),
      capital: isCapital(written),
    });
    last = match.index + whole.length;
  }
  return words;
}
