/** Renders rich text as the Bot API's HTML, in as many messages as it takes; called by `telegramChannel.ts`. */
import type { RichPart, RichText } from '../domain/message/outgoingMessage.ts';

/** Of a message's text after the markup is read (https://core.telegram.org/bots/api#sendmessage), counted in UTF-16 units, which is the strictest way. */
const TEXT_LIMIT = 4096;
/** A part that would end before this is cut at a lesser border instead: nobody wants a message of one line and then a full one. */
const SHORTEST_PART = TEXT_LIMIT / 4;
/** How far a cut without a border goes back to keep a letter and its marks together. */
const LONGEST_CLUSTER = 32;

/** Paragraph, line, word: where the text is cut, the best first. The border stays at the end of the earlier part. */
const BORDERS = [/\n\n+/g, /\n/g, /\s+/g];
/** What cannot begin a part: the second half of a pair, a mark on the letter before it (Hindi has many), a joiner, a skin tone. */
const CONTINUES = /^(?:[\udc00-\udfff]|\u200d|\p{M}|\p{Emoji_Modifier})/u;
const JOINS_ON = /\u200d$/;

/** Letters for <, > and &; nothing else is special to the Bot API (https://core.telegram.org/bots/api#html-style). */
const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The text in parts of at most 4,096 units; put together they are the text again. */
export function splitText(text: RichText): readonly RichText[] {
  const parts: RichText[] = [];
  let rest = text.map(toWellFormed).filter((part) => lettersOf(part) !== '');
  for (;;) {
    const letters = rest.map(lettersOf).join('');
    if (letters.length <= TEXT_LIMIT) return rest.length === 0 ? parts : [...parts, rest];
    const [before, after] = cutAt(rest, findCut(letters));
    parts.push(before);
    rest = after;
  }
}

/** The messages as HTML. Parts that show nothing are left out, for the service refuses them. */
export function renderHtml(text: RichText): readonly string[] {
  return splitText(text)
    .filter((part) => hasVisible(part.map(lettersOf).join('')))
    .map((part) => part.map(htmlOf).join(''));
}

export const hasVisible = (text: string): boolean => /[^\s\p{C}\p{Z}]/u.test(text);

/** The text cut to a limit, never within a letter. */
export function shorten(text: string, limit: number): string {
  const whole = toWellFormed(text) as string;
  return whole.length <= limit ? whole : `${whole.slice(0, wholeLetters(whole, limit - 1))}…`;
}

function lettersOf(part: RichPart): string {
  if (typeof part === 'string') return part;
  return 'bold' in part ? part.bold : part.link;
}

const htmlOf = (part: RichPart): string => {
  const letters = escapeHtml(lettersOf(part));
  // An address is left as it is: the apps make a link of it, and the patient sees where it leads.
  return typeof part !== 'string' && 'bold' in part ? `<b>${letters}</b>` : letters;
};

function withLetters(part: RichPart, letters: string): RichPart {
  if (typeof part === 'string') return letters;
  return 'bold' in part ? { bold: letters } : { link: letters };
}

/** Half a surrogate pair, from a name that was cut somewhere else, is refused by the service. */
const toWellFormed = (part: RichPart): RichPart =>
  withLetters(part, lettersOf(part).replaceAll(/\p{Surrogate}/gu, '\ufffd'));

function findCut(letters: string): number {
  const window = letters.slice(0, TEXT_LIMIT);
  for (const border of BORDERS) {
    const last = [...window.matchAll(border)].at(-1);
    const cut = last === undefined ? 0 : last.index + last[0].length;
    if (cut >= SHORTEST_PART) return cut;
  }
  return wholeLetters(letters, TEXT_LIMIT);
}

/** The longest cut up to `limit` that leaves letters whole; at `limit` but for a pair where a chain of marks never ends. */
function wholeLetters(letters: string, limit: number): number {
  for (let cut = limit; cut > Math.max(0, limit - LONGEST_CLUSTER); cut -= 1) {
    const after = letters.slice(cut, cut + 2);
    if (!CONTINUES.test(after) && !JOINS_ON.test(letters.slice(cut - 1, cut))) return cut;
  }
  return /[\udc00-\udfff]/.test(letters.charAt(limit)) ? limit - 1 : limit;
}

function cutAt(text: RichText, cut: number): readonly [RichText, RichPart[]] {
  const before: RichPart[] = [];
  const after: RichPart[] = [];
  let start = 0;
  for (const part of text) {
    const letters = lettersOf(part);
    const own = Math.min(Math.max(cut - start, 0), letters.length);
    if (own > 0) before.push(withLetters(part, letters.slice(0, own)));
    if (own < letters.length) after.push(withLetters(part, letters.slice(own)));
    start += letters.length;
  }
  return [before, after];
}
