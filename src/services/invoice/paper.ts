/** A sheet of A4 that can be written on in Latin and Indian scripts, measured in points from its top left; used by the layouts through `sheet.ts`. */
import { jsPDF } from 'jspdf';
import type { FontShelf, ShapedScript, Weight } from './fontShelf.ts';
import { shapedPath, shapedWidth } from './glyphShaper.ts';
import { qrRows } from './qrCode.ts';
import { cleanText, splitIntoRuns, type TextRun } from './textRuns.ts';

export const PAGE_WIDTH = 595.28;
export const PAGE_HEIGHT = 841.89;

export interface TextStyle {
  readonly size: number;
  readonly weight: Weight;
  readonly colour: string;
}

export interface Spot {
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly align?: 'left' | 'right';
}

export interface Paper {
  write(text: string, style: TextStyle, spot: Spot): void;
  measure(text: string, style: TextStyle): number;
  rule(spot: { x: number; y: number; width: number; thickness: number; colour: string }): void;
  box(spot: { x: number; y: number; width: number; height: number; colour: string }): void;
  /** Black on white; the spot is its top left. */
  qr(text: string, spot: { x: number; y: number; size: number }): void;
  /** What is written next stands on a new sheet. */
  nextPage(): void;
  /** Large and slanting over the lower half of the sheet; to be written first so that all else lies over it. */
  watermark(text: string, colour: string): void;
  finish(): Uint8Array;
}

export interface PaperOptions {
  readonly shelf: FontShelf;
  readonly title: string;
  readonly author: string;
  /** The document's own instant: the same document printed again is the same file. */
  readonly issuedAt: Date;
  /** 32 hexadecimal digits, the PDF's identity. */
  readonly fileId: string;
}

const FAMILY = 'NotoSans';
const PDF_WEIGHTS = { regular: 'normal', bold: 'bold' } as const satisfies Record<Weight, string>;

export function takePaper(options: PaperOptions): Paper {
  const doc = openDocument(options);
  const writer = createRunWriter(doc, options.shelf);
  const runsOf = (text: string) => splitIntoRuns(cleanText(text), options.shelf);
  const widthOf = (runs: readonly TextRun[], style: TextStyle) =>
    runs.reduce((sum, run) => sum + writer.width(run, style), 0);
  return {
    measure: (text, style) => widthOf(runsOf(text), style),
    write(text, style, spot) {
      const runs = runsOf(text);
      let x = spot.align === 'right' ? spot.x - widthOf(runs, style) : spot.x;
      for (const run of runs) {
        writer.write(run, style, { x, y: spot.y });
        x += writer.width(run, style);
      }
    },
    rule({ x, y, width, thickness, colour }) {
      doc
        .setDrawColor(colour)
        .setLineWidth(thickness)
        .line(x, y, x + width, y);
    },
    box({ x, y, width, height, colour }) {
      doc.setFillColor(colour).roundedRect(x, y, width, height, 4, 4, 'F');
    },
    qr(text, { x, y, size }) {
      const code = qrRows(text);
      const module = size / code.size;
      doc.setFillColor('#000000');
      for (const row of code.rows)
        doc.rect(x + row.x * module, y + row.y * module, row.width * module, module, 'F');
    },
    nextPage: () => void doc.addPage(),
    watermark(text, colour) {
      doc.setFont(FAMILY, 'bold').setFontSize(100).setTextColor(colour);
      // Turned about its beginning: half its length back along the slope, and half a letter's height across it.
      const half = doc.getTextWidth(text) / 2 / Math.SQRT2;
      doc.text(text, PAGE_WIDTH / 2 - half + 28, PAGE_HEIGHT * 0.76 + half + 28, { angle: 45 });
    },
    finish: () => new Uint8Array(doc.output('arraybuffer')),
  };
}

function openDocument(options: PaperOptions): jsPDF {
  // Two decimals of a point are finer than any printer; sixteen, the default, would treble the size of drawn names.
  const doc = new jsPDF({
    unit: 'pt',
    format: 'a4',
    compress: true,
    putOnlyUsedFonts: true,
    floatPrecision: 2,
  });
  for (const weight of ['regular', 'bold'] as const)
    addFont(doc, { name: FAMILY, weight, base64: options.shelf.latinBase64(weight) });
  doc.setProperties({ title: options.title, author: options.author, creator: 'Clinic Frontdesk' });
  doc.setCreationDate(options.issuedAt);
  doc.setFileId(options.fileId);
  // The library's list of languages has no Indian English, the PDF format has.
  doc.setLanguage('en-IN' as 'en');
  return doc;
}

function addFont(doc: jsPDF, font: { name: string; weight: Weight; base64: string }): void {
  const fileName = `${font.name}-${font.weight}.ttf`;
  doc.addFileToVFS(fileName, font.base64);
  doc.addFont(fileName, font.name, PDF_WEIGHTS[font.weight]);
}

interface RunWriter {
  width(run: TextRun, style: TextStyle): number;
  write(run: TextRun, style: TextStyle, spot: { x: number; y: number }): void;
}

function createRunWriter(doc: jsPDF, shelf: FontShelf): RunWriter {
  const added = new Set<ShapedScript>();
  const fontOf = (script: ShapedScript, weight: Weight) => {
    const font = shelf.shapedFont(script, weight);
    if (font === null)
      throw new Error(`no font for a run of ${script}, which splitIntoRuns should have left out`);
    return font;
  };
  const setPlainFont = (style: TextStyle) =>
    doc.setFont(FAMILY, PDF_WEIGHTS[style.weight]).setFontSize(style.size).setTextColor(style.colour);

  /** The drawn syllables are a picture; the same words unseen below it can be searched, copied and read aloud. */
  const writeUnseen = (script: ShapedScript, text: string, spot: { x: number; y: number; size: number }) => {
    const base64 = shelf.shapedBase64(script);
    if (base64 === null) return;
    if (!added.has(script)) addFont(doc, { name: script, weight: 'regular', base64 });
    added.add(script);
    doc
      .setFont(script, 'normal')
      .setFontSize(spot.size)
      .text(text, spot.x, spot.y, { renderingMode: 'invisible' });
  };

  return {
    width(run, style) {
      if (run.script !== null) return shapedWidth(fontOf(run.script, style.weight), run.text, style.size);
      setPlainFont(style);
      return doc.getTextWidth(run.text);
    },
    write(run, style, { x, y }) {
      if (run.script === null) {
        setPlainFont(style).text(run.text, x, y);
        return;
      }
      doc.setFillColor(style.colour);
      doc.path(shapedPath(fontOf(run.script, style.weight), run.text, { x, y, size: style.size })).fill();
      writeUnseen(run.script, run.text, { x, y, size: style.size });
    },
  };
}
