/** Renders rich text as WhatsApp shows it, in as many messages as it takes; both of the room's channels use it. */
import type { RichPart, RichText } from '../domain/message/outgoingMessage.ts';

/** Of a text message of the Cloud API (https://developers.facebook.com/docs/whatsapp/cloud-api/messages/text-messages); WhatsApp Web takes more. */
const TEXT_LIMIT = 4096;
/** A part that would end before this share of the limit is cut at a lesser border instead. */
const SHORTEST_SHARE = 4;
/** Paragraph, line, word: where the text is cut, the best first. */
const BORDERS = [/\n\n+/g, /\n/g, /\s+/g];

/**
 * Signs that WhatsApp would take for formatting, where they could open or close it (https://faq.whatsapp.com/539178204879377).
 * There is no way to escape them: a look-alike stands in, so that what a patient wrote is shown and formats nothing.
 */
const OPENS = /(?<![\p{L}\p{N}])[*_~`](?=\S)/gu;
const CLOSES = /(?<=\S)[*_~`](?![\p{L}\p{N}])/gu;
const LOOKS_LIKE: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };

/** Bold in asterisks, each address on a line of its own, everything else letter by letter. */
export function renderText(text: RichText): string {
  let shown = '';
  for (const part of text) {
    const isAfterLink = shown.endsWith(LINK_END);
    if (isAfterLink) shown = shown.slice(0, -LINK_END.length);
    const letters = renderPart(part);
    if (typeof part !== 'string' && 'link' in part)
      shown += `${shown === '' || shown.endsWith('\n') ? '' : '\n'}${letters}${LINK_END}`;
    else shown += isAfterLink && !letters.startsWith('\n') ? `\n${letters.trimStart()}` : letters;
  }
  return shown.replaceAll(LINK_END, '');
}

/** Marks that the next part begins on a new line; a private-use letter, which nobody's text holds. */
const LINK_END = '\ue000';

function renderPart(part: RichPart): string {
  if (typeof part === 'string') return toPlain(part);
  if ('link' in part) return part.link;
  // Formatting may not begin or end with a space.
  const [, before = '', letters = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(toPlain(part.bold)) ?? [];
  return letters === '' ? before : `${before}*${letters}*${after}`;
}

const toPlain = (text: string): string =>
  text
    .replaceAll(/\p{Surrogate}|\ue000/gu, '\ufffd')
    .replaceAll(OPENS, lookAlike)
    .replaceAll(CLOSES, lookAlike);

const lookAlike = (sign: string): string => LOOKS_LIKE[sign] ?? sign;

/** The text in parts of at most `limit` UTF-16 units, without the white space at the cuts. */
export function splitText(text: string, limit = TEXT_LIMIT): readonly string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > limit) {
    const cut = findCut(rest, limit);
    parts.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return rest === '' ? parts : [...parts, rest];
}

function findCut(text: string, limit: number): number {
  const window = text.slice(0, limit + 1);
  for (const border of BORDERS) {
    const last = [...window.matchAll(border)].at(-1);
    if (last !== undefined && last.index >= limit / SHORTEST_SHARE) return last.index;
  }
  // Between the halves of a letter there is no place to cut.
  return /[\udc00-\udfff]/.test(text[limit] ?? '') ? limit - 1 : limit;
}

/** The text cut to a limit, never within a letter. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = /[\udc00-\udfff]/.test(text[limit - 1] ?? '') ? limit - 2 : limit - 1;
  return `${text.slice(0, cut).trimEnd()}…`;
}
