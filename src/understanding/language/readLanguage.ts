/** Tells in which language a message is written: English, Hindi in Devanagari, Hindi in Latin letters, or both scripts mixed; called by understand. */
import type { Language } from '../../domain/message/language.ts';
import { INTENTS_EN } from '../lexicon/intentsEn.ts';
import { INTENTS_HINGLISH } from '../lexicon/intentsHinglish.ts';
import { ENGLISH_MARKS, HINGLISH_MARKS } from '../lexicon/languageMarks.ts';
import { YES_NO_EN, YES_NO_HINGLISH } from '../lexicon/yesNo.ts';
import type { Message } from '../message.ts';
import { keyOfNumber, keySet, numberOf } from '../words/lexiconWords.ts';
import type { Lexicon } from '../words/phraseIndex.ts';

function vocabularyOf(lexicons: readonly Lexicon<string>[]): ReadonlySet<string> {
  const vocabulary = new Set<string>();
  for (const text of lexicons.flatMap((lexicon) => Object.values(lexicon)))
    for (const word of (text ?? '').split(/[,\s]+/)) vocabulary.add(keyOfNumber(numberOf(word)));
  return vocabulary;
}

let onlyHinglish: ReadonlySet<string> | null = null;

/** True for words of the Hinglish lexicons that no English one has: they decide where no little word does. */
function isOnlyHinglish(key: string): boolean {
  if (onlyHinglish === null) {
    const english = vocabularyOf([INTENTS_EN, YES_NO_EN]);
    const hinglish = [...vocabularyOf([INTENTS_HINGLISH, YES_NO_HINGLISH])];
    onlyHinglish = new Set(hinglish.filter((word) => !keySet(ENGLISH_MARKS).has(word) && !english.has(word)));
  }
  return onlyHinglish.has(key);
}

interface Counts {
  readonly hinglish: number;
  readonly english: number;
  readonly devanagari: number;
  readonly latin: number;
}

function countWords(message: Message): Counts {
  let hinglish = 0;
  let english = 0;
  let devanagari = 0;
  let latin = 0;
  for (const word of message.words) {
    if (word.script === 'devanagari') devanagari += 1;
    if (word.script !== 'latin') continue;
    latin += 1;
    const isHinglish = keySet(HINGLISH_MARKS).has(word.key);
    const isEnglish = keySet(ENGLISH_MARKS).has(word.key);
    // Words that both languages write the same say nothing alone.
    if (isHinglish && !isEnglish) hinglish += 1;
    if (isEnglish && !isHinglish) english += 1;
  }
  return { hinglish, english, devanagari, latin };
}

/** The language of the message. Without any evidence (a number, a name, an emoji) it is the conversation's. */
export function readLanguage(message: Message): Language | 'mixed' {
  const { hinglish, english, devanagari, latin } = countWords(message);
  if (devanagari > 0) {
    // One Latin word among Devanagari is a name or a loan ("मुझे appointment चाहिए"); sentences of both are a mixture.
    const isBoth = hinglish + english >= 2 && latin * 2 >= devanagari;
    return isBoth ? 'mixed' : 'hi';
  }
  if (hinglish > 0 && hinglish * 4 >= english) return 'hinglish';
  if (english > 0) return 'en';
  if (message.words.some((word) => word.script === 'latin' && isOnlyHinglish(word.key))) return 'hinglish';
  return message.context.language ?? 'en';
}
