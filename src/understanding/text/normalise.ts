/** Folds what people type into one plain spelling that word lists can be compared with, and remembers where each character came from; called by every reader in `understanding/`. */

/**
 * Only this much of a message is read. Telegram cuts messages at 4,096 characters, and nobody states
 * a wish after the first page; the limit is what keeps a megabyte of text as cheap as one page.
 */
export const READ_LIMIT = 4_096;

/** Folded text with a way back. Offsets are UTF-16 units; ends are exclusive. */
export interface Normalised {
  /** Lower case, Latin digits, no accents, no nukta, no invisible characters, plain quotes and dashes. */
  readonly text: string;
  readonly original: string;
  /** Where the folded range `start..end` stands in the original text. */
  toOriginal(start: number, end: number): { readonly start: number; readonly end: number };
}

/** First digit of every decimal block that Indian phones write (and of full-width and Arabic ones). */
const DIGIT_BLOCKS = [
  0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0xff10,
] as const;

const REPLACED = new Map<string, string>([
  ['‘', "'"],
  ['’', "'"],
  ['‛', "'"],
  ['`', "'"],
  ['´', "'"],
  ['ʼ', "'"],
  ['′', "'"],
  ['“', '"'],
  ['”', '"'],
  ['„', '"'],
  ['″', '"'],
  ['‐', '-'],
  ['‑', '-'],
  ['‒', '-'],
  ['–', '-'],
  ['—', '-'],
  ['―', '-'],
  ['−', '-'],
  ['﹣', '-'],
  ['~', '-'],
  ['।', '.'],
  ['॥', '.'],
  ['。', '.'],
  ['…', '.'],
  ['،', ','],
  ['：', ':'],
  // Chandrabindu and anusvara are typed for each other; nukta is left out as often as not.
  ['ँ', 'ं'],
  ['़', ''],
  // Vowels that Marathi-style keyboards give for English sounds (डॉक्टर, डॅक्टर).
  ['ॅ', ''],
  ['ऑ', 'आ'],
  ['ॉ', 'ा'],
]);

const VIRAMA = '्';
/** A nasal with virama before a stop of its own row is the long spelling of anusvara: सितम्बर = सितंबर. */
const NASAL_ROWS = new Map<string, readonly [number, number]>([
  ['ङ', [0x0915, 0x0918]],
  ['ञ', [0x091a, 0x091d]],
  ['ण', [0x091f, 0x0922]],
  ['न', [0x0924, 0x0927]],
  ['म', [0x092a, 0x092d]],
]);

const ASCII_ONLY = /^[\t\n\r -}]*$/;

/** Folds a text. Never throws; texts beyond READ_LIMIT are read at their beginning only. */
export function normalise(original: string): Normalised {
  const source = original.length > READ_LIMIT ? original.slice(0, READ_LIMIT) : original;
  if (ASCII_ONLY.test(source) && !source.includes('`')) {
    return { text: source.toLowerCase(), original, toOriginal: (start, end) => ({ start, end }) };
  }
  return foldWithMap(source, original);
}

/** What folding changes: all that is neither ASCII nor Devanagari, and of these the few that `foldAt` knows. */
const FOLDED =
  /[`~]|[ङञणनम]्|[\u0901\u0911\u0929\u0931\u0934\u093c\u0945\u0949\u0958-\u095f\u0964-\u096f]|(?![\u0900-\u097f])\P{ASCII}/gu;

/** The folded spelling of one word or phrase, for building word lists that meet normalised text. */
export function fold(word: string): string {
  if (ASCII_ONLY.test(word) && !word.includes('`')) return word.toLowerCase();
  return word
    .replace(FOLDED, (found, index: number) => {
      const { folded, length } = foldAt(word, index);
      return length < found.length ? folded + found.slice(length) : folded;
    })
    .toLowerCase();
}

function foldWithMap(source: string, original: string): Normalised {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (let index = 0; index < source.length; ) {
    const { folded, length } = foldAt(source, index);
    for (let unit = 0; unit < folded.length; unit += 1) {
      starts.push(index);
      ends.push(index + length);
    }
    text += folded;
    index += length;
  }
  return {
    text,
    original,
    toOriginal: (start, end) => ({
      start: starts[start] ?? source.length,
      end: end > start ? (ends[end - 1] ?? source.length) : (starts[start] ?? source.length),
    }),
  };
}

/** The folded form of the character at `index`, and how many units of the source it takes. */
function foldAt(source: string, index: number): { folded: string; length: number } {
  const code = source.codePointAt(index) ?? 0;
  const character = String.fromCodePoint(code);
  const length = character.length;
  if (code < 0x80)
    return {
      folded:
        character === '`' || character === '~' ? (REPLACED.get(character) ?? '') : character.toLowerCase(),
      length,
    };
  const row = NASAL_ROWS.get(character);
  if (row !== undefined && source[index + 1] === VIRAMA) {
    const next = source.charCodeAt(index + 2);
    if (next >= row[0] && next <= row[1]) return { folded: 'ं', length: 2 };
  }
  const replaced = REPLACED.get(character);
  if (replaced !== undefined) return { folded: replaced, length };
  if (isInvisible(code)) return { folded: '', length };
  const digit = digitOf(code);
  if (digit !== null) return { folded: String(digit), length };
  if (code >= 0x0900 && code <= 0x0d7f) return { folded: foldIndic(character), length };
  return { folded: foldForeign(character), length };
}

/** क़, ख़ and their like lose the nukta that is built into them. */
function foldIndic(character: string): string {
  const code = character.charCodeAt(0);
  // No plain letter or vowel sign of Devanagari is composed: only the few with a nukta are.
  if (code <= 0x97f && (code < 0x958 || code > 0x95f) && code !== 0x929 && code !== 0x931 && code !== 0x934)
    return character;
  const parts = character.normalize('NFD');
  return parts.endsWith('\u093c') ? parts.slice(0, -1) : character;
}

function digitOf(code: number): number | null {
  // Most letters beyond ASCII are Devanagari, and few of them are digits.
  if (code >= 0x900 && code <= 0x97f) return code >= 0x966 && code <= 0x96f ? code - 0x966 : null;
  for (const zero of DIGIT_BLOCKS) if (code >= zero && code <= zero + 9) return code - zero;
  return null;
}

/** Zero-width characters, direction marks, variation selectors and combining accents carry no meaning here. */
function isInvisible(code: number): boolean {
  return (
    code === 0xad ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    (code >= 0x0300 && code <= 0x036f) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    code === 0xfeff ||
    code === 0x20e3 ||
    (code >= 0xe0000 && code <= 0xe0fff)
  );
}

/** Accents off, width and font variants to plain letters: é → e, ５ → 5, 𝟱 → 5, no-break space → space. */
function foldForeign(character: string): string {
  const plain = character.normalize('NFKD').toLowerCase();
  let kept = '';
  for (const part of plain) if (!isInvisible(part.codePointAt(0) ?? 0)) kept += REPLACED.get(part) ?? part;
  return kept;
}
