/** Decides when a number without a unit is an age: the answer to "how old?", or one item of a list of details; called by readAge. */
import { OLDEST_AGE_YEARS } from '../../domain/patient/patientDetails.ts';
import type { Message } from '../message.ts';
import { fold } from '../text/normalise.ts';
import type { NumberRead } from '../text/numbers.ts';

const CLOCK_WORDS = new Set(
  fold(
    'baje bje am pm a p oclock clock bajay bajkar बजे rs rupees rupaye inr रुपये tarikh tareekh date तारीख st nd rd th % degree kg kgs bp sugar f c km meter floor no number baar bar times minute minutes min mins hour hours ghante घंटे मिनट',
  ).split(' '),
);

/** Punctuation that parts the items of a list. */
function isItemMark(text: string | undefined): boolean {
  return text === undefined || text === ',' || text === ';' || text === '/' || text === '|';
}

/** True when the line or comma item holds the number alone. */
function isWholeItem(message: Message, at: number, next: number): boolean {
  const { tokens, normalised } = message;
  const before = tokens[at - 1];
  const after = tokens[next];
  const lineBefore =
    before !== undefined && normalised.text.slice(before.end, tokens[at]?.start).includes('\n');
  const lineAfter =
    after !== undefined && normalised.text.slice(tokens[next - 1]?.end, after.start).includes('\n');
  const openBefore = before === undefined || lineBefore || isItemMark(before.text) || before.text === '.';
  const openAfter = after === undefined || lineAfter || isItemMark(after.text) || after.text === '.';
  return openBefore && openAfter;
}

/** True when the message is a list of a person's details: commas or lines, with a sex, a relation or a phone number among them. */
export function hasOtherDetails(message: Message): boolean {
  const isGender = message.persons.some((found) => found.meaning.startsWith('gender:'));
  const items = message.words.filter((word) => word.gap === 'comma' || word.gap === 'line').length;
  const isRelated = message.persons.some((found) => found.meaning.startsWith('relation:'));
  return items >= 2 || (items >= 1 && (isGender || isRelated || /\d{7}/.test(message.normalised.text)));
}

/** True when this number, which has no unit, was said as an age. `isListed` is what hasOtherDetails said of the message. */
export function isBareAge(
  message: Message,
  number: NumberRead & { readonly at: number },
  isListed: boolean,
): boolean {
  const { at } = number;
  const { tokens, context } = message;
  const after = tokens[number.next]?.text ?? '';
  const before = tokens[at - 1]?.text ?? '';
  const digits = tokens[at]?.text ?? '';
  if (CLOCK_WORDS.has(after) || before === '+' || before === '-' || after === '/' || after === ':')
    return false;
  if (tokens[at]?.kind === 'number' && digits.length > 3) return false;
  if (context.state === 'AWAITING_AGE') return Number.isInteger(number.value) && !isPhonePart(message, at);
  if (number.form !== 'figures' || digits.length > 3 || number.value < 1 || number.value > OLDEST_AGE_YEARS)
    return false;
  return isListed && isWholeItem(message, at, number.next) && !isPhonePart(message, at);
}

/** Figures that stand beside more figures belong to something longer than an age. */
function isPhonePart(message: Message, at: number): boolean {
  const previous = message.tokens[at - 1];
  const next = message.tokens[at + 1];
  const isLong = (text: string | undefined): boolean => text !== undefined && /^\d{4,}$/.test(text);
  return isLong(previous?.text) || isLong(next?.text);
}
