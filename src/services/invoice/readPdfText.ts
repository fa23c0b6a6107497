/** Reads the text of a PDF of ours back, as a reader's search would find it; used by tests of documents. */
import { inflateSync } from 'node:zlib';

interface PdfObject {
  readonly dictionary: string;
  /** Inflated; empty for an object without a stream. */
  readonly stream: string;
}

/** The strings in the order in which they were written, one a line. Throws on a glyph that stands for no letter: it would print as an empty box. */
export function readPdfText(pdf: Uint8Array): string {
  const objects = readObjects(Buffer.from(pdf));
  const fonts = readFonts(objects);
  const pages = [...objects.values()].filter((object) => /\/Type \/Page\b/.test(object.dictionary));
  return pages
    .map((page) => objects.get(Number(/\/Contents (\d+) 0 R/.exec(page.dictionary)?.[1]))?.stream ?? '')
    .map((content) => readContent(content, fonts))
    .join('\n');
}

export function countPdfPages(pdf: Uint8Array): number {
  return [...readObjects(Buffer.from(pdf)).values()].filter((object) =>
    /\/Type \/Page\b/.test(object.dictionary),
  ).length;
}

function readObjects(pdf: Buffer): Map<number, PdfObject> {
  const text = pdf.toString('latin1');
  const objects = new Map<number, PdfObject>();
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\n?endobj/g)) {
    const body = match[2] ?? '';
    const start = body.indexOf('\nstream\n');
    const dictionary = start < 0 ? body : body.slice(0, start);
    const raw = start < 0 ? '' : body.slice(start + 8, body.lastIndexOf('\nendstream'));
    const isPacked = dictionary.includes('/FlateDecode');
    objects.set(Number(match[1]), {
      dictionary,
      stream: isPacked ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1') : raw,
    });
  }
  return objects;
}

type Letters = ReadonlyMap<string, string>;

/** What each glyph of each font stands for, by the font's name in the page's resources. */
function readFonts(objects: ReadonlyMap<number, PdfObject>): Map<string, Letters> {
  const fonts = new Map<string, Letters>();
  for (const { dictionary } of objects.values()) {
    for (const [, name = '', font] of dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const toUnicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(font))?.dictionary ?? '')?.[1];
      fonts.set(name, readLetters(objects.get(Number(toUnicode))?.stream ?? ''));
    }
  }
  return fonts;
}

function readLetters(map: string): Letters {
  const pairs = map.matchAll(/<([0-9a-f]{4})><([0-9a-f]{4})>/gi);
  return new Map(
    Array.from(pairs, ([, glyph = '', letter = '']) => [
      glyph.toLowerCase(),
      String.fromCharCode(Number.parseInt(letter, 16)),
    ]),
  );
}

function readContent(content: string, fonts: ReadonlyMap<string, Letters>): string {
  const lines: string[] = [];
  let letters: Letters = new Map();
  for (const [, font, hex] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9a-f]*)> Tj/gi)) {
    if (font !== undefined) letters = fonts.get(font) ?? new Map();
    else lines.push((hex?.match(/.{4}/g) ?? []).map((glyph) => letterOf(glyph, letters)).join(''));
  }
  return lines.join('\n');
}

function letterOf(glyph: string, letters: Letters): string {
  const letter = letters.get(glyph.toLowerCase());
  if (glyph === '0000' || letter === undefined) throw new Error(`glyph ${glyph} stands for no letter`);
  return letter;
}
