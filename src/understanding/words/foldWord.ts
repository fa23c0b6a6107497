/** One spelling for the many spellings of a word: the key by which the lexicons and the messages meet; called by readWords and the phrase index. */

const VOWELS = 'aeiou';
/** A word without any of these is its own folding but for the ending. */
const HAS_PAIRS = /(.)\1|ie|ph|ck|iy|[wzq]/;

/** Squeezes a letter said three times or more ("nooo", "pleeease") to one, before pairs such as "oo" are read. */
function squeezeRuns(word: string): string {
  return word.replace(/(.)\1{2,}/gu, '$1');
}

/** Two letters for one sound, as the one; null when they are two sounds. */
function pairOf(letter: string, next: string): string | null {
  if (letter === next) return LONG_VOWELS.get(letter) ?? null;
  if (letter === 'i' && (next === 'e' || next === 'y')) return 'i';
  if (letter === 'p' && next === 'h') return 'f';
  return letter === 'c' && next === 'k' ? 'k' : null;
}

const LONG_VOWELS = new Map([
  ['a', 'a'],
  ['e', 'i'],
  ['i', 'i'],
  ['o', 'u'],
  ['u', 'u'],
]);

function single(letter: string): string {
  if (letter === 'w') return 'v';
  if (letter === 'z') return 'j';
  return letter === 'q' ? 'k' : letter;
}

function foldPairs(word: string): string {
  let folded = '';
  let last = '';
  for (let at = 0; at < word.length; at += 1) {
    const letter = word.charAt(at);
    const pair = pairOf(letter, word.charAt(at + 1));
    // "QR" stays: folded it would be the "kr" of "kr do".
    const next = pair ?? (word.length > 2 ? single(letter) : letter);
    if (pair !== null) at += 1;
    if (next !== last) folded += next;
    last = next;
  }
  return folded;
}

/** The ending varies most when Hindi is typed in Latin letters: "jaldi/jaldy", "yeh/ye", "chahie/chahiye". */
function foldEnding(word: string): string {
  const last = word.at(-1);
  const before = word.at(-2) ?? '';
  if (word.length > 2 && last === 'h' && VOWELS.includes(before)) return word.slice(0, -1);
  if (word.length > 2 && last === 'y') return `${word.slice(0, -1)}${before === 'i' ? '' : 'i'}`;
  return word;
}

function foldLatin(word: string): string {
  const plain = word.normalize('NFKD').replace(/[\p{M}'’`.]/gu, '');
  const folded = foldEnding(foldPairs(squeezeRuns(plain)));
  return folded.length > 4 ? folded.replace(/sh/g, 's') : folded;
}

/**
 * Devanagari is written with and without nukta, with chandrabindu, anusvara or half n, with long and short vowels
 * exchanged. All of these fall together here.
 */
function foldDevanagari(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[\u093c\u0901\u0902\u0903\u200c\u200d]/gu, '')
    .replace(/[नमङञण]\u094d(?=[क-ह])/gu, '')
    .replace(/([क-ह])\u094d\1/gu, '$1')
    .replace(/\u0940/gu, '\u093f')
    .replace(/\u0942/gu, '\u0941')
    .replace(/[\u0949\u0945]/gu, '\u093e')
    .replace(/[ऑॅ]/gu, 'आ')
    .replace(/ई|यि/gu, 'इ')
    .replace(/ऊ/gu, 'उ')
    .replace(/ये/gu, 'ए');
}

/** The folded key of one word in any script. Words that sound the same to a patient mostly share it; it is never shown. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  if (/^[a-z]+$/.test(lower)) {
    const folded = foldEnding(HAS_PAIRS.test(lower) ? foldPairs(squeezeRuns(lower)) : lower);
    return folded.length > 4 ? folded.replace(/sh/g, 's') : folded;
  }
  if (/[\u0900-\u097f]/u.test(lower)) return foldDevanagari(lower);
  return foldLatin(lower);
}
