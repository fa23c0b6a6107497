/** Makes a text fit for paper and cuts it into runs of one font each; used by `paper.ts`. */
import { type FontShelf, SHAPED_SCRIPTS, type ShapedScript } from './fontShelf.ts';

/** A stretch of text that one font draws; `script` null is Noto Sans itself. */
export interface TextRun {
  readonly script: ShapedScript | null;
  readonly text: string;
}

/** Joiners decide how Indian letters join (U+200C, U+200D); every other invisible sign, and those that turn the direction of writing, are dropped. */
const INVISIBLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu;
const JOINER = /[\u200c\u200d]/u;
const COMMON = /[\p{Script=Common}\p{Script=Inherited}]/u;

/** One line of plain text: composed, without control signs, single spaces. */
export function cleanText(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').replace(INVISIBLE, '').replace(/ {2,}/g, ' ').trim();
}

/** The runs of an already clean text. What no font on the shelf can draw is left out: a missing letter is better than an empty box. */
export function splitIntoRuns(text: string, shelf: FontShelf): TextRun[] {
  const runs: { script: ShapedScript | null; text: string }[] = [];
  for (const sign of text) {
    const script = scriptOf(sign, runs.at(-1)?.script ?? null, shelf);
    const last = runs.at(-1);
    // Where a sign was left out between two spaces, one is enough.
    if (script === undefined || (sign === ' ' && last?.text.endsWith(' '))) continue;
    if (last !== undefined && last.script === script) last.text += sign;
    else runs.push({ script, text: sign });
  }
  return runs;
}

/** True when something that can be read is left of the text on paper. */
export function isPrintable(text: string, shelf: FontShelf): boolean {
  return splitIntoRuns(cleanText(text), shelf).some((run) => /[\p{L}\p{N}]/u.test(run.text));
}

/** The font for one sign; undefined when there is none. Spaces, digits and dots stay in the run they follow. */
function scriptOf(
  sign: string,
  before: ShapedScript | null,
  shelf: FontShelf,
): ShapedScript | null | undefined {
  const codePoint = sign.codePointAt(0) ?? 0;
  const has = (script: ShapedScript) =>
    shelf.shapedFont(script, 'regular')?.hasGlyphForCodePoint(codePoint) ?? false;
  if (before !== null && COMMON.test(sign) && has(before)) return before;
  // Outside an Indian run a joiner joins nothing.
  if (JOINER.test(sign)) return undefined;
  const own = SHAPED_SCRIPTS.find((script) => script.letters.test(sign))?.name;
  if (own !== undefined) return has(own) ? own : undefined;
  // jsPDF writes two bytes a sign: what lies beyond the basic plane would come out as something else.
  if (codePoint > 0xffff) return undefined;
  return codePoint < 0x7f || shelf.hasLatinGlyph(codePoint) ? null : undefined;
}
