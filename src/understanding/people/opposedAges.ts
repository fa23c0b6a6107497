/** Reads an age out of a message that only puts one number against another ("43 nahi, 34", "not 43 but 34"); called by readAge. */
import type { ConversationState } from '../../domain/conversation/states.ts';
import { OLDEST_AGE_YEARS } from '../../domain/patient/patientDetails.ts';
import type { Message } from '../message.ts';
import { fold } from '../text/normalise.ts';
import type { NumberRead } from '../text/numbers.ts';
import { readAgeNumber } from './ageNumber.ts';

export type Unit = 'year' | 'month' | 'week' | 'day';

/** A number that may be an age, with its place among the tokens (end exclusive). */
export interface Candidate {
  readonly amount: number;
  readonly unit: Unit;
  readonly from: number;
  readonly to: number;
  readonly confidence: number;
}

const setOf = (words: string): ReadonlySet<string> => new Set(fold(words).split(' '));
/** Said after what is refused: "43 nahi". "No" does as well: "43, no, 34". */
const REFUSED_BEFORE = setOf('nahi nahin nhi nai no nope नहीं नही sorry oops');
/** Said before what is refused: "not 43". */
const REFUSED_BEHIND = setOf('not');
/** May stand beside the two numbers without making the message speak of something else. */
const BESIDE = setOf(
  'wait oh ah ruko rukiye रुकिए रुको rather meant mean mistake typo typed galti se ho gaya गलती से हो गया year years yrs yr saal sal साल age umar उम्र my meri मेरी no to hai he h hu hun hoon hain है हूं is its it i am im but balki बल्कि actually sahi सही galat गलत wrong correct ji जी sir madam please main मैं arre अरे yes haan हां',
);
/** While these are asked or just answered, a small number is an age; in other states only one that is no hour and no date can be. */
const SMALL_ONES_ARE_AGES: ReadonlySet<ConversationState | undefined> = new Set<
  ConversationState | undefined
>(['AWAITING_AGE', 'AWAITING_GENDER', 'AWAITING_PURPOSE', 'SELECTING_DOCTOR']);
const LAST_DAY_OF_MONTH = 31;
/** A message of more tokens says more than a correction. */
const MOST_TOKENS = 14;

interface Said extends NumberRead {
  readonly at: number;
}

/** The two numbers of a message that holds nothing else but refusals and small words; null when it does. */
function twoNumbers(message: Message): readonly [Said, Said] | null {
  const { tokens } = message;
  if (tokens.length < 3 || tokens.length > MOST_TOKENS) return null;
  const numbers: Said[] = [];
  let isRefused = false;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined || (token.kind === 'mark' && !',.;!-'.includes(token.text))) return null;
    if (token.kind === 'mark' || BESIDE.has(token.text)) continue;
    if (REFUSED_BEFORE.has(token.text) || REFUSED_BEHIND.has(token.text)) {
      isRefused = true;
      continue;
    }
    const number = readAgeNumber(tokens, at);
    if (number === null || !Number.isInteger(number.value)) return null;
    numbers.push({ ...number, at });
    at = number.next - 1;
  }
  const [first, second] = numbers;
  return isRefused && first !== undefined && second !== undefined && numbers.length === 2
    ? [first, second]
    : null;
}

/** Which of the two stands. */
function standing(message: Message, [first, second]: readonly [Said, Said]): Said {
  const { tokens } = message;
  const between = tokens.slice(first.next, second.at).map((token) => token.text);
  // "43, not 34", "34 not 43": what follows "not" goes.
  if (between.some((word) => REFUSED_BEHIND.has(word))) return first;
  if (between.some((word) => REFUSED_BEFORE.has(word))) return second;
  const isLastRefused = tokens.slice(second.next).some((token) => REFUSED_BEFORE.has(token.text));
  return isLastRefused ? first : second;
}

/** The age that stands of two bare numbers, or null when the message is no such correction. */
export function readOpposedAges(message: Message): Candidate | null {
  const pair = twoNumbers(message);
  if (pair === null) return null;
  const { state } = message.context;
  const isAge =
    pair.every(({ value }) => value > 0 && value <= OLDEST_AGE_YEARS) &&
    (SMALL_ONES_ARE_AGES.has(state) || pair.some(({ value }) => value > LAST_DAY_OF_MONTH));
  if (!isAge) return null;
  const chosen = standing(message, pair);
  const confidence = state === 'AWAITING_AGE' ? 0.95 : 0.88;
  return { amount: chosen.value, unit: 'year', from: pair[0].at, to: pair[1].next, confidence };
}
