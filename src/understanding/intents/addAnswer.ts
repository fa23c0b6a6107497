/** Puts yes and no among the wishes of a message; called by readIntents. */
import type { ConversationState } from '../../domain/conversation/states.ts';
import { readYesNo, type YesNo } from '../answers/readYesNo.ts';
import { SMALL_YES_WORDS } from '../lexicon/yesNo.ts';
import type { Message } from '../message.ts';
import type { Intent, Reading } from '../reading.ts';
import { keyOfWord } from '../words/lexiconWords.ts';
import { splitPhrases } from '../words/phraseIndex.ts';
import type { Details } from './readWishes.ts';

/** States whose question is answered by yes or no. */
const YES_NO_STATES: ReadonlySet<ConversationState> = new Set<ConversationState>([
  'AWAITING_CONSENT',
  'AWAITING_REPORT_CHOICE',
  'CONFIRMING_CANCEL',
  'SELECTING_PAYMENT_MODE',
]);

/** "5 nahi, 6" corrects the slot that was asked for. */
const SLOT_STATES: ReadonlySet<ConversationState | undefined> = new Set<ConversationState | undefined>([
  'SELECTING_SLOT',
  'CHOOSING_NEW_SLOT',
]);

/** "haan book kar do": a short message that begins with the answer is the answer. */
const LEADING_WORDS = 5;

/** Yes and no. In answer to a question they come before everything; elsewhere a clear wish says more. False when what sounds like an answer is none. */
export function addAnswer(message: Message, details: Details, best: Map<Intent, Reading<Intent>>): boolean {
  const answer = readYesNo(message);
  if (answer === null || answer.value === 'maybe') return false;
  if (answer.value === 'no' && refusesDetail(message, details)) return false;
  if (isPoliteness(message, answer, best)) return false;
  const intent: Intent = answer.value === 'yes' ? 'confirm' : 'deny';
  const isAsked = message.context.state !== undefined && YES_NO_STATES.has(message.context.state);
  const isLeading = answer.start === message.words[0]?.start && message.words.length <= LEADING_WORDS;
  const unasked = isLeading ? 0.9 : answer.confidence * 0.87;
  const confidence = isAsked ? Math.max(answer.confidence, 0.9) + 0.07 : unasked;
  const known = best.get(intent);
  if (known === undefined || known.confidence < confidence)
    best.set(intent, { ...answer, value: intent, confidence: Math.min(0.99, confidence) });
  return true;
}

/** "43 nahi, 34", "no, my name is Ravi": the no refuses what was noted, not what was asked. A question for yes or no may be answered beside a name. */
function refusesDetail(message: Message, details: Details): boolean {
  if (!details.isCorrection) return false;
  if (details.age !== null) return true;
  const isAsked = message.context.state !== undefined && YES_NO_STATES.has(message.context.state);
  const isSlotCorrected = SLOT_STATES.has(message.context.state) && details.when !== null;
  return (
    !isAsked &&
    (isSlotCorrected || details.name !== null || details.phone !== null || details.gender !== null)
  );
}

/** "ok thank you", "hello ji", "nothing else, bye": the small yes or no belongs to the courtesy, unless the bot has just asked. */
function isPoliteness(
  message: Message,
  answer: Reading<YesNo>,
  best: ReadonlyMap<Intent, Reading<Intent>>,
): boolean {
  if (message.context.state !== undefined && YES_NO_STATES.has(message.context.state)) return false;
  if (answer.value === 'no') return best.has('goodbye');
  const isCourtesy = best.has('thanks') || best.has('goodbye') || best.has('greeting');
  const others = message.answers.filter((one) => one.meaning === 'yes' && !isSmallYes(keyOf(message, one)));
  return isCourtesy && others.length === 0;
}

let smallYes: ReadonlySet<string> | null = null;

function isSmallYes(key: string): boolean {
  smallYes ??= new Set(
    splitPhrases(SMALL_YES_WORDS).map((phrase) => phrase.split(' ').map(keyOfWord).join(' ')),
  );
  return smallYes.has(key);
}

function keyOf(message: Message, found: { readonly from: number; readonly to: number }): string {
  return message.words
    .slice(found.from, found.to)
    .map((word) => word.key)
    .join(' ');
}
