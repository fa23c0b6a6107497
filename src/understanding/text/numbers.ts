/** Reads a number at a place among tokens: figures, English and Hindi words, "saadhe paanch"; called by the readers of times, ages and phones. */

import { NATIVE_NUMBERS } from './lexicon/nativeNumbers.ts';
import {
  ENGLISH_ORDINALS,
  ENGLISH_TENS,
  ENGLISH_UNITS,
  FRACTIONS_ALONE,
  FRACTIONS_BEFORE,
  HINDI_NUMBERS,
  HINDI_ORDINALS,
  HINGLISH_NUMBERS,
  ORDINAL_ENDINGS,
  WEAK_NUMBER_WORDS,
  type WordsByValue,
} from './lexicon/numberWords.ts';
import { fold } from './normalise.ts';
import type { Token } from './tokens.ts';

/** A number found among tokens. */
export interface NumberRead {
  readonly value: number;
  /** Index of the first token after the number. */
  readonly next: number;
  /** `figures` for digits; `weak` when the word also means something else (Hindi `do`, `sath`, `das`). */
  readonly form: 'figures' | 'words' | 'weak';
}

type Part =
  | { readonly kind: 'unit' | 'tens' | 'hindi' | 'alone'; readonly value: number; readonly weak: boolean }
  | { readonly kind: 'hundred' | 'thousand'; readonly value: number; readonly weak: boolean };

const WEAK = new Set(fold(WEAK_NUMBER_WORDS).split(' '));
const PARTS = new Map<string, Part>();
const ORDINALS = new Map<string, number>();
const FRACTIONS = new Map<string, number>();
const ENDINGS = new Set(fold(ORDINAL_ENDINGS).split(' '));

function add(list: WordsByValue, kind: 'unit' | 'tens' | 'hindi'): void {
  for (const [value, words] of Object.entries(list)) {
    for (const word of fold(words).split(' ')) {
      if (!PARTS.has(word)) PARTS.set(word, { kind, value: Number(value), weak: WEAK.has(word) });
    }
  }
}

add(ENGLISH_UNITS, 'unit');
add(ENGLISH_TENS, 'tens');
add(HINDI_NUMBERS, 'hindi');
add(HINGLISH_NUMBERS, 'hindi');
/** A word that another language has already keeps that language's value. */
function addNative(word: string, kind: 'unit' | 'tens' | 'hindi', value: number): void {
  const composed = word.normalize('NFC');
  if (!PARTS.has(composed)) PARTS.set(composed, { kind, value, weak: false });
}

const wordsIn = (text: string | undefined): readonly string[] =>
  text === undefined ? [] : fold(text).split(' ');

for (const { units, tens, tensJoined, twenties } of NATIVE_NUMBERS) {
  const unitWords = wordsIn(units);
  const oneToNine = unitWords.slice(1, 10);
  for (const [value, word] of unitWords.entries()) addNative(word, 'unit', value);
  for (const [at, word] of wordsIn(tens).entries()) addNative(word, 'tens', 20 + 10 * at);
  for (const [at, word] of wordsIn(twenties).entries()) addNative(word, 'hindi', 21 + at);
  for (const [at, stem] of wordsIn(tensJoined).entries())
    oneToNine.forEach((unit, less) => {
      addNative(stem + unit, 'hindi', 21 + 10 * at + less);
    });
}
for (const word of fold('hundred सौ sau').split(' '))
  PARTS.set(word, { kind: 'hundred', value: 100, weak: false });
for (const word of fold('thousand हज़ार hazaar hazar hajar').split(' '))
  PARTS.set(word, { kind: 'thousand', value: 1000, weak: false });
for (const list of [ENGLISH_ORDINALS, HINDI_ORDINALS]) {
  for (const [value, words] of Object.entries(list)) {
    for (const word of fold(words).split(' ')) ORDINALS.set(word, Number(value));
  }
}
for (const { add: amount, words } of FRACTIONS_BEFORE) {
  for (const word of fold(words).split(' ')) FRACTIONS.set(word, amount);
}
for (const { value, words } of FRACTIONS_ALONE) {
  for (const word of fold(words).split(' ')) PARTS.set(word, { kind: 'alone', value, weak: WEAK.has(word) });
}

/** True when the word belongs to a number, whatever stands beside it. A quick test before `readNumber`. */
export function isNumberWord(word: string): boolean {
  return partOf(word) !== undefined || FRACTIONS.has(word);
}

