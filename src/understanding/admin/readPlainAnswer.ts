/** A typed "yes" or "haan" that is nothing else: what answers a preview. Called by the admin bot's reader. */
import { readYesNo, type YesNo } from '../answers/readYesNo.ts';
import { prepareMessage } from '../message.ts';
import type { ReadingContext } from '../reading.ts';

/** "Yes", "haan ji", "haan kar do", "no, leave it": a longer sentence is about something. */
const MOST_WORDS = 4;
const SURE = 0.8;

/** Null for whatever says more than yes or no. */
export function readPlainAnswer(text: string, context: ReadingContext): Exclude<YesNo, 'maybe'> | null {
  const message = prepareMessage(text, context);
  if (message.words.length > MOST_WORDS || /\p{Nd}|\?/u.test(text)) return null;
  const answer = readYesNo(message);
  return answer === null || answer.value === 'maybe' || answer.confidence < SURE ? null : answer.value;
}
