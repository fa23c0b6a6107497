/** Breaks text into lines that fit a width; used by `sheet.ts`. */
import type { Paper, TextStyle } from './paper.ts';
import { cleanText } from './textRuns.ts';

export interface Frame {
  readonly width: number;
  /** What does not fit into so many lines is cut with an ellipsis. */
  readonly maxLines: number;
}

const CUT_MARK = '…';

/** Lines of whole words where they fit, of parts of words where a word alone is wider than the frame. */
export function breakIntoLines(
  paper: Paper,
  text: string,
  options: Frame & { readonly style: TextStyle },
): string[] {
  const fits = (line: string) => paper.measure(line, options.style) <= options.width;
  const lines: string[] = [];
  let line = '';
  for (const piece of cleanText(text)
    .split(' ')
    .flatMap((word) => (fits(word) ? [word] : partsOf(word, fits)))) {
    const longer = line === '' ? piece : `${line} ${piece}`;
    if (line === '' || fits(longer)) line = longer;
    else {
      lines.push(line);
      line = piece;
    }
  }
  if (line !== '') lines.push(line);
  if (lines.length <= options.maxLines) return lines;
  return [
    ...lines.slice(0, options.maxLines - 1),
    cutToFit(lines.slice(options.maxLines - 1).join(' '), fits),
  ];
}

/** By what a reader takes for one letter, so that no syllable is torn. */
const LETTERS = new Intl.Segmenter('en-IN', { granularity: 'grapheme' });
const lettersOf = (text: string) => Array.from(LETTERS.segment(text), (part) => part.segment);

function partsOf(word: string, fits: (text: string) => boolean): string[] {
  const parts: string[] = [];
  let part = '';
  for (const letter of lettersOf(word)) {
    if (part !== '' && !fits(part + letter)) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return part === '' ? parts : [...parts, part];
}

function cutToFit(text: string, fits: (text: string) => boolean): string {
  let kept = '';
  for (const letter of lettersOf(text)) {
    if (!fits(kept + letter + CUT_MARK)) break;
    kept += letter;
  }
  return kept.trimEnd() + CUT_MARK;
}
