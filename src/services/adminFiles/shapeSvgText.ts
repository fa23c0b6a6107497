/** Replaces texts of a picture that hold Indian letters by their outlines: resvg 2.6.2 draws matras over their neighbours. Called by `drawChart.ts`. */
import { type FontShelf, SHAPED_SCRIPTS, type Weight } from '../invoice/fontShelf.ts';
import { type PathStep, shapedPath, shapedWidth } from '../invoice/glyphShaper.ts';
import { cleanText, splitIntoRuns } from '../invoice/textRuns.ts';

const TEXT = /<text ([^>]*)>([^<]*)<\/text>/g;
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
const OPERATORS = { m: 'M', l: 'L', c: 'C', h: 'Z' } as const satisfies Record<PathStep['op'], string>;
/** Of its own width, where a text is drawn about its place. */
const SHIFT: Readonly<Record<string, number>> = { start: 0, middle: -0.5, end: -1 };

/** An SVG as vega writes it: no text within a text, and every attribute in double quotes. */
export function shapeSvgText(svg: string, shelf: FontShelf): string {
  return svg.replaceAll(TEXT, (whole: string, attributes: string, escaped: string) => {
    const text = escaped.replaceAll(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity] ?? entity);
    const isShaped = SHAPED_SCRIPTS.some(({ letters }) => letters.test(text));
    return isShaped ? outlines(text, attributes, shelf) : whole;
  });
}

function outlines(text: string, attributes: string, shelf: FontShelf): string {
  const attribute = (name: string): string | null =>
    new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? null;
  const size = Number.parseFloat(attribute('font-size') ?? '');
  if (!Number.isFinite(size)) throw new Error('a text of the picture has no size');
  const weight: Weight = attribute('font-weight') === 'bold' ? 'bold' : 'regular';
  const runs = splitIntoRuns(cleanText(text), shelf).map((run) => {
    const font =
      run.script === null
        ? shelf.latinFont(weight)
        : (shelf.shapedFont(run.script, weight) ?? shelf.latinFont(weight));
    return { font, text: run.text, width: shapedWidth(font, run.text, size) };
  });
  const width = runs.reduce((sum, run) => sum + run.width, 0);
  let x = width * (SHIFT[attribute('text-anchor') ?? 'start'] ?? 0);
  const paths: string[] = [];
  for (const run of runs) {
    paths.push(pathData(shapedPath(run.font, run.text, { x, y: 0, size })));
    x += run.width;
  }
  const kept = ['transform', 'fill', 'opacity'].flatMap((name) => {
    const value = attribute(name);
    return value === null ? [] : [`${name}="${value}"`];
  });
  return `<path ${kept.join(' ')} d="${paths.join('')}"/>`;
}

const pathData = (steps: readonly PathStep[]): string =>
  steps.map(({ op, c }) => `${OPERATORS[op]}${c.map((one) => one.toFixed(2)).join(' ')}`).join('');
