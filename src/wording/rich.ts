/** Builds rich text so that a sentence reads as a sentence in the code. Used by the tables of every language. */
import type { RichPart, RichText } from '../domain/message/outgoingMessage.ts';

/** What may stand in a sentence: a value shown letter by letter, an accent, a ready piece, or nothing. */
export type Filling = string | number | RichPart | RichText | null;

export const bold = (text: string): RichPart => ({ bold: text });
export const link = (url: string): RichPart => ({ link: url });

/** `rich`Pay ${bold('₹600')} here`. A value stays a part of its own and is never read as markup; null leaves nothing. */
export function rich(texts: TemplateStringsArray, ...fillings: readonly Filling[]): RichText {
  return texts.flatMap((text, at) => [...partsOf(text), ...partsOf(fillings[at] ?? null)]);
}

/** One row below the other. A null row is left out; an empty one is a blank line. */
export function lines(...rows: readonly (string | RichText | null)[]): RichText {
  const shown = rows.filter((row) => row !== null);
  return shown.flatMap((row, at) => [...(at === 0 ? [] : ['\n']), ...partsOf(row)]);
}

function partsOf(filling: Filling): RichText {
  if (filling === null || filling === '') return [];
  if (typeof filling === 'number') return [String(filling)];
  return isText(filling) ? filling : [filling];
}

const isText = (filling: Filling): filling is RichText => Array.isArray(filling);

/** Line breaks and other control characters, and the marks that turn the direction of writing around. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]+/g;

/** Patients' words fit into one row of a message: without line breaks, so that no row can be forged, and cut where no clinic needs more. */
export function asGiven(value: string, limit = 200): string {
  const letters = Array.from(value.replace(UNSEEN, ' ').replace(/ {2,}/g, ' ').trim());
  return letters.length <= limit ? letters.join('') : `${letters.slice(0, limit - 1).join('')}…`;
}
