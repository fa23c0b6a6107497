/** The sandbox's pay page on a phone, in a real browser: every odd case played, and the return page that waits for the books. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Product } from '../compose.ts';
import { complaintsOf, faintTextsOf, startBrowser, whyNoBrowser } from './browser.ts';
import { findFreePort, type PatientPhone, startProductBench } from './productBench.ts';

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } as const;
let browser: Browser;

describe.skipIf(whyNoBrowser() !== null)('the pay page on a phone', () => {
  beforeAll(async () => {
    browser = await startBrowser();
  }, 60_000);
  afterAll(() => browser.close());

  /** A patient who has a link, and the page that it opens. */
  async function openWithLink(): Promise<{
    product: Product;
    patient: PatientPhone;
    page: Page;
    open: () => Promise<void>;
  }> {
    const bench = await startProductBench();
    // The return address is told to the provider before the server listens.
    const product = await bench.start({ PORT: String(await findFreePort()) });
    const patient = bench.patient(9100);
    await patient.comesToSummary();
    await patient.taps(/^Pay online/, /minutes/);
    const context = await browser.newContext(PHONE);
    onTestFinished(() => context.close());
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const link = product.razorpay.standIn?.links().at(-1)?.short_url ?? '';
    return { product, patient, page, open: async () => void (await page.goto(link)) };
  }

  const standingOf = (page: Page): Promise<string | null> =>
    page.locator('[data-standing]').first().getAttribute('data-standing');

  it('fits the screen, can be read, and says that nothing is real', { timeout: 90_000 }, async () => {
    const { page, open } = await openWithLink();
    const complaints = complaintsOf(page);
    await open();
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(PHONE.viewport.width);
    const { seen, faint } = await faintTextsOf(page);
    expect(seen).toBeGreaterThan(8);
    expect(faint).toEqual([]);
    expect(await page.locator('body').innerText()).toContain('No money moves');
    expect(complaints).toEqual([]);
  });

  it.each([
    ['Fail, then authorise', /Your appointment is booked/],
    ['Pay two times', /already paid and stays booked/],
  ])(
    '“%s” ends as it should in the chat, and the return page tells the same',
    { timeout: 120_000 },
    async (deed, said) => {
      const { patient, page, open } = await openWithLink();
      await open();
      const since = patient.phone.lastSequence;
      await press(page, deed);
      await patient.hears(since, said);
      await page.waitForURL(/payment\/return/);
      await expect.poll(() => standingOf(page), { timeout: 30_000 }).toBe('paid');
    },
  );

  it('the return page waits while no webhook comes, and knows as soon as the patient asks', {
    timeout: 120_000,
  }, async () => {
    const { patient, page, open } = await openWithLink();
    await open();
    await press(page, 'Pay, webhook never');
    await page.waitForURL(/payment\/return/);
    expect(await standingOf(page)).toBe('open');
    await patient.says('I have paid', /We have received/);
    await expect.poll(() => standingOf(page), { timeout: 30_000 }).toBe('paid');
  });
});

/** The test tools are folded away, as on the real page there are none. */
async function press(page: Page, deed: string): Promise<void> {
  const tools = page.locator('details').last();
  if ((await tools.count()) > 0 && (await tools.getAttribute('open')) === null)
    await tools.locator('summary').click();
  await page.getByRole('button', { name: deed }).click();
}
