/** Writes HTML from values: everything is escaped, unless it is HTML already. The pages of the report are made with it. */

export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | Html | readonly Html[] | null;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeText = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

const asText = (value: Value): string => {
  if (value === null) return '';
  if (value instanceof Html) return value.text;
  return typeof value === 'string' || typeof value === 'number'
    ? escapeText(String(value))
    : value.map((one) => one.text).join('');
};

export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Html =>
  new Html(parts.reduce((text, part, index) => text + asText(values[index - 1] ?? null) + part));

export const page = (title: string, body: Html): string =>
  html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${new Html(STYLE)}</style></head><body>${body}</body></html>`
    .text;

const STYLE = `
:root { --ink: #1d2433; --dim: #667085; --line: #e3e7ee; --paper: #f6f7fa; --card: #fff; --good: #137a4b; --bad: #b3261e; --warn: #9a6200; --patient: #e6f4ea; --accent: #2456b8; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ebf2; --dim: #9aa4b5; --line: #2d3443; --paper: #141821; --card: #1c212d; --good: #4cc38a; --bad: #ff8a80; --warn: #e0a94a; --patient: #1f3a2c; --accent: #8ab0ff; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 24px 32px 64px; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
main { max-width: 1280px; margin: 0 auto; }
h1 { font-size: 22px; margin: 0 0 4px; } h2 { font-size: 17px; margin: 28px 0 10px; } h3 { font-size: 15px; margin: 18px 0 8px; }
a { color: var(--accent); text-decoration: none; } a:hover { text-decoration: underline; }
.dim { color: var(--dim); } .good { color: var(--good); } .bad { color: var(--bad); } .warn { color: var(--warn); }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 14px 18px; margin: 12px 0; }
table { border-collapse: collapse; width: 100%; background: var(--card); border: 1px solid var(--line); border-radius: 10px; overflow: hidden; }
th, td { text-align: left; vertical-align: top; padding: 7px 12px; border-bottom: 1px solid var(--line); } th { font-weight: 600; color: var(--dim); font-size: 13px; }
td.trials { white-space: nowrap; } td.number { text-align: right; font-variant-numeric: tabular-nums; }
pre { margin: 0 0 6px; white-space: pre-wrap; overflow-wrap: anywhere; font: 12.5px/1.5 ui-monospace, monospace; }
.tag { display: inline-block; padding: 0 8px; margin: 0 4px 2px 0; border: 1px solid var(--line); border-radius: 9px; font-size: 12px; color: var(--dim); }
.turn { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 18px; border-top: 1px solid var(--line); padding: 12px 0; }
.bubble { padding: 8px 12px; border-radius: 12px; margin: 4px 0; white-space: pre-wrap; overflow-wrap: anywhere; max-width: 92%; border: 1px solid var(--line); background: var(--card); }
.patient { background: var(--patient); margin-left: auto; width: fit-content; } .world { color: var(--dim); font-style: italic; text-align: center; margin: 4px 0; }
.choice { display: inline-block; margin: 4px 4px 0 0; padding: 1px 9px; border: 1px solid var(--accent); color: var(--accent); border-radius: 8px; font-size: 13px; }
.call { font: 12.5px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; margin: 2px 0; }
details > summary { cursor: pointer; font-weight: 600; }
.side { display: grid; grid-template-columns: 1fr 1fr; gap: 0; } .side > div { padding: 8px 12px; border-right: 1px solid var(--line); }
@media (max-width: 800px) { body { padding: 16px; } .turn, .side { grid-template-columns: minmax(0, 1fr); } .side > div { border-right: 0; } }
`;
