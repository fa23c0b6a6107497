/** Shapes a run of an Indian script by its font's tables and gives its outlines as a path; jsPDF alone would tear the syllables apart. */
import type { Font, GlyphRun, PathCommand } from 'fontkit';

/** One step of a path in points from the page's top left, in the letters of PDF's path operators. */
export interface PathStep {
  readonly op: 'm' | 'l' | 'c' | 'h';
  readonly c: number[];
}

/** The placing of signs over and under letters: fontkit 2.0.4 throws where a font gives a letter no place for one, as Noto's Malayalam and Gurmukhi do. */
const WITHOUT_MARK_PLACING = { mark: false, mkmk: false, abvm: false, blwm: false } as const;

/** Letters joined and ordered in any case; signs placed to a hair where the font and fontkit agree, else where the font draws them by itself. */
function layOut(font: Font, text: string): GlyphRun {
  try {
    return font.layout(text);
  } catch {
    return font.layout(text, WITHOUT_MARK_PLACING);
  }
}

/** How wide the run is in points. */
export function shapedWidth(font: Font, text: string, size: number): number {
  return (layOut(font, text).advanceWidth * size) / font.unitsPerEm;
}

/** The run's outlines, its baseline beginning at `x`, `y`. */
export function shapedPath(
  font: Font,
  text: string,
  place: { x: number; y: number; size: number },
): PathStep[] {
  const scale = place.size / font.unitsPerEm;
  const run = layOut(font, text);
  const steps: PathStep[] = [];
  let penX = 0;
  let penY = 0;
  run.glyphs.forEach((glyph, index) => {
    const position = run.positions[index];
    if (position === undefined) return;
    const originX = penX + position.xOffset;
    const originY = penY + position.yOffset;
    // A font's y grows upwards, a page's downwards.
    const toPage = (x: number, y: number) =>
      [place.x + (originX + x) * scale, place.y - (originY + y) * scale] as const;
    steps.push(...outline(glyph.path.commands, toPage));
    penX += position.xAdvance;
    penY += position.yAdvance;
  });
  return steps;
}

type ToPage = (x: number, y: number) => readonly [number, number];

function outline(commands: readonly PathCommand[], toPage: ToPage): PathStep[] {
  const steps: PathStep[] = [];
  let from: readonly [number, number] = [0, 0];
  for (const { command, args } of commands) {
    const points = pairs(args);
    const last = points.at(-1);
    if (command === 'closePath' || last === undefined) steps.push({ op: 'h', c: [] });
    else if (command === 'moveTo' || command === 'lineTo')
      steps.push({ op: command === 'moveTo' ? 'm' : 'l', c: [...toPage(...last)] });
    else steps.push({ op: 'c', c: cubic(from, points).flatMap((point) => [...toPage(...point)]) });
    from = last ?? from;
  }
  return steps;
}

/** PDF knows cubic curves only; a quadratic one raised by a degree is the same curve (https://pomax.github.io/bezierinfo/#reordering). */
function cubic(
  from: readonly [number, number],
  points: readonly (readonly [number, number])[],
): readonly (readonly [number, number])[] {
  const [control, to] = points;
  if (points.length !== 2 || control === undefined || to === undefined) return points;
  const towards = (end: readonly [number, number]) =>
    [end[0] + (2 / 3) * (control[0] - end[0]), end[1] + (2 / 3) * (control[1] - end[1])] as const;
  return [towards(from), towards(to), to];
}

function pairs(numbers: readonly number[]): (readonly [number, number])[] {
  const points: (readonly [number, number])[] = [];
  for (let place = 0; place + 1 < numbers.length; place += 2)
    points.push([numbers[place] ?? 0, numbers[place + 1] ?? 0]);
  return points;
}
