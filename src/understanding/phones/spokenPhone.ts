/** Reads a phone number that was spoken figure by figure ("nine eight double seven ...", "नौ आठ सात ..."); called by readPhone. */
import type { Message } from '../message.ts';
import type { Reading } from '../reading.ts';
import { readNumber } from '../text/numbers.ts';
import type { Token } from '../text/tokens.ts';

const REPEATS: ReadonlyMap<string, number> = new Map([
  ['double', 2],
  ['dabal', 2],
  ['डबल', 2],
  ['triple', 3],
  ['tripal', 3],
  ['ट्रिपल', 3],
]);

/** Longer rows of figures are no phone number; what follows begins anew. */
const LONGEST_FIGURES = 20;

/** The figures that one token says, or null when it says none. */
function figuresOf(list: readonly Token[], at: number): string | null {
  const token = list[at];
  if (token === undefined) return null;
  if (token.kind === 'number') return token.text;
  if (token.text === 'oh' || token.text === 'o') return '0';
  const number = token.kind === 'word' ? readNumber(list.slice(at, at + 1), 0) : null;
  return number !== null && number.value >= 0 && number.value <= 99 && Number.isInteger(number.value)
    ? String(number.value)
    : null;
}

/** A row of spoken figures: which tokens it covers (end exclusive) and how many of them were words. */
interface Row {
  readonly figures: string;
  readonly from: number;
  readonly to: number;
  readonly words: number;
}

/** The row of figures that begins at a token; empty when none does. */
function rowAt(list: readonly Token[], from: number): Row {
  let figures = '';
  let words = 0;
  let to = from;
  for (let at = from; at < list.length && figures.length < LONGEST_FIGURES; at += 1) {
    const repeat = REPEATS.get(list[at]?.text ?? '');
    const said = figuresOf(list, repeat === undefined ? at : at + 1);
    if (said === null && (figures === '' || !',-.'.includes(list[at]?.text ?? '?'))) break;
    if (said === null) continue;
    figures += said.repeat(repeat ?? 1);
    words += list[at]?.kind === 'word' ? 1 : 0;
    if (repeat !== undefined) at += 1;
    to = at + 1;
  }
  return { figures, from, to, words };
}

/** Ten figures or more, said in words; null when there are fewer or they are no mobile number. */
export function readSpokenPhone(
  message: Message,
  parse: (figures: string) => string | null,
): Reading<string> | null {
  const { tokens, normalised } = message;
  // Ten spoken figures take at least five tokens; figures alone are the business of readPhone.
  if (tokens.length < 5 || tokens.every((token) => token.kind !== 'word')) return null;
  for (let at = 0; at < tokens.length; at += 1) {
    const row = rowAt(tokens, at);
    const isSpoken = row.words > 4 && row.figures.length >= 10 && row.figures.length <= 13;
    const phone = isSpoken ? parse(row.figures) : null;
    if (phone !== null) {
      const place = normalised.toOriginal(tokens[row.from]?.start ?? 0, tokens[row.to - 1]?.end ?? 0);
      return { value: phone, start: place.start, end: place.end, confidence: 0.85 };
    }
    at = Math.max(at, row.to - 1);
  }
  return null;
}
