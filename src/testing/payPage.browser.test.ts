/** The sandbox's pay page on a phone, in a real browser: every odd case played, and the return page that waits for the books. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaintsOf, faintTextsOf, startBrowser, whyNoBrowser } from './browser.ts';
import { PHONE, payerWithLink, press, standingOf } from './payPagePhone.ts';

let browser: Browser;

describe.skipIf(whyNoBrowser() !== null)('the pay page on a phone', () => {
  beforeAll(async () => {
    browser = await startBrowser();
  }, 60_000);
  afterAll(() => browser.close());

  it('fits the screen, can be read, and says that nothing is real', { timeout: 90_000 }, async () => {
    const { page, open } = await payerWithLink(browser);
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
      const { patient, page, open } = await payerWithLink(browser);
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
    const { patient, page, open } = await payerWithLink(browser);
    await open();
    await press(page, 'Pay, webhook never');
    await page.waitForURL(/payment\/return/);
    expect(await standingOf(page)).toBe('open');
    await patient.says('I have paid', /We have received/);
    await expect.poll(() => standingOf(page), { timeout: 30_000 }).toBe('paid');
  });
});