/**
 * The number that begins at `index`, or null. Words up to 99,999; "saadhe paanch" is 5.5, "dedh" 1.5, "sava sau" 125.
 * Figures are one run of digits ("98765 43210" is two numbers); separators and decimals belong to the caller.
 */
export function readNumber(list: readonly Token[], index: number): NumberRead | null {
  const token = list[index];
  if (token === undefined || token.kind === 'mark') return null;
  if (token.kind === 'number') return { value: token.value, next: index + 1, form: 'figures' };
  const fraction = FRACTIONS.get(token.text);
  if (fraction !== undefined) {
    const whole = readWhole(list, index + 1);
    if (whole !== null) return withFraction(fraction, whole);
  }
  return readWords(list, index);
}

function withFraction(fraction: number, whole: NumberRead): NumberRead {
  // "sava sau" is a quarter more of a hundred, "sava das" a quarter more of one.
  const scale = whole.value >= 100 && whole.value % 100 === 0 ? 100 : 1;
  return { value: whole.value + fraction * scale, next: whole.next, form: 'words' };
}

function readWhole(list: readonly Token[], index: number): NumberRead | null {
  const token = list[index];
  if (token?.kind === 'number') return { value: token.value, next: index + 1, form: 'figures' };
  return readWords(list, index);
}

function readWords(list: readonly Token[], index: number): NumberRead | null {
  const first = readBelowHundred(list, index);
  if (first === null) return null;
  let total = 0;
  let current: NumberRead = first;
  let weak = first.form === 'weak';
  for (const scale of ['thousand', 'hundred'] as const) {
    const part = partAt(list, current.next);
    if (part?.kind !== scale) continue;
    weak = false;
    total += current.value * part.value;
    const after = current.next + 1;
    const rest = readBelowHundred(list, isAnd(list[after]) ? after + 1 : after);
    if (rest === null) return { value: total, next: after, form: 'words' };
    current = rest;
  }
  return { value: total + current.value, next: current.next, form: weak ? 'weak' : 'words' };
}

function isAnd(token: Token | undefined): boolean {
  return token?.text === 'and';
}

function readBelowHundred(list: readonly Token[], index: number): NumberRead | null {
  const part = partAt(list, index);
  if (part === undefined) return null;
  if (part.kind === 'hundred' || part.kind === 'thousand') return null;
  if (part.kind === 'tens') {
    const unitIndex = list[index + 1]?.text === '-' ? index + 2 : index + 1;
    const unit = partAt(list, unitIndex);
    if (unit?.kind === 'unit' && unit.value > 0 && unit.value < 10) {
      return { value: part.value + unit.value, next: unitIndex + 1, form: 'words' };
    }
  }
  return { value: part.value, next: index + 1, form: part.weak ? 'weak' : 'words' };
}

function partAt(list: readonly Token[], index: number): Part | undefined {
  const token = list[index];
  return token?.kind === 'word' ? partOf(token.text) : undefined;
}

/** Behind Devanagari; some of these letters have two spellings that look the same. */
const OTHER_SCRIPTS = 0x980;

function partOf(word: string): Part | undefined {
  return PARTS.get(word.charCodeAt(0) < OTHER_SCRIPTS ? word : word.normalize('NFC'));
}

/** An ordinal at `index`: 1st, 22nd, 5वीं, first, twenty first, pehla, दूसरी; or null. */
export function readOrdinal(
  list: readonly Token[],
  index: number,
): { readonly value: number; readonly next: number } | null {
  const token = list[index];
  if (token === undefined) return null;
  if (token.kind === 'number') {
    const ending = list[index + 1];
    if (ending?.kind !== 'word' || !ENDINGS.has(ending.text)) return null;
    // "27 वें" is written apart as often as together; Latin endings never are.
    if (ending.spaceBefore && ending.text.charCodeAt(0) < 128) return null;
    return { value: token.value, next: index + 2 };
  }
  const word = ORDINALS.get(token.text);
  if (word !== undefined) return { value: word, next: index + 1 };
  const tens = partAt(list, index);
  if (tens?.kind !== 'tens') return null;
  const unitIndex = list[index + 1]?.text === '-' ? index + 2 : index + 1;
  const unit = ORDINALS.get(list[unitIndex]?.text ?? '');
  return unit !== undefined && unit < 10 ? { value: tens.value + unit, next: unitIndex + 1 } : null;
}
