// The part of fontkit 2.0.4 (which ships no types) that is used here: layout by a font's own tables, glyphs' outlines, and the rules that `mendFont.ts` mends.
declare module 'fontkit' {
  export interface PathCommand {
    readonly command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath';
    readonly args: readonly number[];
  }
  export interface Glyph {
    readonly path: { readonly commands: readonly PathCommand[] };
  }
  export interface GlyphPosition {
    readonly xAdvance: number;
    readonly yAdvance: number;
    readonly xOffset: number;
    readonly yOffset: number;
  }
  export interface GlyphRun {
    readonly glyphs: readonly Glyph[];
    readonly positions: readonly GlyphPosition[];
    readonly advanceWidth: number;
  }
  export interface Lookup {
    readonly flags: {
      markAttachmentType: number;
      readonly flags: { readonly useMarkFilteringSet: boolean };
    };
  }
  export interface SubstitutionTable {
    readonly featureList: readonly {
      readonly tag: string;
      readonly feature: { readonly lookupListIndexes: Iterable<number> };
    }[];
    readonly lookupList: { get(index: number): Lookup };
  }
  export interface Font {
    readonly GSUB?: SubstitutionTable;
    readonly unitsPerEm: number;
    /** `features` switches OpenType features on or off by their tags. */
    layout(text: string, features?: Readonly<Record<string, boolean>>): GlyphRun;
    hasGlyphForCodePoint(codePoint: number): boolean;
  }
  export function create(buffer: Buffer): Font;
}
