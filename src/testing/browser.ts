/** A headless Chromium for tests that look at pages; those in `*.browser.test.ts` ask for it. */
import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

/** Where Debian and its kin put it. */
const USUAL_PLACE = '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const executablePath = process.env['CHROMIUM_PATH'] ?? USUAL_PLACE;

/** Why no browser can be started here, or null; a suite states its skip with it: `describe.skipIf(whyNoBrowser() !== null)`. */
export function whyNoBrowser(): string | null {
  if (existsSync(executablePath)) return null;
  const reason = `there is no Chromium at ${executablePath} (CHROMIUM_PATH names another place)`;
  process.stderr.write(`Tests in the browser are skipped: ${reason}\n`);
  return reason;
}

export const startBrowser = (): Promise<Browser> => chromium.launch({ executablePath, args: FLAGS });

/** Everything that a page complains of: errors of its scripts, of its policy, and requests that failed. */
export function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error' || line.type() === 'warning') complaints.push(line.text());
  });
  return complaints;
}

interface TreeNode {
  readonly ignored: boolean;
  readonly role?: { readonly value?: string };
  readonly name?: { readonly value?: string };
}

const CONTROLS = [
  'button',
  'link',
  'textbox',
  'combobox',
  'checkbox',
  'tab',
  'menuitem',
  'searchbox',
  'switch',
  'radio',
];

/** The controls as assistive technology finds them, by Chromium's own accessibility tree: `role: name`. */
export async function controlsOf(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: TreeNode[] };
  await session.detach();
  return nodes
    .filter(({ ignored, role }) => !ignored && CONTROLS.includes(role?.value ?? ''))
    .map(({ role, name }) => `${role?.value ?? ''}: ${name?.value ?? ''}`);
}

/** Texts in view whose colour stands out too little from what is behind them (WCAG 2.2, 1.4.3), with their ratio; and how many were looked at. */
export function faintTextsOf(
  page: Page,
): Promise<{ readonly seen: number; readonly faint: readonly string[] }> {
  return page.evaluate<{ seen: number; faint: string[] }>(FIND_FAINT_TEXTS);
}

/** Runs inside the page, so it is a text: this room's types know no browser. */
const FIND_FAINT_TEXTS = `(() => {
  const numbers = (color) => {
    const [r, g, b, a = 1] = color.match(/[\\d.]+/g).map(Number);
    return [r, g, b, a];
  };
  const over = ([r, g, b, a], below) => [r, g, b].map((channel, index) => channel * a + below[index] * (1 - a));
  const groundOf = (element) => {
    const layers = [];
    for (let at = element; at !== null; at = at.parentElement) {
      const layer = numbers(getComputedStyle(at).backgroundColor);
      if (layer[3] > 0) layers.unshift(layer);
      if (layer[3] === 1) break;
    }
    return layers.reduce((below, layer) => over(layer, below), [255, 255, 255]);
  };
  const luminance = (color) => {
    const [r, g, b] = color.map((channel) => {
      const part = channel / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  let seen = 0;
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement: element, data } = walker.currentNode;
    if (data.trim() === '' || !element.checkVisibility({ visibilityProperty: true }) || element.closest('.hidden, script, noscript')) continue;
    const style = getComputedStyle(element);
    const ground = groundOf(element);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const found = ratio(over(numbers(style.color), ground), ground);
    seen += 1;
    if (found < (isLarge ? 3 : 4.5)) faint.push(found.toFixed(2) + ' ' + data.trim().slice(0, 40));
  }
  return { seen, faint };
})()`;
