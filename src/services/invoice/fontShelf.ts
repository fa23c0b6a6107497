/** The Noto Sans fonts: where each script's files lie, read once and kept while the printing thread lives. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import { mendFont } from './mendFont.ts';

export type Weight = 'regular' | 'bold';

/** Scripts whose letters change shape and order with their neighbours: jsPDF does not shape, so their outlines are drawn. */
export const SHAPED_SCRIPTS = [
  { name: 'Devanagari', letters: /\p{Script=Devanagari}/u },
  { name: 'Bengali', letters: /\p{Script=Bengali}/u },
  { name: 'Gurmukhi', letters: /\p{Script=Gurmukhi}/u },
  { name: 'Gujarati', letters: /\p{Script=Gujarati}/u },
  { name: 'Tamil', letters: /\p{Script=Tamil}/u },
  { name: 'Telugu', letters: /\p{Script=Telugu}/u },
  { name: 'Kannada', letters: /\p{Script=Kannada}/u },
  { name: 'Malayalam', letters: /\p{Script=Malayalam}/u },
] as const;
export type ShapedScript = (typeof SHAPED_SCRIPTS)[number]['name'];

const WEIGHT_FOLDERS = { regular: '400Regular', bold: '700Bold' } as const satisfies Record<Weight, string>;

const LATIN_IS_MISSING = 'the package @expo-google-fonts/noto-sans is not installed';

export interface FontShelf {
  /** Noto Sans itself, as jsPDF wants it. */
  latinBase64(weight: Weight): string;
  hasLatinGlyph(codePoint: number): boolean;
  latinFont(weight: Weight): Font;
  /** Null when the script's package is not installed. */
  shapedFont(script: ShapedScript, weight: Weight): Font | null;
  shapedBase64(script: ShapedScript): string | null;
}

export function createFontShelf(): FontShelf {
  const bytesOf = remember((key: string) => readFont(key));
  const fontOf = remember((key: string) => {
    const bytes = bytesOf(key);
    return bytes === null ? null : mendFont(create(bytes));
  });
  const base64Of = remember((key: string) => bytesOf(key)?.toString('base64') ?? null);
  return {
    latinBase64(weight) {
      const base64 = base64Of(keyOf('', weight));
      if (base64 === null) throw new Error(LATIN_IS_MISSING);
      return base64;
    },
    latinFont(weight) {
      const font = fontOf(keyOf('', weight));
      if (font === null) throw new Error(LATIN_IS_MISSING);
      return font;
    },
    hasLatinGlyph: (codePoint) => fontOf(keyOf('', 'regular'))?.hasGlyphForCodePoint(codePoint) ?? false,
    shapedFont: (script, weight) => fontOf(keyOf(script, weight)),
    shapedBase64: (script) => base64Of(keyOf(script, 'regular')),
  };
}

/** "@expo-google-fonts/noto-sans-tamil/700Bold/NotoSansTamil_700Bold.ttf"; the empty script is Latin, Greek and Cyrillic. */
function keyOf(script: ShapedScript | '', weight: Weight): string {
  const folder = WEIGHT_FOLDERS[weight];
  const packageName = script === '' ? 'noto-sans' : `noto-sans-${script.toLowerCase()}`;
  return `@expo-google-fonts/${packageName}/${folder}/NotoSans${script}_${folder}.ttf`;
}

function readFont(key: string): Buffer | null {
  let path: string;
  try {
    path = createRequire(import.meta.url).resolve(key);
  } catch {
    // Not installed: the caller prints what it can.
    return null;
  }
  return readFileSync(path);
}

function remember<Value>(make: (key: string) => Value): (key: string) => Value {
  const made = new Map<string, Value>();
  return (key) => {
    const kept = made.get(key);
    if (kept !== undefined || made.has(key)) return kept as Value;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
