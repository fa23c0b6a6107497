/** Finds the reason for the visit in the writer's own words; called by understand once the other details are known. */
import type { Message } from '../message.ts';
import type { Reading } from '../reading.ts';

/** A reason that is longer is a story; staff read it in the chat. */
const LONGEST_CHARACTERS = 300;
/** Little words that begin a complaint without being part of it. */
const OPENERS =
  /^(?:hello|hi|hey|namaste|namaskar|sir|madam|ji|doctor|नमस्ते|नमस्कार|i have been having|i ve been having|i have been suffering from|and|but|so|because|since|as|for|i have|i am having|i m having|im having|i've|i got|i am suffering from|suffering from|having|have|has|with|due to|for my|mujhe|muje|mere|mera|meri|unko|unhe|use|usko|aur|ki|ko|kyunki|mujhko|मुझे|मेरे|उनको|उन्हें|उसे|और|को)\s+/i;

/** Words that lead to the next detail ("... and my name is") are no part of the complaint. */
const CLOSERS =
  /[\s,]+(?:and|aur|और)?[\s,]*(?:my name is|my name|name is|mera naam|naam|my age is|my age|age|umar|my number is|my number|mera number|i am|मेरा नाम|नाम|उम्र|मेरा नंबर)[\s,]*$/iu;

interface Span {
  readonly start: number;
  readonly end: number;
}

function trim(text: string, span: Span): Span {
  let { start, end } = span;
  let isTrimmed = true;
  while (isTrimmed) {
    const head = /^[\s,.;:!?।-]+/u.exec(text.slice(start, end))?.[0].length ?? 0;
    const opener = OPENERS.exec(text.slice(start + head, end))?.[0].length ?? 0;
    start += head + opener;
    isTrimmed = opener > 0;
  }
  const tail = CLOSERS.exec(text.slice(start, end));
  if (tail !== null) end = start + tail.index;
  while (end > start && /[\s,.;:!?।-]/u.test(text[end - 1] ?? '')) end -= 1;
  return trimSigns(text, { start, end });
}

/** "<b>fever</b>" is kept as it was written. */
function trimSigns(text: string, { start, end }: Span): Span {
  return { start: text[start - 1] === '<' ? start - 1 : start, end: text[end] === '>' ? end + 1 : end };
}

/** The comma item or sentence that holds the complaint, cut where another detail begins. */
function itemAround(
  message: Message,
  complaint: { readonly from: number; readonly to: number },
  others: readonly Span[],
): Span {
  const { words, text } = message;
  let from = complaint.from;
  while (from > 0 && isInside(words[from]?.gap) && !touches(words[from - 1], others)) from -= 1;
  let to = complaint.to;
  while (to < words.length && isInside(words[to]?.gap) && !touches(words[to], others)) to += 1;
  return trim(text, { start: words[from]?.start ?? 0, end: words[to - 1]?.end ?? text.length });
}

function isInside(gap: string | undefined): boolean {
  return gap === 'space' || gap === 'none' || gap === 'dash';
}

function touches(word: Span | undefined, others: readonly Span[]): boolean {
  return word !== undefined && others.some((other) => word.start < other.end && other.start < word.end);
}

/** "A skin doctor", "tooth specialist": says which doctor, not what is wrong. */
function isPartOfDoctor(
  { specialities, concepts }: Message,
  complaint: { readonly from: number; readonly to: number },
): boolean {
  const isInside = specialities.some((one) => one.from <= complaint.from && complaint.to <= one.to);
  return isInside && concepts.some((one) => one.meaning === 'doctorWord' && one.from <= complaint.to + 1);
}

/** The reason for the visit, or null. `others` are the spans of the details that are no part of it. */
export function readPurpose(
  message: Message,
  others: readonly Span[],
  isWish: boolean,
): Reading<string> | null {
  const complaint = message.complaints.find((one) => !isPartOfDoctor(message, one));
  if (complaint !== undefined) {
    const span = itemAround(message, complaint, others);
    const value = message.text.slice(span.start, span.end);
    if (value !== '' && value.length <= LONGEST_CHARACTERS) return { value, ...span, confidence: 0.8 };
  }
  const isOtherDetail = message.words.every((word) => touches(word, others));
  return message.context.state === 'AWAITING_PURPOSE' && !isWish && !isOtherDetail
    ? wholeMessage(message)
    : null;
}

/** In answer to "what is it about?" whatever is said is the reason, unless it is nothing but another detail ("male"). */
function wholeMessage(message: Message): Reading<string> | null {
  const first = message.words[0];
  const last = message.words.at(-1);
  const hasLetters = message.words.some((word) => word.script !== 'digits' && word.script !== 'emoji');
  if (first === undefined || last === undefined || !hasLetters) return null;
  const span = trimSigns(message.text, { start: first.start, end: last.end });
  const value = message.text.slice(span.start, span.end);
  return value.length > LONGEST_CHARACTERS ? null : { value, ...span, confidence: 0.75 };
}
