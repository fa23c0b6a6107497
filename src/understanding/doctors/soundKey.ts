/** How an Indian name sounds, whatever its spelling: "Iyer" and "Aiyar", "Rao" and "raw"; called by the doctor index. */

/** Inherent "a" is written out so that both scripts meet in Latin letters. */
const CONSONANTS: Readonly<Record<string, string>> = {
  क: 'k',
  ख: 'k',
  ग: 'g',
  घ: 'g',
  ङ: 'n',
  च: 'c',
  छ: 'c',
  ज: 'j',
  झ: 'j',
  ञ: 'n',
  ट: 't',
  ठ: 't',
  ड: 'd',
  ढ: 'd',
  ण: 'n',
  त: 't',
  थ: 't',
  द: 'd',
  ध: 'd',
  न: 'n',
  प: 'p',
  फ: 'f',
  ब: 'b',
  भ: 'b',
  म: 'm',
  य: 'y',
  र: 'r',
  ल: 'l',
  व: 'v',
  श: 's',
  ष: 's',
  स: 's',
  ह: 'h',
  ळ: 'l',
};
const VOWELS: Readonly<Record<string, string>> = {
  अ: 'a',
  आ: 'a',
  इ: 'i',
  ई: 'i',
  उ: 'u',
  ऊ: 'u',
  ए: 'e',
  ऐ: 'ai',
  ओ: 'o',
  औ: 'au',
  ऋ: 'ri',
  'ा': 'a',
  'ि': 'i',
  'ी': 'i',
  'ु': 'u',
  'ू': 'u',
  'े': 'e',
  'ै': 'ai',
  'ो': 'o',
  'ौ': 'au',
  'ृ': 'ri',
  'ॉ': 'o',
  ऑ: 'o',
  'ं': 'n',
  'ँ': 'n',
};
const VIRAMA = '\u094d';

/** Devanagari in Latin letters, good enough to compare sounds; other letters stay. */
export function romanise(word: string): string {
  const letters = [...word.normalize('NFD').replace(/\u093c/g, '')];
  let latin = '';
  letters.forEach((letter, at) => {
    const consonant = CONSONANTS[letter];
    if (consonant === undefined) {
      latin += letter === VIRAMA ? '' : (VOWELS[letter] ?? letter);
      return;
    }
    const next = letters[at + 1];
    const isFollowed = next === undefined || next === VIRAMA || VOWELS[next] !== undefined;
    latin += consonant + (isFollowed && CONSONANTS[next ?? ''] === undefined ? '' : 'a');
  });
  return latin;
}

const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/(.)\1+/g, '$1'],
  [/x/g, 'ks'],
  [/ksh/g, 'ks'],
  [/c(?=[kaour])/g, 'k'],
  [/ch+/g, 'c'],
  [/([kgtdbjs])h/g, '$1'],
  [/ph/g, 'f'],
  [/w/g, 'v'],
  [/z/g, 'j'],
  [/q/g, 'k'],
  [/ck/g, 'k'],
];

/** The last vowel keeps "Ravi" apart from "Rao"; vowels inside vary freely between spellings. */
function endingOf(word: string): string {
  if (/(?:[ao][uvo]|o|u)$/.test(word)) return 'o';
  return /[iye]$/.test(word) ? 'i' : '';
}

/** A key that names with the same sound share. Empty when the word holds no letters. */
export function soundKey(word: string): string {
  let plain = romanise(word.toLowerCase())
    .normalize('NFKD')
    .replace(/[^a-z]/g, '');
  for (const [pattern, by] of SPELLINGS) plain = plain.replace(pattern, by);
  if (plain === '') return '';
  const ending = endingOf(plain);
  const stem = ending === 'o' ? plain.replace(/(?:[ao]?[uvo]|o)$/, '') : plain;
  const initial = /^[aeiou]/.test(stem) ? 'a' : '';
  const skeleton = stem
    .replace(/[aeiou]+/g, '')
    .replace(/y(?!r)/g, '')
    .replace(/h$/, '')
    .replace(/m$/, 'n')
    .replace(/(.)\1+/g, '$1');
  return `${initial}${skeleton}~${ending}`;
}
