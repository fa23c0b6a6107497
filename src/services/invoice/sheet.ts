/** What every paper of the clinic looks like: margins, colours, styles, head and foot. The layouts of single papers are built on it. */
import { createHash } from 'node:crypto';
import { type FontShelf, SHAPED_SCRIPTS } from './fontShelf.ts';
import { breakIntoLines } from './lines.ts';
import { PAGE_HEIGHT, PAGE_WIDTH, type Paper, type TextStyle, takePaper } from './paper.ts';

export const MARGIN = 52;
export const RIGHT = PAGE_WIDTH - MARGIN;
export const WIDTH = RIGHT - MARGIN;
const COLUMN = WIDTH / 2;
export const PADDING = 12;
const COLUMN_GAP = 24;
/** The clinic's part of the head; the title has the rest. */
const HEAD_WIDTH = 300;

export const COLOURS = {
  ink: '#16232e',
  muted: '#5f6d78',
  accent: '#0b5a58',
  line: '#d3dcdf',
  pale: '#f1f6f5',
  ghost: '#eef0f1',
  warning: '#a43a1c',
} as const;

const style = (size: number, weight: TextStyle['weight'], colour: keyof typeof COLOURS): TextStyle => ({
  size,
  weight,
  colour: COLOURS[colour],
});
export const STYLES = {
  clinicName: style(17, 'bold', 'ink'),
  title: style(21, 'bold', 'accent'),
  label: style(8.5, 'regular', 'muted'),
  value: style(11, 'bold', 'ink'),
  large: style(15, 'bold', 'ink'),
  plain: style(10, 'regular', 'ink'),
  small: style(9.5, 'regular', 'muted'),
  total: style(13, 'bold', 'ink'),
  paid: style(11, 'bold', 'accent'),
  footer: style(8.5, 'regular', 'muted'),
  warning: style(10, 'bold', 'warning'),
} as const satisfies Record<string, TextStyle>;

export interface SheetClinic {
  readonly name: string;
  readonly address?: string;
  readonly phone?: string;
  readonly gstin?: string | null;
  readonly isDemo: boolean;
}

export interface Sheet {
  readonly paper: Paper;
  readonly shelf: FontShelf;
  readonly clinic: SheetClinic;
  readonly title: string;
}

export interface SheetOrder {
  readonly shelf: FontShelf;
  readonly clinic: SheetClinic;
  readonly title: string;
  /** What tells this paper from every other of the clinic. */
  readonly identity: string;
  /** The paper's own instant: printed again, it is the same file. */
  readonly at: Date;
}

/** A sheet with nothing on it but, for a demonstration clinic, the word that says so. */
export function takeSheet({ shelf, clinic, title, identity, at }: SheetOrder): Sheet {
  const paper = takePaper({
    shelf,
    title: `${title} ${identity}`,
    author: clinic.name,
    issuedAt: at,
    fileId: createHash('sha256')
      .update(`${clinic.name} ${identity}`)
      .digest('hex')
      .slice(0, 32)
      .toUpperCase(),
  });
  if (clinic.isDemo) paper.watermark('DEMO', COLOURS.ghost);
  return { paper, shelf, clinic, title };
}

export interface Block {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly lineHeight: number;
  readonly maxLines: number;
  readonly style: TextStyle;
}

/** Writes the lines downwards from `y`; answers with the baseline of the next line. */
export function writeLines(paper: Paper, text: string, block: Block): number {
  let y = block.y;
  for (const line of breakIntoLines(paper, text, block)) {
    paper.write(line, block.style, { x: block.x, y });
    y += block.lineHeight + (hasDeepLetters(line) ? DEEP_LETTERS : 0);
  }
  return y;
}

/** Indian letters hang others below them: what comes next begins so much lower. */
const DEEP_LETTERS = 5;
const hasDeepLetters = (line: string): boolean => SHAPED_SCRIPTS.some(({ letters }) => letters.test(line));

