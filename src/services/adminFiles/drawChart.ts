/** Draws a bar chart as a PNG: vega-lite lays it out, resvg paints it with Noto Sans. Called by the thread, `fileWorker.ts`. */
import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { ChartFacts } from '../../ports/adminFiles.ts';
import { createFontShelf } from '../invoice/fontShelf.ts';
import { shapeSvgText } from './shapeSvgText.ts';

/** Twice the width of a phone's message bubble, so that it stays sharp when it is opened. */
const WIDTH = 560;
const SCALE = 2;
const ROW_HEIGHT = 34;
const COLUMN_HEIGHT = 320;
const MOST_BARS = 40;

const INK = '#16232e';
const MUTED = '#5f6d78';
const ACCENT = '#0b5a58';
const LINE = '#e3eaec';
const FONT = 'Noto Sans';
const shelf = createFontShelf();

export async function drawChart(facts: ChartFacts): Promise<Uint8Array> {
  const view = new View(parse(compile(specOf(facts)).spec), { renderer: 'none' });
  const svg = await view.toSVG();
  view.finalize();
  const painted = new Resvg(shapeSvgText(svg, shelf), {
    background: '#ffffff',
    fitTo: { mode: 'zoom', value: SCALE },
    font: { fontFiles: fontFiles(), loadSystemFonts: false, defaultFontFamily: FONT },
  });
  return new Uint8Array(painted.render().asPng());
}

const require = createRequire(import.meta.url);
const fontFiles = (): string[] =>
  ['400Regular/NotoSans_400Regular', '700Bold/NotoSans_700Bold'].map((file) =>
    require.resolve(`@expo-google-fonts/noto-sans/${file}.ttf`),
  );

function specOf({ title, subtitle, bars, along }: ChartFacts): TopLevelSpec {
  const shown = bars.slice(0, MOST_BARS);
  const isTime = along === 'time';
  const names = { field: 'label', type: 'nominal', sort: null, title: null } as const;
  const values = { field: 'value', type: 'quantitative', title: null, axis: null } as const;
  const labels = isTime
    ? { ...names, axis: { labelAngle: shown.length > 8 ? -60 : 0, labelLimit: 0 } }
    : { ...names, axis: { labelLimit: 0 } };
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    width: isTime ? WIDTH : WIDTH - 150,
    height: isTime ? COLUMN_HEIGHT : Math.max(120, shown.length * ROW_HEIGHT),
    padding: 24,
    title: { text: title, subtitle, anchor: 'start', offset: 18 },
    data: { values: shown.map((bar) => ({ ...bar })) },
    encoding: isTime ? { x: labels, y: values } : { y: labels, x: values },
    layer: [
      { mark: { type: 'bar', color: ACCENT, cornerRadiusEnd: 4 } },
      {
        mark: isTime
          ? { type: 'text', dy: -8, fontSize: 14, color: INK }
          : { type: 'text', dx: 6, align: 'left', fontSize: 15, color: INK },
        encoding: { text: { field: 'text', type: 'nominal' } },
      },
    ],
    config: {
      font: FONT,
      title: { fontSize: 22, color: INK, subtitleFontSize: 14, subtitleColor: MUTED, subtitlePadding: 6 },
      axis: {
        labelFontSize: 14,
        labelColor: INK,
        domainColor: LINE,
        ticks: false,
        grid: false,
        labelPadding: 8,
      },
      view: { stroke: null },
    },
  };
}
