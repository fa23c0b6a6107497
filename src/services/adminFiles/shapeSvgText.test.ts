/** Texts of a chart in Indian scripts become outlines in the same place; all else stays text. */
import { expect, it } from 'vitest';
import { createFontShelf } from '../invoice/fontShelf.ts';
import { shapedWidth } from '../invoice/glyphShaper.ts';
import { shapeSvgText } from './shapeSvgText.ts';

const shelf = createFontShelf();
const text = (words: string, anchor = 'start', weight = '') =>
  `<text text-anchor="${anchor}" transform="translate(7,203)" font-size="20px"${weight} fill="#16232e">${words}</text>`;
/** The first and last x of a path's points. */
function reach(svg: string): readonly [number, number] {
  const data = / d="([^"]+)"/.exec(svg)?.[1] ?? '';
  const numbers = (data.match(/-?\d+\.\d\d/g) ?? []).map(Number);
  const xs = numbers.filter((_, at) => at % 2 === 0);
  return [Math.min(...xs), Math.max(...xs)];
}

it('leaves Latin letters, figures and rupees as they are', () => {
  const latin = text('Dr Suresh Rao &amp; Co · ₹10,400');
  expect(shapeSvgText(`<svg>${latin}</svg>`, shelf)).toBe(`<svg>${latin}</svg>`);
});

it('draws Devanagari as wide as its font says, where the text stood, in its colour', () => {
  const font = shelf.shapedFont('Devanagari', 'regular');
  if (font === null) throw new Error('the font is a dependency');
  const width = shapedWidth(font, 'दिन के हिसाब से', 20);
  for (const [anchor, from] of [
    ['start', 0],
    ['middle', -width / 2],
    ['end', -width],
  ] as const) {
    const drawn = shapeSvgText(text('दिन के हिसाब से', anchor), shelf);
    expect(drawn).toMatch(/^<path transform="translate\(7,203\)" fill="#16232e" d="M/);
    const [left, right] = reach(drawn);
    expect(Math.abs(left - from)).toBeLessThan(3);
    expect(Math.abs(right - (from + width))).toBeLessThan(3);
  }
});

it('draws a name in both scripts with one font each, bold where it was bold', () => {
  const plain = shapeSvgText(text('डॉ. Suresh Rao'), shelf);
  const bold = shapeSvgText(text('डॉ. Suresh Rao', 'start', ' font-weight="bold"'), shelf);
  expect(plain).not.toContain('<text');
  expect(reach(bold)[1]).toBeGreaterThan(reach(plain)[1] + 3);
});
