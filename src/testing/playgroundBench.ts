/** The whole product without keys in this process, and a headless Chromium that looks at its pages; the browser tests of the playground begin with it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { type Product, startProduct } from '../compose.ts';
import { readConfig } from '../config.ts';
import { startBrowser, whyNoBrowser } from './browser.ts';
import { findFreePort } from './findFreePort.ts';

export interface PlaygroundBench {
  readonly product: Product;
  readonly browser: Browser;
  /** A page of the product at a desk's width unless said otherwise; closes at the end of the test. */
  openPage(path?: string, options?: BrowserContextOptions): Promise<Page>;
}

/** Started before the tests of the file that calls it, stopped behind them; not at all where there is no browser. */
export function playgroundBench(): PlaygroundBench {
  let product: Product | undefined;
  let browser: Browser | undefined;
  let dataDir: string | undefined;
  const running = <Value>(value: Value | undefined): Value => {
    if (value === undefined) throw new Error('the bench is not started yet');
    return value;
  };
  beforeAll(async () => {
    if (whyNoBrowser() !== null) return;
    dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-playground-'));
    // Links name the port that is configured.
    const config = readConfig({
      PORT: String(await findFreePort()),
      DATA_DIR: dataDir,
      LOG_LEVEL: 'silent',
    });
    if (!config.ok) throw new Error('the empty configuration must be fine');
    [product, browser] = await Promise.all([startProduct(config.value), startBrowser()]);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    if (dataDir !== undefined) await rm(dataDir, { recursive: true });
  }, 60_000);
  return {
    get product() {
      return running(product);
    },
    get browser() {
      return running(browser);
    },
    async openPage(path = '', options = {}) {
      const context = await running(browser).newContext({
        viewport: { width: 1440, height: 900 },
        ...options,
      });
      onTestFinished(() => context.close());
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      await page.goto(`${running(product).url}/${path}`);
      return page;
    },
  };
}

/** Long, because the machine may be busy; nothing waits for it unless something is wrong. */
const SEEN_WITHIN_MS = 15_000;

/** Until all that the places show, taken together, is like `text`. */
export const expectText = (
  locator: Locator,
  text: string | RegExp,
  timeout = SEEN_WITHIN_MS,
): Promise<void> =>
  expect.poll(() => locator.allInnerTexts().then((texts) => texts.join('\n')), { timeout }).toMatch(text);

export const chatOf = (page: Page): Locator => page.locator('#chat');

/** The newest button of the bot with these words. */
export const key = (page: Page, label: string): Locator =>
  page.locator('.from-bot .key', { hasText: label }).last();

export async function say(page: Page, text: string): Promise<void> {
  await page.fill('#message', text);
  await page.press('#message', 'Enter');
}

/** Says it and waits for an answer like this. */
export async function asks(page: Page, question: string, answer: string | RegExp): Promise<void> {
  await say(page, question);
  await expectText(chatOf(page), answer);
}