/** Clinic on the left, title and `right` lines on the right, a rule below; answers with the rule's height. */
export function drawHead({ paper, clinic, title }: Sheet, right: readonly string[]): number {
  const top = MARGIN + 10;
  const block = { x: MARGIN, width: HEAD_WIDTH, lineHeight: 14 };
  let y = writeLines(paper, clinic.name, {
    ...block,
    y: top,
    lineHeight: 21,
    maxLines: 2,
    style: STYLES.clinicName,
  });
  const below = [
    { text: clinic.address, maxLines: 3 },
    { text: clinic.phone === undefined ? undefined : `Phone ${clinic.phone}`, maxLines: 1 },
    { text: clinic.gstin == null ? undefined : `GSTIN ${clinic.gstin}`, maxLines: 1 },
  ];
  for (const { text, maxLines } of below)
    if (text !== undefined) y = writeLines(paper, text, { ...block, y, maxLines, style: STYLES.small });

  paper.write(title, STYLES.title, { x: RIGHT, y: top, align: 'right' });
  right.forEach((line, index) => {
    paper.write(line, STYLES.plain, { x: RIGHT, y: top + 21 + index * 15, align: 'right' });
  });
  const warningY = top + 23 + right.length * 15;
  if (clinic.isDemo)
    paper.write('DEMO – not a real document', STYLES.warning, { x: RIGHT, y: warningY, align: 'right' });

  const bottom = Math.max(y, warningY + 13) + 4;
  paper.rule({ x: MARGIN, y: bottom, width: WIDTH, thickness: 1.4, colour: COLOURS.accent });
  return bottom;
}

export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly below: readonly string[];
}

/** Facts two a row under their labels; answers with the baseline below the last row. */
export function drawFacts(sheet: Sheet, rows: readonly (readonly [Fact, Fact])[], top: number): number {
  let y = top;
  for (const [left, right] of rows) {
    y =
      Math.max(
        drawFact(sheet.paper, left, { x: MARGIN, y }),
        drawFact(sheet.paper, right, { x: MARGIN + COLUMN, y }),
      ) + 14;
  }
  return y - 14;
}

function drawFact(paper: Paper, fact: Fact, at: { x: number; y: number }): number {
  const block = { x: at.x, width: COLUMN - COLUMN_GAP, lineHeight: 15 };
  paper.write(fact.label, STYLES.label, at);
  let y = writeLines(paper, fact.value, { ...block, y: at.y + 16, maxLines: 3, style: STYLES.value });
  for (const line of fact.below)
    y = writeLines(paper, line, { ...block, y, maxLines: 2, style: STYLES.plain });
  return y;
}

/** A QR code with two lines beside it, its foot at `bottom`. */
export function drawQr(
  { paper }: Sheet,
  qr: { readonly text: string; readonly lines: readonly string[]; readonly bottom: number },
): void {
  const size = 74;
  const y = qr.bottom - size;
  paper.qr(qr.text, { x: RIGHT - size, y, size });
  qr.lines.forEach((line, index) => {
    paper.write(line, STYLES.small, {
      x: RIGHT - size - 12,
      y: qr.bottom - (qr.lines.length - 1 - index) * 13 - 2,
      align: 'right',
    });
  });
}

export const FOOT_TOP = PAGE_HEIGHT - MARGIN - 28;

export function drawFooter({ paper, clinic }: Sheet, left: string, right: string): void {
  const y = PAGE_HEIGHT - MARGIN - 12;
  paper.rule({ x: MARGIN, y: y - 16, width: WIDTH, thickness: 0.6, colour: COLOURS.line });
  const text = clinic.isDemo
    ? 'Made by a demonstration clinic: no service was given and no money was taken.'
    : left;
  paper.write(text, STYLES.footer, { x: MARGIN, y });
  paper.write(right, STYLES.footer, { x: RIGHT, y, align: 'right' });
}
