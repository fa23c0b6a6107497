/** A typed "yes" or "haan" that is nothing else: what answers a preview. Called by the admin bot's reader. */
import { readYesNo, type YesNo } from '../answers/readYesNo.ts';
import { type Message, prepareMessage } from '../message.ts';
import type { ReadingContext } from '../reading.ts';
import { keySet } from '../words/lexiconWords.ts';

/** "Yes", "haan ji", "haan kar do", "no, leave it": a longer sentence is about something. */
const MOST_WORDS = 4;
const SURE = 0.8;

/** Words that may stand beside a yes or a no and ask for nothing. Words, separated by spaces. */
const BESIDE = `it do please pls plz ji now this that then all sab sabhi hi toh to bhi woh wo yeh ye isko usko ise use abhi theek hai h hain so and aur sir madam maam chalo han
  यह ये वह वो इसे उसे इसको उसको अभी तो ही भी जी है सब चलो`;
/** Beside a preview, without a word of what is to be cancelled: the preview is. */
const CALLS_OFF =
  /^(?:please\s+)?(?:cancel|रद्द|कैंसिल)(?:\s+(?:it|this|that|karo|kar\s+do|kar\s+dijiye|करो|कर\s+दो|please))*[.!\s]*$/iu;

/** "Print kar do" is an order, and the yes in it answers nothing: every word has to belong to the answer. */
function saysMore({ words, answers }: Message): boolean {
  const covered = new Set(
    answers.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at)),
  );
  return words.some(({ key }, at) => !covered.has(at) && !keySet(BESIDE).has(key));
}

/** Null for whatever says more than yes or no. */
export function readPlainAnswer(text: string, context: ReadingContext): Exclude<YesNo, 'maybe'> | null {
  if (CALLS_OFF.test(text.trim())) return 'no';
  const message = prepareMessage(text, context);
  if (message.words.length > MOST_WORDS || saysMore(message) || /\p{Nd}|\?/u.test(text)) return null;
  const answer = readYesNo(message);
  return answer === null || answer.value === 'maybe' || answer.confidence < SURE ? null : answer.value;
}
