/** Tells a question for medical advice from one for the front desk; asked by agent/ right after the red flags, before any reader. */
import { compilePhrases, type Found, findPhrases } from '../words/phraseIndex.ts';
import { readWords, type Word } from '../words/readWords.ts';
import { ADVICE_EN } from './lexicon.en.ts';
import { ADVICE_HI } from './lexicon.hi.ts';
import { ADVICE_HINGLISH } from './lexicon.hinglish.ts';
import { ADVICE_RULES, type AdviceSign } from './signs.ts';

const INDEX = compilePhrases<AdviceSign>([ADVICE_EN, ADVICE_HINGLISH, ADVICE_HI]);

/** True when a sentence asks what to take, what it is or whether it is bad. Only a doctor answers that, so nobody here does. */
export function isAdviceQuestion(text: string): boolean {
  return asksForAdvice(readWords(text));
}

/** The same for words that are read already. */
export function asksForAdvice(words: readonly Word[]): boolean {
  const found = findPhrases(INDEX, words);
  return found.length > 0 && sentencesOf(words).some((sentence) => asksAdvice(found, sentence));
}

interface Sentence {
  readonly from: number;
  readonly to: number;
}

function sentencesOf(words: readonly Word[]): readonly Sentence[] {
  const starts = words.flatMap(({ gap }, index) =>
    gap === 'start' || gap === 'sentence' || gap === 'line' ? [index] : [],
  );
  return starts.map((from, index) => ({ from, to: starts[index + 1] ?? words.length }));
}

function asksAdvice(found: readonly Found<AdviceSign>[], { from, to }: Sentence): boolean {
  const here = new Set(found.filter((one) => one.from >= from && one.to <= to).map(({ meaning }) => meaning));
  return !here.has('desk') && ADVICE_RULES.some((signs) => signs.every((sign) => here.has(sign)));
}
