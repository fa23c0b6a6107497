/** Reads yes, no and perhaps, with their traps ("agree, it is not ok"; "I said no, not yes"); called by readIntents. */
import type { Answer } from '../lexicon/yesNo.ts';
import { type Message, readingOf } from '../message.ts';
import type { Reading } from '../reading.ts';
import type { Found } from '../words/phraseIndex.ts';

export type YesNo = 'yes' | 'no' | 'maybe';

/** An answer comes first or alone; a yes in the tenth word is part of a story. */
const ANSWER_WORDS = 8;
/** Words like "par", "do it" or "fine" that answer only in a short message. */
const SHORT_WORDS = 6;

function isEarly(message: Message, found: Found<Answer>): boolean {
  const gap = message.words[found.from]?.gap;
  return found.from < ANSWER_WORDS || gap === 'sentence' || gap === 'comma';
}

/** A "no" right after a yes in the same sentence refuses it: "agree, it is not ok". A yes with a later no about something else stands: "yes... I said no onions". */
function isTurnedBy(message: Message, yes: Found<Answer>, no: Found<Answer>): boolean {
  if (no.from < yes.to) return true;
  const parted = message.words
    .slice(yes.to, no.from + 1)
    .some((word) => word.gap === 'sentence' || word.gap === 'line');
  return !parted && NEGATED_JUDGEMENT.test(keysOf(message, no));
}

function keysOf(message: Message, found: Found<Answer>): string {
  return message.words
    .slice(found.from, found.to)
    .map((word) => word.key)
    .join(' ');
}

/** Refusals that judge the thing itself, not another one. */
const NEGATED_JUDGEMENT =
  /^(?:not (?:ok|okai|fine|corect|right|good|agrid)|rong|incorect|galat|thik n|thik nahi|thik nhi|sahi nahi|sahi nhi|acha nahi|ok nahi|disagri|ठिक नहि|सहि नहि|ठिक न|गलत|असहमत|ओके नहि|अछा नहि|manjur nahi|मजुर नहि|don?t vant|do not|dont|nahi chahie|नहि चाहिए|nahi karna|नहि करना)/u;

function confidenceOf(message: Message, found: Found<Answer>): number {
  const rest = message.words.length - (found.to - found.from);
  if (rest <= 0) return 0.97;
  if (found.from === 0) return rest <= SHORT_WORDS ? 0.9 : 0.8;
  return rest <= SHORT_WORDS ? 0.8 : 0.6;
}

/** "No energy", "where no one sees me": the no belongs to the next word and refuses nothing that was asked. */
const NO_OF =
  /^(?:one|body|energy|strength|appetite|hunger|sleep|taste|smell|sensation|feeling|motion|movement|periods?|improvement|relief|pain|fever|cough|cold|vomiting|longer|matter|idea)$/u;
/** "I don't trust it", "I don't sleep": told of oneself, no refusal. */
const DONT_OF =
  /^(?:trust|know|see|hear|remember|sleep|eat|drink|smoke|live|work|use|read|care|have (?:time|energy|appetite|strength|sleep|money|fever|pain))(?: |$)/u;

/** True when what reads like a no is a part of what is told. */
function isTold({ words }: Message, found: Found<Answer>): boolean {
  const next = words[found.to];
  if (found.meaning !== 'no' || next === undefined || next.gap !== 'space') return false;
  const said = textOf(words.slice(found.from, found.to));
  const after = textOf(words.slice(found.to, found.to + 2));
  if (said === 'no') return NO_OF.test(next.text.toLowerCase());
  return DONT.test(said) && DONT_OF.test(after);
}

const DONT = /^i (?:don['’]?t|do not)$/u;

function textOf(words: Message['words']): string {
  return words.map((word) => word.text.toLowerCase()).join(' ');
}

/** The answer in the message, or null. */
export function readYesNo(message: Message): Reading<YesNo> | null {
  const found = message.answers.filter((one) => isEarly(message, one) && !isTold(message, one));
  const hard = found.filter(
    (one) => one.meaning === 'yes' || one.meaning === 'no' || one.meaning === 'maybe',
  );
  const yes = hard.find((one) => one.meaning === 'yes');
  const no = hard.find((one) => one.meaning === 'no');
  const maybe = hard.find((one) => one.meaning === 'maybe');
  const chosen = choose(message, { yes, no, maybe });
  if (chosen !== undefined)
    return readingOf(message.words, chosen, {
      value: chosen.meaning as YesNo,
      confidence: confidenceOf(message, chosen),
    });
  const soft = found.find((one) => one.meaning === 'softYes');
  return soft === undefined || message.words.length > 2
    ? null
    : readingOf(message.words, soft, { value: 'yes', confidence: 0.6 });
}

interface Said {
  readonly yes: Found<Answer> | undefined;
  readonly no: Found<Answer> | undefined;
  readonly maybe: Found<Answer> | undefined;
}

function choose(message: Message, { yes, no, maybe }: Said): Found<Answer> | undefined {
  if (
    maybe !== undefined &&
    (yes === undefined || maybe.from <= yes.from + 3) &&
    (no === undefined || maybe.from <= no.from + 1)
  )
    return maybe;
  if (yes === undefined || no === undefined) return yes ?? no ?? maybe;
  const laterNo = message.answers.find(
    (one) => one.meaning === 'no' && one.from >= yes.to && isTurnedBy(message, yes, one),
  );
  if (no.from < yes.from) return no;
  return laterNo ?? yes;
}
